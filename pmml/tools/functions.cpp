#include "pmml/tools/functions.h"

#include <algorithm>

namespace pmml {
namespace {

constexpr BuiltInFunction functions[] = {
    {"+", 2, 2},
    {"-", 2, 2},
    {"*", 2, 2},
    {"/", 2, 2},
    {"min", 1, unbounded_arguments},
    {"max", 1, unbounded_arguments},
    {"sum", 1, unbounded_arguments},
    {"avg", 1, unbounded_arguments},
    {"median", 1, unbounded_arguments},
    {"product", 1, unbounded_arguments},
    {"log10", 1, 1},
    {"ln", 1, 1},
    {"sqrt", 1, 1},
    {"abs", 1, 1},
    {"exp", 1, 1},
    {"pow", 2, 2},
    {"threshold", 2, 2},
    {"floor", 1, 1},
    {"ceil", 1, 1},
    {"round", 1, 1},
    {"modulo", 2, 2},
    {"rint", 1, 1},
    {"expm1", 1, 1},
    {"hypot", 2, 2},
    {"ln1p", 1, 1},
    {"isMissing", 1, 1},
    {"isNotMissing", 1, 1},
    {"isValid", 1, 1},
    {"isNotValid", 1, 1},
    {"equal", 2, 2},
    {"notEqual", 2, 2},
    {"lessThan", 2, 2},
    {"lessOrEqual", 2, 2},
    {"greaterThan", 2, 2},
    {"greaterOrEqual", 2, 2},
    {"and", 2, unbounded_arguments},
    {"or", 2, unbounded_arguments},
    {"not", 1, 1},
    {"isIn", 2, unbounded_arguments},
    {"isNotIn", 2, unbounded_arguments},
    {"if", 2, 3},
    {"uppercase", 1, 1},
    {"lowercase", 1, 1},
    {"stringLength", 1, 1},
    {"substring", 3, 3},
    {"trimBlanks", 1, 1},
    {"concat", 2, unbounded_arguments},
    {"replace", 3, 3},
    {"matches", 2, 2},
    {"formatNumber", 2, 2},
    {"formatDatetime", 2, 2},
    {"dateDaysSinceYear", 2, 2},
    {"dateSecondsSinceYear", 2, 2},
    {"dateSecondsSinceMidnight", 1, 1},
    {"normalCDF", 3, 3},
    {"normalPDF", 3, 3},
    {"normalIDF", 3, 3},
    {"stdNormalCDF", 1, 1},
    {"stdNormalPDF", 1, 1},
    {"stdNormalIDF", 1, 1},
    {"erf", 1, 1},
    {"sin", 1, 1},
    {"cos", 1, 1},
    {"tan", 1, 1},
    {"asin", 1, 1},
    {"acos", 1, 1},
    {"atan", 1, 1},
    {"sinh", 1, 1},
    {"cosh", 1, 1},
    {"tanh", 1, 1},
};

}  // namespace

std::span<const BuiltInFunction> built_in_functions() {
  return functions;
}

const BuiltInFunction* built_in_function(std::string_view name) {
  const auto* found = std::ranges::find(functions, name, &BuiltInFunction::name);
  return found == std::end(functions) ? nullptr : found;
}

}  // namespace pmml
