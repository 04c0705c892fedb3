// What a schema demands of every element, in a form in which two schemas can be compared.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "pmml/describe/element_description.h"

namespace pmml {

struct SchemaAttribute {
  std::string base;                 ///< built-in type at the end of all restrictions
  std::vector<std::string> values;  ///< of an enumeration, sorted
  bool required = false;
  bool fixed = false;
  std::optional<std::string> preset;  ///< default or fixed value, printed in canonical form
};

struct SchemaElement {
  std::map<std::string, SchemaAttribute> attributes;
  std::string content;  ///< "elements", "mixed", "text TYPE", "any MIN mixed skip"
  Automaton automaton;
};

using SchemaModel = std::map<std::string, SchemaElement>;

/// The value in the one spelling its type prints.
std::string canonical_value(const std::string& base, const std::string& text);
/// What the descriptions demand.
SchemaModel model_of(std::span<const DescriptionFunction> elements);
/// What a schema document demands; throws std::runtime_error for constructs it does not know.
SchemaModel read_schema(const std::string& xsd);
/// One line per difference, each starting with the name of the element.
std::vector<std::string> differences(const SchemaModel& a, const SchemaModel& b);

}  // namespace pmml
