#include "pmml/describe/element_description.h"

namespace pmml {

const AttributeRow* ElementDescription::attribute(std::string_view attribute_name) const {
  for (const AttributeRow& row : attributes) {
    if (row.name == attribute_name) return &row;
  }
  return nullptr;
}

}  // namespace pmml
