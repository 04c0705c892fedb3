// Counts of values and of combinations of values (checklist section 25).
#pragma once

#include <deque>
#include <map>
#include <vector>

#include "pmml/score/model_scorer.h"

namespace pmml::scoring {

/// One value per field.
using FieldValues = std::vector<double>;
using CountMap = std::map<FieldValues, double>;

/// A CountTable or NormalizedCountTable.
struct ExpectedCounts {
  std::vector<Slot> fields;          ///< from the outermost FieldValue to the FieldValueCount
  std::vector<FieldValues> bins;     ///< in document order
  std::vector<double> counts;        ///< by bin
  double total = 0;                  ///< positive
  std::optional<double> normalized;  ///< of a NormalizedCountTable: its sample size
};

/// The table of a baseline. `tested` must be one of its fields.
ExpectedCounts compile_counts(const Baseline& baseline, const std::string& tested,
                              ModelContext& context);

/// What was seen so far, or in a window of the last records.
class SeenCounts {
 public:
  /// `window`: number of records, 0 for all.
  void add(const FieldValues& combination, double weight, std::size_t window);
  const CountMap& counts() const { return counts_; }
  /// Combinations in the order of their first appearance.
  const std::vector<FieldValues>& seen() const { return seen_; }

 private:
  void recount();

  CountMap counts_;
  std::vector<FieldValues> seen_;
  std::deque<std::pair<FieldValues, double>> window_;
};

/// Chi-square of the independence of the fields; missing when a field has one value only.
double independence(const CountMap& counts);

}  // namespace pmml::scoring
