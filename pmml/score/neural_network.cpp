// NeuralNetwork (checklist section 15).
#include <algorithm>

#include "pmml/score/neural_output.h"

namespace pmml::scoring {

namespace {

class NeuralNetworkScorer : public ModelScorer {
 public:
  NeuralNetworkScorer(std::vector<ExprPtr> inputs, std::vector<CompiledLayer> layers,
                      std::vector<NeuralTarget> targets, const ModelContext& context)
      : inputs_(std::move(inputs)),
        layers_(std::move(layers)),
        targets_(std::move(targets)),
        result_(context.result),
        single_(context.parts.single) {}

  void score(Row& row, Result& result) const override {
    std::vector<double>& activations = result.scratch;
    for (const ExprPtr& input : inputs_) {
      const double value = input->eval(row);
      if (is_missing(value)) return;
      activations.push_back(single_ ? to_single(value) : value);
    }
    for (const CompiledLayer& layer : layers_) run_layer(layer, activations, single_);
    for (const NeuralTarget& target : targets_)
      target.read(activations, target.result() == result_ ? result : row.result(target.result()));
  }

 private:
  std::vector<ExprPtr> inputs_;
  std::vector<CompiledLayer> layers_;
  std::vector<NeuralTarget> targets_;
  std::uint32_t result_;
  bool single_;
};

std::vector<ExprPtr> compile_inputs(const NeuralNetwork& model, NeuronIndex& index,
                                    ModelContext& context) {
  std::vector<ExprPtr> inputs;
  for (const NeuralInput& input : model.neuralInputs->neuralInputs) {
    inputs.push_back(convert_to(compile_derived(*input.derivedField, context), DataType::double_,
                                context.pool(), "NeuralInput " + input.id));
    if (!index.emplace(input.id, static_cast<std::uint32_t>(index.size())).second)
      fail_invalid("E-DUPLICATE", input.where, "NeuralInput", input.id, "an id of its own");
  }
  return inputs;
}

using Group = std::vector<TargetNeuron>;

/// The outputs by target, in the order in which the targets first appear.
std::vector<Group> group_outputs(const NeuralNetwork& model, const NeuronIndex& index,
                                 ModelContext& context) {
  if (!model.neuralOutputs || model.neuralOutputs->neuralOutputs.empty())
    fail_invalid("E-ABSENT", model.where, "NeuralNetwork", "no NeuralOutputs",
                 "neurons that give the result");
  std::vector<Group> groups;
  std::unordered_map<std::string, std::size_t> places;
  for (const NeuralOutput& output : model.neuralOutputs->neuralOutputs) {
    TargetNeuron neuron = compile_target_neuron(output, index, context);
    const auto [known, added] = places.emplace(neuron.field, groups.size());
    if (added) groups.emplace_back();
    groups[known->second].push_back(std::move(neuron));
  }
  return groups;
}

/// Moves the outputs of the model's target to the front; a model without target in its mining
/// schema has that of its first outputs.
void find_target(std::vector<Group>& groups, ModelContext& context) {
  const auto& first = groups.front().front();
  if (context.target_name.empty() && context.compilation.data_field(first.field) != nullptr)
    context.set_target(first.field, first.element->where);
  if (context.target_name.empty()) return;
  const auto main = std::find_if(groups.begin(), groups.end(), [&](const Group& group) {
    return group.front().field == context.target_name;
  });
  if (main == groups.end())
    fail_invalid("E-FIELD", first.element->where, "NeuralOutput", first.field,
                 "the target " + context.target_name);
  std::rotate(groups.begin(), main, main + 1);
}

std::vector<NeuralTarget> compile_targets(const NeuralNetwork& model, const NeuronIndex& index,
                                          ModelContext& context) {
  std::vector<Group> groups = group_outputs(model, index, context);
  find_target(groups, context);
  std::vector<NeuralTarget> targets;
  targets.emplace_back(std::move(groups.front()), context);
  for (std::size_t i = 1; i < groups.size(); ++i) {
    const TargetNeuron& first = groups[i].front();
    ModelContext& other = context.add_target(first.field, first.element->where);
    targets.emplace_back(std::move(groups[i]), other);
  }
  return targets;
}

}  // namespace

ScorerPtr compile_neural_network(const NeuralNetwork& model, ModelContext& context) {
  NeuronIndex index;
  std::vector<ExprPtr> inputs = compile_inputs(model, index, context);
  std::vector<CompiledLayer> layers;
  for (const NeuralLayer& layer : model.neuralLayers)
    layers.push_back(compile_layer(model, layer, index, context));
  std::vector<NeuralTarget> targets = compile_targets(model, index, context);
  return std::make_unique<NeuralNetworkScorer>(std::move(inputs), std::move(layers),
                                               std::move(targets), context);
}

}  // namespace pmml::scoring
