// Equality of documents for tests, member by member and with all that was kept.
#pragma once

#include <string>

#include "pmml/model/document.h"

namespace pmml::test {

/// Where the two first differ, as the name of the element and of the part; empty when they are the
/// same. Positions do not count.
std::string difference(const Document& a, const Document& b);

}  // namespace pmml::test
