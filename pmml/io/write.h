// Writing a PMML document in its one canonical form.
#pragma once

#include <string>

#include "pmml/io/writer.h"
#include "pmml/model/document.h"

namespace pmml {

/// Hands the canonical XML of the document to the sink in blocks: UTF-8, "\n", two spaces,
/// attributes in description order, defaults left out, shortest round-trip numbers. The namespace
/// is the document's own. Throws InvalidDocument (E-CHAR) on text that XML cannot hold.
void write(const Document& document, const Sink& sink);
std::string write(const Document& document);

}  // namespace pmml
