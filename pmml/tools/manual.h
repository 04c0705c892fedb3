// The reference manual that the descriptions amount to.
#pragma once

#include <span>
#include <string>

#include "pmml/describe/element_description.h"

namespace pmml {

/// Markdown with one section per element, sorted by name: what it is, since when, its content, its
/// parents and its attributes; then the values of every enumeration. The same descriptions give
/// the same bytes.
std::string manual(std::span<const DescriptionFunction> elements);

}  // namespace pmml
