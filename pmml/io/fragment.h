// Described elements with a namespace of their own, as the content of an Extension holds them.
#pragma once

#include <string>
#include <string_view>

#include "pmml/describe/element_description.h"
#include "pmml/io/limits.h"

namespace pmml {

/// Reads text whose root is the described element in that namespace into `object`, checking it as
/// `read` checks a document. Paths begin at that element, lines at the text. False when the text is
/// not well-formed, breaks a limit, or has another root.
bool read_fragment(std::string_view xml, std::string_view namespace_uri,
                   const ElementDescription& description, void* object, Report& report,
                   const Limits& limits = {});

/// The canonical text of the element as the content of an element at that depth (the root of a
/// document is at depth 0): it begins with a line break and ends before the closing tag.
std::string write_fragment(const ElementDescription& description, const void* object,
                           std::string_view namespace_uri, std::size_t depth);

}  // namespace pmml
