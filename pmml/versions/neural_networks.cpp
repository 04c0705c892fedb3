// Neural networks: functions that stood at neurons, and softmax as an activation function.
#include <algorithm>

#include "pmml/versions/change.h"
#include "pmml/versions/kept.h"

namespace pmml::versions {

namespace {

constexpr std::string_view function_name = "activationFunction";
constexpr std::string_view softmax = "softmax";

bool is_softmax(const NeuralLayer& layer, const Origin&) {
  const std::string* value = kept_attribute(layer, function_name);
  return value != nullptr && *value == softmax;
}

void normalize(NeuralLayer& layer, const Origin&) {
  take_attribute(layer, function_name);
  layer.activationFunction = ActivationFunction::identity;
  layer.normalizationMethod = NeuralNormalizationMethod::softmax;
}

/// The value that all neurons of the layer have of an attribute; nullptr when they differ.
const std::string* common_value(const NeuralLayer& layer, std::string_view attribute) {
  if (layer.neurons.empty()) return nullptr;
  const std::string* first = kept_attribute(layer.neurons.front(), attribute);
  const bool same = std::all_of(layer.neurons.begin(), layer.neurons.end(), [&](const Neuron& n) {
    const std::string* value = kept_attribute(n, attribute);
    return value != nullptr && first != nullptr && *value == *first;
  });
  return same ? first : nullptr;
}

bool has_functions_of_neurons(const NeuralLayer& layer, const Origin&) {
  const std::string* value = common_value(layer, function_name);
  return value != nullptr && (*value == softmax || enum_of<ActivationFunction>(*value).has_value());
}

void take_function(NeuralLayer& layer, const Origin& origin) {
  const std::string value = *common_value(layer, function_name);
  if (value == softmax) {
    normalize(layer, origin);
  } else {
    layer.activationFunction = enum_of<ActivationFunction>(value);
  }
  for (Neuron& neuron : layer.neurons) take_attribute(neuron, function_name);
}

bool has_thresholds_of_neurons(const NeuralLayer& layer, const Origin&) {
  const std::string* value = common_value(layer, "threshold");
  double number = 0;
  return value != nullptr && parse_value(*value, number) == ValueError::none;
}

void take_threshold(NeuralLayer& layer, const Origin&) {
  double number = 0;
  parse_value(*common_value(layer, "threshold"), number);
  layer.threshold = number;
  for (Neuron& neuron : layer.neurons) take_attribute(neuron, "threshold");
}

/// A network needs no function when all layers have their own.
bool has_needless_gap(const NeuralNetwork& network, const Origin&) {
  return was_absent(network, function_name) && !network.neuralLayers.empty() &&
         std::all_of(network.neuralLayers.begin(), network.neuralLayers.end(),
                     [](const NeuralLayer& layer) { return layer.activationFunction.has_value(); });
}

void close_gap(NeuralNetwork& network, const Origin&) {
  network.activationFunction = ActivationFunction::identity;
  fill(network, function_name);
}

constexpr Change neural_networks_changes[] = {
    change<NeuralNetwork, has_needless_gap, close_gap>(),
    change<NeuralLayer, is_softmax, normalize>(),
    change<NeuralLayer, has_functions_of_neurons, take_function>(),
    change<NeuralLayer, has_thresholds_of_neurons, take_threshold>()};

}  // namespace

std::span<const Change> changes_of_neural_networks() {
  return neural_networks_changes;
}

}  // namespace pmml::versions
