#include "pmml/archive/drift_bins.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "pmml/describe/numbers.h"
#include "pmml/score/field.h"

namespace pmml::archive {
namespace {

std::vector<std::string> texts_of(const Array& array) {
  if (const auto* texts = std::get_if<std::vector<std::string>>(&array.values)) return *texts;
  std::vector<std::string> texts;
  for (const double number : array_numbers(array)) texts.push_back(format_double(number));
  return texts;
}

double sum_of(const std::vector<double>& numbers) {
  return std::accumulate(numbers.begin(), numbers.end(), 0.0);
}

// The share of sorted numbers up to a value, itself counted.
double share_up_to(const std::vector<double>& sorted, double value) {
  return static_cast<double>(std::ranges::upper_bound(sorted, value) - sorted.begin()) /
         static_cast<double>(sorted.size());
}

double share_below(const std::vector<double>& sorted, double value) {
  return static_cast<double>(std::ranges::lower_bound(sorted, value) - sorted.begin()) /
         static_cast<double>(sorted.size());
}

// From shares up to the end of each bin but the last to shares of the bins.
std::vector<double> differences(const std::vector<double>& cumulative) {
  std::vector<double> shares;
  double before = 0;
  for (const double share : cumulative) {
    shares.push_back(share - before);
    before = share;
  }
  shares.push_back(1 - before);
  return shares;
}

BinShares range_bins(const NumericInfo& info, const std::vector<double>& sorted) {
  const double below = info.minimum ? share_below(sorted, *info.minimum) : 0;
  const double above = info.maximum ? 1 - share_up_to(sorted, *info.maximum) : 0;
  return {{0, 1, 0}, {below, 1 - below - above, above}, std::max(below, above)};
}

// Quantiles, or the median alone, by the share of the data up to them.
std::map<double, double> inner_quantiles(const NumericInfo& info) {
  std::map<double, double> quantiles;
  for (const Quantile& quantile : info.quantiles) {
    const double share = quantile.quantileLimit / 100;
    if (share > 0 && share < 1) quantiles[share] = quantile.quantileValue;
  }
  if (quantiles.empty() && info.median) quantiles[0.5] = *info.median;
  return quantiles;
}

}  // namespace

std::vector<double> array_numbers(const Array& array) {
  std::vector<double> numbers;
  std::visit(
      [&](const auto& values) {
        using Value = typename std::remove_cvref_t<decltype(values)>::value_type;
        if constexpr (std::is_arithmetic_v<Value>) numbers.assign(values.begin(), values.end());
      },
      array.values);
  return numbers;
}

std::vector<std::pair<std::string, double>> category_counts(const UnivariateStats& statistics) {
  std::vector<std::pair<std::string, double>> counts;
  if (!statistics.discrStats || statistics.discrStats->arrays.size() < 2) return counts;
  const auto values = texts_of(statistics.discrStats->arrays[0]);
  const auto frequencies = array_numbers(statistics.discrStats->arrays[1]);
  if (values.size() != frequencies.size() || !(sum_of(frequencies) > 0)) return counts;
  for (std::size_t i = 0; i < values.size(); ++i) counts.emplace_back(values[i], frequencies[i]);
  return counts;
}

std::vector<double> interval_counts(const UnivariateStats& statistics) {
  if (!statistics.contStats || statistics.contStats->arrays.empty()) return {};
  std::vector<double> counts = array_numbers(statistics.contStats->arrays[0]);
  const bool fits = counts.size() == statistics.contStats->intervals.size();
  return fits && sum_of(counts) > 0 ? counts : std::vector<double>();
}

BinShares category_bins(const std::vector<std::pair<std::string, double>>& counts,
                        const std::vector<std::string>& values) {
  double total = 0;
  for (const auto& [value, count] : counts) total += count;
  std::map<std::string_view, double> found;
  for (const std::string& value : values) ++found[value];
  const auto rows = static_cast<double>(values.size());
  BinShares shares;
  double known = 0;
  for (const auto& [value, count] : counts) {
    shares.expected.push_back(count / total);
    shares.actual.push_back(found[value] / rows);
    known += shares.actual.back();
  }
  shares.expected.push_back(0);
  shares.actual.push_back(1 - known);
  return shares;
}

BinShares quantile_bins(const NumericInfo& info, const std::vector<double>& sorted) {
  const std::map<double, double> quantiles = inner_quantiles(info);
  if (quantiles.empty()) return range_bins(info, sorted);
  std::vector<double> expected;
  std::vector<double> actual;
  double ks = *range_bins(info, sorted).ks;
  for (const auto& [share, value] : quantiles) {
    expected.push_back(share);
    actual.push_back(std::clamp(share, share_below(sorted, value), share_up_to(sorted, value)));
    ks = std::max(ks, std::abs(actual.back() - share));
  }
  return {differences(expected), differences(actual), ks};
}

BinShares interval_bins(const std::vector<Interval>& intervals, const std::vector<double>& counts,
                        const std::vector<double>& sorted) {
  const double total = sum_of(counts);
  const auto rows = static_cast<double>(sorted.size());
  BinShares shares;
  double inside = 0;
  double training = 0;
  double ks = 0;
  for (std::size_t i = 0; i < intervals.size(); ++i) {
    const auto held = std::ranges::count_if(
        sorted, [&](double number) { return scoring::contains(intervals[i], number); });
    shares.expected.push_back(counts[i] / total);
    shares.actual.push_back(static_cast<double>(held) / rows);
    inside += shares.actual.back();
    training += shares.expected.back();
    if (intervals[i].rightMargin) {
      ks = std::max(ks, std::abs(share_up_to(sorted, *intervals[i].rightMargin) - training));
    }
  }
  shares.expected.push_back(0);
  shares.actual.push_back(std::max(0.0, 1 - inside));
  shares.ks = ks;
  return shares;
}

}  // namespace pmml::archive
