// Built-in and user-defined functions.
#include <unordered_map>

#include "pmml/tools/functions.h"
#include "pmml/tools/rules_context.h"
#include "pmml/tools/rules_values.h"

namespace pmml {
namespace {

void function_known(RuleContext& context, const Apply& apply) {
  if (apply.function.empty() || built_in_function(apply.function) != nullptr) return;
  if (context.scopes().function(apply.function) != nullptr) return;
  context.problem("function", quoted(apply.function), "a built-in or defined function");
}

std::string arity_text(const BuiltInFunction& function) {
  std::string text = std::to_string(function.min);
  if (function.max == unbounded_arguments) return text + " or more arguments";
  if (function.max > function.min) text += " to " + std::to_string(function.max);
  return text + (text == "1" ? " argument" : " arguments");
}

void arity(RuleContext& context, const Apply& apply) {
  const std::size_t count = apply.expressions.size();
  const BuiltInFunction* function = built_in_function(apply.function);
  BuiltInFunction user;
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
  if (built_in_function(function.name) == nullptr) return;
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
