// How far new data lie from the statistics of the training data.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pmml/data/table.h"
#include "pmml/model/stats.h"

namespace pmml::archive {

/// A population stability index below the first is no drift, from the second on a significant one.
constexpr double psi_moderate = 0.1;
constexpr double psi_significant = 0.25;
/// A smaller share of a bin counts as this one, so that an empty bin has a logarithm.
constexpr double least_share = 1e-4;

/// One field of the statistics against the column of that name.
///
/// The statistics cut the values into bins: the categories of DiscrStats and one bin for all
/// others; else the quantiles of NumericInfo, bin i holding the numbers from quantile i-1 to
/// quantile i; else the intervals of ContStats and one bin for what is outside; else the median;
/// else the range from minimum to maximum, with a bin below and one above. Missing cells are a bin
/// of their own when Counts says how many there were.
///
/// PSI = sum over bins of (a - e) ln(a / e), e the share of the training data, a that of the new.
///
/// KS = greatest |A(x) - E(x)|, A the share of new numbers up to x, E that of the training data,
/// over the x at which the statistics tell E: quantiles, ends of intervals, minimum (E = 0 below
/// it) and maximum. Categories have no order and so no KS.
///
/// Of new numbers that equal a quantile as many count to the bin below it as come nearest to E:
/// A at a quantile lies between the share below it and the share up to it.
struct FieldDrift {
  std::string field;
  std::size_t rows = 0;     ///< of the new data
  std::size_t missing = 0;  ///< cells among them that are missing, or no numbers though others are
  std::optional<double> psi;
  std::optional<double> ks;
  std::string reason;  ///< why there is no PSI

  /// "stable", "moderate", "significant"; "unknown" without PSI.
  std::string_view level() const;
};

/// Every field of the statistics in their order, also those that the table lacks.
std::vector<FieldDrift> drift(const ModelStats& statistics, const Table& data);

}  // namespace pmml::archive
