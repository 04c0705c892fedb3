// The bins into which statistics cut the values of a field.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "pmml/model/stats.h"

namespace pmml::archive {

/// Shares of the bins, new data besides training data, and the distance of the distributions.
struct BinShares {
  std::vector<double> expected;
  std::vector<double> actual;
  std::optional<double> ks;
};

/// The items of an array; none when they are texts.
std::vector<double> array_numbers(const Array& array);

/// The categories of DiscrStats with how often each occurs; empty when it does not say so.
std::vector<std::pair<std::string, double>> category_counts(const UnivariateStats& statistics);
/// How often numbers lie in each interval of ContStats; empty when it does not say so.
std::vector<double> interval_counts(const UnivariateStats& statistics);
/// Texts against categories.
BinShares category_bins(const std::vector<std::pair<std::string, double>>& counts,
                        const std::vector<std::string>& values);
/// Sorted numbers, at least one, against the rest.
BinShares quantile_bins(const NumericInfo& info, const std::vector<double>& sorted);
BinShares interval_bins(const std::vector<Interval>& intervals, const std::vector<double>& counts,
                        const std::vector<double>& sorted);

}  // namespace pmml::archive
