#include "pmml/versions/composition.h"

#include <algorithm>

#include "pmml/versions/change.h"
#include "pmml/versions/kept.h"

namespace pmml::versions {

namespace {

OutputField output_field_of(const ResultField& field) {
  OutputField output;
  output.where = field.where;
  output.name = field.name;
  output.displayName = field.displayName;
  output.optype = field.optype;
  output.dataType = field.dataType;
  output.feature = field.feature.value_or(ResultFeature::predictedValue);
  output.value = field.value;
  return output;
}

/// What embedded models of both kinds have in common.
template <class M, class E>
M common_of(const E& embedded, const MiningField* target) {
  M model;
  model.where = embedded.where;
  model.extras = embedded.extras;
  if (model.extras) model.extras->absent = 0;
  model.modelName = embedded.modelName;
  model.functionName = embedded.functionName;
  model.algorithmName = embedded.algorithmName;
  model.output = embedded.output;
  model.targets = embedded.targets;
  model.localTransformations = embedded.localTransformations;
  MiningSchema& schema = model.miningSchema.emplace();
  if (target != nullptr) schema.miningFields.push_back(*target);
  if (embedded.resultFields.empty()) return model;
  Output& output = model.output ? *model.output : model.output.emplace();
  for (const ResultField& field : embedded.resultFields)
    output.outputFields.push_back(output_field_of(field));
  return model;
}

const MiningField* target_of(const MiningModel& model) {
  if (!model.miningSchema) return nullptr;
  const auto& fields = model.miningSchema->miningFields;
  const auto found = std::find_if(fields.begin(), fields.end(), [](const MiningField& field) {
    return field.usageType == UsageType::target || field.usageType == UsageType::predicted;
  });
  return found == fields.end() ? nullptr : &*found;
}

}  // namespace

RegressionModel model_of(const Regression& embedded, const MiningField* target) {
  auto model = common_of<RegressionModel>(embedded, target);
  model.normalizationMethod = embedded.normalizationMethod;
  model.regressionTables = embedded.regressionTables;
  return model;
}

TreeModel model_of(const DecisionTree& embedded, const MiningField* target) {
  auto model = common_of<TreeModel>(embedded, target);
  model.missingValueStrategy = embedded.missingValueStrategy;
  model.missingValuePenalty = embedded.missingValuePenalty;
  model.noTrueChildStrategy = embedded.noTrueChildStrategy;
  model.splitCharacteristic = embedded.splitCharacteristic;
  model.node = embedded.node;
  return model;
}

namespace {

/// True when the model consists of embedded models.
bool is_composed(const MiningModel& model, const Origin&) {
  const auto names_function = [](const auto& embedded) {
    return std::visit(
        []<class T>(const T& held) {
          if constexpr (std::is_same_v<T, std::monostate>)
            return false;
          else
            return !was_absent(*held, "functionName");
        },
        embedded);
  };
  const auto& members = model.embeddedModels;
  return !members.empty() && !model.segmentation &&
         std::all_of(members.begin(), members.end(), names_function);
}

/// Turns the embedded models into segments of a chain, in which each sees the results of those
/// before it and the last one answers.
void chain_embedded_models(MiningModel& model, const Origin&) {
  Segmentation& chain = model.segmentation.emplace();
  chain.where = model.where;
  chain.multipleModelMethod = MultipleModelMethod::modelChain;
  const MiningField* target = target_of(model);
  for (const auto& embedded : model.embeddedModels) {
    Segment& segment = chain.segments.emplace_back();
    segment.predicate = True{};
    std::visit(
        [&]<class T>(const T& held) {
          if constexpr (!std::is_same_v<T, std::monostate>) {
            segment.where = held->where;
            const bool answers = held->functionName == model.functionName;
            auto member = model_of(*held, answers ? target : nullptr);
            segment.model = Box<decltype(member)>(std::move(member));
          }
        },
        embedded);
  }
  model.embeddedModels.clear();
}

constexpr Change composition_changes[] = {
    change<MiningModel, is_composed, chain_embedded_models>()};

}  // namespace

std::span<const Change> changes_of_composition() {
  return composition_changes;
}

}  // namespace pmml::versions
