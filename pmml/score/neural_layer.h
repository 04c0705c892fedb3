// The layers of a neural network, compiled.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "pmml/model/neural_network.h"
#include "pmml/score/model_scorer.h"

namespace pmml::scoring {

/// Places of inputs and neurons among the activations, by id.
using NeuronIndex = std::unordered_map<std::string, std::uint32_t>;

/// One layer. Activations of inputs and earlier layers come before its own.
struct CompiledLayer {
  struct Connection {
    std::uint32_t from;
    double weight;
  };
  struct Neuron {
    std::uint32_t connections;  ///< where the connections of this neuron end
    double bias;
    double log_altitude;  ///< of radialBasis: number of connections times log of the altitude
    double width;
  };
  ActivationFunction function{};
  NeuralNormalizationMethod normalization{};
  double threshold = 0;
  std::vector<Neuron> neurons;
  std::vector<Connection> connections;
};

/// Adds the ids of the layer's neurons to `index`.
CompiledLayer compile_layer(const NeuralNetwork& network, const NeuralLayer& layer,
                            NeuronIndex& index, const ModelContext& context);

/// Appends the activations of the layer to those before it.
void run_layer(const CompiledLayer& layer, std::vector<double>& activations, bool single);

}  // namespace pmml::scoring
