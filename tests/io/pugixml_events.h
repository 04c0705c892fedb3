// A second front end for tests: walks the tree that pugixml parses and reports it as XmlEvents.
#pragma once

#include <string>
#include <string_view>

#include "pmml/io/events.h"

namespace pmml::test {

/// Reports a text that passed the gate. Offsets, content included, are those of `utf8`; positions
/// are those of elements only, and 0:0 for text. pugixml cannot tell an attribute's place.
void scan_with_pugixml(const std::string& utf8, XmlEvents& events);

}  // namespace pmml::test
