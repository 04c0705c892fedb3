#include "pmml/archive/drift.h"

#include <algorithm>
#include <cmath>

#include "pmml/archive/drift_bins.h"
#include "pmml/describe/numbers.h"

namespace pmml::archive {
namespace {

double term(double expected, double actual) {
  const double e = std::max(expected, least_share);
  const double a = std::max(actual, least_share);
  return (a - e) * std::log(a / e);
}

std::optional<double> missing_share(const UnivariateStats& statistics) {
  if (!statistics.counts || !(statistics.counts->totalFreq > 0)) return std::nullopt;
  const double missing =
      statistics.counts->missingFreq.value_or(0) + statistics.counts->invalidFreq.value_or(0);
  return std::clamp(missing / statistics.counts->totalFreq, 0.0, 1.0);
}

double stability_index(const BinShares& bins, std::optional<double> expected_missing,
                       double actual_missing) {
  double psi = 0;
  const double expected = 1 - expected_missing.value_or(0);
  const double actual = expected_missing ? 1 - actual_missing : 1;
  for (std::size_t i = 0; i < bins.expected.size(); ++i) {
    psi += term(expected * bins.expected[i], actual * bins.actual[i]);
  }
  return expected_missing ? psi + term(*expected_missing, actual_missing) : psi;
}

// Numbers in one spelling.
std::string category(const std::string& text) {
  double number = 0;
  return parse_double(text, number) == NumberError::none ? format_double(number) : text;
}

std::vector<std::string> present_texts(const Column& column) {
  std::vector<std::string> texts;
  for (std::size_t row = 0; row < column.size(); ++row) {
    if (!column.missing(row)) texts.push_back(category(column.cell_text(row)));
  }
  return texts;
}

std::vector<double> sorted_numbers(const Column& column) {
  std::vector<double> numbers;
  for (std::size_t row = 0; row < column.size(); ++row) {
    double number = 0;
    if (column.missing(row)) continue;
    const NumberError error = parse_double(column.cell_text(row), number);
    if (error == NumberError::none && !std::isnan(number)) numbers.push_back(number);
  }
  std::ranges::sort(numbers);
  return numbers;
}

/// How many cells of the column hold values, and the bins these are in.
struct Compared {
  std::size_t values = 0;
  BinShares bins = {{1}, {1}, {}};
};

Compared compare_categories(const UnivariateStats& statistics, const Column& column) {
  auto counts = category_counts(statistics);
  for (auto& [value, count] : counts) value = category(value);
  const std::vector<std::string> texts = present_texts(column);
  if (texts.empty()) return {};
  return {texts.size(), category_bins(counts, texts)};
}

Compared compare_numbers(const UnivariateStats& statistics, const Column& column) {
  const std::vector<double> numbers = sorted_numbers(column);
  if (numbers.empty()) return {};
  const bool has_quantiles = statistics.numericInfo && !statistics.numericInfo->quantiles.empty();
  const std::vector<double> counts = interval_counts(statistics);
  if (!has_quantiles && !counts.empty())
    return {numbers.size(), interval_bins(statistics.contStats->intervals, counts, numbers)};
  return {numbers.size(), quantile_bins(*statistics.numericInfo, numbers)};
}

bool tells_range(const UnivariateStats& statistics) {
  if (!statistics.numericInfo) return !interval_counts(statistics).empty();
  const NumericInfo& info = *statistics.numericInfo;
  return info.minimum || info.maximum || info.median || !info.quantiles.empty() ||
         !interval_counts(statistics).empty();
}

void measure(const UnivariateStats& statistics, const Column& column, FieldDrift& drift) {
  const bool categories = !category_counts(statistics).empty();
  if (!categories && !tells_range(statistics)) {
    drift.reason = "the statistics do not tell how it is distributed";
    return;
  }
  const Compared compared =
      categories ? compare_categories(statistics, column) : compare_numbers(statistics, column);
  drift.missing = drift.rows - compared.values;
  const auto expected_missing = missing_share(statistics);
  if (drift.rows == 0 || (compared.values == 0 && !expected_missing)) {
    drift.reason = "no cell holds a value";
    return;
  }
  const double missing = static_cast<double>(drift.missing) / static_cast<double>(drift.rows);
  drift.psi = stability_index(compared.bins, expected_missing, missing);
  drift.ks = compared.bins.ks;
}

}  // namespace

std::string_view FieldDrift::level() const {
  if (!psi) return "unknown";
  if (*psi < psi_moderate) return "stable";
  return *psi < psi_significant ? "moderate" : "significant";
}

std::vector<FieldDrift> drift(const ModelStats& statistics, const Table& data) {
  std::vector<FieldDrift> all;
  for (const UnivariateStats& field : statistics.univariateStats) {
    if (!field.field) continue;
    FieldDrift& one = all.emplace_back();
    one.field = *field.field;
    const Column* column = data.find(one.field);
    one.rows = column == nullptr ? 0 : column->size();
    if (column == nullptr) {
      one.reason = "the data have no such column";
    } else {
      measure(field, *column, one);
    }
  }
  return all;
}

}  // namespace pmml::archive
