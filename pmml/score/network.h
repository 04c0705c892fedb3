// The layers of a neural network for many records at a time.
#pragma once

#include <memory>
#include <vector>

#include "pmml/score/block.h"
#include "pmml/score/neural_layer.h"

namespace pmml::scoring {

class Network {
 public:
  /// `read`: places of the activations that are asked for.
  Network(std::size_t inputs, std::vector<CompiledLayer> layers, std::vector<std::uint32_t> read,
          bool single);

  std::size_t width() const { return read_.size(); }
  /// Writes width() activations for each record; `inputs` points to one column for each input.
  void run(const double* const* inputs, std::size_t records, double* out) const;
  /// All activations of the first record, those of the inputs first.
  std::vector<double> activations(const double* const* inputs) const;
  const std::vector<CompiledLayer>& layers() const { return layers_; }

 private:
  void run_some(const double* const* inputs, std::size_t first, const ActivationRows& rows,
                double* out) const;

  std::size_t inputs_;
  std::vector<CompiledLayer> layers_;
  std::vector<std::uint32_t> read_;
  std::size_t neurons_ = 0;
  bool single_;
};

/// Runs the network for blocks of records; one with a missing input is left out.
std::unique_ptr<const BlockScorer> make_network_block(std::shared_ptr<const Network> network,
                                                      std::vector<Slot> inputs);

}  // namespace pmml::scoring
