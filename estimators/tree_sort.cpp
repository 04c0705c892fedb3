#include "estimators/tree_sort.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace estimators {
namespace {

bool less(const FeatureValue& a, const FeatureValue& b) {
  return a.value < b.value;
}

double median_of_three(std::span<const FeatureValue> values) {
  double low = values.front().value;
  double middle = values[values.size() / 2].value;
  const double last = values.back().value;
  if (middle < low) std::swap(low, middle);
  return std::max(low, std::min(middle, last));
}

/// Values below the pivot, equal to it, above it; returns the bounds of the middle part.
std::pair<std::size_t, std::size_t> partition(std::span<FeatureValue> values, double pivot) {
  std::size_t below = 0;
  std::size_t above = values.size();
  for (std::size_t i = 0; i < above;) {
    if (values[i].value < pivot) {
      std::swap(values[i++], values[below++]);
    } else if (values[i].value > pivot) {
      std::swap(values[i], values[--above]);
    } else {
      ++i;
    }
  }
  return {below, above};
}

void introsort(std::span<FeatureValue> values, int depth_left) {
  while (values.size() > 1) {
    if (depth_left <= 0) {
      std::ranges::make_heap(values, less);
      std::ranges::sort_heap(values, less);
      return;
    }
    --depth_left;
    const auto [below, above] = partition(values, median_of_three(values));
    introsort(values.first(below), depth_left);
    values = values.subspan(above);
  }
}

}  // namespace

void sort_by_value(std::span<FeatureValue> values) {
  if (values.empty()) return;
  const double log2 = std::log(static_cast<double>(values.size())) / std::log(2.0);
  introsort(values, 2 * static_cast<int>(log2));
}

}  // namespace estimators
