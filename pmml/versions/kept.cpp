#include "pmml/versions/kept.h"

#include <algorithm>

namespace pmml::versions {

namespace {

std::string_view local_name(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

template <class Kept>
auto find_in(Kept& kept, std::string_view name) {
  return std::find_if(kept.begin(), kept.end(),
                      [&](const auto& item) { return local_name(item.name) == name; });
}

std::uint64_t bit_of(const ElementDescription& description, std::string_view attribute) {
  const auto& rows = description.attributes;
  const auto found = std::find_if(rows.begin(), rows.end(),
                                  [&](const AttributeRow& row) { return row.name == attribute; });
  if (found == rows.end() || found - rows.begin() >= 64) return 0;
  return std::uint64_t{1} << (found - rows.begin());
}

}  // namespace

const std::string* kept_attribute(const Element& element, std::string_view name) {
  if (!element.extras) return nullptr;
  const auto& attributes = element.extras->attributes;
  const auto found = find_in(attributes, name);
  return found == attributes.end() ? nullptr : &found->value;
}

std::optional<std::string> take_attribute(Element& element, std::string_view name) {
  if (!element.extras) return std::nullopt;
  auto& attributes = element.extras->attributes;
  const auto found = find_in(attributes, name);
  if (found == attributes.end()) return std::nullopt;
  std::string value = std::move(found->value);
  attributes.erase(found);
  return value;
}

const KeptNode* kept_node(const Element& element, std::string_view name) {
  if (!element.extras) return nullptr;
  const auto& nodes = element.extras->nodes;
  const auto found = find_in(nodes, name);
  return found == nodes.end() ? nullptr : &*found;
}

std::optional<KeptNode> take_node(Element& element, std::string_view name) {
  if (!element.extras) return std::nullopt;
  auto& nodes = element.extras->nodes;
  const auto found = find_in(nodes, name);
  if (found == nodes.end()) return std::nullopt;
  KeptNode node = std::move(*found);
  nodes.erase(found);
  return node;
}

std::optional<std::string> attribute_of(const KeptNode& node, std::string_view name) {
  const auto found = find_in(node.attributes, name);
  if (found == node.attributes.end()) return std::nullopt;
  return found->value;
}

bool was_absent(const ElementDescription& description, const Element& element,
                std::string_view attribute) {
  return element.extras && (element.extras->absent & bit_of(description, attribute)) != 0;
}

void fill(const ElementDescription& description, Element& element, std::string_view attribute) {
  if (element.extras) element.extras->absent &= ~bit_of(description, attribute);
}

}  // namespace pmml::versions
