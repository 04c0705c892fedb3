// What changed between two documents.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "pmml/describe/element_description.h"

namespace pmml {

enum class ChangeKind : std::uint8_t { added, removed, changed };

/// One difference. `path` is an XPath like /PMML/TreeModel/Node/Node[2]/@score, in the old document
/// unless the thing was added; the first of several siblings has no number. An element that was
/// added or removed is shown as its start tag; what it contains is not listed.
struct Change {
  ChangeKind kind;
  std::string path;
  std::string old_value;
  std::string new_value;
};

/// All differences between two elements of that description, in document order; none exactly when
/// they are equal. Repeated children that all carry a name, id, field or value are matched by it,
/// others by position; a child that moved is removed and added. Any depth takes a constant amount
/// of stack.
std::vector<Change> diff(const ElementDescription& description, const void* a, const void* b);

template <class T>
std::vector<Change> diff(const T& a, const T& b) {
  return diff(description_of<T>(), &a, &b);
}

/// `changed /PMML/Header/@copyright: "x" -> "y"` with unprintable characters escaped.
std::string to_string(const Change& change);

}  // namespace pmml
