// Neural networks.
#include "pmml/tools/rules_context.h"
#include "pmml/tools/rules_values.h"

namespace pmml {
namespace {

std::string neuron_path(std::size_t layer, std::size_t neuron) {
  return numbered("NeuralLayer", layer) + "/" + numbered("Neuron", neuron);
}

// Calls visit(layer, index, neuron) for every neuron in document order.
template <class Visit>
void each_neuron(const NeuralNetwork& network, Visit visit) {
  for (std::size_t l = 0; l < network.neuralLayers.size(); ++l) {
    const auto& neurons = network.neuralLayers[l].neurons;
    for (std::size_t i = 0; i < neurons.size(); ++i) visit(l, i, neurons[i]);
  }
}

void add_inputs(const NeuralNetwork& network, Unique& ids) {
  if (!network.neuralInputs) return;
  for (const NeuralInput& input : network.neuralInputs->neuralInputs) ids.first(input.id);
}

void unique_neural_inputs(RuleContext& context, const NeuralInputs& inputs) {
  Unique ids;
  for (std::size_t i = 0; i < inputs.neuralInputs.size(); ++i) {
    const NeuralInput& input = inputs.neuralInputs[i];
    if (ids.first(input.id)) continue;
    context.problem_in("NeuralInput", i, input, "id", quoted(input.id) + " again",
                       "an id of its own");
  }
}

void unique_neurons(RuleContext& context, const NeuralNetwork& network) {
  Unique ids;
  add_inputs(network, ids);
  each_neuron(network, [&](std::size_t layer, std::size_t index, const Neuron& neuron) {
    if (ids.first(neuron.id)) return;
    context.problem_in(neuron_path(layer, index), 0, neuron, "id", quoted(neuron.id) + " again",
                       "an id of its own");
  });
}

// Calls visit(layer, neuron, connection) for every connection whose source is not in `known`.
template <class Visit>
void unknown_sources(std::size_t layer, std::size_t index, const Neuron& neuron,
                     const Unique& known, Visit visit) {
  for (std::size_t i = 0; i < neuron.cons.size(); ++i) {
    if (!known.contains(neuron.cons[i].from)) visit(neuron_path(layer, index) + "/Con", i);
  }
}

void sources_known(RuleContext& context, const NeuralNetwork& network) {
  Unique ids;
  add_inputs(network, ids);
  each_neuron(network,
              [&](std::size_t, std::size_t, const Neuron& neuron) { ids.first(neuron.id); });
  each_neuron(network, [&](std::size_t layer, std::size_t index, const Neuron& neuron) {
    unknown_sources(layer, index, neuron, ids, [&](const std::string& path, std::size_t i) {
      context.problem_in(path, i, neuron.cons[i], "from", quoted(neuron.cons[i].from),
                         "the id of an input or neuron");
    });
  });
}

void sources_earlier(RuleContext& context, const NeuralNetwork& network) {
  Unique all;
  add_inputs(network, all);
  Unique before = all;
  each_neuron(network,
              [&](std::size_t, std::size_t, const Neuron& neuron) { all.first(neuron.id); });
  for (std::size_t l = 0; l < network.neuralLayers.size(); ++l) {
    const auto& neurons = network.neuralLayers[l].neurons;
    for (std::size_t n = 0; n < neurons.size(); ++n) {
      unknown_sources(l, n, neurons[n], before, [&](const std::string& path, std::size_t i) {
        const Con& con = neurons[n].cons[i];
        if (!all.contains(con.from)) return;
        context.problem_in(path, i, con, "from", quoted(con.from), "a neuron of an earlier layer");
      });
    }
    for (const Neuron& neuron : neurons) before.first(neuron.id);
  }
}

void layer_count(RuleContext& context, const NeuralNetwork& network) {
  const auto count = static_cast<std::int64_t>(network.neuralLayers.size());
  if (network.numberOfLayers.value_or(count) == count) return;
  context.problem("numberOfLayers", std::to_string(*network.numberOfLayers), std::to_string(count));
}

void check_neural_count(RuleContext& context, std::string_view attribute,
                        std::optional<std::int64_t> given, std::size_t size) {
  const auto count = static_cast<std::int64_t>(size);
  if (given.value_or(count) == count) return;
  context.problem(attribute, std::to_string(*given), std::to_string(count));
}
void input_count(RuleContext& context, const NeuralInputs& inputs) {
  check_neural_count(context, "numberOfInputs", inputs.numberOfInputs, inputs.neuralInputs.size());
}
void neuron_count(RuleContext& context, const NeuralLayer& layer) {
  check_neural_count(context, "numberOfNeurons", layer.numberOfNeurons, layer.neurons.size());
}
void output_count(RuleContext& context, const NeuralOutputs& outputs) {
  check_neural_count(context, "numberOfOutputs", outputs.numberOfOutputs,
                     outputs.neuralOutputs.size());
}

void outputs_known(RuleContext& context, const NeuralNetwork& network) {
  if (!network.neuralOutputs) return;
  Unique ids;
  each_neuron(network,
              [&](std::size_t, std::size_t, const Neuron& neuron) { ids.first(neuron.id); });
  const auto& outputs = network.neuralOutputs->neuralOutputs;
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    if (ids.contains(outputs[i].outputNeuron)) continue;
    context.problem_in("NeuralOutputs/NeuralOutput", i, outputs[i], "outputNeuron",
                       quoted(outputs[i].outputNeuron), "the id of a neuron");
  }
}

void output_expression(RuleContext& context, const NeuralOutput& output) {
  if (!output.derivedField) return;
  const Expression& expression = output.derivedField->expression;
  if (std::holds_alternative<Box<FieldRef>>(expression) ||
      std::holds_alternative<Box<NormContinuous>>(expression) ||
      std::holds_alternative<Box<NormDiscrete>>(expression)) {
    return;
  }
  context.problem_in("DerivedField", 0, *output.derivedField, "", "another expression",
                     "FieldRef, NormContinuous or NormDiscrete, which can be inverted");
}

void radial_width(RuleContext& context, const NeuralLayer& layer) {
  const auto* network = context.path().parent<NeuralNetwork>();
  if (network == nullptr) return;
  const auto function = layer.activationFunction.value_or(network->activationFunction);
  if (function != ActivationFunction::radialBasis || layer.width || network->width) return;
  for (std::size_t i = 0; i < layer.neurons.size(); ++i) {
    if (layer.neurons[i].width) continue;
    context.problem_in("Neuron", i, layer.neurons[i], "width", "no width",
                       "a width, as the activation function is radialBasis");
  }
}

}  // namespace

