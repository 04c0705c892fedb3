// The outcome of verify as JUnit XML, which build servers read.
#pragma once

#include <string>

#include "pmml/archive/verify.h"

namespace pmml::cli {

/// One test case per promise and one per verification row. Whatever stands in the document, the
/// text is well-formed XML 1.0.
std::string junit(const archive::Verification& verification, const std::string& file);

}  // namespace pmml::cli
