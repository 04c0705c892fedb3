// Compared cells for a person and for a program.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "pmml/cli/console.h"
#include "pmml/score/verification.h"

namespace pmml::cli {

/// A line for every cell that differs; all cells as a JSON array.
nlohmann::ordered_json print_cells(const VerificationResult& result, const Console& console);
/// Rows, cells, how many agree, and the largest differences.
std::string summary(const VerificationResult& result);

}  // namespace pmml::cli
