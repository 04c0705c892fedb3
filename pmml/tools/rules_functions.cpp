// Built-in and user-defined functions.
#include <algorithm>
#include <array>
#include <limits>
#include <unordered_map>

#include "pmml/tools/rules_context.h"
#include "pmml/tools/rules_values.h"

namespace pmml {
namespace {

struct BuiltIn {
  std::string_view name;
  std::size_t min;
  std::size_t max;
};

constexpr std::size_t many = std::numeric_limits<std::size_t>::max();
constexpr BuiltIn built_ins[] = {
    {"+", 2, 2},
    {"-", 2, 2},
    {"*", 2, 2},
    {"/", 2, 2},
    {"min", 1, many},
    {"max", 1, many},
    {"sum", 1, many},
    {"avg", 1, many},
    {"median", 1, many},
    {"product", 1, many},
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
    {"and", 2, many},
    {"or", 2, many},
    {"not", 1, 1},
    {"isIn", 2, many},
    {"isNotIn", 2, many},
    {"if", 2, 3},
    {"uppercase", 1, 1},
    {"lowercase", 1, 1},
    {"stringLength", 1, 1},
    {"substring", 3, 3},
    {"trimBlanks", 1, 1},
    {"concat", 2, many},
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

const BuiltIn* built_in(std::string_view name) {
  const auto* found = std::find_if(std::begin(built_ins), std::end(built_ins),
                                   [&](const BuiltIn& function) { return function.name == name; });
  return found == std::end(built_ins) ? nullptr : found;
}

void function_known(RuleContext& context, const Apply& apply) {
  if (apply.function.empty() || built_in(apply.function) != nullptr) return;
  if (context.scopes().function(apply.function) != nullptr) return;
  context.problem("function", quoted(apply.function), "a built-in or defined function");
}

std::string arity_text(const BuiltIn& function) {
  std::string text = std::to_string(function.min);
  if (function.max == many) return text + " or more arguments";
  if (function.max > function.min) text += " to " + std::to_string(function.max);
  return text + (text == "1" ? " argument" : " arguments");
}

void arity(RuleContext& context, const Apply& apply) {
  const std::size_t count = apply.expressions.size();
  const BuiltIn* function = built_in(apply.function);
  BuiltIn user;
  if (function == nullptr) {
    const DefineFunction* found = context.scopes().function(apply.function);
    if (found == nullptr) return;
    user = {found->name, found->parameterFields.size(), found->parameterFields.size()};
    function = &user;
  }
  if (count >= function->min && count <= function->max) return;
  context.problem("", count_text(count, "arguments of ") + std::string(function->name),
                  arity_text(*function));
}

void unique_functions(RuleContext& context, const TransformationDictionary& dictionary) {
  Unique names;
  for (std::size_t i = 0; i < dictionary.defineFunctions.size(); ++i) {
    const DefineFunction& function = dictionary.defineFunctions[i];
    if (names.first(function.name)) continue;
    context.problem_in("DefineFunction", i, function, "name", quoted(function.name) + " again",
                       "a name of its own");
  }
}

void not_built_in(RuleContext& context, const DefineFunction& function) {
  if (built_in(function.name) == nullptr) return;
  context.problem("name", "the built-in function " + quoted(function.name), "a name of its own");
}

void unique_parameters(RuleContext& context, const DefineFunction& function) {
  Unique names;
  for (std::size_t i = 0; i < function.parameterFields.size(); ++i) {
    const ParameterField& parameter = function.parameterFields[i];
    if (names.first(parameter.name)) continue;
    context.problem_in("ParameterField", i, parameter, "name", quoted(parameter.name) + " again",
                       "a name of its own");
  }
}

// The functions that an element and everything in it call.
class Calls final : public WalkVisitor {
 public:
  bool enter(const WalkPath& path) override {
    if (const auto* apply = path.as<Apply>()) names.push_back(apply->function);
    return true;
  }
  std::vector<std::string_view> names;
};

void no_recursion(RuleContext& context, const TransformationDictionary& dictionary) {
  const auto& functions = dictionary.defineFunctions;
  std::unordered_map<std::string_view, std::size_t> index;
  for (std::size_t i = 0; i < functions.size(); ++i) index.try_emplace(functions[i].name, i);
  std::vector<std::vector<std::size_t>> edges(functions.size());
  for (std::size_t i = 0; i < functions.size(); ++i) {
    Calls calls;
    walk(functions[i], calls);
    for (const std::string_view name : calls.names) {
      const auto found = index.find(name);
      if (found != index.end()) edges[i].push_back(found->second);
    }
  }
  for (const std::size_t i : nodes_on_cycles(edges)) {
    context.problem_in("DefineFunction", i, functions[i], "", "a function that calls itself",
                       "a function without recursion");
  }
}

}  // namespace

RuleTable function_rules() {
  constexpr std::string_view section = "Functions";
  return {
      rule<function_known>("E-FUNCTION-UNKNOWN", Severity::error, section,
                           "Apply calls a built-in function or one that is defined."),
      rule<arity>("E-FUNCTION-ARITY", Severity::error, section,
                  "Apply gives as many arguments as the function takes."),
      rule<unique_functions>("E-FUNCTION-DUPLICATE", Severity::error, section,
                             "Defined functions have different names."),
      rule<not_built_in>("E-FUNCTION-BUILTIN", Severity::error, section,
                         "A defined function does not take the name of a built-in one."),
      rule<no_recursion>("E-FUNCTION-RECURSION", Severity::error, section,
                         "No function calls itself, directly or through others."),
      rule<unique_parameters>("E-PARAMETER-DUPLICATE", Severity::error, section,
                              "The parameters of a function have different names."),
  };
}

}  // namespace pmml
