#include <algorithm>
#include <cmath>

#include "pmml/report/dictionary.h"
#include "pmml/score/arrays.h"

namespace pmml::report {
namespace {

constexpr std::size_t drawn_categories = 6;

void gather(std::vector<Bar>& bars) {
  if (bars.size() <= drawn_categories) return;
  const std::size_t kept = drawn_categories - 1;
  std::ranges::stable_sort(bars, std::greater(), &Bar::value);
  double rest = 0;
  for (std::size_t i = kept; i < bars.size(); ++i) rest += bars[i].value;
  const std::string label = std::to_string(bars.size() - kept) + " others";
  bars.resize(kept);
  bars.push_back({label, rest});
}

// The labels of the counts: an array of texts, or the values of the dictionary in their order.
std::vector<std::string> labels_of(const DiscrStats& stats, const DataField* field) {
  if (stats.arrays.size() > 1 ||
      (!stats.arrays.empty() && stats.arrays[0].type == ArrayType::string)) {
    return scoring::texts_of(stats.arrays[0]);
  }
  return field == nullptr ? std::vector<std::string>() : valid_values(*field);
}

std::vector<Bar> category_counts(const DiscrStats& stats, const DataField* field) {
  std::vector<Bar> bars;
  if (stats.arrays.empty()) return bars;
  const std::vector<std::string> labels = labels_of(stats, field);
  const std::vector<double> counts = array_numbers(stats.arrays[stats.arrays.size() > 1 ? 1 : 0]);
  for (std::size_t i = 0; i < std::min(labels.size(), counts.size()); ++i) {
    if (std::isfinite(counts[i]) && counts[i] >= 0) bars.push_back({code(labels[i]), counts[i]});
  }
  return bars;
}

std::vector<Bar> interval_counts(const ContStats& stats) {
  std::vector<Bar> bars;
  if (stats.arrays.empty()) return bars;
  const std::vector<double> counts = array_numbers(stats.arrays[0]);
  for (std::size_t i = 0; i < std::min(stats.intervals.size(), counts.size()); ++i) {
    const Interval& interval = stats.intervals[i];
    const std::string left = interval.leftMargin ? rounded(*interval.leftMargin) : "-∞";
    const std::string right = interval.rightMargin ? rounded(*interval.rightMargin) : "∞";
    if (std::isfinite(counts[i]) && counts[i] >= 0)
      bars.push_back({left + " to " + right, counts[i]});
  }
  return bars;
}

std::optional<double> quantile_at(const NumericInfo& info, double limit) {
  for (const Quantile& quantile : info.quantiles) {
    if (quantile.quantileLimit == limit) return quantile.quantileValue;
  }
  return std::nullopt;
}

std::optional<Spread> spread_of(const NumericInfo& info) {
  if (!info.minimum || !info.maximum) return std::nullopt;
  Spread spread;
  spread.minimum = *info.minimum;
  spread.maximum = *info.maximum;
  spread.median = info.median ? info.median : quantile_at(info, 50);
  spread.lower_quartile = quantile_at(info, 25);
  spread.upper_quartile = quantile_at(info, 75);
  for (const Quantile& quantile : info.quantiles)
    spread.quantiles.push_back(quantile.quantileValue);
  if (spread.quantiles.size() > field_values.number) spread.quantiles.clear();
  return spread;
}

// From the first to the last of intervals that follow one another.
std::optional<Spread> reach_of(const std::vector<Interval>& intervals) {
  if (intervals.empty()) return std::nullopt;
  const auto& left = intervals.front().leftMargin;
  const auto& right = intervals.back().rightMargin;
  if (!left || !right) return std::nullopt;
  Spread spread;
  spread.minimum = *left;
  spread.maximum = *right;
  return spread;
}

std::string sentence_of_spread(const Spread& s) {
  std::string out = "From " + rounded(s.minimum) + " to " + rounded(s.maximum);
  if (s.median) out += ", median " + rounded(*s.median);
  if (s.lower_quartile && s.upper_quartile) {
    out += ", middle half from " + rounded(*s.lower_quartile) + " to " + rounded(*s.upper_quartile);
  }
  return out;
}

Text sentence_of_bars(const std::vector<Bar>& bars) {
  Text out;
  for (const Bar& bar : bars) {
    out += (out.empty() ? Text() : Text(", ")) + bar.label + (": " + rounded(bar.value));
  }
  return out;
}

}  // namespace

std::optional<Distribution> distribution_of(const UnivariateStats& stats, const DataField* field) {
  Distribution out;
  out.field = code(stats.field.value_or(""));
  if (stats.discrStats) out.bars = category_counts(*stats.discrStats, field);
  gather(out.bars);
  if (stats.numericInfo) out.spread = spread_of(*stats.numericInfo);
  if (out.bars.empty() && stats.contStats) {
    out.bars = interval_counts(*stats.contStats);
    out.intervals = true;
    if (!out.spread) out.spread = reach_of(stats.contStats->intervals);
  }
  if (out.bars.size() > table_rows.number) out.bars.clear();
  if (out.bars.empty() && !out.spread) return std::nullopt;
  out.sentence =
      out.bars.empty() ? Text(sentence_of_spread(*out.spread)) : sentence_of_bars(out.bars);
  return out;
}

}  // namespace pmml::report
