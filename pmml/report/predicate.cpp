#include "pmml/report/predicate.h"

#include "pmml/score/arrays.h"

namespace pmml::report {
namespace {

constexpr std::size_t deepest_compound = 3;

Text predicate_words(const Predicate& predicate, std::size_t depth);

std::string_view sign_of(SimpleOperator op) {
  static constexpr std::string_view signs[] = {" = ", " ≠ ", " < ",         " ≤ ",
                                               " > ", " ≥ ", " is missing", " is not missing"};
  return signs[static_cast<std::size_t>(op)];
}

std::string_view joint_of(BooleanOperator op) {
  static constexpr std::string_view words[] = {" or ", " and ", " xor ",
                                               ", or if that is unknown "};
  return words[static_cast<std::size_t>(op)];
}

Text predicate_of(const SimplePredicate& simple, std::size_t) {
  Text out = code(simple.field) + Text(sign_of(simple.op));
  if (simple.value) out += code(*simple.value);
  return out;
}

Text predicate_of(const Box<SimpleSetPredicate>& set, std::size_t) {
  Text out = code(set->field) +
             Text(set->booleanOperator == SetOperator::isIn ? " is one of " : " is none of ");
  if (!set->array) return out;
  const std::vector<std::string> values = scoring::texts_of(*set->array);
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i == predicate_parts.number) {
      return out + " and " + std::to_string(values.size() - i) + " more";
    }
    if (i > 0) out += ", ";
    out += code(values[i]);
  }
  return out;
}

Text predicate_of(const Box<CompoundPredicate>& compound, std::size_t depth) {
  if (depth == deepest_compound) return "…";
  Text out;
  std::size_t n = 0;
  for (const Predicate& part : compound->predicates) {
    if (n == predicate_parts.number) {
      return out + " … (" + std::to_string(compound->predicates.size() - n) + " more)";
    }
    if (n++ > 0) out += Text(joint_of(compound->booleanOperator));
    const bool nested = std::holds_alternative<Box<CompoundPredicate>>(part);
    const Text words = predicate_words(part, depth + 1);
    out += nested ? "(" + words + ")" : words;
  }
  return out;
}

Text predicate_of(const True&, std::size_t) {
  return "always";
}
Text predicate_of(const False&, std::size_t) {
  return "never";
}
Text predicate_of(std::monostate, std::size_t) {
  return "(no condition)";
}

Text predicate_words(const Predicate& predicate, std::size_t depth) {
  return std::visit([&](const auto& held) { return predicate_of(held, depth); }, predicate);
}

}  // namespace

Text words_of(const Predicate& predicate) {
  return predicate_words(predicate, 0);
}

}  // namespace pmml::report
