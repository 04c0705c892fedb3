// Character encodings of XML documents, turned into UTF-8.
#pragma once

#include <string>

#include "pmml/describe/problem.h"

namespace pmml {

/// Turns the bytes of a document into UTF-8 without byte order mark. UTF-8, UTF-16 with byte order
/// mark, and, when declared, ISO-8859-1, US-ASCII and windows-1252; anything else is E-ENC. The
/// encoding declaration of what was converted is overwritten with spaces. A malformed declaration
/// is left for the scan to report.
bool to_utf8(std::string& bytes, Report& report);

}  // namespace pmml
