// How one attribute value is read, printed and compared, whatever its C++ type.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "pmml/describe/numbers.h"

namespace pmml {

enum class ValueKind : std::uint8_t { string, real, integer, boolean, enumeration };
enum class ValueError : std::uint8_t { none, malformed, outOfRange };

/// The spellings of an enumeration and the name of its type in the schema; specialised per enum.
/// `values[i]` is the spelling of the enumerator with value i.
template <class E>
struct EnumNames;

/// The operations on one C++ type of attribute. Optional types print nothing when absent.
struct ValueType {
  ValueKind kind;
  bool optional;
  std::string_view type_name;               ///< of an enumeration, else empty
  std::span<const std::string_view> names;  ///< of an enumeration, else empty
  ValueError (*parse)(std::string_view text, void* value);
  bool (*print)(const void* value, std::string& out);  ///< false when absent
  bool (*equal)(const void* a, const void* b);         ///< numbers bit for bit
};

ValueError parse_value(std::string_view text, std::string& value);
ValueError parse_value(std::string_view text, double& value);
ValueError parse_value(std::string_view text, std::int64_t& value);
ValueError parse_value(std::string_view text, bool& value);
ValueError parse_enum(std::string_view text, std::span<const std::string_view> names,
                      std::uint8_t& value);
void print_value(const std::string& value, std::string& out);
void print_value(double value, std::string& out);
void print_value(std::int64_t value, std::string& out);
void print_value(bool value, std::string& out);
bool equal_values(const std::string& a, const std::string& b);
bool equal_values(double a, double b);
bool equal_values(std::int64_t a, std::int64_t b);
bool equal_values(bool a, bool b);

/// The spelling of an enumerator.
template <class E>
std::string_view name_of(E value) {
  return EnumNames<E>::values[static_cast<std::size_t>(value)];
}

/// The enumerator of that spelling, if there is one.
template <class E>
std::optional<E> enum_of(std::string_view name) {
  std::uint8_t value = 0;
  if (parse_enum(name, EnumNames<E>::values, value) != ValueError::none) return std::nullopt;
  return static_cast<E>(value);
}

}  // namespace pmml
