#include "pmml/versions/private_names.h"

#include <algorithm>

#include "pmml/versions/kept.h"

namespace pmml::versions {

namespace {

constexpr std::string_view prefix = "x-";

std::string_view without_prefix(std::string_view text) {
  return text.starts_with(prefix) ? text.substr(prefix.size()) : text;
}

/// The row that the attribute means; nullptr when neither its name nor its value is private.
const AttributeRow* meant_by(const ElementDescription& description,
                             const KeptAttribute& attribute) {
  const bool is_private = attribute.name.starts_with(prefix) || attribute.value.starts_with(prefix);
  return is_private ? description.attribute(without_prefix(attribute.name)) : nullptr;
}

/// True when the value is one of the standard's; a named one may be private too.
bool is_standard(const AttributeRow& row, const KeptAttribute& attribute) {
  if (row.type->names.empty()) return attribute.name.starts_with(prefix);
  const auto& names = row.type->names;
  return std::find(names.begin(), names.end(), without_prefix(attribute.value)) != names.end();
}

}  // namespace

bool has_private_names(const ElementDescription& description, const Element& element) {
  if (!element.extras) return false;
  const auto& attributes = element.extras->attributes;
  return std::any_of(attributes.begin(), attributes.end(), [&](const KeptAttribute& attribute) {
    const AttributeRow* row = meant_by(description, attribute);
    return row != nullptr && is_standard(*row, attribute);
  });
}

void take_private_names(const ElementDescription& description, Element& element) {
  if (!element.extras) return;
  std::erase_if(element.extras->attributes, [&](const KeptAttribute& attribute) {
    const AttributeRow* row = meant_by(description, attribute);
    if (row == nullptr || !is_standard(*row, attribute)) return false;
    const std::string_view value =
        row->type->names.empty() ? attribute.value : without_prefix(attribute.value);
    if (row->type->parse(value, member(static_cast<void*>(&element), row->offset)) !=
        ValueError::none)
      return false;
    fill(description, element, row->name);
    return true;
  });
}

}  // namespace pmml::versions
