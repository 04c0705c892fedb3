// Strict XML 1.0 (fifth edition) with namespaces: one linear pass checks everything and reports
// events on the way. DOCTYPE is refused; recursion and allocation per element do not occur.
#pragma once

#include <string_view>

#include "pmml/io/events.h"
#include "pmml/io/limits.h"
#include "pmml/io/xml_position.h"

namespace pmml {

/// Scans a whole document in UTF-8 without a byte order mark. The first violation ends the scan:
/// it is added to the report with position and path, and false is returned; events delivered
/// before it stay delivered.
bool scan(std::string_view utf8, const Limits& limits, XmlEvents& events, Report& report);

}  // namespace pmml
