// Text as it stands in an XML document.
#pragma once

#include <string>
#include <string_view>

namespace pmml {

/// Appends text content with &, <, > and carriage returns as references. A character that XML 1.0
/// cannot hold throws InvalidDocument (E-CHAR).
void append_escaped_text(std::string& out, std::string_view text);
/// The same for a double-quoted attribute value; tabs and line ends become references too.
void append_escaped_attribute(std::string& out, std::string_view text);

}  // namespace pmml
