#include "pmml/describe/value_type.h"

#include <bit>

namespace pmml {
namespace {

ValueError to_value_error(NumberError error) {
  switch (error) {
    case NumberError::none:
      return ValueError::none;
    case NumberError::notANumber:
      return ValueError::malformed;
    case NumberError::outOfRange:
      return ValueError::outOfRange;
  }
  return ValueError::malformed;
}

}  // namespace

ValueError parse_value(std::string_view text, std::string& value) {
  value.assign(text);
  return ValueError::none;
}

ValueError parse_value(std::string_view text, double& value) {
  return to_value_error(parse_double(text, value));
}

ValueError parse_value(std::string_view text, std::int64_t& value) {
  return to_value_error(parse_integer(text, value));
}

ValueError parse_value(std::string_view text, bool& value) {
  text = trim(text);
  if (text == "true" || text == "1") {
    value = true;
  } else if (text == "false" || text == "0") {
    value = false;
  } else {
    return ValueError::malformed;
  }
  return ValueError::none;
}

ValueError parse_enum(std::string_view text, std::span<const std::string_view> names,
                      std::uint8_t& value) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (text == names[i]) {
      value = static_cast<std::uint8_t>(i);
      return ValueError::none;
    }
  }
  return ValueError::malformed;
}

void print_value(const std::string& value, std::string& out) {
  out += value;
}
void print_value(double value, std::string& out) {
  append_double(out, value);
}
void print_value(std::int64_t value, std::string& out) {
  append_integer(out, value);
}
void print_value(bool value, std::string& out) {
  out += value ? "true" : "false";
}

bool equal_values(const std::string& a, const std::string& b) {
  return a == b;
}
bool equal_values(double a, double b) {
  return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b) || (a != a && b != b);
}
bool equal_values(std::int64_t a, std::int64_t b) {
  return a == b;
}
bool equal_values(bool a, bool b) {
  return a == b;
}

}  // namespace pmml
