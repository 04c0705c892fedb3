// Several values in one text cell.
#pragma once

#include <string>
#include <vector>

namespace pmml::scoring {

/// The values as the content of an Array of the standard: apart by blanks, a value that is empty or
/// has blanks or quotes in quotes.
std::string list_text(const std::vector<std::string>& values);

}  // namespace pmml::scoring
