// What the reader kept of an element because the standard of today does not know it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "pmml/describe/element.h"
#include "pmml/describe/element_description.h"

namespace pmml::versions {

/// The value of a kept attribute, or nullptr.
const std::string* kept_attribute(const Element& element, std::string_view name);
/// Takes the attribute away from what is kept; nothing when there is no such attribute.
std::optional<std::string> take_attribute(Element& element, std::string_view name);

/// The first kept child of that name, prefix left aside, or nullptr.
const KeptNode* kept_node(const Element& element, std::string_view name);
std::optional<KeptNode> take_node(Element& element, std::string_view name);
/// The attribute of a kept child; empty when it has none of that name.
std::optional<std::string> attribute_of(const KeptNode& node, std::string_view name);

/// True when the attribute is required and was absent.
bool was_absent(const ElementDescription& description, const Element& element,
                std::string_view attribute);
/// The attribute has a value now.
void fill(const ElementDescription& description, Element& element, std::string_view attribute);

template <class T>
bool was_absent(const T& element, std::string_view attribute) {
  return was_absent(description_of<T>(), element, attribute);
}
template <class T>
void fill(T& element, std::string_view attribute) {
  fill(description_of<T>(), element, attribute);
}

}  // namespace pmml::versions
