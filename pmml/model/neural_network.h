// NeuralNetwork.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "pmml/describe/value_type.h"
#include "pmml/model/fwd.h"
#include "pmml/model/types.h"

namespace pmml {

enum class ActivationFunction : std::uint8_t {
  threshold,
  logistic,
  tanh,
  identity,
  exponential,
  reciprocal,
  square,
  Gauss,
  sine,
  cosine,
  Elliott,
  arctan,
  rectifier,
  radialBasis
};
template <>
struct EnumNames<ActivationFunction> {
  static constexpr std::string_view name = "ACTIVATION-FUNCTION";
  static constexpr std::string_view values[] = {
      "threshold", "logistic", "tanh",   "identity", "exponential", "reciprocal", "square",
      "Gauss",     "sine",     "cosine", "Elliott",  "arctan",      "rectifier",  "radialBasis"};
};

enum class NeuralNormalizationMethod : std::uint8_t { none, simplemax, softmax };
template <>
struct EnumNames<NeuralNormalizationMethod> {
  static constexpr std::string_view name = "NN-NORMALIZATION-METHOD";
  static constexpr std::string_view values[] = {"none", "simplemax", "softmax"};
};

/// Predicts by passing the inputs through layers of connected neurons.
struct NeuralNetwork : Element {
  static constexpr std::string_view element_name = "NeuralNetwork";

  std::optional<std::string> modelName;
  MiningFunction functionName{};
  std::optional<std::string> algorithmName;
  ActivationFunction activationFunction{};
  NeuralNormalizationMethod normalizationMethod = NeuralNormalizationMethod::none;
  double threshold = 0;
  std::optional<double> width;
  double altitude = 1;
  std::optional<std::int64_t> numberOfLayers;
  bool isScorable = true;
  Box<MiningSchema> miningSchema;
  Box<Output> output;
  Box<ModelStats> modelStats;
  Box<ModelExplanation> modelExplanation;
  Box<Targets> targets;
  Box<LocalTransformations> localTransformations;
  Box<NeuralInputs> neuralInputs;
  std::vector<NeuralLayer> neuralLayers;
  Box<NeuralOutputs> neuralOutputs;
  Box<ModelVerification> modelVerification;

  static void describe(Description<NeuralNetwork>& d);
};

/// Lists the inputs of the network.
struct NeuralInputs : Element {
  static constexpr std::string_view element_name = "NeuralInputs";

  std::optional<std::int64_t> numberOfInputs;
  std::vector<NeuralInput> neuralInputs;

  static void describe(Description<NeuralInputs>& d);
};

/// Computes the activation of one input neuron from the fields.
struct NeuralInput : Element {
  static constexpr std::string_view element_name = "NeuralInput";

  std::string id;
  Box<DerivedField> derivedField;

  static void describe(Description<NeuralInput>& d);
};

/// Holds the neurons of one layer, all computed before the next layer.
struct NeuralLayer : Element {
  static constexpr std::string_view element_name = "NeuralLayer";

  std::optional<std::int64_t> numberOfNeurons;
  std::optional<ActivationFunction> activationFunction;
  std::optional<double> threshold;
  std::optional<double> width;
  std::optional<double> altitude;
  std::optional<NeuralNormalizationMethod> normalizationMethod;
  std::vector<Neuron> neurons;

  static void describe(Description<NeuralLayer>& d);
};

/// Computes its activation from the weighted activations of the neurons connected to it.
struct Neuron : Element {
  static constexpr std::string_view element_name = "Neuron";

  std::string id;
  std::optional<double> bias;
  std::optional<double> width;
  std::optional<double> altitude;
  std::vector<Con> cons;

  static void describe(Description<Neuron>& d);
};

/// Connects a neuron to one of its inputs with a weight.
struct Con : Element {
  static constexpr std::string_view element_name = "Con";

  std::string from;
  double weight = 0;

  static void describe(Description<Con>& d);
};

/// Lists how neurons lead to the predicted values.
struct NeuralOutputs : Element {
  static constexpr std::string_view element_name = "NeuralOutputs";

  std::optional<std::int64_t> numberOfOutputs;
  std::vector<NeuralOutput> neuralOutputs;

  static void describe(Description<NeuralOutputs>& d);
};

/// Turns the activation of one neuron into a target value or the score of a target category.
struct NeuralOutput : Element {
  static constexpr std::string_view element_name = "NeuralOutput";

  std::string outputNeuron;
  Box<DerivedField> derivedField;

  static void describe(Description<NeuralOutput>& d);
};

}  // namespace pmml
