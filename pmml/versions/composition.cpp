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

/// True when there are embedded models, which say what they are.
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
  return !members.empty() && std::all_of(members.begin(), members.end(), names_function);
}

Segment& add_segment(Segmentation& chain, std::string id) {
  Segment& segment = chain.segments.emplace_back();
  segment.id = std::move(id);
  segment.predicate = True{};
  return segment;
}

void add_embedded_models(const MiningModel& model, Segmentation& chain) {
  const MiningField* target = target_of(model);
  for (const auto& embedded : model.embeddedModels) {
    Segment& segment =
        add_segment(chain, "embedded model " + std::to_string(chain.segments.size() + 1));
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
}

/// What the segments of the model say together, as one more segment.
void add_whole(const MiningModel& model, Segmentation segmentation, Segmentation& chain) {
  MiningModel whole;
  whole.where = segmentation.where;
  whole.extras = model.extras;
  if (whole.extras) whole.extras->absent = 0;
  whole.functionName = model.functionName;
  MiningSchema& schema = whole.miningSchema.emplace();
  if (const MiningField* target = target_of(model)) schema.miningFields.push_back(*target);
  whole.segmentation = Box<Segmentation>(std::move(segmentation));
  Segment& segment = add_segment(chain, "segmentation");
  segment.where = whole.where;
  segment.model = Box<MiningModel>(std::move(whole));
}

/// Turns the embedded models into segments of a chain, in which each sees the results of those
/// before it and the last one answers: the segmentation, if there is one.
void chain_embedded_models(MiningModel& model, const Origin&) {
  Segmentation chain;
  chain.where = model.where;
  chain.multipleModelMethod = MultipleModelMethod::modelChain;
  add_embedded_models(model, chain);
  if (model.segmentation) add_whole(model, std::move(*model.segmentation), chain);
  model.segmentation = Box<Segmentation>(std::move(chain));
  model.embeddedModels.clear();
}

constexpr Change composition_changes[] = {
    change<MiningModel, is_composed, chain_embedded_models>()};

}  // namespace

std::span<const Change> changes_of_composition() {
  return composition_changes;
}

}  // namespace pmml::versions
