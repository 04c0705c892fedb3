// Sorting of one feature's values with their rows, in scikit-learn's order among equal values.
#pragma once

#include <cstdint>
#include <span>

namespace estimators {

struct FeatureValue {
  double value;
  std::uint32_t row;
};

/// Ascending by value. Equal values are left in the order that scikit-learn's introsort leaves them
/// in: sums over rows then round alike, which decides between splits that are equally good.
void sort_by_value(std::span<FeatureValue> values);

}  // namespace estimators
