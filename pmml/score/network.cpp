#include "pmml/score/network.h"

#include <algorithm>

namespace pmml::scoring {

namespace {

/// The activations of so many records stay in the cache nearest to a core but one.
constexpr std::size_t records_at_a_time = 32;

class NetworkBlock : public BlockScorer {
 public:
  NetworkBlock(std::shared_ptr<const Network> network, std::vector<Slot> inputs)
      : BlockScorer(std::move(inputs), network->width(), {}), network_(std::move(network)) {}

  void score(std::span<const double* const> columns, std::size_t records,
             double* out) const override {
    network_->run(columns.data(), records, out);
    for (const double* column : columns) leave_out_missing(column, records, out);
  }

 private:
  std::shared_ptr<const Network> network_;
};

}  // namespace

Network::Network(std::size_t inputs, std::vector<CompiledLayer> layers,
                 std::vector<std::uint32_t> read, bool single)
    : inputs_(inputs), layers_(std::move(layers)), read_(std::move(read)), single_(single) {
  for (const CompiledLayer& layer : layers_) neurons_ += layer.neurons.size();
}

void Network::run(const double* const* inputs, std::size_t records, double* out) const {
  const std::size_t stride = inputs_ + neurons_;
  std::vector<double> activations(stride * std::min(records, records_at_a_time));
  for (std::size_t first = 0; first < records; first += records_at_a_time) {
    const std::size_t count = std::min(records_at_a_time, records - first);
    run_some(inputs, first, {activations.data(), stride, count}, out + first * width());
  }
}

std::vector<double> Network::activations(const double* const* inputs) const {
  std::vector<double> all(inputs_ + neurons_);
  std::vector<double> out(width());
  run_some(inputs, 0, {all.data(), all.size(), 1}, out.data());
  return all;
}

void Network::run_some(const double* const* inputs, std::size_t first, const ActivationRows& rows,
                       double* out) const {
  for (std::size_t k = 0; k < inputs_; ++k) {
    for (std::size_t i = 0; i < rows.count; ++i) {
      const double input = inputs[k][first + i];
      rows.at(i)[k] = single_ ? to_single(input) : input;
    }
  }
  std::size_t start = inputs_;
  for (const CompiledLayer& layer : layers_) {
    run_layer(layer, rows, start, single_);
    start += layer.neurons.size();
  }
  for (std::size_t i = 0; i < rows.count; ++i) {
    for (const std::uint32_t neuron : read_) *out++ = rows.at(i)[neuron];
  }
}

std::unique_ptr<const BlockScorer> make_network_block(std::shared_ptr<const Network> network,
                                                      std::vector<Slot> inputs) {
  return std::make_unique<NetworkBlock>(std::move(network), std::move(inputs));
}

}  // namespace pmml::scoring
