// Inline tables, as texts.
#pragma once

#include <string>
#include <vector>

#include "pmml/model/data.h"

namespace pmml::scoring {

/// The cell of a row whose column is `column`, as written or without prefix; nullptr when absent.
const Cell* find_cell(const row& record, const std::string& column);

}  // namespace pmml::scoring
