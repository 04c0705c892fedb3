#include <algorithm>
#include <set>

#include "estimators/document.h"
#include "estimators/document_fields.h"
#include "estimators/document_infer.h"
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
  if (features.empty()) unsupported(model, "//MiningSchema", "no inputs", "a feature");
  for (const FieldColumn& feature : features) {
    if (feature.kind == Kind::number) continue;
    unsupported(model, "//MiningSchema", "text in " + feature.field, "numeric features");
  }
}

void require_doubles(const pmml::Element& model, const FieldColumns& features) {
  for (const FieldColumn& feature : features) {
    if (!feature.is_float) continue;
    unsupported(model, "//MiningSchema", "single precision of " + feature.field, "dataType double");
  }
}

void set_target(Estimator& estimator, const FieldReader& fields) {
  const pmml::DataField* target = fields.target();
  if (target == nullptr) return;
  estimator.target_name_ = target->name;
  auto* classifier = dynamic_cast<Classifier*>(&estimator);
  if (classifier == nullptr || !is_number(target->dataType)) return;
  for (const std::string& label : classifier->classes_) number_of(label, *target, "//DataField");
  classifier->target_kind_ = Kind::number;
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
  if constexpr (std::is_same_v<T, pmml::RegressionModel>) require_doubles(model, features);
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

std::vector<std::string> used_fields(const pmml::RegressionModel& model) {
  return predictors(model);
}
std::vector<std::string> used_fields(const pmml::TreeModel& model) {
  std::vector<std::string> names;
  std::set<std::string> seen;
  collect_tested(model, names, seen);
  return names;
}
std::vector<std::string> used_fields(const pmml::MiningModel& model) {
  return tested_fields(model);
}

bool are_numbers(const FieldColumns& columns) {
  return std::ranges::all_of(columns,
                             [](const FieldColumn& column) { return column.kind == Kind::number; });
}

// A feature for models that use none.
std::vector<std::string> first_number(const pmml::Element& model, const FieldColumns& columns) {
  const auto found = std::ranges::find(columns, Kind::number, &FieldColumn::kind);
  if (found == columns.end()) unsupported(model, "//MiningSchema", "no number", "a feature");
  return {found->field};
}

template <class T>
std::unique_ptr<Pipeline> read_pipeline(const T& model, TransformerPipeline&& transformers,
                                        const FieldColumns& inputs, const FieldColumns& features,
                                        const FieldReader& fields, const Notes& notes) {
  auto out = std::make_unique<Pipeline>();
  out->transformers = std::move(transformers);
  out->estimator = read_last(model, features, fields, notes);
  out->estimator_name = out->estimator->name();
  set_target(*out, fields);
  set_features(*out, inputs);
  return out;
}

template <class T>
std::unique_ptr<Estimator> read_noted(const T& model, FieldReader& fields, const Notes& notes) {
  const Notes steps = notes.at("pipeline");
  const FieldColumns inputs = fields.columns(true);
  FieldColumns features = inputs;
  auto transformers = read_steps(features, fields, steps);
  auto out = read_pipeline(model, std::move(*transformers), inputs, features, fields, notes);
  if (const std::string* name = steps.find("estimator")) out->estimator_name = *name;
  return out;
}

template <class T>
std::unique_ptr<Estimator> read_any(const pmml::Document& document, const T& model) {
  require_no_targets(model);
  FieldReader fields(document, *model.miningSchema, model.localTransformations.get());
  const Notes notes(model);
  if (has_transformer(notes.at("pipeline"))) return read_noted(model, fields, notes);
  const FieldColumns inputs = fields.columns(false);
  std::vector<std::string> used = used_fields(model);
  FieldColumns features = inputs;
  if (are_numbers(inputs) && are_plain(used, fields)) {
    for (const std::string& name : used) fields.require_plain(name);
    return read_last(model, features, fields, notes);
  }
  if (used.empty()) used = first_number(model, inputs);
  TransformerPipeline transformers = infer_transformers(used, fields, features);
  return read_pipeline(model, std::move(transformers), inputs, features, fields, notes);
}

template <class T>
const T* scorable(const pmml::Model& model) {
  const auto* found = std::get_if<pmml::Box<T>>(&model);
  return found == nullptr || !(*found)->isScorable ? nullptr : found->get();
}

}  // namespace

std::unique_ptr<Estimator> from_pmml(const pmml::Document& document) {
  for (const pmml::Model& model : document.pmml.models) {
    if (const auto* found = scorable<pmml::RegressionModel>(model)) {
      return read_any(document, with_numeric_predictors(*found));
    }
    if (const auto* found = scorable<pmml::TreeModel>(model)) return read_any(document, *found);
    if (const auto* found = scorable<pmml::MiningModel>(model)) return read_any(document, *found);
  }
  unsupported(document.pmml, "/PMML", "no RegressionModel, TreeModel or MiningModel to score",
              "a model that a native estimator holds");
}

}  // namespace estimators
