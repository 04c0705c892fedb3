// Deterministic documents for measuring: random forests of a wanted size.
#pragma once

#include <cstddef>
#include <string>

#include "pmml/model/document.h"

namespace bench {

/// A regression forest of complete binary trees of the given depth, about `bytes` long when
/// written.
pmml::Document forest(std::size_t bytes, int depth = 8);

}  // namespace bench
