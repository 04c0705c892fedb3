// Rule sets.
#include "pmml/tools/rules_context.h"
#include "pmml/tools/rules_values.h"

namespace pmml {
namespace {

class RuleIds final : public WalkVisitor {
 public:
  explicit RuleIds(RuleContext& context) : context_(context) {}
  bool enter(const WalkPath& path) override {
    const auto* simple = path.as<SimpleRule>();
    if (simple == nullptr || !simple->id || ids_.first(*simple->id)) return true;
    const std::string place = path.text().substr(std::string_view("/RuleSet/").size());
    context_.problem_in(place, 0, *simple, "id", quoted(*simple->id) + " again",
                        "an id of its own");
    return true;
  }

 private:
  RuleContext& context_;
  Unique ids_;
};

void unique_rules(RuleContext& context, const RuleSet& rules) {
  RuleIds ids(context);
  walk(rules, ids);
}

void check_score(RuleContext& context, std::string_view attribute, const std::string& score) {
  const FieldView* target = categories(context.scopes());
  if (target == nullptr || may_be(*target, score)) return;
  context.problem(attribute, quoted(score), "a valid value of the target");
}
void rule_score(RuleContext& context, const SimpleRule& simple) {
  check_score(context, "score", simple.score);
}
void default_score(RuleContext& context, const RuleSet& rules) {
  if (rules.defaultScore) check_score(context, "defaultScore", *rules.defaultScore);
}

void correct_count(RuleContext& context, const SimpleRule& simple) {
  if (!simple.recordCount || !simple.nbCorrect || *simple.nbCorrect <= *simple.recordCount) return;
  context.problem("nbCorrect", format_double(*simple.nbCorrect),
                  "at most recordCount " + format_double(*simple.recordCount));
}

void unique_methods(RuleContext& context, const RuleSet& rules) {
  Unique names;
  for (std::size_t i = 0; i < rules.ruleSelectionMethods.size(); ++i) {
    const RuleSelectionMethod& method = rules.ruleSelectionMethods[i];
    if (names.first(name_of(method.criterion))) continue;
    context.problem_in("RuleSelectionMethod", i, method, "criterion",
                       std::string(name_of(method.criterion)) + " again", "a method listed once");
  }
}

}  // namespace

RuleTable rule_set_rules() {
  constexpr std::string_view section = "Ruleset";
  return {
      rule<unique_rules>("E-RULE-DUPLICATE", Severity::error, section,
                         "The rules of a set have different ids."),
      rule<rule_score>("E-RULE-CATEGORY", Severity::error, section,
                       "The score of a rule is a valid value of the target."),
      rule<default_score>("E-RULE-DEFAULT", Severity::error, section,
                          "The default score is a valid value of the target."),
      rule<correct_count>("E-RULE-CORRECT", Severity::error, section,
                          "A rule is not correct more often than it applies."),
      rule<unique_methods>("E-RULE-METHOD", Severity::warning, section,
                           "Every selection method is listed once."),
  };
}

}  // namespace pmml
