// Every element of the standard.
#pragma once

#include <span>

#include "pmml/describe/element_description.h"

namespace pmml {

/// The descriptions of all elements, sorted by element name; also of those that no element of a
/// document may contain.
std::span<const DescriptionFunction> all_elements();

}  // namespace pmml
