#include "pmml/tools/equal.h"

#include <algorithm>

namespace pmml {
namespace {

struct Pair {
  const ElementDescription* description;
  const void* a;
  const void* b;
};

bool equal_attributes(const std::vector<KeptAttribute>& a, const std::vector<KeptAttribute>& b) {
  return a.size() == b.size() && std::is_permutation(a.begin(), a.end(), b.begin());
}

bool equal_nodes(const KeptNode& a, const KeptNode& b) {
  return a.name == b.name && a.content == b.content && a.before == b.before &&
         equal_attributes(a.attributes, b.attributes);
}

bool equal_extras(const Extras& a, const Extras& b) {
  return a.absent == b.absent && equal_attributes(a.attributes, b.attributes) &&
         std::equal(a.nodes.begin(), a.nodes.end(), b.nodes.begin(), b.nodes.end(), equal_nodes);
}

bool equal_cells(const std::vector<Cell>& a, const std::vector<Cell>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const Cell& x, const Cell& y) { return equal(x, y); });
}

// All but the children.
bool equal_own(const ElementDescription& description, const void* a, const void* b) {
  for (const AttributeRow& row : description.attributes) {
    if (!row.type->equal(member(a, row.offset), member(b, row.offset))) return false;
  }
  if (description.text.equal != nullptr && !description.text.equal(a, b)) return false;
  if (description.content_kind == Content::cells &&
      !equal_cells(cells_of(description, a), cells_of(description, b))) {
    return false;
  }
  return equal_extras(extras_of(a), extras_of(b));
}

// Queues the children pair by pair; false when their numbers or kinds differ.
bool queue_children(const Pair& pair, std::vector<Pair>& waiting) {
  for (const ChildRow& row : pair.description->children) {
    const void* const a = member(pair.a, row.offset);
    const void* const b = member(pair.b, row.offset);
    const std::size_t size = row.slot->size(a);
    if (size != row.slot->size(b)) return false;
    for (std::size_t i = 0; i < size; ++i) {
      const Entry left = row.slot->at(a, i);
      const Entry right = row.slot->at(b, i);
      if (left.alternative != right.alternative) return false;
      if (left.value == nullptr || right.value == nullptr) {
        if (left.value != right.value) return false;
        continue;
      }
      waiting.push_back(
          {&row.alternatives[left.alternative].description(), left.value, right.value});
    }
  }
  return true;
}

}  // namespace

const Extras& extras_of(const void* object) {
  static const Extras none;
  const Box<Extras>& extras = static_cast<const Element*>(object)->extras;
  return extras ? *extras : none;
}

bool equal(const Cell& a, const Cell& b) {
  return a.name == b.name && a.value == b.value && a.markup == b.markup &&
         equal_attributes(a.attributes, b.attributes);
}

bool equal(const ElementDescription& description, const void* a, const void* b) {
  std::vector<Pair> waiting{{&description, a, b}};
  while (!waiting.empty()) {
    const Pair pair = waiting.back();
    waiting.pop_back();
    if (!equal_own(*pair.description, pair.a, pair.b)) return false;
    if (!queue_children(pair, waiting)) return false;
  }
  return true;
}

}  // namespace pmml
