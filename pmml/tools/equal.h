// When two documents say the same.
#pragma once

#include <string>
#include <vector>

#include "pmml/describe/element_description.h"

namespace pmml {

/// Whether two elements of that description are equal with all they contain: numbers bit for bit,
/// content that is not described included, the order of undescribed attributes and the positions
/// in the file left out. Takes linear time and a constant amount of stack.
bool equal(const ElementDescription& description, const void* a, const void* b);

/// The same for one cell of an inline table.
bool equal(const Cell& a, const Cell& b);

template <class T>
bool equal(const T& a, const T& b) {
  return equal(description_of<T>(), &a, &b);
}

/// The cells of a description with Content::cells.
inline const std::vector<Cell>& cells_of(const ElementDescription& description,
                                         const void* object) {
  return *static_cast<const std::vector<Cell>*>(member(object, description.cells_offset));
}

/// The extras of an element; empty ones when it has none.
const Extras& extras_of(const void* object);

}  // namespace pmml
