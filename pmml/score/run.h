// Runs of a compiled scorer over a table.
#pragma once

#include "pmml/score/compiled.h"

namespace pmml::scoring {

Table score_table(const Scorer::Compiled& compiled, const Table& input, Report& report,
                  const ScoringOptions& options);
Trace explain_row(const Scorer::Compiled& compiled, const Table& input, std::size_t row);

}  // namespace pmml::scoring
