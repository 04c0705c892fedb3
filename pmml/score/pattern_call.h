// The functions that take a pattern: matches, replace, formatNumber, formatDatetime.
#pragma once

#include <memory>
#include <vector>

#include "pmml/model/expression.h"
#include "pmml/score/call.h"

namespace pmml::scoring {

/// True for the name of a function that takes a pattern.
bool takes_pattern(std::string_view function);

/// Compiles a call of such a function; patterns that are constant are compiled with it. Throws
/// InvalidDocument for a wrong number of arguments, UnsupportedFeature for a pattern that is not
/// known here.
std::unique_ptr<Call> compile_pattern_call(const Apply& apply, std::string_view function,
                                           std::vector<ExprPtr> arguments, StringPool& pool);

}  // namespace pmml::scoring
