#include "estimators/document_stats.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <vector>

#include "estimators/frame.h"

namespace estimators {
namespace {

constexpr std::size_t most_texts = 1000;
constexpr double percentages[] = {5, 10, 20, 25, 30, 40, 50, 60, 70, 75, 80, 90, 95};

// Between two of the sorted values the quantile lies on a straight line, as numpy has it.
double quantile(const std::vector<double>& sorted, double percentage) {
  const double place = static_cast<double>(sorted.size() - 1) * percentage / 100;
  const auto below = static_cast<std::size_t>(place);
  if (below + 1 == sorted.size()) return sorted[below];
  const double share = place - static_cast<double>(below);
  return (1 - share) * sorted[below] + share * sorted[below + 1];
}

std::vector<pmml::Quantile> quantiles(const std::vector<double>& sorted) {
  std::vector<pmml::Quantile> out;
  for (const double percentage : percentages) {
    pmml::Quantile& entry = out.emplace_back();
    entry.quantileLimit = percentage;
    entry.quantileValue = quantile(sorted, percentage);
  }
  return out;
}

pmml::NumericInfo numeric_info(const pmml::Column& column) {
  std::vector<double> values;
  for (std::size_t row = 0; row < column.size(); ++row) {
    if (!is_missing(column, row)) values.push_back(column.numbers[row]);
  }
  pmml::NumericInfo out;
  if (values.empty()) return out;
  std::ranges::sort(values);
  const std::size_t n = values.size();
  const auto count = static_cast<double>(n);
  const double mean = std::accumulate(values.begin(), values.end(), 0.0) / count;
  double squares = 0;
  for (const double value : values) squares += (value - mean) * (value - mean);
  out.minimum = values.front();
  out.maximum = values.back();
  out.mean = mean;
  out.standardDeviation = std::sqrt(squares / count);
  out.median = n % 2 == 1 ? values[n / 2] : values[n / 2 - 1] / 2 + values[n / 2] / 2;
  out.interQuartileRange = quantile(values, 75) - quantile(values, 25);
  out.quantiles = quantiles(values);
  return out;
}

pmml::DiscrStats frequencies(const std::map<std::string, std::int64_t>& counts) {
  pmml::Array values;
  pmml::Array numbers;
  auto& texts = values.values.emplace<std::vector<std::string>>();
  auto& frequency = numbers.values.emplace<std::vector<std::int64_t>>();
  for (const auto& [text, count] : counts) {
    texts.push_back(text);
    frequency.push_back(count);
  }
  values.type = pmml::ArrayType::string;
  numbers.type = pmml::ArrayType::int_;
  values.n = numbers.n = static_cast<std::int64_t>(counts.size());
  pmml::DiscrStats out;
  const auto modal =
      std::ranges::max_element(counts, {}, [](const auto& entry) { return entry.second; });
  out.modalValue = modal->first;
  out.arrays = {std::move(values), std::move(numbers)};
  return out;
}

void add_texts(const pmml::Column& column, pmml::UnivariateStats& stats) {
  std::map<std::string, std::int64_t> counts;
  for (std::size_t row = 0; row < column.size(); ++row) {
    if (!is_missing(column, row)) ++counts[std::string(column.text[row])];
  }
  stats.counts->cardinality = static_cast<std::int64_t>(counts.size());
  if (!counts.empty() && counts.size() <= most_texts) stats.discrStats = frequencies(counts);
}

pmml::UnivariateStats univariate_stats(const pmml::Column& column) {
  double missing = 0;
  for (std::size_t row = 0; row < column.size(); ++row) missing += is_missing(column, row) ? 1 : 0;
  pmml::UnivariateStats out;
  out.field = column.name;
  pmml::Counts& counts = out.counts.emplace();
  counts.totalFreq = static_cast<double>(column.size());
  counts.missingFreq = missing;
  counts.invalidFreq = 0;
  if (column.kind == pmml::Column::Kind::number) {
    out.numericInfo = numeric_info(column);
  } else {
    add_texts(column, out);
  }
  return out;
}

}  // namespace

pmml::ModelStats model_stats(const pmml::Table& table, std::span<const std::string> names) {
  pmml::ModelStats out;
  for (const std::string& name : names) {
    const pmml::Column* column = table.find(name);
    if (column != nullptr) out.univariateStats.push_back(univariate_stats(*column));
  }
  return out;
}

}  // namespace estimators
