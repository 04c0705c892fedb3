// Predicates, score distributions, and probabilities of every kind.
#include <algorithm>
#include <cmath>
#include <iterator>

#include "pmml/tools/rules_context.h"
#include "pmml/tools/rules_values.h"

namespace pmml {
namespace {

bool tests_missing(SimpleOperator op) {
  return op == SimpleOperator::isMissing || op == SimpleOperator::isNotMissing;
}
bool tests_order(SimpleOperator op) {
  return !tests_missing(op) && op != SimpleOperator::equal && op != SimpleOperator::notEqual;
}

void value_present(RuleContext& context, const SimplePredicate& predicate) {
  if (predicate.value || tests_missing(predicate.op)) return;
  context.problem("value", "no value",
                  "a value, as the operator is " + std::string(name_of(predicate.op)));
}

void value_absent(RuleContext& context, const SimplePredicate& predicate) {
  if (!predicate.value || !tests_missing(predicate.op)) return;
  context.problem("value", quoted(*predicate.value),
                  "no value, as the operator is " + std::string(name_of(predicate.op)));
}

void value_fits(RuleContext& context, const SimplePredicate& predicate) {
  if (!predicate.value || tests_missing(predicate.op)) return;
  const FieldView* field = context.scopes().find_anywhere(predicate.field);
  if (field == nullptr || !field->dataType) return;
  if (is_convertible(*predicate.value, *field->dataType)) return;
  context.problem("value", quoted(*predicate.value),
                  "a value of type " + std::string(name_of(*field->dataType)));
}

void number_spelling(RuleContext& context, const SimplePredicate& predicate) {
  if (!predicate.value || !is_foreign_number(*predicate.value)) return;
  const FieldView* field = context.scopes().find_anywhere(predicate.field);
  if (field == nullptr || !field->dataType || !is_number(*field->dataType)) return;
  context.problem("value", quoted(*predicate.value), "INF or -INF");
}

void value_known(RuleContext& context, const SimplePredicate& predicate) {
  if (!predicate.value || tests_missing(predicate.op) || tests_order(predicate.op)) return;
  const FieldView* field = context.scopes().find_anywhere(predicate.field);
  if (field == nullptr || field->optype == OpType::continuous) return;
  if (may_be(*field, *predicate.value)) return;
  context.problem("value", quoted(*predicate.value), "a valid value of " + quoted(predicate.field));
}

void ordered(RuleContext& context, const SimplePredicate& predicate) {
  if (!tests_order(predicate.op)) return;
  const FieldView* field = context.scopes().find_anywhere(predicate.field);
  if (field == nullptr || field->optype != OpType::categorical) return;
  context.problem("operator", std::string(name_of(predicate.op)),
                  "equal or notEqual, as the field is categorical");
}

void set_fits(RuleContext& context, const SimpleSetPredicate& predicate) {
  const FieldView* field = context.scopes().find_anywhere(predicate.field);
  if (field == nullptr || !field->dataType || !predicate.array) return;
  for (const std::string& item : items_of(*predicate.array)) {
    if (fits(item, *field->dataType)) continue;
    context.problem_in("Array", 0, *predicate.array, "", quoted(item),
                       "values of type " + std::string(name_of(*field->dataType)));
  }
}

void set_known(RuleContext& context, const SimpleSetPredicate& predicate) {
  const FieldView* field = context.scopes().find_anywhere(predicate.field);
  if (field == nullptr || field->optype == OpType::continuous || !predicate.array) return;
  for (const std::string& item : impossible(*field, items_of(*predicate.array))) {
    context.problem_in("Array", 0, *predicate.array, "", quoted(item),
                       "valid values of " + quoted(predicate.field));
  }
}

using Distribution = std::vector<ScoreDistribution>;

void check_all_or_none(RuleContext& context, const Distribution& scores) {
  const auto given =
      std::count_if(scores.begin(), scores.end(),
                    [](const ScoreDistribution& score) { return score.probability.has_value(); });
  if (given == 0 || given == std::ssize(scores)) return;
  context.problem("", "probabilities of some categories", "probabilities of all or of none");
}

void check_sum(RuleContext& context, const Distribution& scores) {
  double sum = 0;
  for (const ScoreDistribution& score : scores) {
    if (!score.probability) return;
    sum += *score.probability;
  }
  if (scores.empty() || std::abs(sum - 1) <= sum_tolerance) return;
  context.problem("", "probabilities with the sum " + format_double(sum), "the sum 1");
}

void check_unique(RuleContext& context, const Distribution& scores) {
  Unique values;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (values.first(scores[i].value)) continue;
    context.problem_in("ScoreDistribution", i, scores[i], "value",
                       quoted(scores[i].value) + " again", "a category listed once");
  }
}

void node_all(RuleContext& context, const Node& node) {
  check_all_or_none(context, node.scoreDistributions);
}
void rule_all(RuleContext& context, const SimpleRule& rule) {
  check_all_or_none(context, rule.scoreDistributions);
}
void node_sum(RuleContext& context, const Node& node) {
  check_sum(context, node.scoreDistributions);
}
void rule_sum(RuleContext& context, const SimpleRule& rule) {
  check_sum(context, rule.scoreDistributions);
}
void node_unique(RuleContext& context, const Node& node) {
  check_unique(context, node.scoreDistributions);
}
void rule_unique(RuleContext& context, const SimpleRule& rule) {
  check_unique(context, rule.scoreDistributions);
}

void distribution_category(RuleContext& context, const ScoreDistribution& score) {
  const FieldView* target = categories(context.scopes());
  if (target == nullptr || may_be(*target, score.value)) return;
  context.problem("value", quoted(score.value), "a valid value of the target");
}

void distribution_record_count(RuleContext& context, const ScoreDistribution& score) {
  if (!(score.recordCount < 0)) return;
  context.problem("recordCount", format_double(score.recordCount), "a number that is not negative");
}

void check_facet(RuleContext& context, const void* object, Facet facet, double limit) {
  for (const AttributeRow& row : context.path().description().attributes) {
    if (row.facet != facet || row.type->kind != ValueKind::real) continue;
    if (row.name == "importance" && context.path().as<MiningField>() != nullptr) continue;
    const void* value = member(object, row.offset);
    const auto* optional = static_cast<const std::optional<double>*>(value);
    if (row.type->optional && !*optional) continue;
    const double number = row.type->optional ? **optional : *static_cast<const double*>(value);
    if (number >= 0 && number <= limit) continue;
    context.problem(row.name, format_double(number), "a number from 0 to " + format_double(limit));
  }
}
void probability_range(RuleContext& context, const void* object) {
  check_facet(context, object, Facet::probability, 1);
}
void percentage_range(RuleContext& context, const void* object) {
  check_facet(context, object, Facet::percentage, 100);
}

}  // namespace

