// The audit of XML text: of a whole document, or of what an Extension holds.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "pmml/archive/audit_findings.h"

namespace pmml::archive {

/// Looks through the content of an element that is kept as text at `depth` (the root is at 1):
/// foreign namespaces, each once, and what its texts name. `prefixes` are those in scope.
/// Instructions and comments are told unless the text of the whole document is looked through too.
void audit_content(std::string_view content, const std::map<std::string, std::string>& prefixes,
                   std::size_t depth, bool instructions, const AuditPlace& place,
                   Findings& findings);

/// Instructions and comments of a well-formed document, and its sizes.
Sizes audit_source(std::string_view utf8, Findings& findings);

/// An instruction, as both and documents without text tell it.
void audit_instruction(std::string_view target, std::string_view data, const AuditPlace& place,
                       Findings& findings);

}  // namespace pmml::archive
