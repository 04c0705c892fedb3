// The XML Schema that the descriptions amount to.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "pmml/describe/element_description.h"

namespace pmml {

/// A complete schema document that declares the given elements, sorted by name, each with its
/// sentence as documentation. The same descriptions give the same bytes. Every element that a
/// content model names must be among the given ones, else Xerces refuses the schema.
std::string schema(std::span<const DescriptionFunction> elements,
                   std::string_view target_namespace);

}  // namespace pmml
