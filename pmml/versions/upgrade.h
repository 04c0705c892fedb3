// Documents of older versions as documents of today.
#pragma once

#include <optional>

#include "pmml/model/document.h"

namespace pmml::versions {

/// A copy that says with the elements, attributes and defaults of the latest version what the
/// document says with those of its own; nothing when it says it so already. Private names (x-) of
/// what became standard later are taken for the standard ones.
std::optional<Document> upgraded(const Document& document);

}  // namespace pmml::versions
