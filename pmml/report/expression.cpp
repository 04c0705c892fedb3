#include <optional>

#include "pmml/describe/numbers.h"
#include "pmml/report/facts.h"
#include "pmml/report/predicate.h"

namespace pmml::report {
namespace {

constexpr std::size_t deepest_expression = 5;

Text expression_words(const Expression& expression, std::size_t depth);

Text number_or_code(const std::string& text) {
  double number = 0;
  return parse_double(text, number) == NumberError::none ? Text(rounded(number)) : code(text);
}

Text expression_of(const Constant& constant, std::size_t) {
  return constant.missing ? Text("missing") : number_or_code(constant.text);
}

Text expression_of(const FieldRef& ref, std::size_t) {
  return code(ref.field);
}

Text expression_of(const NormDiscrete& norm, std::size_t) {
  return "1 if " + code(norm.field) + " is " + code(norm.value) + ", else 0";
}

Text expression_of(const NormContinuous& norm, std::size_t) {
  Text out = code(norm.field) + " mapped through straight lines";
  for (std::size_t i = 0; i < norm.linearNorms.size() && i < predicate_parts.number; ++i) {
    out += (i == 0 ? ": " : ", ") + rounded(norm.linearNorms[i].orig) + " to " +
           rounded(norm.linearNorms[i].norm);
  }
  return out;
}

bool is_sign(std::string_view function) {
  return function.size() == 1 &&
         std::string_view("+-*/").find(function[0]) != std::string_view::npos;
}

Text argument_of(const Expression& expression, std::size_t depth) {
  const auto* apply = std::get_if<Box<Apply>>(&expression);
  const Text words = expression_words(expression, depth);
  return apply != nullptr && is_sign((*apply)->function) ? "(" + words + ")" : words;
}

Text expression_of(const Apply& apply, std::size_t depth) {
  if (depth == deepest_expression) return "…";
  const auto& parts = apply.expressions;
  if (parts.size() == 2 && is_sign(apply.function)) {
    return argument_of(parts[0], depth + 1) + (" " + apply.function + " ") +
           argument_of(parts[1], depth + 1);
  }
  Text out = code(apply.function) + "(";
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i == predicate_parts.number) return out + ", …)";
    out += (i == 0 ? Text() : Text(", ")) + expression_words(parts[i], depth + 1);
  }
  return out + ")";
}

// The other expressions are told by what they do and the field they do it to.
template <class T>
Text expression_of(const T& expression, std::size_t) {
  Text out = any(expression).description->doc;
  if constexpr (requires { expression.field; }) out += ": " + code(expression.field);
  return out;
}

Text expression_words(const Expression& expression, std::size_t depth) {
  return std::visit(
      [&]<class T>(const T& held) -> Text {
        if constexpr (std::is_same_v<T, std::monostate>) {
          return "–";
        } else {
          return expression_of(*held, depth);
        }
      },
      expression);
}

}  // namespace

Text words_of(const Expression& expression) {
  return expression_words(expression, 0);
}

}  // namespace pmml::report
