// Cells while scoring: one double per cell, whatever its type.
#pragma once

#include <bit>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include "pmml/model/types.h"
#include "pmml/score/strings.h"

namespace pmml::scoring {

/// The missing value. Numbers stand for themselves, booleans are 0 and 1, dates are days and
/// date-times seconds since 1970, times seconds since midnight, texts are codes of a StringPool.
constexpr double missing = std::numeric_limits<double>::quiet_NaN();
inline bool is_missing(double value) {
  return value != value;
}

/// A raw cell that cannot be converted to the type of its field; counts as missing elsewhere.
constexpr double unconvertible = std::bit_cast<double>(0x7ff8'0000'0000'0bad);
inline bool is_unconvertible(double value) {
  return std::bit_cast<std::uint64_t>(value) == std::bit_cast<std::uint64_t>(unconvertible);
}

/// integer, float or double.
bool is_number(DataType type);
/// Types that are shown as text: string, boolean, date, time, dateTime.
bool is_shown_as_text(DataType type);

/// Text as a cell of the type (section 3 of the standard); nothing when it cannot be converted.
/// Integers are taken up to 2^53, beyond which neighbours are no longer told apart.
std::optional<double> parse_cell(std::string_view text, DataType type, StringPool& pool);
/// A literal a field is compared with: like parse_cell, but an integer or boolean field may be
/// compared with any number, and a float field with the nearest float.
std::optional<double> parse_literal(std::string_view text, DataType type, StringPool& pool);
/// The text of a present cell.
std::string cell_text(double value, DataType type, const StringPool& pool);
/// A present cell as another type; nothing when there is no conversion (2.5 to integer).
std::optional<double> convert(double value, DataType from, DataType to, StringPool& pool);

/// The nearest single-precision number.
inline double to_single(double value) {
  return static_cast<double>(static_cast<float>(value));
}
/// The number as arithmetic of that precision has it.
template <bool Single>
double rounded(double value) {
  return Single ? to_single(value) : value;
}

}  // namespace pmml::scoring
