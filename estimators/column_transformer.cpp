#include "estimators/column_transformer.h"

#include <algorithm>
#include <set>

namespace estimators {
namespace {

void require_distinct(const std::vector<std::string>& names) {
  std::set<std::string_view> seen;
  for (const std::string& name : names) {
    if (seen.insert(name).second) continue;
    throw pmml::InvalidData("E-DUPLICATE-COLUMN", "two results named " + name,
                            "distinct names, or verbose_feature_names_out=true");
  }
}

}  // namespace

const std::vector<Param>& ColumnTransformer::params() const {
  static const std::vector<Param> table = {
      param("remainder", &ColumnTransformer::remainder,
            "What happens to columns that are in no step.")
          .one_of({"drop", "passthrough"}),
      param("verbose_feature_names_out", &ColumnTransformer::verbose_feature_names_out,
            "Whether results carry the name of their step.")};
  return table;
}

std::vector<ParamValue> ColumnTransformer::get_params() const {
  std::vector<ParamValue> out = Parameters::get_params();
  for (const Step& step : transformers) append_nested(out, step.name, *step.transformer);
  return out;
}

void ColumnTransformer::set_param(std::string_view param_name, std::string_view value) {
  const auto [part, rest] = split_nested(param_name);
  const auto step = std::ranges::find(transformers, part, &Step::name);
  if (step == transformers.end()) return Parameters::set_param(param_name, value);
  step->transformer->set_param(rest, value);
}

std::unique_ptr<Transformer> ColumnTransformer::clone() const {
  return std::make_unique<ColumnTransformer>(*this);
}

ColumnTransformer& ColumnTransformer::fit(const pmml::Table& X) {
  check_params();
  check_features(X);
  warnings_ = pmml::Report();
  std::set<std::string_view> used;
  for (Step& step : transformers) {
    step.transformer->fit(select_columns(X, step.columns));
    warnings_.add(step.transformer->warnings_);
    used.insert(step.columns.begin(), step.columns.end());
  }
  remainder_columns_.clear();
  for (const pmml::Column& column : X.columns) {
    if (!used.contains(column.name)) remainder_columns_.push_back(column.name);
  }
  learnt(X);
  require_distinct(get_feature_names_out());
  return *this;
}

pmml::Table ColumnTransformer::transform(const pmml::Table& X) const {
  check_fitted();
  pmml::Table out;
  for (const Step& step : transformers) {
    for (pmml::Column& column : step.transformer->transform(X).columns) {
      out.columns.push_back(std::move(column));
    }
  }
  if (remainder == "passthrough") {
    for (pmml::Column& column : select_columns(X, remainder_columns_).columns) {
      out.columns.push_back(std::move(column));
    }
  }
  const std::vector<std::string> names = get_feature_names_out();
  for (std::size_t j = 0; j < names.size(); ++j) out.columns[j].name = names[j];
  return out;
}

std::string ColumnTransformer::output_name(std::string_view step, const std::string& column) const {
  return verbose_feature_names_out ? std::string(step).append("__").append(column) : column;
}

std::vector<std::string> ColumnTransformer::get_feature_names_out() const {
  check_fitted();
  std::vector<std::string> out;
  for (const Step& step : transformers) {
    for (const std::string& column : step.transformer->get_feature_names_out()) {
      out.push_back(output_name(step.name, column));
    }
  }
  if (remainder == "passthrough") {
    for (const std::string& column : remainder_columns_) {
      out.push_back(output_name("remainder", column));
    }
  }
  return out;
}

}  // namespace estimators
