// Lines and columns of byte offsets.
#pragma once

#include <cstdint>
#include <string_view>

#include "pmml/describe/problem.h"

namespace pmml {

/// Numbers of lines and columns stick at the largest that fits.
inline std::uint32_t saturate(std::uint64_t value) {
  return value > 0xFFFFFFFF ? 0xFFFFFFFF : static_cast<std::uint32_t>(value);
}

/// Line and column of an offset, counted from the start of the buffer. A line ends with "\n",
/// "\r\n" or a lone "\r"; an offset at or beyond the end means the place after the last byte.
Position position_at(std::string_view buffer, std::uint64_t offset);

/// The same for offsets that never decrease: each byte is looked at once over all calls.
class LineCounter {
 public:
  explicit LineCounter(std::string_view buffer) : buffer_(buffer) {}
  Position at(std::uint64_t offset);

 private:
  std::string_view buffer_;
  std::uint64_t done_ = 0;
  std::uint64_t line_start_ = 0;
  std::uint64_t line_ = 1;
};

}  // namespace pmml
