// Numbers that the processor computes with at once. Every number goes through the same operations
// in the same order, however many of them there are: products and sums are never fused.
#pragma once

#include <cstddef>
#include <cstring>

#include "pmml/score/values.h"

namespace pmml::scoring {

/// Records, or vectors, that are computed side by side.
inline constexpr std::size_t lane_count = 16;

using Pair = double __attribute__((vector_size(16)));
using Quad = double __attribute__((vector_size(32)));

/// Registers of the type V that hold the lanes.
template <class V>
inline constexpr std::size_t registers = lane_count * sizeof(double) / sizeof(V);

template <class V>
[[gnu::always_inline]] inline void load(const double* from, V& numbers) {
  std::memcpy(&numbers, from, sizeof numbers);
}

template <class V>
[[gnu::always_inline]] inline void store(const V& numbers, double* to) {
  std::memcpy(to, &numbers, sizeof numbers);
}

/// Rounds to float when the arithmetic is single precision.
template <bool Single, class V>
[[gnu::always_inline]] inline void round_lanes(V& numbers) {
  if constexpr (Single) {
    for (std::size_t i = 0; i < sizeof(V) / sizeof(double); ++i) numbers[i] = to_single(numbers[i]);
  }
}

/// True when the processor has registers of four numbers.
bool has_quads();

}  // namespace pmml::scoring
