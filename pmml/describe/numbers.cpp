#include "pmml/describe/numbers.h"

#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <system_error>

namespace pmml {
namespace {

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// from_chars also takes inf, nan and hex prefixes; XML Schema starts a number with a digit or a
// dot.
bool starts_like_decimal(std::string_view text) {
  if (text.empty()) return false;
  const std::size_t first = text[0] == '-' ? 1U : 0U;
  if (first >= text.size()) return false;
  return is_digit(text[first]) || (text[first] == '.' && first + 1 < text.size());
}

bool is_special(std::string_view text, double& value) {
  if (text == "INF") {
    value = std::numeric_limits<double>::infinity();
  } else if (text == "-INF") {
    value = -std::numeric_limits<double>::infinity();
  } else if (text == "NaN") {
    value = std::numeric_limits<double>::quiet_NaN();
  } else {
    return false;
  }
  return true;
}

// from_chars reports both overflow and underflow as out of range. The decimal exponent of the
// leading non-zero digit tells them apart: below zero it is an underflow.
bool is_underflow(std::string_view text) {
  std::int64_t magnitude = 0;
  bool seen_dot = false;
  bool seen_digit = false;
  std::size_t i = text[0] == '-' ? 1U : 0U;
  for (; i < text.size() && text[i] != 'e' && text[i] != 'E'; ++i) {
    if (text[i] == '.') {
      seen_dot = true;
    } else if (seen_digit) {
      magnitude += seen_dot ? 0 : 1;
    } else if (text[i] != '0') {
      seen_digit = true;
    } else {
      magnitude -= seen_dot ? 1 : 0;
    }
  }
  if (i >= text.size()) return magnitude < 0;
  std::string_view digits = text.substr(i + 1);
  if (!digits.empty() && digits[0] == '+') digits.remove_prefix(1);
  std::int64_t exponent = 0;
  const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), exponent);
  if (parsed.ec != std::errc{}) return digits[0] == '-';
  return exponent < -magnitude;
}

std::string_view without_plus(std::string_view text) {
  if (text.size() > 1 && text[0] == '+' && text[1] != '-' && text[1] != '+') text.remove_prefix(1);
  return text;
}

}  // namespace

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

NumberError parse_double(std::string_view text, double& value) {
  text = trim(text);
  if (is_special(text, value)) return NumberError::none;
  text = without_plus(text);
  if (!starts_like_decimal(text)) return NumberError::notANumber;
  double parsed = 0;
  const char* end = text.data() + text.size();
  const auto result = std::from_chars(text.data(), end, parsed, std::chars_format::general);
  if (result.ptr != end) return NumberError::notANumber;
  if (result.ec == std::errc::result_out_of_range) {
    if (!is_underflow(text)) return NumberError::outOfRange;
    parsed = text[0] == '-' ? -0.0 : 0.0;
  } else if (result.ec != std::errc{}) {
    return NumberError::notANumber;
  }
  value = parsed;
  return NumberError::none;
}

NumberError parse_integer(std::string_view text, std::int64_t& value) {
  text = without_plus(trim(text));
  std::int64_t parsed = 0;
  const char* end = text.data() + text.size();
  const auto result = std::from_chars(text.data(), end, parsed);
  if (result.ec == std::errc::invalid_argument || result.ptr != end) return NumberError::notANumber;
  if (result.ec == std::errc::result_out_of_range) return NumberError::outOfRange;
  value = parsed;
  return NumberError::none;
}

void append_double(std::string& out, double value) {
  if (std::isnan(value)) {
    out += "NaN";
  } else if (std::isinf(value)) {
    out += value > 0 ? "INF" : "-INF";
  } else {
    std::array<char, 32> digits;
    const auto result = std::to_chars(digits.data(), digits.data() + digits.size(), value);
    out.append(digits.data(), result.ptr);
  }
}

void append_integer(std::string& out, std::int64_t value) {
  std::array<char, 24> digits;
  const auto result = std::to_chars(digits.data(), digits.data() + digits.size(), value);
  out.append(digits.data(), result.ptr);
}

std::string format_double(double value) {
  std::string out;
  append_double(out, value);
  return out;
}

}  // namespace pmml
