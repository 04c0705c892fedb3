// The gate: no byte reaches another parser before this pass has found the document well-formed.
#pragma once

#include <string_view>

#include "pmml/describe/problem.h"
#include "pmml/io/limits.h"

namespace pmml {

/// True when the UTF-8 text is one well-formed XML 1.0 document without DOCTYPE and within the
/// limits; otherwise the first violation is added to the report.
bool gate(std::string_view utf8, const Limits& limits, Report& report);

}  // namespace pmml