RuleTable predicate_rules() {
  constexpr std::string_view section = "Predicates";
  constexpr std::string_view scores = "Score Distribution";
  constexpr std::string_view types = "Basic Data Types";
  return {
      rule<value_present>("E-PREDICATE-VALUE", Severity::error, section,
                          "A SimplePredicate that compares has a value."),
      rule<value_absent>("E-PREDICATE-NO-VALUE", Severity::warning, section,
                         "isMissing and isNotMissing have no value."),
      rule<value_fits>("E-PREDICATE-TYPE", Severity::error, section,
                       "The value of a SimplePredicate fits the data type of its field."),
      rule<number_spelling>("E-PREDICATE-NUMBER", Severity::warning, section,
                            "Infinity is spelled INF."),
      rule<value_known>("E-PREDICATE-CATEGORY", Severity::warning, section,
                        "A SimplePredicate asks for a value that the field can have."),
      rule<ordered>("E-PREDICATE-ORDER", Severity::warning, section,
                    "Categorical fields are tested for equality only."),
      rule<set_fits>("E-SET-TYPE", Severity::error, section,
                     "The values of a SimpleSetPredicate fit the data type of its field."),
      rule<set_known>("E-SET-CATEGORY", Severity::warning, section,
                      "A SimpleSetPredicate asks for values that the field can have."),
      rule<node_all>("E-NODE-PROBABILITIES", Severity::error, scores,
                     "A node gives probabilities of all its categories or of none."),
      rule<rule_all>("E-RULE-PROBABILITIES", Severity::error, scores,
                     "A rule gives probabilities of all its categories or of none."),
      rule<node_sum>("E-NODE-SUM", Severity::error, scores,
                     "The probabilities of a node have the sum 1, within 0.001."),
      rule<rule_sum>("E-RULE-SUM", Severity::error, scores,
                     "The probabilities of a rule have the sum 1, within 0.001."),
      rule<node_unique>("E-NODE-CATEGORY-DUPLICATE", Severity::error, scores,
                        "A node lists every category once."),
      rule<rule_unique>("E-RULE-CATEGORY-DUPLICATE", Severity::error, scores,
                        "A rule lists every category once."),
      rule<distribution_category>("E-SCORE-CATEGORY", Severity::error, scores,
                                  "A score distribution names valid values of the target."),
      rule<distribution_record_count>("E-SCORE-COUNT", Severity::error, scores,
                                      "Record counts are not negative."),
      {"E-PROBABILITY", Severity::error, "Probabilities lie between 0 and 1.", types, nullptr,
       probability_range},
      {"E-PERCENTAGE", Severity::error, "Percentages lie between 0 and 100.", types, nullptr,
       percentage_range},
  };
}

}  // namespace pmml
