#include "roundtrip_same.h"

#include <vector>

#include "pmml/describe/element_description.h"

namespace pmml::test {
namespace {

struct Pair {
  const ElementDescription* description;
  const void* a;
  const void* b;
};

bool same_node(const KeptNode& a, const KeptNode& b) {
  return a.name == b.name && a.attributes == b.attributes && a.content == b.content &&
         a.before == b.before;
}

bool same_extras(const Extras& a, const Extras& b) {
  if (a.attributes != b.attributes || a.absent != b.absent || a.nodes.size() != b.nodes.size()) {
    return false;
  }
  for (std::size_t i = 0; i < a.nodes.size(); ++i) {
    if (!same_node(a.nodes[i], b.nodes[i])) return false;
  }
  return true;
}

bool same_cells(const std::vector<Cell>& a, const std::vector<Cell>& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].name != b[i].name || a[i].value != b[i].value || a[i].markup != b[i].markup ||
        a[i].attributes != b[i].attributes) {
      return false;
    }
  }
  return true;
}

const Extras& extras(const void* object) {
  static const Extras none;
  const auto& kept = static_cast<const Element*>(object)->extras;
  return kept ? *kept : none;
}

// What the two elements differ in by themselves.
std::string own_difference(const Pair& pair) {
  const ElementDescription& description = *pair.description;
  for (const AttributeRow& row : description.attributes) {
    if (!row.type->equal(member(pair.a, row.offset), member(pair.b, row.offset))) {
      return "@" + std::string(row.name);
    }
  }
  const bool has_text = description.text.equal != nullptr;
  if (has_text && !description.text.equal(pair.a, pair.b)) return "text";
  if (!same_extras(extras(pair.a), extras(pair.b))) return "what was kept";
  if (description.content_kind != Content::cells) return {};
  const auto cells = [&](const void* object) -> const std::vector<Cell>& {
    return *static_cast<const std::vector<Cell>*>(member(object, description.cells_offset));
  };
  return same_cells(cells(pair.a), cells(pair.b)) ? "" : "cells";
}

std::string push_children(const Pair& pair, std::vector<Pair>& open) {
  for (const ChildRow& row : pair.description->children) {
    const void* a = member(pair.a, row.offset);
    const void* b = member(pair.b, row.offset);
    if (row.slot->size(a) != row.slot->size(b)) return std::string(row.member);
    for (std::size_t i = 0; i < row.slot->size(a); ++i) {
      const Entry left = row.slot->at(a, i);
      const Entry right = row.slot->at(b, i);
      if (left.alternative != right.alternative) return std::string(row.member);
      open.push_back({&row.alternatives[left.alternative].description(), left.value, right.value});
    }
  }
  return {};
}

}  // namespace

std::string difference(const Document& a, const Document& b) {
  if (a.namespaceUri != b.namespaceUri) return "namespace";
  if (a.instructions != b.instructions) return "instructions";
  std::vector<Pair> open = {{&description_of<PMML>(), &a.pmml, &b.pmml}};
  while (!open.empty()) {
    const Pair pair = open.back();
    open.pop_back();
    std::string what = own_difference(pair);
    if (what.empty()) what = push_children(pair, open);
    if (!what.empty()) return std::string(pair.description->name) + " " + what;
  }
  return {};
}

}  // namespace pmml::test
