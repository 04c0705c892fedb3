// How a document scores, in plain language: enough to do it by hand without any other source.
#pragma once

#include <string>

#include "pmml/model/document.h"

namespace pmml::archive {

/// The rules of exactly the constructs that the document uses, with its formulas and where its
/// numbers stand, as text of at most 100 columns (longer names are not broken). The same document
/// gives the same text. Of very long lists the beginning is written out; the rest is counted.
std::string explain(const Document& document);

}  // namespace pmml::archive
