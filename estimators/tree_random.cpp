#include "estimators/tree_random.h"

#include <bit>

namespace estimators {

std::uint32_t RandomState::below(std::uint32_t bound) {
  const std::uint32_t last = bound - 1;
  if (last == 0) return 0;
  const std::uint32_t mask = 0xFFFFFFFFU >> std::countl_zero(last);
  std::uint32_t value = 0;
  do {
    value = static_cast<std::uint32_t>(engine_()) & mask;
  } while (value > last);
  return value;
}

std::size_t FeatureRandom::between(std::size_t low, std::size_t high) {
  state_ ^= state_ << 13;
  state_ ^= state_ >> 17;
  state_ ^= state_ << 5;
  return low + (state_ & 0x7FFFFFFFU) % (high - low);
}

}  // namespace estimators
