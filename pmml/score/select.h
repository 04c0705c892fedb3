// Which model of a document is meant.
#pragma once

#include <string>

#include "pmml/model/document.h"

namespace pmml::scoring {

/// The model of that name, or the first scorable one when the name is empty; throws
/// InvalidDocument (E-MODEL) when there is none.
const Model& select_model(const Document& document, const std::string& name);

}  // namespace pmml::scoring
