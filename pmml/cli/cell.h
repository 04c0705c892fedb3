// Compared cells for a person and for a program.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "pmml/cli/console.h"
#include "pmml/score/verification.h"

namespace pmml::cli {

/// A line for every cell that differs; all cells as a JSON array.
nlohmann::ordered_json print_cells(const VerificationResult& result, const Console& console);

}  // namespace pmml::cli
