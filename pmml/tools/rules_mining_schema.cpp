// Mining schema, and what all models have in common.
#include <algorithm>
#include <array>

#include "pmml/tools/rules_context.h"
#include "pmml/tools/rules_values.h"

namespace pmml {
namespace {

void unique_mining_fields(RuleContext& context, const MiningSchema& schema) {
  Unique names;
  for (std::size_t i = 0; i < schema.miningFields.size(); ++i) {
    const MiningField& field = schema.miningFields[i];
    if (names.first(field.name)) continue;
    context.problem_in("MiningField", i, field, "name", quoted(field.name) + " again",
                       "a field listed once");
  }
}

void mining_field_known(RuleContext& context, const MiningField& field) {
  const FieldView* view = context.scopes().find_anywhere(field.name);
  if (field.name.empty() || view == nullptr || view->known) return;
  context.problem("name", quoted(field.name),
                  "a data field, a derived field around the model or an earlier output field");
}

void invalid_replacement(RuleContext& context, const MiningField& field) {
  if (field.invalidValueTreatment != InvalidValueTreatment::asValue) return;
  if (field.invalidValueReplacement) return;
  context.problem("invalidValueReplacement", "no replacement", "a value, as the treatment asks");
}

void unused_replacement(RuleContext& context, const MiningField& field) {
  if (!field.invalidValueReplacement) return;
  if (field.invalidValueTreatment == InvalidValueTreatment::asValue) return;
  context.problem("invalidValueReplacement", quoted(*field.invalidValueReplacement),
                  "no replacement unless invalidValueTreatment is asValue");
}

void replacement_fits(RuleContext& context, const MiningField& field) {
  const FieldView* view = context.scopes().find(field.name);
  if (view == nullptr || !view->dataType) return;
  const std::string expected = "a value of type " + std::string(name_of(*view->dataType));
  if (field.missingValueReplacement &&
      !is_convertible(*field.missingValueReplacement, *view->dataType)) {
    context.problem("missingValueReplacement", quoted(*field.missingValueReplacement), expected);
  }
  if (field.invalidValueReplacement &&
      !is_convertible(*field.invalidValueReplacement, *view->dataType)) {
    context.problem("invalidValueReplacement", quoted(*field.invalidValueReplacement), expected);
  }
}

void importance(RuleContext& context, const MiningField& field) {
  if (!field.importance || (*field.importance >= 0 && *field.importance <= 1)) return;
  context.problem("importance", format_double(*field.importance), "a number from 0 to 1");
}

void outlier_limits(RuleContext& context, const MiningField& field) {
  if (field.outliers == OutlierTreatment::asIs || field.lowValue || field.highValue) return;
  context.problem("outliers", std::string(name_of(field.outliers)), "lowValue or highValue");
}

void outlier_limits_ordered(RuleContext& context, const MiningField& field) {
  if (!field.lowValue || !field.highValue || *field.lowValue <= *field.highValue) return;
  context.problem("lowValue", format_double(*field.lowValue),
                  "at most highValue " + format_double(*field.highValue));
}

void outliers_continuous(RuleContext& context, const MiningField& field) {
  if (field.outliers == OutlierTreatment::asIs) return;
  const FieldView* view = context.scopes().find(field.name);
  if (view == nullptr || view->optype.value_or(OpType::continuous) == OpType::continuous) return;
  context.problem("outliers", std::string(name_of(field.outliers)),
                  "asIs, as the field is " + std::string(name_of(*view->optype)));
}

constexpr std::array<std::string_view, 5> several_targets = {
    "NearestNeighborModel", "NeuralNetwork", "BayesianNetworkModel", "MiningModel",
    "AnomalyDetectionModel"};

void one_target(RuleContext& context, const MiningSchema& schema) {
  const ModelView* model = context.scopes().model();
  if (model == nullptr || model->miningSchema != &schema || model->targets.size() < 2) return;
  const auto end = several_targets.end();
  if (std::find(several_targets.begin(), end, model->description->name) != end) return;
  context.problem("", count_text(model->targets.size(), "target fields"), "one");
}

void target_fits(RuleContext& context, const MiningSchema& schema) {
  const ModelView* model = context.scopes().model();
  const FieldView* target = context.scopes().target();
  if (model == nullptr || model->miningSchema != &schema || !model->functionName) return;
  if (target == nullptr || !target->optype) return;
  const bool continuous = target->optype == OpType::continuous;
  const bool wrong = continuous ? model->functionName == MiningFunction::classification
                                : model->functionName == MiningFunction::regression;
  if (!wrong) return;
  context.problem("", "a " + std::string(name_of(*target->optype)) + " target",
                  "a target for " + std::string(name_of(*model->functionName)));
}

struct Function {
  std::string_view model;
  std::array<MiningFunction, 3> allowed;
};
using enum MiningFunction;
constexpr std::array<Function, 12> allowed_functions = {{
    {"AssociationModel", {associationRules, associationRules, associationRules}},
    {"SequenceModel", {sequences, sequences, sequences}},
    {"ClusteringModel", {clustering, clustering, clustering}},
    {"NaiveBayesModel", {classification, classification, classification}},
    {"Scorecard", {regression, regression, regression}},
    {"TimeSeriesModel", {timeSeries, timeSeries, timeSeries}},
    {"TreeModel", {classification, regression, mixed}},
    {"RegressionModel", {classification, regression, mixed}},
    {"GeneralRegressionModel", {classification, regression, mixed}},
    {"SupportVectorMachineModel", {classification, regression, mixed}},
    {"GaussianProcessModel", {classification, regression, mixed}},
    {"RuleSetModel", {classification, regression, mixed}},
}};

void function_fits(RuleContext& context, const MiningSchema& schema) {
  const ModelView* model = context.scopes().model();
  if (model == nullptr || model->miningSchema != &schema || !model->functionName) return;
  for (const Function& function : allowed_functions) {
    if (function.model != model->description->name) continue;
    const auto& allowed = function.allowed;
    if (std::find(allowed.begin(), allowed.end(), *model->functionName) != allowed.end()) return;
    context.problem("", "functionName " + std::string(name_of(*model->functionName)),
                    "a function that a " + std::string(function.model) + " can have, such as " +
                        std::string(name_of(allowed[0])));
  }
}

void scorable(RuleContext& context, const MiningSchema& schema) {
  const ModelView* model = context.scopes().model();
  if (model == nullptr || model->miningSchema != &schema || model->isScorable) return;
  context.problem("", "isScorable=\"false\"", "a model that can be used for scoring");
}

void unique_models(RuleContext& context, const PMML& pmml) {
  Unique names;
  for (const Model& model : pmml.models) {
    const auto view = model_view(model);
    if (!view || view->modelName == nullptr || names.first(*view->modelName)) continue;
    context.problem("", "modelName " + quoted(*view->modelName) + " again", "a name of its own");
  }
}

}  // namespace

RuleTable mining_schema_rules() {
  constexpr std::string_view section = "Mining Schema";
  constexpr std::string_view structure = "General Structure";
  return {
      rule<unique_mining_fields>("E-MININGFIELD-DUPLICATE", Severity::error, section,
                                 "A mining schema lists every field once."),
      rule<mining_field_known>("E-MININGFIELD-UNKNOWN", Severity::error, section,
                               "A mining field names a field that exists outside of the model."),
      rule<invalid_replacement>("E-MININGFIELD-REPLACEMENT", Severity::error, section,
                                "invalidValueTreatment asValue has an invalidValueReplacement."),
      rule<unused_replacement>("E-MININGFIELD-UNUSED", Severity::warning, section,
                               "invalidValueReplacement is used only by the treatment asValue."),
      rule<replacement_fits>("E-MININGFIELD-TYPE", Severity::error, section,
                             "Replacement values fit the data type of the field."),
      rule<importance>("E-MININGFIELD-IMPORTANCE", Severity::warning, section,
                       "The importance of a field lies between 0 and 1."),
      rule<outlier_limits>("E-MININGFIELD-LIMITS", Severity::error, section,
                           "A treatment of outliers has a lowValue or a highValue."),
      rule<outlier_limits_ordered>("E-MININGFIELD-ORDER", Severity::error, section,
                                   "lowValue is not above highValue."),
      rule<outliers_continuous>("E-MININGFIELD-OUTLIERS", Severity::warning, section,
                                "Only continuous fields have a treatment of outliers."),
      rule<one_target>("E-TARGET-COUNT", Severity::warning, section,
                       "Models that predict one value have one target field."),
      rule<target_fits>("E-TARGET-OPTYPE", Severity::warning, section,
                        "Classification has a categorical or ordinal, regression a continuous "
                        "target."),
      rule<function_fits>("E-FUNCTION-NAME", Severity::error, structure,
                          "functionName is one that this kind of model can have."),
      rule<scorable>("E-NOT-SCORABLE", Severity::note, structure,
                     "Models with isScorable false are not used for scoring."),
      rule<unique_models>("E-MODEL-DUPLICATE", Severity::warning, structure,
                          "Models of a document have different names."),
  };
}

}  // namespace pmml
