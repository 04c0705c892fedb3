#include "estimators/simple_imputer.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "pmml/describe/numbers.h"

namespace estimators {
namespace {

using pmml::Column;

constexpr std::string_view indicator_prefix = "missingindicator_";

std::vector<double> present_numbers(const Column& column) {
  if (column.kind == Column::Kind::text) {
    throw pmml::InvalidData("E-TEXT-COLUMN", "text in column " + column.name,
                            "numbers, or strategy=most_frequent or constant");
  }
  std::vector<double> out;
  out.reserve(column.size());
  for (std::size_t row = 0; row < column.size(); ++row) {
    if (!is_missing(column, row)) out.push_back(column.numbers[row]);
  }
  return out;
}

Cell mean(const Column& column) {
  const std::vector<double> values = present_numbers(column);
  if (values.empty()) return {};
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

Cell median(const Column& column) {
  std::vector<double> values = present_numbers(column);
  if (values.empty()) return {};
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::ranges::nth_element(values, middle);
  if (values.size() % 2 == 1) return *middle;
  return (*std::max_element(values.begin(), middle) + *middle) / 2;
}

Cell most_frequent(const Column& column) {
  std::map<Cell, std::size_t> counts;
  for (std::size_t row = 0; row < column.size(); ++row) {
    if (!is_missing(column, row)) ++counts[cell_at(column, row)];
  }
  const auto best =
      std::ranges::max_element(counts, {}, [](const auto& entry) { return entry.second; });
  return best == counts.end() ? Cell{} : best->first;
}

Cell constant(const Column& column, const std::optional<std::string>& fill_value) {
  if (column.kind == Column::Kind::text) return fill_value.value_or("missing_value");
  double value = 0;
  if (fill_value && pmml::parse_double(*fill_value, value) != pmml::NumberError::none) {
    throw pmml::InvalidData("E-PARAM-VALUE", "fill_value=" + *fill_value,
                            "a number for the numeric column " + column.name);
  }
  return value;
}

Cell statistic(const SimpleImputer& imputer, const Column& column) {
  if (imputer.strategy == "mean") return mean(column);
  if (imputer.strategy == "median") return median(column);
  if (imputer.strategy == "most_frequent") return most_frequent(column);
  return constant(column, imputer.fill_value);
}

bool any_missing(const Column& column) {
  for (std::size_t row = 0; row < column.size(); ++row) {
    if (is_missing(column, row)) return true;
  }
  return false;
}

bool is_dropped(const Cell& statistic) {
  return std::holds_alternative<std::monostate>(statistic);
}

void require_kind(const Column& column, const Cell& statistic) {
  const bool text = std::holds_alternative<std::string>(statistic);
  if (text == (column.kind == Column::Kind::text)) return;
  throw pmml::InvalidData("E-COLUMN-KIND",
                          (text ? "numbers in column " : "text in column ") + column.name,
                          text ? "text, as seen by fit" : "numbers, as seen by fit");
}

Column filled(const Column& column, const Cell& statistic) {
  require_kind(column, statistic);
  if (!any_missing(column)) return column;
  Column out;
  out.name = column.name;
  out.kind = column.kind;
  for (std::size_t row = 0; row < column.size(); ++row) {
    push_cell(out, is_missing(column, row) ? statistic : cell_at(column, row));
  }
  return out;
}

Column indicator(const Column& column) {
  Column out;
  out.name = std::string(indicator_prefix) + column.name;
  for (std::size_t row = 0; row < column.size(); ++row) {
    out.push_number(is_missing(column, row) ? 1 : 0);
  }
  return out;
}

pmml::Problem empty_feature(const Column& column) {
  pmml::Problem out;
  out.id = "W-EMPTY-FEATURE";
  out.severity = pmml::Severity::warning;
  out.layer = pmml::Layer::data;
  out.path = column.name;
  out.found = "no value in any row; the column is dropped";
  out.expected = "at least one value";
  return out;
}

}  // namespace

const std::vector<Param>& SimpleImputer::params() const {
  static const std::vector<Param> table = {
      param("strategy", &SimpleImputer::strategy, "What missing cells are replaced by.")
          .one_of({"mean", "median", "most_frequent", "constant"}),
      param("fill_value", &SimpleImputer::fill_value, "The value for strategy constant."),
      param("add_indicator", &SimpleImputer::add_indicator,
            "Whether 0/1 columns say which cells were missing.")};
  return table;
}

std::unique_ptr<Transformer> SimpleImputer::clone() const {
  return std::make_unique<SimpleImputer>(*this);
}

SimpleImputer& SimpleImputer::fit(const pmml::Table& X) {
  check_params();
  check_features(X);
  std::vector<Cell> statistics;
  pmml::Report warnings;
  for (const Column& column : X.columns) {
    statistics.push_back(statistic(*this, column));
    if (is_dropped(statistics.back())) warnings.add(empty_feature(column));
  }
  statistics_ = std::move(statistics);
  warnings_ = std::move(warnings);
  indicator_features_.clear();
  for (std::size_t j = 0; add_indicator && j < X.columns.size(); ++j) {
    if (any_missing(X.columns[j])) indicator_features_.push_back(j);
  }
  learnt(X);
  return *this;
}

pmml::Table SimpleImputer::transform(const pmml::Table& X) const {
  const pmml::Table columns = fitted_columns(X);
  check_features(columns);
  pmml::Table out;
  for (std::size_t j = 0; j < statistics_.size(); ++j) {
    if (is_dropped(statistics_[j])) continue;
    out.columns.push_back(filled(columns.columns[j], statistics_[j]));
  }
  for (const std::size_t j : indicator_features_) {
    out.columns.push_back(indicator(columns.columns[j]));
  }
  return out;
}

std::vector<std::string> SimpleImputer::get_feature_names_out() const {
  const std::vector<std::string> names = input_names();
  std::vector<std::string> out;
  for (std::size_t j = 0; j < names.size(); ++j) {
    if (!is_dropped(statistics_[j])) out.push_back(names[j]);
  }
  for (const std::size_t j : indicator_features_) {
    out.push_back(std::string(indicator_prefix) + names[j]);
  }
  return out;
}

}  // namespace estimators
