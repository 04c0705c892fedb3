#include "estimators/document.h"
#include "estimators/document_fields.h"
#include "estimators/document_notes.h"
#include "estimators/forest_pmml.h"
#include "estimators/linear_pmml.h"
#include "estimators/pipeline.h"
#include "estimators/preprocessing_pmml.h"
#include "estimators/tree_pmml.h"

namespace estimators {
namespace {

using Kind = pmml::Column::Kind;

void require_numbers(const pmml::Element& model, const FieldColumns& features) {
  for (const FieldColumn& feature : features) {
    if (feature.kind == Kind::number) continue;
    unsupported(model, "//MiningSchema", "text in " + feature.field, "numeric features");
  }
}

void set_target(Estimator& estimator, const FieldReader& fields) {
  const pmml::DataField* target = fields.target();
  if (target == nullptr) return;
  estimator.target_name_ = target->name;
  auto* classifier = dynamic_cast<Classifier*>(&estimator);
  if (classifier != nullptr && !is_text(target->dataType)) {
    classifier->target_kind_ = Kind::number;
  }
}

void set_features(Estimator& estimator, const FieldColumns& features) {
  estimator.n_features_in_ = static_cast<Eigen::Index>(features.size());
  estimator.feature_names_in_ = names_of(features);
}

std::unique_ptr<TransformerPipeline> read_steps(FieldColumns& columns, FieldReader& fields,
                                                const Notes& notes) {
  auto found = read_transformer(columns, fields, notes);
  auto* chain = dynamic_cast<TransformerPipeline*>(found.get());
  if (chain == nullptr) {
    throw pmml::InvalidDocument("E-VALUE", "pipeline of kind " + std::string(found->name()),
                                "transformer_pipeline");
  }
  found.release();
  return std::unique_ptr<TransformerPipeline>(chain);
}

template <class T>
std::unique_ptr<Estimator> read_last(const T& model, const FieldColumns& features,
                                     const FieldReader& fields, const Notes& notes) {
  require_numbers(model, features);
  std::unique_ptr<Estimator> out = read_model(model, features, fields, notes);
  set_target(*out, fields);
  set_features(*out, features);
  return out;
}

template <class T>
void require_no_targets(const T& model) {
  if (model.targets) {
    unsupported(*model.targets, "//Targets", "Targets", "a result that is not changed");
  }
}

template <class T>
std::unique_ptr<Estimator> read_any(const pmml::Document& document, const T& model) {
  require_no_targets(model);
  FieldReader fields(document, *model.miningSchema, model.localTransformations.get());
  const Notes notes(model);
  FieldColumns features = fields.columns();
  const FieldColumns inputs = features;
  const Notes steps = notes.at("pipeline");
  if (!has_transformer(steps)) return read_last(model, features, fields, notes);
  auto out = std::make_unique<Pipeline>();
  out->transformers = std::move(*read_steps(features, fields, steps));
  if (const std::string* name = steps.find("estimator")) out->estimator_name = *name;
  out->estimator = read_last(model, features, fields, notes);
  set_target(*out, fields);
  set_features(*out, inputs);
  return out;
}

template <class T>
std::unique_ptr<Estimator> read_if(const pmml::Document& document, const pmml::Model& model) {
  const auto* found = std::get_if<pmml::Box<T>>(&model);
  return found == nullptr || !(*found)->isScorable ? nullptr : read_any(document, **found);
}

}  // namespace

std::unique_ptr<Estimator> from_pmml(const pmml::Document& document) {
  for (const pmml::Model& model : document.pmml.models) {
    if (auto out = read_if<pmml::RegressionModel>(document, model)) return out;
    if (auto out = read_if<pmml::TreeModel>(document, model)) return out;
    if (auto out = read_if<pmml::MiningModel>(document, model)) return out;
  }
  unsupported(document.pmml, "/PMML", "no RegressionModel, TreeModel or MiningModel to score",
              "a model that a native estimator holds");
}

}  // namespace estimators
