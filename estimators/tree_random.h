// The random sequences scikit-learn grows trees with, so that one random_state gives one forest.
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>

namespace estimators {

/// NumPy's RandomState: Mersenne Twister MT19937 seeded with one 32-bit word. The sequence is
/// fixed by the C++ standard, so it is the same on every machine.
class RandomState {
 public:
  explicit RandomState(std::uint32_t seed) : engine_(seed) {}
  /// randint(0, bound): uniform in [0, bound), unbiased by rejection under the smallest bit mask
  /// that covers bound - 1. bound is at least 1.
  std::uint32_t below(std::uint32_t bound);

 private:
  std::mt19937 engine_;
};

/// The 32-bit xorshift (Marsaglia: 13, 17, 5) that draws candidate features inside one tree.
class FeatureRandom {
 public:
  explicit FeatureRandom(std::uint32_t seed) : state_(seed == 0 ? 1 : seed) {}
  /// In [low, high), as scikit-learn draws it: the low 31 bits modulo the width. The bias, below
  /// 2^-20 for fewer than 2048 features, is the price of growing the very same trees.
  std::size_t between(std::size_t low, std::size_t high);

 private:
  std::uint32_t state_;
};

}  // namespace estimators
