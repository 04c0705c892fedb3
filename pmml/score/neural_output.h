// What the neural outputs of one target say about it, read backwards from the activations.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "pmml/score/neural_layer.h"

namespace pmml::scoring {

/// The inverse of one normalisation of a target.
class Inverse {
 public:
  /// Throws InvalidDocument when the mapping cannot be inverted.
  explicit Inverse(const NormContinuous& norm, bool single);
  double apply(double activation) const;

 private:
  struct Point {
    double norm;
    double orig;
  };
  OutlierTreatment outliers_;
  bool single_;
  std::vector<Point> points_;  ///< by ascending norm
};

/// A neural output: its neuron, the target it leads to, and how.
struct TargetNeuron {
  const NeuralOutput* element = nullptr;
  std::uint32_t neuron = 0;
  double id = missing;  ///< code of the id of the neuron
  std::string field;    ///< the target
  std::vector<Inverse> inverses;
  std::optional<std::string> category;
  std::size_t position = 0;  ///< of the category
};

/// Follows the expression of the output, through derived fields, to the target.
TargetNeuron compile_target_neuron(const NeuralOutput& output, const NeuronIndex& index,
                                   ModelContext& context);

/// All neural outputs of one target.
class NeuralTarget {
 public:
  NeuralTarget(std::vector<TargetNeuron> neurons, ModelContext& context);
  void read(const std::vector<double>& activations, Result& result) const;
  std::uint32_t result() const { return result_; }

 private:
  void check(const ModelContext& context) const;
  void classify(const std::vector<double>& activations, Result& result) const;

  std::vector<TargetNeuron> neurons_;
  std::vector<double> categories_;
  std::uint32_t result_;
  bool classifies_;
  bool single_;
};

}  // namespace pmml::scoring
