// One column of the Arrow C Data Interface.
#pragma once

#include <cstdint>

#include "pmml/c/arrow_import.h"

namespace pmml::c {

/// Which cells of an array are wanted.
struct Span {
  std::int64_t begin = 0;
  std::int64_t length = 0;
};

/// One validity bit per cell of an array.
class Validity {
 public:
  /// Of the first buffer of an array; throws (E-ARROW) when nulls are announced without a bitmap.
  Validity(const ArrowArray& array, const std::string& column);
  bool operator()(std::int64_t cell) const {
    if (bits_ == nullptr) return true;
    const std::int64_t bit = offset_ + cell;
    return (bits_[bit / 8] >> (bit % 8) & 1) != 0;
  }

 private:
  const std::uint8_t* bits_ = nullptr;
  std::int64_t offset_;
};

/// Throws (E-ARROW) unless the array has that many buffers and all cells of the span.
void check_array(const ArrowArray& array, std::int64_t buffers, Span span,
                 const std::string& column);

/// The cells of a column, which are all checked.
Column read_column(const ArrowArray& array, const ColumnFormat& format, Span span,
                   const std::string& name);

}  // namespace pmml::c
