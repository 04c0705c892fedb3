#include <algorithm>
#include <set>

#include "estimators/column_transformer.h"
#include "estimators/one_hot_encoder.h"
#include "estimators/pipeline.h"
#include "estimators/simple_imputer.h"
#include "estimators/standard_scaler.h"

namespace estimators {
namespace {

using pmml::Column;

bool any_missing(const pmml::Table& table, const std::vector<std::string>& names) {
  return std::ranges::any_of(select_columns(table, names).columns, [](const Column& column) {
    for (std::size_t row = 0; row < column.size(); ++row) {
      if (is_missing(column, row)) return true;
    }
    return false;
  });
}

void require_few_categories(const Column& column) {
  constexpr std::size_t most = 1000;
  std::set<std::string_view> seen;
  for (std::size_t row = 0; row < column.size() && seen.size() <= most; ++row) {
    seen.insert(column.text[row]);
  }
  if (seen.size() <= most) return;
  throw pmml::InvalidData("E-CATEGORIES", "more than 1000 different texts in " + column.name,
                          "a column of categories; leave identifiers and free text out");
}

SimpleImputer imputer(std::string strategy) {
  SimpleImputer out;
  out.strategy = std::move(strategy);
  return out;
}

TransformerPipeline numeric_steps(bool missing, bool scaled) {
  TransformerPipeline out;
  if (missing) out.steps.push_back({"imputer", imputer("median")});
  if (scaled) out.steps.push_back({"scaler", StandardScaler()});
  return out;
}

TransformerPipeline text_steps(bool missing) {
  TransformerPipeline out;
  if (missing) out.steps.push_back({"imputer", imputer("most_frequent")});
  OneHotEncoder encoder;
  encoder.handle_unknown = "ignore";
  out.steps.push_back({"encoder", std::move(encoder)});
  return out;
}

}  // namespace

Pipeline default_pipeline(const pmml::Table& table, std::string_view target,
                          Part<Estimator> estimator) {
  select_columns(table, std::vector{std::string(target)});
  std::vector<std::string> numbers;
  std::vector<std::string> texts;
  for (const Column& column : table.columns) {
    if (column.name == target) continue;
    if (column.kind == Column::Kind::text) require_few_categories(column);
    (column.kind == Column::Kind::text ? texts : numbers).push_back(column.name);
  }
  if (numbers.empty() && texts.empty()) {
    throw pmml::InvalidData("E-EMPTY-DATA", "no column but the target", "at least one feature");
  }
  ColumnTransformer columns;
  columns.verbose_feature_names_out = false;
  if (!numbers.empty()) {
    columns.transformers.push_back(
        {"numbers", numeric_steps(any_missing(table, numbers), estimator->wants_scaling()),
         numbers});
  }
  if (!texts.empty()) {
    columns.transformers.push_back({"categories", text_steps(any_missing(table, texts)), texts});
  }
  Pipeline out;
  out.transformers.steps.push_back({"columns", std::move(columns)});
  out.estimator_name = estimator->name();
  out.estimator = std::move(estimator);
  return out;
}

}  // namespace estimators
