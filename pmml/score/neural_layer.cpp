#include "pmml/score/neural_layer.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "pmml/score/lanes.h"
#include "pmml/score/vector_sums.h"

namespace pmml::scoring {

namespace {

using Function = ActivationFunction;

template <bool Single>
double exponential_of(double value) {
  return rounded<Single>(std::exp(value));
}

template <bool Single>
double activate(Function function, double z, double threshold) {
  constexpr auto r = rounded<Single>;
  constexpr auto e = exponential_of<Single>;
  switch (function) {
    case Function::threshold:
      return z > threshold ? 1 : 0;
    case Function::logistic:
      return r(1 / r(1 + e(-z)));
    case Function::tanh:
      return r(std::tanh(z));
    case Function::exponential:
      return e(z);
    case Function::reciprocal:
      return r(1 / z);
    case Function::square:
      return r(z * z);
    case Function::Gauss:
      return e(-r(z * z));
    case Function::sine:
      return r(std::sin(z));
    case Function::cosine:
      return r(std::cos(z));
    case Function::Elliott:
      return r(z / r(1 + std::abs(z)));
    case Function::arctan:
      return r(2 * std::atan(z) / std::numbers::pi);
    case Function::rectifier:
      return is_missing(z) ? z : std::max(0.0, z);
    default:
      return z;
  }
}

template <bool Single>
void soften(double* first, double* last) {
  const double largest = *std::max_element(first, last);
  for (double* y = first; y != last; ++y)
    *y = exponential_of<Single>(rounded<Single>(*y - largest));
}

template <bool Single>
void normalize(NeuralNormalizationMethod method, double* first, double* last) {
  if (method == NeuralNormalizationMethod::none) return;
  if (method == NeuralNormalizationMethod::softmax) soften<Single>(first, last);
  double sum = 0;
  for (const double* y = first; y != last; ++y) sum = rounded<Single>(sum + *y);
  for (double* y = first; y != last; ++y) *y = rounded<Single>(*y / sum);
}

template <bool Single>
double weighted_sum(std::span<const WeightedColumn> connections, const double* activations) {
  constexpr auto r = rounded<Single>;
  double sum = 0;
  for (const WeightedColumn& from : connections)
    sum = r(sum + r(from.weight * activations[from.column]));
  return sum;
}

template <bool Single>
double squared_distance(std::span<const WeightedColumn> connections, const double* activations) {
  constexpr auto r = rounded<Single>;
  double sum = 0;
  for (const WeightedColumn& from : connections) {
    const double difference = r(activations[from.column] - from.weight);
    sum = r(sum + r(difference * difference));
  }
  return sum;
}

/// The activation of a neuron from the sum over its connections.
template <bool Single>
double finish(const CompiledLayer& layer, const CompiledLayer::Neuron& neuron, double sum) {
  constexpr auto r = rounded<Single>;
  if (layer.function != Function::radialBasis)
    return activate<Single>(layer.function, r(sum + neuron.bias), layer.threshold);
  const double spread = r(2 * r(neuron.width * neuron.width));
  return exponential_of<Single>(r(neuron.log_altitude - r(sum / spread)));
}

template <bool Single>
void run_sparse(const CompiledLayer& layer, const double* activations, double* own) {
  std::size_t first = 0;
  for (const CompiledLayer::Neuron& neuron : layer.neurons) {
    const auto connections =
        std::span(layer.connections).subspan(first, neuron.connections - first);
    const double sum = layer.function == Function::radialBasis
                           ? squared_distance<Single>(connections, activations)
                           : weighted_sum<Single>(connections, activations);
    *own++ = finish<Single>(layer, neuron, sum);
    first = neuron.connections;
  }
}

/// The weights of a few neurons stay in the cache nearest to a core while all records use them.
template <bool Single>
void run_dense(const CompiledLayer& layer, const ActivationRows& rows, std::size_t start) {
  const std::size_t size = layer.sources.size();
  std::vector<double> x(rows.count * size);
  for (std::size_t i = 0; i < rows.count; ++i) {
    for (std::size_t c = 0; c < size; ++c) x[i * size + c] = rows.at(i)[layer.sources[c]];
  }
  double sums[lane_count];
  for (std::size_t n = 0; n < layer.neurons.size(); n += lane_count) {
    const std::size_t count = std::min(lane_count, layer.neurons.size() - n);
    for (std::size_t i = 0; i < rows.count; ++i) {
      compare_vectors({x.data() + i * size, size}, layer.weights.data() + n * size,
                      layer.function == Function::radialBasis, Single, sums);
      for (std::size_t lane = 0; lane < count; ++lane)
        rows.at(i)[start + n + lane] = finish<Single>(layer, layer.neurons[n + lane], sums[lane]);
    }
  }
}

template <bool Single>
void run(const CompiledLayer& layer, const ActivationRows& rows, std::size_t start) {
  if (!layer.sources.empty()) run_dense<Single>(layer, rows, start);
  for (std::size_t i = 0; i < rows.count; ++i) {
    double* own = rows.at(i) + start;
    if (layer.sources.empty()) run_sparse<Single>(layer, rows.at(i), own);
    normalize<Single>(layer.normalization, own, own + layer.neurons.size());
  }
}

double positive(std::optional<double> value, const Neuron& neuron, const char* attribute) {
  const std::string path = "Neuron " + neuron.id;
  if (!value)
    fail_invalid("E-ABSENT", neuron.where, path, std::string("no ") + attribute,
                 std::string("a ") + attribute + " for radialBasis");
  if (!(*value > 0))
    fail_invalid("E-VALUE", neuron.where, path, attribute, "a positive number for radialBasis");
  return *value;
}

std::optional<double> first_of(std::optional<double> a, std::optional<double> b) {
  return a ? a : b;
}

CompiledLayer::Neuron compile_neuron(const NeuralNetwork& network, const NeuralLayer& layer,
                                     const Neuron& neuron, Function function,
                                     const ModelContext& context) {
  CompiledLayer::Neuron compiled{0, context.round(neuron.bias.value_or(0)), 0, 1};
  if (function != Function::radialBasis) return compiled;
  const auto width = first_of(first_of(neuron.width, layer.width), network.width);
  const auto altitude = first_of(first_of(neuron.altitude, layer.altitude), network.altitude);
  compiled.width = context.round(positive(width, neuron, "width"));
  const double log = context.round(std::log(context.round(positive(altitude, neuron, "altitude"))));
  compiled.log_altitude = context.round(static_cast<double>(neuron.cons.size()) * log);
  return compiled;
}

void connect(const Neuron& neuron, const NeuronIndex& index, const ModelContext& context,
             CompiledLayer& layer) {
  for (const Con& con : neuron.cons) {
    const auto source = index.find(con.from);
    if (source == index.end())
      fail_invalid("E-ORDER", con.where, "Con", con.from,
                   "the id of an input or of a neuron of an earlier layer");
    layer.connections.push_back({source->second, context.round(con.weight)});
  }
}

/// When every neuron has the same connections in the same order.
void lay_side_by_side(CompiledLayer& layer) {
  const std::size_t count = layer.neurons.size();
  const std::size_t size = layer.neurons.front().connections;
  for (std::size_t n = 0; n < count; ++n) {
    if (layer.neurons[n].connections != (n + 1) * size) return;
    for (std::size_t c = 0; c < size; ++c) {
      if (layer.connections[n * size + c].column != layer.connections[c].column) return;
    }
  }
  for (std::size_t c = 0; c < size; ++c) layer.sources.push_back(layer.connections[c].column);
  layer.weights.resize((count + lane_count - 1) / lane_count * lane_count * size);
  for (std::size_t n = 0; n < count; ++n) {
    for (std::size_t c = 0; c < size; ++c)
      layer.weights[(n / lane_count * size + c) * lane_count + n % lane_count] =
          layer.connections[n * size + c].weight;
  }
}

}  // namespace

CompiledLayer compile_layer(const NeuralNetwork& network, const NeuralLayer& layer,
                            NeuronIndex& index, const ModelContext& context) {
  CompiledLayer compiled;
  compiled.function = layer.activationFunction.value_or(network.activationFunction);
  compiled.normalization = layer.normalizationMethod.value_or(network.normalizationMethod);
  compiled.threshold = context.round(layer.threshold.value_or(network.threshold));
  if (layer.neurons.empty())
    fail_invalid("E-ABSENT", layer.where, "NeuralLayer", "no Neuron", "one or more");
  for (const Neuron& neuron : layer.neurons) {
    connect(neuron, index, context, compiled);
    compiled.neurons.push_back(compile_neuron(network, layer, neuron, compiled.function, context));
    compiled.neurons.back().connections = static_cast<std::uint32_t>(compiled.connections.size());
  }
  lay_side_by_side(compiled);
  for (const Neuron& neuron : layer.neurons) {
    if (!index.emplace(neuron.id, static_cast<std::uint32_t>(index.size())).second)
      fail_invalid("E-DUPLICATE", neuron.where, "Neuron", neuron.id, "an id of its own");
  }
  return compiled;
}

void run_layer(const CompiledLayer& layer, const ActivationRows& rows, std::size_t start,
               bool single) {
  single ? run<true>(layer, rows, start) : run<false>(layer, rows, start);
}

}  // namespace pmml::scoring
