// Targets.
#include <cmath>

#include "pmml/tools/rules_context.h"
#include "pmml/tools/rules_values.h"

namespace pmml {
namespace {

void target_field_known(RuleContext& context, const Target& target) {
  if (!target.field || context.scopes().find_anywhere(*target.field) != nullptr) return;
  context.problem("field", quoted(*target.field), "a target field of the model");
}

void field_is_target(RuleContext& context, const Target& target) {
  const ModelView* model = context.scopes().model();
  if (!target.field || model == nullptr || model->targets.empty()) return;
  if (context.scopes().find_anywhere(*target.field) == nullptr) return;
  for (const MiningField* field : model->targets) {
    if (field->name == *target.field) return;
  }
  context.problem("field", quoted(*target.field), "a target field of the model");
}

void field_named(RuleContext& context, const Targets& targets) {
  if (targets.targets.size() < 2) return;
  for (std::size_t i = 0; i < targets.targets.size(); ++i) {
    if (targets.targets[i].field) continue;
    context.problem_in("Target", i, targets.targets[i], "field", "no field",
                       "a field, as there are several targets");
  }
}

void unique_targets(RuleContext& context, const Targets& targets) {
  Unique names;
  for (std::size_t i = 0; i < targets.targets.size(); ++i) {
    const Target& target = targets.targets[i];
    if (!target.field || names.first(*target.field)) continue;
    context.problem_in("Target", i, target, "field", quoted(*target.field) + " again",
                       "one Target per field");
  }
}

void target_limits_ordered(RuleContext& context, const Target& target) {
  if (!target.min || !target.max || *target.min <= *target.max) return;
  context.problem("min", format_double(*target.min), "at most max " + format_double(*target.max));
}

const FieldView* field_of(const RuleContext& context, const Target& target) {
  return target.field ? context.scopes().find_anywhere(*target.field) : context.scopes().target();
}

void values_known(RuleContext& context, const Target& target) {
  const FieldView* field = field_of(context, target);
  if (field == nullptr || field->optype == OpType::continuous) return;
  for (std::size_t i = 0; i < target.targetValues.size(); ++i) {
    const TargetValue& value = target.targetValues[i];
    if (!value.value || may_be(*field, *value.value)) continue;
    context.problem_in("TargetValue", i, value, "value", quoted(*value.value),
                       "a valid value of the target");
  }
}

void values_unique(RuleContext& context, const Target& target) {
  Unique values;
  for (std::size_t i = 0; i < target.targetValues.size(); ++i) {
    const TargetValue& value = target.targetValues[i];
    if (!value.value || values.first(*value.value)) continue;
    context.problem_in("TargetValue", i, value, "value", quoted(*value.value) + " again",
                       "a value listed once");
  }
}

void priors(RuleContext& context, const Target& target) {
  double sum = 0;
  bool given = false;
  for (const TargetValue& value : target.targetValues) {
    given = given || value.priorProbability;
    sum += value.priorProbability.value_or(0);
  }
  if (!given || std::abs(sum - 1) <= sum_tolerance) return;
  context.problem("", "prior probabilities with the sum " + format_double(sum), "the sum 1");
}

void cast_continuous(RuleContext& context, const Target& target) {
  const ModelView* model = context.scopes().model();
  if (model == nullptr || model->functionName != MiningFunction::classification) return;
  if (!target.castInteger && !target.min && !target.max && target.rescaleFactor == 1 &&
      target.rescaleConstant == 0) {
    return;
  }
  context.problem("", "limits, scale or rounding of a category",
                  "neither of them, as functionName is classification");
}

}  // namespace

RuleTable target_rules() {
  constexpr std::string_view section = "Targets";
  return {
      rule<target_field_known>("E-TARGET-UNKNOWN", Severity::error, section,
                               "A Target names a field that exists."),
      rule<field_is_target>("E-TARGET-NO-TARGET", Severity::warning, section,
                            "A Target names a target field of the model."),
      rule<field_named>("E-TARGET-FIELD", Severity::error, section,
                        "Every Target names its field when there are several."),
      rule<unique_targets>("E-TARGET-DUPLICATE", Severity::error, section,
                           "A field has one Target."),
      rule<target_limits_ordered>("E-TARGET-ORDER", Severity::error, section,
                                  "min is not above max."),
      rule<values_known>("E-TARGETVALUE-CATEGORY", Severity::error, section,
                         "A TargetValue names a valid value of the target."),
      rule<values_unique>("E-TARGETVALUE-DUPLICATE", Severity::error, section,
                          "A Target lists every value once."),
      rule<priors>("E-TARGET-PRIORS", Severity::error, section,
                   "Prior probabilities have the sum 1, within 0.001."),
      rule<cast_continuous>("E-TARGET-CAST", Severity::warning, section,
                            "Limits, scale and rounding apply to numbers only."),
  };
}

}  // namespace pmml
