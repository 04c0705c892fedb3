// The layers of a neural network, compiled.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "pmml/model/neural_network.h"
#include "pmml/score/model_scorer.h"
#include "pmml/score/weighted_sums.h"

namespace pmml::scoring {

/// Places of inputs and neurons among the activations, by id.
using NeuronIndex = std::unordered_map<std::string, std::uint32_t>;

/// One layer. Activations of inputs and earlier layers come before its own.
struct CompiledLayer {
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
  std::vector<WeightedColumn> connections;  ///< of one neuron after the other
  /// When all neurons have the same connections: where these come from, and the weights as
  /// compare_vectors takes them.
  std::vector<std::uint32_t> sources;
  std::vector<double> weights;
};

/// Adds the ids of the layer's neurons to `index`.
CompiledLayer compile_layer(const NeuralNetwork& network, const NeuralLayer& layer,
                            NeuronIndex& index, const ModelContext& context);

/// The activations of several records, one row each.
struct ActivationRows {
  double* first = nullptr;
  std::size_t stride = 0;
  std::size_t count = 0;

  double* at(std::size_t row) const { return first + row * stride; }
};

/// Writes the activations of the layer's neurons, from place `start` of each row on; those of the
/// inputs and of earlier layers come before them.
void run_layer(const CompiledLayer& layer, const ActivationRows& rows, std::size_t start,
               bool single);

}  // namespace pmml::scoring
