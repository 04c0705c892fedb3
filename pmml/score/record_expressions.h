// Lag and Aggregate: expressions over other records of the table (checklist section 5.1).
#pragma once

#include "pmml/score/scope.h"

namespace pmml::scoring {

/// Notes that results may depend on other records of the table.
void use_records(Compilation& compilation);

ExprPtr compile_lag(const Lag& lag, Scope& scope);
/// The cells whose equal values make a group; none when all records are one.
std::vector<Slot> group_slots(const Aggregate& aggregate, Scope& scope);
ExprPtr compile_aggregate(const Aggregate& aggregate, Scope& scope);

}  // namespace pmml::scoring
