// Scorecards.
#include <algorithm>

#include "pmml/tools/rules_context.h"
#include "pmml/tools/rules_values.h"

namespace pmml {
namespace {

const Scorecard* card_with_reasons(const RuleContext& context) {
  const auto* card = context.path().ancestor<Scorecard>();
  return card != nullptr && card->useReasonCodes ? card : nullptr;
}

void reason_given(RuleContext& context, const Characteristic& characteristic) {
  if (card_with_reasons(context) == nullptr || characteristic.reasonCode) return;
  for (std::size_t i = 0; i < characteristic.attributes.size(); ++i) {
    const Attribute& attribute = characteristic.attributes[i];
    if (attribute.reasonCode) continue;
    context.problem_in("Attribute", i, attribute, "reasonCode", "no reason code",
                       "one, here or on the characteristic, as useReasonCodes is true");
  }
}

void baseline_given(RuleContext& context, const Characteristic& characteristic) {
  const Scorecard* card = card_with_reasons(context);
  if (card == nullptr || characteristic.baselineScore || card->baselineScore) return;
  context.problem("baselineScore", "no baseline score",
                  "one, here or on the scorecard, as useReasonCodes is true");
}

void score_given(RuleContext& context, const Attribute& attribute) {
  if (attribute.partialScore || attribute.complexPartialScore) return;
  context.problem("partialScore", "no score", "partialScore or ComplexPartialScore");
}

void one_score(RuleContext& context, const Attribute& attribute) {
  if (!attribute.partialScore || !attribute.complexPartialScore) return;
  context.problem("partialScore", "partialScore and ComplexPartialScore", "one of them");
}

void unique_names(RuleContext& context, const Characteristics& characteristics) {
  Unique names;
  for (std::size_t i = 0; i < characteristics.characteristics.size(); ++i) {
    const Characteristic& characteristic = characteristics.characteristics[i];
    if (!characteristic.name || names.first(*characteristic.name)) continue;
    context.problem_in("Characteristic", i, characteristic, "name",
                       quoted(*characteristic.name) + " again", "a name of its own");
  }
}

// The fields that the predicates of an element test.
class TestedFields final : public WalkVisitor {
 public:
  bool enter(const WalkPath& path) override {
    if (const auto* simple = path.as<SimplePredicate>()) add(simple->field);
    if (const auto* set = path.as<SimpleSetPredicate>()) add(set->field);
    return path.as<ComplexPartialScore>() == nullptr;
  }
  std::vector<std::string_view> names;

 private:
  void add(std::string_view name) {
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
};

void one_field(RuleContext& context, const Characteristic& characteristic) {
  TestedFields fields;
  walk(characteristic, fields);
  if (fields.names.size() <= 1) return;
  context.problem("", "attributes that test " + count_text(fields.names.size(), "fields"),
                  "attributes that test one field");
}

void last_reached(RuleContext& context, const Characteristic& characteristic) {
  for (std::size_t i = 0; i + 1 < characteristic.attributes.size(); ++i) {
    if (!std::holds_alternative<True>(characteristic.attributes[i].predicate)) continue;
    context.problem_in("Attribute", i + 1, characteristic.attributes[i + 1], "",
                       "an attribute after one that is always chosen",
                       "an attribute that can be chosen");
    return;
  }
}

}  // namespace

RuleTable scorecard_rules() {
  constexpr std::string_view section = "Scorecard";
  return {
      rule<reason_given>("E-SCORECARD-REASON", Severity::error, section,
                         "With useReasonCodes every attribute has a reason code, its own or that "
                         "of its characteristic."),
      rule<baseline_given>("E-SCORECARD-BASELINE", Severity::error, section,
                           "With useReasonCodes every characteristic has a baseline score, its own "
                           "or that of the scorecard."),
      rule<score_given>("E-SCORECARD-SCORE", Severity::error, section,
                        "An attribute has a partialScore or a ComplexPartialScore."),
      rule<one_score>("E-SCORECARD-BOTH", Severity::warning, section,
                      "An attribute has one score; of two the ComplexPartialScore counts."),
      rule<unique_names>("E-SCORECARD-DUPLICATE", Severity::error, section,
                         "Characteristics have different names."),
      rule<one_field>("E-SCORECARD-FIELDS", Severity::warning, section,
                      "The attributes of a characteristic test one field."),
      rule<last_reached>("E-SCORECARD-UNREACHABLE", Severity::warning, section,
                         "No attribute follows one that always applies."),
  };
}

}  // namespace pmml
