// NeuralNetwork (checklist section 15).
#include <algorithm>
#include <utility>

#include "pmml/score/network.h"
#include "pmml/score/neural_output.h"

namespace pmml::scoring {

namespace {

class NeuralNetworkScorer : public ModelScorer {
 public:
  NeuralNetworkScorer(std::vector<Slot> inputs, std::shared_ptr<const Network> network,
                      std::vector<NeuralTarget> targets, std::vector<std::string> ids,
                      const ModelContext& context)
      : inputs_(std::move(inputs)),
        network_(std::move(network)),
        targets_(std::move(targets)),
        ids_(std::move(ids)),
        result_(context.result) {}

  void score(Row& row, Result& result) const override {
    const double* known = block_ ? row.block(*block_) : nullptr;
    if (known != nullptr && !is_missing(known[0])) {
      result.scratch.assign(known, known + network_->width());
    } else if (!run(row, result.scratch)) {
      return;
    }
    for (const NeuralTarget& target : targets_)
      target.read(result.scratch,
                  target.result() == result_ ? result : row.result(target.result()));
  }

  /// Lets the network run for blocks of records.
  void add_block(Program& program) {
    block_ = program.blocks.size();
    program.blocks.push_back(make_network_block(network_, inputs_));
  }

  void explain(Row& row, const Result&, Tracer& tracer) const override {
    OneRecord cells(inputs_.size());
    if (!read(row, cells)) return;
    const std::vector<double> activations = network_->activations(cells.columns.data());
    std::size_t first = 0;
    const auto add_layer = [&](std::size_t size, std::size_t number, const std::string& function) {
      tracer.add("layer", std::to_string(number), function);
      tracer.deeper();
      tracer.list(size, [&](std::size_t i) {
        tracer.add("neuron", ids_[first + i], activations[first + i]);
      });
      tracer.back();
      first += size;
    };
    add_layer(inputs_.size(), 0, "inputs");
    const std::vector<CompiledLayer>& layers = network_->layers();
    for (std::size_t i = 0; i < layers.size(); ++i)
      add_layer(layers[i].neurons.size(), i + 1, function_of(layers[i]));
  }

 private:
  /// False when an input is missing.
  bool read(Row& row, OneRecord& cells) const {
    for (std::size_t i = 0; i < inputs_.size(); ++i) {
      cells.numbers[i] = row.get(inputs_[i]);
      if (is_missing(cells.numbers[i])) return false;
    }
    return true;
  }

  /// Writes the activations that the targets read; false when an input is missing.
  bool run(Row& row, std::vector<double>& activations) const {
    OneRecord cells(inputs_.size());
    if (!read(row, cells)) return false;
    activations.resize(network_->width());
    network_->run(cells.columns.data(), 1, activations.data());
    return true;
  }

  static std::string function_of(const CompiledLayer& layer) {
    std::string function(name_of(layer.function));
    if (layer.normalization != NeuralNormalizationMethod::none)
      function += ", " + std::string(name_of(layer.normalization));
    return function;
  }

  std::vector<Slot> inputs_;
  std::shared_ptr<const Network> network_;
  std::vector<NeuralTarget> targets_;
  std::vector<std::string> ids_;  ///< by place among the activations
  std::uint32_t result_;
  std::optional<std::size_t> block_;  ///< its place among the program's block scorers
};

std::vector<Slot> compile_inputs(const NeuralNetwork& model, NeuronIndex& index,
                                 ModelContext& context) {
  std::vector<Slot> inputs;
  for (const NeuralInput& input : model.neuralInputs->neuralInputs) {
    inputs.push_back(
        slot_of(convert_to(compile_derived(*input.derivedField, context), DataType::double_,
                           context.pool(), "NeuralInput " + input.id),
                context.compilation.program));
    if (!index.emplace(input.id, static_cast<std::uint32_t>(index.size())).second)
      fail_invalid("E-DUPLICATE", input.where, "NeuralInput", input.id, "an id of its own");
  }
  return inputs;
}

using Group = std::vector<TargetNeuron>;

/// The outputs by target, in the order in which the targets first appear. Their neurons are added
/// to those that are read, and become places among these.
std::vector<Group> group_outputs(const NeuralNetwork& model, const NeuronIndex& index,
                                 std::vector<std::uint32_t>& read, ModelContext& context) {
  if (!model.neuralOutputs || model.neuralOutputs->neuralOutputs.empty())
    fail_invalid("E-ABSENT", model.where, "NeuralNetwork", "no NeuralOutputs",
                 "neurons that give the result");
  std::vector<Group> groups;
  std::unordered_map<std::string, std::size_t> places;
  for (const NeuralOutput& output : model.neuralOutputs->neuralOutputs) {
    TargetNeuron neuron = compile_target_neuron(output, index, context);
    read.push_back(std::exchange(neuron.neuron, static_cast<std::uint32_t>(read.size())));
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
                                          std::vector<std::uint32_t>& read, ModelContext& context) {
  std::vector<Group> groups = group_outputs(model, index, read, context);
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
  OutputReads reads(context.compilation);
  std::vector<Slot> inputs = compile_inputs(model, index, context);
  const bool early = !reads.any();
  std::vector<CompiledLayer> layers;
  for (const NeuralLayer& layer : model.neuralLayers)
    layers.push_back(compile_layer(model, layer, index, context));
  std::vector<std::uint32_t> read;
  std::vector<NeuralTarget> targets = compile_targets(model, index, read, context);
  std::vector<std::string> ids(index.size());
  for (const auto& [id, place] : index) ids[place] = id;
  auto network = std::make_shared<const Network>(inputs.size(), std::move(layers), std::move(read),
                                                 context.parts.single);
  auto scorer = std::make_unique<NeuralNetworkScorer>(std::move(inputs), std::move(network),
                                                      std::move(targets), std::move(ids), context);
  if (early) scorer->add_block(context.compilation.program);
  return scorer;
}

}  // namespace pmml::scoring
