// Output.

#include "pmml/tools/rules_context.h"
#include "pmml/tools/rules_values.h"

namespace pmml {
namespace {

void unique_output_fields(RuleContext& context, const Output& output) {
  Unique names;
  for (std::size_t i = 0; i < output.outputFields.size(); ++i) {
    const OutputField& field = output.outputFields[i];
    if (names.first(field.name)) continue;
    context.problem_in("OutputField", i, field, "name", quoted(field.name) + " again",
                       "a name of its own");
  }
}

void output_category_known(RuleContext& context, const OutputField& field) {
  if (field.feature != ResultFeature::probability || !field.value || field.segmentId ||
      field.targetField)
    return;
  const FieldView* target = categories(context.scopes());
  if (target == nullptr || may_be(*target, *field.value)) return;
  context.problem("value", quoted(*field.value), "a valid value of the target");
}

void target_known(RuleContext& context, const OutputField& field) {
  if (!field.targetField || context.scopes().find_anywhere(*field.targetField) != nullptr) return;
  context.problem("targetField", quoted(*field.targetField), "a target field of the model");
}

void target_is_target(RuleContext& context, const OutputField& field) {
  const ModelView* model = context.scopes().model();
  if (!field.targetField || model == nullptr || model->targets.empty()) return;
  if (context.scopes().find_anywhere(*field.targetField) == nullptr) return;
  for (const MiningField* target : model->targets) {
    if (target->name == *field.targetField) return;
  }
  context.problem("targetField", quoted(*field.targetField), "a target field of the model");
}

void has_expression(RuleContext& context, const OutputField& field) {
  using enum ResultFeature;
  if (field.feature != transformedValue && field.feature != decision) return;
  if (field.segmentId || !std::holds_alternative<std::monostate>(field.expression)) return;
  context.problem("", "no expression",
                  "an expression, as the feature is " + std::string(name_of(field.feature)));
}

// Models hold other models whose features they pass on.
bool passes_on(std::string_view model) {
  return model == "MiningModel" || model == "AnomalyDetectionModel";
}

// The only model that has the feature, or an empty text when several have it.
std::string_view owner(ResultFeature feature) {
  using enum ResultFeature;
  switch (feature) {
    case clusterId:
    case clusterAffinity:
      return "ClusteringModel";
    case reasonCode:
      return "Scorecard";
    case ruleValue:
    case antecedent:
    case consequent:
    case rule:
    case ruleId:
    case lift:
    case leverage:
      return "AssociationModel";
    default:
      return {};
  }
}

void feature_fits(RuleContext& context, const OutputField& field) {
  const ModelView* model = context.scopes().model();
  if (model == nullptr || passes_on(model->description->name)) return;
  const std::string_view only = owner(field.feature);
  if (only.empty() || only == model->description->name) return;
  context.problem("feature", std::string(name_of(field.feature)),
                  "a feature of a " + std::string(model->description->name));
}

void rank_allowed(RuleContext& context, const OutputField& field) {
  if (field.rank >= 0 && (field.rank > 0 || field.isMultiValued == "1")) return;
  context.problem("rank", std::to_string(field.rank), "1 or more, or 0 when isMultiValued is 1");
}

bool has_segment(const MiningModel& model, std::string_view id) {
  std::vector<const MiningModel*> open{&model};
  while (!open.empty()) {
    const MiningModel* current = open.back();
    open.pop_back();
    if (!current->segmentation) continue;
    const auto& segments = current->segmentation->segments;
    for (std::size_t i = 0; i < segments.size(); ++i) {
      if (segments[i].id.value_or(std::to_string(i + 1)) == id) return true;
      const auto* nested = std::get_if<Box<MiningModel>>(&segments[i].model);
      if (nested != nullptr && *nested) open.push_back(nested->get());
    }
  }
  return false;
}

void segment_known(RuleContext& context, const OutputField& field) {
  const ModelView* model = context.scopes().model();
  if (!field.segmentId || model == nullptr) return;
  const auto* mining = model->as<MiningModel>();
  if (mining != nullptr && has_segment(*mining, *field.segmentId)) return;
  context.problem("segmentId", quoted(*field.segmentId), "the id of a segment");
}

}  // namespace

RuleTable output_rules() {
  constexpr std::string_view section = "Output";
  return {
      rule<unique_output_fields>("E-OUTPUT-DUPLICATE", Severity::error, section,
                                 "Output fields have different names."),
      rule<output_category_known>("E-OUTPUT-CATEGORY", Severity::error, section,
                                  "A probability is asked for of a valid value of the target."),
      rule<target_known>("E-OUTPUT-TARGET", Severity::error, section,
                         "targetField names a field that exists."),
      rule<target_is_target>("E-OUTPUT-NO-TARGET", Severity::warning, section,
                             "targetField names a target field of the model."),
      rule<has_expression>("E-OUTPUT-EXPRESSION", Severity::error, section,
                           "transformedValue and decision have an expression."),
      rule<feature_fits>("E-OUTPUT-FEATURE", Severity::error, section,
                         "The feature is one that the kind of model has."),
      rule<rank_allowed>("E-OUTPUT-RANK", Severity::error, section,
                         "Ranks start at 1; 0 asks for all values of a multi-valued field."),
      rule<segment_known>("E-OUTPUT-SEGMENT", Severity::error, section,
                          "segmentId is the id of a segment of the model."),
  };
}

}  // namespace pmml
