// The text inside elements: strings, lists of numbers, arrays.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pmml/describe/element_description.h"

namespace pmml {

ValueError parse_text(std::string_view text, std::string& value);
/// White-space separated numbers; the value is unspecified after an error.
ValueError parse_text(std::string_view text, std::vector<std::int64_t>& values);
ValueError parse_text(std::string_view text, std::vector<double>& values);
void print_text(const std::string& value, std::string& out);
void print_text(const std::vector<std::int64_t>& values, std::string& out);
void print_text(const std::vector<double>& values, std::string& out);
bool equal_text(const std::string& a, const std::string& b);
bool equal_text(const std::vector<std::int64_t>& a, const std::vector<std::int64_t>& b);
bool equal_text(const std::vector<double>& a, const std::vector<double>& b);

/// The text of E is its member `Member`.
template <class E, auto Member>
TextType text_type(std::string_view schema_type) {
  return {schema_type,
          [](std::string_view text, void* element) {
            return parse_text(text, static_cast<E*>(element)->*Member);
          },
          [](const void* element, std::string& out) {
            print_text(static_cast<const E*>(element)->*Member, out);
          },
          [](const void* a, const void* b) {
            return equal_text(static_cast<const E*>(a)->*Member, static_cast<const E*>(b)->*Member);
          }};
}

/// The items of an Array by its type. Items that do not fit a numeric type are kept as strings.
TextType array_text();

/// Splits the text of a string array: items are separated by white space; quoted ones may hold it.
std::vector<std::string> split_array(std::string_view text);

}  // namespace pmml
