// Which children of an old and a new element belong together.
#pragma once

#include <cstddef>
#include <limits>
#include <vector>

#include "pmml/describe/element_description.h"

namespace pmml {

constexpr std::size_t no_index = std::numeric_limits<std::size_t>::max();

/// A child of the old and one of the new element; no_index where there is none.
struct Match {
  std::size_t old_index;
  std::size_t new_index;
};

/// The children of one row in document order. Matched children have the same element name.
std::vector<Match> align(const ChildRow& row, const void* old_slot, const void* new_slot);

}  // namespace pmml
