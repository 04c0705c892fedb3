// Numbers as XML Schema writes them, read and printed without any locale.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pmml {

enum class NumberError : std::uint8_t { none, notANumber, outOfRange };

/// The text without leading and trailing XML white space.
std::string_view trim(std::string_view text);

/// xs:double: whole string after trimming; INF, -INF, NaN allowed. A finite literal beyond the
/// range of double is outOfRange, never a silent infinity; one too small for it becomes 0.
NumberError parse_double(std::string_view text, double& value);

/// xs:integer within 64 bits: whole string after trimming, leading sign allowed.
NumberError parse_integer(std::string_view text, std::int64_t& value);

/// Shortest decimal that reads back to the same double; INF, -INF, NaN as XML Schema spells them.
void append_double(std::string& out, double value);
void append_integer(std::string& out, std::int64_t value);
std::string format_double(double value);

}  // namespace pmml