RuleTable neural_rules() {
  constexpr std::string_view section = "Neural Network";
  return {
      rule<unique_neural_inputs>("E-NEURAL-INPUT-DUPLICATE", Severity::error, section,
                                 "Neural inputs have different ids."),
      rule<unique_neurons>("E-NEURON-DUPLICATE", Severity::error, section,
                           "Neurons have ids of their own over all layers and inputs."),
      rule<sources_known>("E-NEURON-SOURCE", Severity::error, section,
                          "Connections come from inputs or neurons that exist."),
      rule<sources_earlier>("E-NEURON-ORDER", Severity::error, section,
                            "Connections come from earlier layers: loops are not defined."),
      rule<layer_count>("E-NEURAL-LAYERS", Severity::warning, section,
                        "numberOfLayers is the number of layers."),
      rule<input_count>("E-NEURAL-INPUTS", Severity::warning, section,
                        "numberOfInputs is the number of inputs."),
      rule<neuron_count>("E-NEURAL-NEURONS", Severity::warning, section,
                         "numberOfNeurons is the number of neurons of the layer."),
      rule<output_count>("E-NEURAL-OUTPUTS", Severity::warning, section,
                         "numberOfOutputs is the number of outputs."),
      rule<outputs_known>("E-NEURAL-OUTPUT", Severity::error, section,
                          "outputNeuron is the id of a neuron."),
      rule<output_expression>("E-NEURAL-EXPRESSION", Severity::error, section,
                              "The field of a neural output can be inverted."),
      rule<radial_width>("E-NEURON-WIDTH", Severity::error, section,
                         "Neurons with radialBasis have a width."),
  };
}

}  // namespace pmml
