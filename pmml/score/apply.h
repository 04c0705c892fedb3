// Apply: calls of built-in and user-defined functions (checklist 5.1 to 5.3).
#pragma once

#include "pmml/score/expression.h"

namespace pmml::scoring {

/// Compiles a call. Throws InvalidDocument for a wrong number of arguments or a recursive
/// function, UnsupportedFeature for a function that is not known here.
ExprPtr compile_apply(const Apply& apply, Scope& scope, std::optional<DataType> hint);

}  // namespace pmml::scoring
