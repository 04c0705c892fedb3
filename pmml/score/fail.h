// Errors of compiling: what is wrong, and where the element stood.
#pragma once

#include <string>
#include <string_view>

#include "pmml/describe/problem.h"

namespace pmml::scoring {

/// The document contradicts itself or leaves something out that scoring needs.
[[noreturn]] void fail_invalid(std::string id, Position where, std::string path, std::string found,
                               std::string expected);
/// The element or attribute is not scored here (E-UNSUPPORTED).
[[noreturn]] void fail_unsupported(Position where, std::string path, std::string found,
                                   std::string expected = "a feature that is supported");

}  // namespace pmml::scoring
