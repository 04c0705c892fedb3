// Traces for a person and for a program.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "pmml/cli/console.h"
#include "pmml/score/trace.h"

namespace pmml::cli {

/// One line per step, indented by depth.
void print(const Trace& trace, const Console& console);
nlohmann::ordered_json to_json(const Trace& trace);

}  // namespace pmml::cli
