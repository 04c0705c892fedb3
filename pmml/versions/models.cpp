// Models: the function, which 1.x did not name, and the mining schema, which regressions need not
// have up to 2.0.
#include <algorithm>
#include <set>

#include "pmml/versions/change.h"
#include "pmml/versions/kept.h"

namespace pmml::versions {

namespace {

bool has_continuous_target(const Box<MiningSchema>& schema, const Origin& origin) {
  if (!schema || !origin.document->dataDictionary) return false;
  const auto& mining = schema->miningFields;
  const auto target = std::find_if(mining.begin(), mining.end(),
                                   [](const MiningField& field) { return is_target(field); });
  if (target == mining.end()) return false;
  const auto& fields = origin.document->dataDictionary->dataFields;
  return std::any_of(fields.begin(), fields.end(), [&](const DataField& field) {
    return field.name == target->name && field.optype == OpType::continuous;
  });
}

template <class M>
bool has_no_function(const M& model, const Origin& origin) {
  return origin.version < Version::v2_0 && was_absent(model, "functionName");
}

template <class M>
void set_function(M& model, MiningFunction function) {
  model.functionName = function;
  fill(model, "functionName");
}

/// Of a model that predicts what its target is.
template <class M>
void derive_function(M& model, const Origin& origin) {
  set_function(model, has_continuous_target(model.miningSchema, origin)
                          ? MiningFunction::regression
                          : MiningFunction::classification);
}

template <class M, MiningFunction Function>
void name_function(M& model, const Origin&) {
  set_function(model, Function);
}

void derive_general_function(GeneralRegressionModel& model, const Origin&) {
  const bool classifies = model.modelType == GeneralRegressionModelType::multinomialLogistic;
  set_function(model, classifies ? MiningFunction::classification : MiningFunction::regression);
}

bool has_no_schema(const RegressionModel& model, const Origin& origin) {
  return origin.version <= Version::v2_0 && !model.miningSchema;
}

void make_schema(RegressionModel& model, const Origin&) {
  auto& fields = model.miningSchema.emplace().miningFields;
  std::set<std::string> names;
  const auto add = [&](const std::string& name, UsageType usage) {
    if (!names.insert(name).second) return;
    fields.emplace_back().name = name;
    fields.back().usageType = usage;
    fields.back().invalidValueTreatment = InvalidValueTreatment::asMissing;
  };
  for (const RegressionTable& table : model.regressionTables) {
    for (const NumericPredictor& term : table.numericPredictors) add(term.name, UsageType::active);
    for (const CategoricalPredictor& term : table.categoricalPredictors)
      add(term.name, UsageType::active);
  }
  const auto old_name = take_attribute(model, "targetVariableName");
  if (!model.targetFieldName) model.targetFieldName = old_name;
  if (model.targetFieldName) add(*model.targetFieldName, UsageType::target);
}

template <class M>
constexpr Change by_target() {
  return change<M, has_no_function<M>, derive_function<M>>();
}

template <class M, MiningFunction Function>
constexpr Change always() {
  return change<M, has_no_function<M>, name_function<M, Function>>();
}

constexpr Change models_changes[] = {
    by_target<TreeModel>(),
    by_target<NeuralNetwork>(),
    always<RegressionModel, MiningFunction::regression>(),
    always<ClusteringModel, MiningFunction::clustering>(),
    always<AssociationModel, MiningFunction::associationRules>(),
    change<GeneralRegressionModel, has_no_function<GeneralRegressionModel>,
           derive_general_function>(),
    change<RegressionModel, has_no_schema, make_schema>()};

}  // namespace

std::span<const Change> changes_of_models() {
  return models_changes;
}

}  // namespace pmml::versions
