#include "estimators/document_infer.h"

#include <map>
#include <set>

#include "estimators/column_transformer.h"
#include "estimators/document_expressions.h"
#include "estimators/one_hot_encoder.h"
#include "estimators/simple_imputer.h"
#include "estimators/standard_scaler.h"
#include "pmml/describe/value_type.h"

namespace estimators {
namespace {

using Kind = pmml::Column::Kind;
using pmml::Box;

constexpr std::size_t deepest = 32;

std::string path_of(const pmml::DerivedField& field) {
  return "//DerivedField[@name='" + field.name.value_or("") + "']";
}

/// One input column and the transformers it passes through.
struct Chain {
  FieldColumn column;
  std::vector<PipelineStep> steps;
};

void set_inputs(Fitted& fitted, const std::string& column) {
  fitted.n_features_in_ = 1;
  fitted.feature_names_in_ = {column};
}

void add_imputer(Chain& chain, const Cell& value, std::string strategy) {
  SimpleImputer imputer;
  imputer.strategy = std::move(strategy);
  if (imputer.strategy == "constant") imputer.fill_value = to_string(value);
  imputer.statistics_ = {value};
  set_inputs(imputer, chain.column.column);
  chain.steps.push_back({"imputer", std::move(imputer)});
}

void add_scaler(Chain& chain, const StandardStep& step) {
  StandardScaler scaler;
  scaler.mean_ = Eigen::VectorXd::Constant(1, step.mean);
  scaler.scale_ = Eigen::VectorXd::Constant(1, step.scale);
  scaler.var_ = Eigen::VectorXd::Constant(1, step.scale * step.scale);
  scaler.n_samples_seen_ = Eigen::VectorXd::Zero(1);
  set_inputs(scaler, chain.column.column);
  chain.steps.push_back({"scaler", std::move(scaler)});
}

void add_encoder(Chain& chain, const pmml::NormDiscrete& test) {
  OneHotEncoder encoder;
  encoder.handle_unknown = "ignore";
  encoder.categories_ = {{cell_of(test.value, chain.column.kind, test)}};
  encoder.drop_idx_ = {std::nullopt};
  set_inputs(encoder, chain.column.column);
  chain.steps.push_back({"encoder", std::move(encoder)});
  chain.column.column = chain.steps.back().transformer->get_feature_names_out()[0];
  chain.column.kind = Kind::number;
}

std::string strategy(const pmml::MiningField& field) {
  using enum pmml::MissingValueTreatment;
  if (field.missingValueTreatment == asMean) return "mean";
  if (field.missingValueTreatment == asMedian) return "median";
  return field.missingValueTreatment == asMode ? "most_frequent" : "constant";
}

Chain raw_chain(const std::string& name, const FieldReader& fields) {
  fields.require_plain(name);
  const pmml::MiningField& field = *fields.mining_field(name);
  Chain out{{name, name, fields.kind_of(name), true, fields.is_float(name)}, {}};
  if (field.missingValueReplacement) {
    add_imputer(out, cell_of(*field.missingValueReplacement, out.column.kind, field),
                strategy(field));
  }
  return out;
}

Chain chain_of(const std::string& name, const FieldReader& fields, std::size_t depth);

// The chain before a transformer, which computes in double precision.
Chain double_chain(const pmml::DerivedField& derived, const std::string& source,
                   const FieldReader& fields, std::size_t depth) {
  Chain out = chain_of(source, fields, depth + 1);
  if (out.column.is_float || derived.dataType == pmml::DataType::float_) {
    unsupported(derived, path_of(derived), "arithmetic in single precision", "dataType double");
  }
  return out;
}

Chain derived_chain(const pmml::DerivedField& derived, const FieldReader& fields,
                    std::size_t depth) {
  const auto before = [&](const std::string& field) {
    return double_chain(derived, field, fields, depth);
  };
  const pmml::Expression& expression = derived.expression;
  if (const auto* ref = std::get_if<Box<pmml::FieldRef>>(&expression)) {
    const auto& value = (*ref)->mapMissingTo;
    Chain out = value ? before((*ref)->field) : chain_of((*ref)->field, fields, depth + 1);
    if (value) add_imputer(out, cell_of(*value, out.column.kind, **ref), "constant");
    if (derived.dataType == pmml::DataType::float_) out.column.is_float = true;
    return out;
  }
  if (const auto* test = std::get_if<Box<pmml::NormDiscrete>>(&expression)) {
    Chain out = before((*test)->field);
    add_encoder(out, **test);
    return out;
  }
  const auto found = standardised(expression);
  if (!found) unsupported(derived, path_of(derived), "its expression", "one of a transformer");
  Chain out = before(found->field);
  add_scaler(out, found->step);
  return out;
}

Chain chain_of(const std::string& name, const FieldReader& fields, std::size_t depth) {
  const pmml::DerivedField* derived = fields.derived(name);
  if (derived == nullptr) return raw_chain(name, fields);
  if (depth > deepest) {
    unsupported(*derived, path_of(*derived), "a long chain or a cycle of derived fields",
                "at most " + std::to_string(deepest));
  }
  return derived_chain(*derived, fields, depth);
}

std::vector<std::string> unused(const FieldColumns& inputs, const ColumnTransformer& columns) {
  std::set<std::string_view> used;
  for (const auto& step : columns.transformers) used.insert(step.columns.front());
  std::vector<std::string> out;
  for (const FieldColumn& input : inputs) {
    if (!used.contains(input.column)) out.push_back(input.column);
  }
  return out;
}

ColumnTransformer::Step step_of(const std::string& name, Chain&& chain,
                                const std::string& raw_column) {
  TransformerPipeline steps(std::move(chain.steps));
  set_inputs(steps, raw_column);
  return {name, std::move(steps), {raw_column}};
}

}  // namespace

pmml::RegressionModel with_numeric_predictors(const pmml::RegressionModel& model) {
  pmml::RegressionModel out = model;
  std::map<std::pair<std::string, std::string>, std::string> names;
  for (pmml::RegressionTable& table : out.regressionTables) {
    for (const pmml::CategoricalPredictor& predictor : table.categoricalPredictors) {
      const auto [entry, is_new] = names.emplace(std::pair(predictor.name, predictor.value),
                                                 predictor.name + "=" + predictor.value);
      pmml::NumericPredictor& numeric = table.numericPredictors.emplace_back();
      numeric.name = entry->second;
      numeric.coefficient = predictor.coefficient;
      if (!is_new) continue;
      if (!out.localTransformations) out.localTransformations.emplace();
      auto& derived = out.localTransformations->derivedFields.emplace_back();
      derived.name = entry->second;
      derived.optype = pmml::OpType::continuous;
      derived.dataType = pmml::DataType::double_;
      pmml::NormDiscrete test;
      test.field = predictor.name;
      test.value = predictor.value;
      test.mapMissingTo = 0;
      derived.expression = Box<pmml::NormDiscrete>(std::move(test));
    }
    table.categoricalPredictors.clear();
  }
  return out;
}

bool are_plain(const std::vector<std::string>& used, const FieldReader& fields) {
  for (const std::string& name : used) {
    const pmml::MiningField* field = fields.mining_field(name);
    if (fields.derived(name) != nullptr || field == nullptr || field->missingValueReplacement) {
      return false;
    }
  }
  return true;
}

TransformerPipeline infer_transformers(const std::vector<std::string>& used,
                                       const FieldReader& fields, FieldColumns& features) {
  const FieldColumns inputs = features;
  ColumnTransformer columns;
  features.clear();
  for (const std::string& name : used) {
    Chain chain = chain_of(name, fields, 0);
    const std::string raw = chain.steps.empty()
                                ? chain.column.column
                                : chain.steps.front().transformer->feature_names_in_[0];
    features.push_back(
        {name + "__" + chain.column.column, name, chain.column.kind, false, chain.column.is_float});
    columns.transformers.push_back(step_of(name, std::move(chain), raw));
  }
  columns.n_features_in_ = static_cast<Eigen::Index>(inputs.size());
  columns.feature_names_in_ = names_of(inputs);
  columns.remainder_columns_ = unused(inputs, columns);
  TransformerPipeline out;
  out.n_features_in_ = columns.n_features_in_;
  out.feature_names_in_ = columns.feature_names_in_;
  out.steps.push_back({"columns", std::move(columns)});
  return out;
}

}  // namespace estimators
