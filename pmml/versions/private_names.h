// Private names (x-) of attributes and values that became standard in a later version.
#pragma once

#include "pmml/describe/element_description.h"

namespace pmml::versions {

/// True when a kept attribute is private and standard without its x-, or has such a value.
bool has_private_names(const ElementDescription& description, const Element& element);
/// Gives the standard attributes the values of the private ones; what is standard under neither
/// name stays as it is.
void take_private_names(const ElementDescription& description, Element& element);

}  // namespace pmml::versions
