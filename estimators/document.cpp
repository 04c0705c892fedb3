#include "estimators/document.h"

#include <algorithm>
#include <cmath>

#include "estimators/document_fields.h"
#include "estimators/document_notes.h"
#include "estimators/document_stats.h"
#include "estimators/document_verification.h"
#include "estimators/forest_pmml.h"
#include "estimators/linear_pmml.h"
#include "estimators/pipeline.h"
#include "estimators/preprocessing_pmml.h"
#include "estimators/tree_pmml.h"
#include "pmml/describe/numbers.h"

namespace estimators {
namespace {

using Kind = pmml::Column::Kind;

// ---- Parts of the document

const Estimator& last_estimator(const Estimator& fitted) {
  const auto* pipeline = dynamic_cast<const Pipeline*>(&fitted);
  return pipeline == nullptr ? fitted : *pipeline->estimator;
}

template <class T>
bool write_if(const Estimator& fitted, const FieldColumns& features, Notes& notes,
              pmml::Model& out) {
  const auto* found = dynamic_cast<const T*>(&fitted);
  if (found != nullptr) out = write_model(*found, features, notes);
  return found != nullptr;
}

pmml::Model write_estimator(const Estimator& fitted, const FieldColumns& features, Notes notes) {
  notes.set("kind", std::string(fitted.name()));
  notes.set_params(fitted);
  pmml::Model out;
  if (write_if<LinearRegression>(fitted, features, notes, out) ||
      write_if<LogisticRegression>(fitted, features, notes, out) ||
      write_if<DecisionTreeClassifier>(fitted, features, notes, out) ||
      write_if<DecisionTreeRegressor>(fitted, features, notes, out) ||
      write_if<RandomForestClassifier>(fitted, features, notes, out) ||
      write_if<RandomForestRegressor>(fitted, features, notes, out)) {
    return out;
  }
  throw pmml::UnsupportedFeature("E-UNSUPPORTED", "estimator " + std::string(fitted.name()),
                                 "an estimator that PMML can express");
}

FieldColumns write_steps(const Estimator& fitted, FieldWriter& fields, Notes& notes) {
  const auto* pipeline = dynamic_cast<const Pipeline*>(&fitted);
  if (pipeline == nullptr) return fields.columns();
  Notes own = notes.at("pipeline");
  own.set("estimator", pipeline->estimator_name);
  return write_transformer(pipeline->transformers, fields.columns(), fields, own);
}

FieldColumns write_features(const Estimator& fitted, FieldWriter& fields, Notes& notes) {
  FieldColumns out = write_steps(fitted, fields, notes);
  for (const FieldColumn& column : out) fields.use(column);
  return out;
}

std::vector<InputField> plan(const Estimator& fitted, const pmml::Table& inputs) {
  FieldWriter fields(inputs, nullptr);
  Notes notes;
  write_features(fitted, fields, notes);
  return std::move(fields.inputs);
}

pmml::Value value(std::string text, pmml::ValueProperty property = pmml::ValueProperty::valid) {
  pmml::Value out;
  out.value = std::move(text);
  out.property = property;
  return out;
}

bool has_missing(const pmml::Column& column) {
  for (std::size_t row = 0; row < column.size(); ++row) {
    if (is_missing(column, row)) return true;
  }
  return false;
}

void add_missing_values(const TrainingData& training, const pmml::Column& column,
                        pmml::DataField& field) {
  if (!has_missing(column)) return;
  for (const std::string& marker : training.missing_values) {
    double number = 0;
    const bool fits =
        column.kind == Kind::text || pmml::parse_double(marker, number) == pmml::NumberError::none;
    if (!marker.empty() && fits) {
      field.values.push_back(value(marker, pmml::ValueProperty::missing));
    }
  }
}

pmml::DataField input_field(const InputField& input, const TrainingData& training,
                            const pmml::Column& column) {
  pmml::DataField out;
  out.name = input.name;
  const bool categorical = input.is_categorical();
  out.optype = categorical ? pmml::OpType::categorical : pmml::OpType::continuous;
  out.dataType = input.kind == Kind::text ? pmml::DataType::string : pmml::DataType::double_;
  if (categorical) {
    for (const Cell& category : input.categories) out.values.push_back(value(to_string(category)));
  }
  add_missing_values(training, column, out);
  return out;
}

bool all_integers(const std::vector<std::string>& labels) {
  return std::ranges::all_of(labels, [](const std::string& label) {
    std::int64_t number = 0;
    return pmml::parse_integer(label, number) == pmml::NumberError::none;
  });
}

pmml::DataField target_field(const Estimator& fitted, const pmml::Column& target) {
  pmml::DataField out;
  out.name = target.name;
  out.optype = fitted.is_classifier() ? pmml::OpType::categorical : pmml::OpType::continuous;
  out.dataType = pmml::DataType::double_;
  if (!fitted.is_classifier()) return out;
  const auto* classifier = dynamic_cast<const Classifier*>(&last_estimator(fitted));
  const Kind kind = classifier == nullptr ? target.kind : classifier->target_kind_;
  if (kind == Kind::text) out.dataType = pmml::DataType::string;
  if (kind == Kind::number && all_integers(fitted.classes())) {
    out.dataType = pmml::DataType::integer;
  }
  for (const std::string& label : fitted.classes()) out.values.push_back(value(label));
  return out;
}

pmml::MiningField mining_field(const InputField& input) {
  pmml::MiningField out;
  out.name = input.name;
  if (input.uses == 0) out.usageType = pmml::UsageType::supplementary;
  if (input.replacement) {
    out.missingValueReplacement = to_string(*input.replacement);
    out.missingValueTreatment = input.treatment;
  }
  const bool lists_values = input.is_categorical() && !input.categories.empty();
  if (lists_values && input.allows_unknown) {
    out.invalidValueTreatment = pmml::InvalidValueTreatment::asIs;
  }
  return out;
}

pmml::MiningSchema mining_schema(const std::vector<InputField>& inputs, const std::string& target) {
  pmml::MiningSchema out;
  for (const InputField& input : inputs) out.miningFields.push_back(mining_field(input));
  pmml::MiningField& field = out.miningFields.emplace_back();
  field.name = target;
  field.usageType = pmml::UsageType::target;
  return out;
}

ResultNames result_names(const Estimator& fitted, const FieldWriter& fields,
                         const std::string& target) {
  ResultNames out;
  out.predicted = fields.new_name("predicted_" + target);
  for (const std::string& label : fitted.classes()) {
    out.probabilities.push_back(fields.new_name("probability_" + label));
  }
  return out;
}

pmml::Output output(const Estimator& fitted, const pmml::DataField& target,
                    const ResultNames& names) {
  pmml::Output out;
  pmml::OutputField& predicted = out.outputFields.emplace_back();
  predicted.name = names.predicted;
  predicted.optype = target.optype;
  predicted.dataType = target.dataType;
  const std::vector<std::string> classes = fitted.classes();
  for (std::size_t k = 0; k < classes.size(); ++k) {
    pmml::OutputField& field = out.outputFields.emplace_back();
    field.name = names.probabilities[k];
    field.optype = pmml::OpType::continuous;
    field.dataType = pmml::DataType::double_;
    field.feature = pmml::ResultFeature::probability;
    field.value = classes[k];
  }
  return out;
}

pmml::Header header(const DocumentOptions& options) {
  pmml::Header out;
  out.copyright = options.copyright;
  out.description = options.description;
  pmml::Application& application = out.application.emplace();
  application.name = "pmml";
  application.version = options.application_version;
  if (options.timestamp) out.timestamp.emplace().text = *options.timestamp;
  return out;
}

/// The elements that stand around every model's own content.
struct Frame {
  std::optional<std::string> model_name;
  pmml::MiningSchema schema;
  pmml::Output output;
  pmml::ModelStats stats;
  std::vector<pmml::DerivedField> derived;
  pmml::Box<pmml::ModelVerification> verification;
  Notes notes;
};

template <class T>
void put_frame(T& model, Frame&& frame) {
  model.modelName = std::move(frame.model_name);
  model.miningSchema = std::move(frame.schema);
  model.output = std::move(frame.output);
  if (!frame.stats.univariateStats.empty()) model.modelStats = std::move(frame.stats);
  if (!frame.derived.empty()) {
    model.localTransformations.emplace().derivedFields = std::move(frame.derived);
  }
  model.modelVerification = std::move(frame.verification);
  frame.notes.attach(model);
}

void put_frame(pmml::Model& model, Frame&& frame) {
  if (auto* regression = std::get_if<pmml::Box<pmml::RegressionModel>>(&model)) {
    put_frame(**regression, std::move(frame));
  } else if (auto* tree = std::get_if<pmml::Box<pmml::TreeModel>>(&model)) {
    put_frame(**tree, std::move(frame));
  } else {
    put_frame(**std::get_if<pmml::Box<pmml::MiningModel>>(&model), std::move(frame));
  }
}

pmml::Table input_columns(const Estimator& fitted, const TrainingData& training) {
  pmml::Table others = without_column(training.table, training.target);
  return fitted.feature_names_in_.empty() ? others
                                          : select_columns(others, fitted.feature_names_in_);
}

pmml::DataDictionary data_dictionary(const FieldWriter& fields, const pmml::DataField& target,
                                     const TrainingData& training, const pmml::Table& inputs) {
  pmml::DataDictionary out;
  for (std::size_t j = 0; j < fields.inputs.size(); ++j) {
    out.dataFields.push_back(input_field(fields.inputs[j], training, inputs.columns[j]));
  }
  out.dataFields.push_back(target);
  out.numberOfFields = static_cast<std::int64_t>(out.dataFields.size());
  return out;
}

pmml::ModelStats statistics(const TrainingData& training, const pmml::Table& inputs,
                            const std::string& target) {
  std::vector<std::string> names = column_names(inputs);
  names.push_back(target);
  return model_stats(training.table, names);
}

const pmml::Column& target_column(const TrainingData& training) {
  const pmml::Column* found = training.table.find(training.target);
  if (found != nullptr) return *found;
  throw pmml::InvalidData("E-NO-COLUMN", "no column named " + training.target,
                          "the target in the training data");
}

}  // namespace

pmml::Document to_pmml(const Estimator& fitted, const TrainingData& training,
                       const DocumentOptions& options) {
  if (fitted.n_features_in_ < 0) throw NotFitted(fitted.name());
  const pmml::Table inputs = input_columns(fitted, training);
  const pmml::DataField target = target_field(fitted, target_column(training));
  const std::vector<InputField> planned = plan(fitted, inputs);
  FieldWriter fields(inputs, &planned);
  fields.reserve(target.name);
  Notes notes;
  const FieldColumns features = write_features(fitted, fields, notes);
  pmml::Model model = write_estimator(last_estimator(fitted), features, notes);
  const ResultNames results = result_names(fitted, fields, target.name);

  pmml::Document out;
  out.pmml.version = "4.4";
  out.pmml.header = header(options);
  out.pmml.dataDictionary = data_dictionary(fields, target, training, inputs);
  Frame frame;
  frame.stats = statistics(training, inputs, target.name);
  frame.model_name = options.model_name;
  frame.schema = mining_schema(fields.inputs, target.name);
  frame.output = output(fitted, target, results);
  frame.derived = std::move(fields.derived);
  frame.notes = notes;
  if (options.verification) {
    const pmml::Table rows =
        verification_rows(fitted, inputs, fields.inputs, options.verification_rows);
    frame.verification = verification(fitted, rows, results);
  }
  put_frame(model, std::move(frame));
  out.pmml.models.push_back(std::move(model));
  return out;
}

}  // namespace estimators
