// Other spellings of the same document, and documents that mean something else.
#pragma once

#include <pugixml.hpp>
#include <random>
#include <string>

namespace pmml::test {

/// The same document in another spelling: indentation, order of attributes, quotes, comments,
/// references, CDATA, line ends. It must hold no Extension and no unknown element.
std::string respell(const pugi::xml_document& document, std::mt19937_64& random);

/// Removes what is kept byte for byte, and so has no other spelling.
void drop_kept(pugi::xml_document& document);

/// Makes one change of meaning and says which; empty when none was found at the chosen place.
std::string change_meaning(pugi::xml_document& document, std::mt19937_64& random);

}  // namespace pmml::test
