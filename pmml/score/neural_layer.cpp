#include "pmml/score/neural_layer.h"

#include <algorithm>
#include <cmath>
#include <numbers>

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

using Connection = CompiledLayer::Connection;

template <bool Single>
double weighted_sum(const Connection* first, const Connection* last, const double* activations) {
  constexpr auto r = rounded<Single>;
  double sum = 0;
  for (const Connection* c = first; c != last; ++c)
    sum = r(sum + r(c->weight * activations[c->from]));
  return sum;
}

template <bool Single>
double squared_distance(const Connection* first, const Connection* last,
                        const double* activations) {
  constexpr auto r = rounded<Single>;
  double sum = 0;
  for (const Connection* c = first; c != last; ++c) {
    const double difference = r(activations[c->from] - c->weight);
    sum = r(sum + r(difference * difference));
  }
  return sum;
}

template <bool Single>
void run(const CompiledLayer& layer, std::vector<double>& activations) {
  constexpr auto r = rounded<Single>;
  const std::size_t start = activations.size();
  activations.resize(start + layer.neurons.size());
  double* const all = activations.data();
  double* own = all + start;
  const Connection* first = layer.connections.data();
  for (const CompiledLayer::Neuron& neuron : layer.neurons) {
    const Connection* last = layer.connections.data() + neuron.connections;
    if (layer.function == Function::radialBasis) {
      const double z = squared_distance<Single>(first, last, all);
      const double spread = r(2 * r(neuron.width * neuron.width));
      *own++ = exponential_of<Single>(r(neuron.log_altitude - r(z / spread)));
    } else {
      const double z = r(weighted_sum<Single>(first, last, all) + neuron.bias);
      *own++ = activate<Single>(layer.function, z, layer.threshold);
    }
    first = last;
  }
  normalize<Single>(layer.normalization, all + start, own);
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
  for (const Neuron& neuron : layer.neurons) {
    if (!index.emplace(neuron.id, static_cast<std::uint32_t>(index.size())).second)
      fail_invalid("E-DUPLICATE", neuron.where, "Neuron", neuron.id, "an id of its own");
  }
  return compiled;
}

void run_layer(const CompiledLayer& layer, std::vector<double>& activations, bool single) {
  single ? run<true>(layer, activations) : run<false>(layer, activations);
}

}  // namespace pmml::scoring
