// Networks and kernel machines for blocks of records: against plain loops over the same numbers,
// and the same for every size of the batch.
#include <catch2/catch.hpp>
#include <cmath>
#include <random>

#include "pmml/describe/numbers.h"
#include "scoring.h"

using namespace pmml;
using namespace pmml::test;

namespace dense_block_test {
namespace {

constexpr std::size_t input_count = 5;

using Numbers = std::vector<double>;

class Draw {
 public:
  explicit Draw(unsigned seed) : random_(seed) {}

  double number() { return static_cast<double>(random_() % 4001) / 1000 - 2; }
  bool one_in(unsigned n) { return random_() % n == 0; }

 private:
  std::mt19937 random_;
};

std::string text(double number) {
  return format_double(number);
}

/// Fields x0, x1, ... and their places in the mining schema.
std::string fields() {
  std::string dictionary = "<DataDictionary>";
  for (std::size_t i = 0; i < input_count; ++i)
    dictionary += "<DataField name=\"x" + std::to_string(i) +
                  "\" optype=\"continuous\" dataType=\"double\"/>";
  return dictionary +
         "<DataField name=\"y\" optype=\"continuous\" dataType=\"double\"/></DataDictionary>";
}

std::string schema() {
  std::string schema = "<MiningSchema>";
  for (std::size_t i = 0; i < input_count; ++i)
    schema += "<MiningField name=\"x" + std::to_string(i) + "\"/>";
  return schema + "<MiningField name=\"y\" usageType=\"target\"/></MiningSchema>";
}

/// Numbers, one in a hundred of them missing.
Table records(std::size_t rows) {
  Draw draw(7);
  Table table;
  for (std::size_t i = 0; i < input_count; ++i) {
    Column& column = table.columns.emplace_back();
    column.name = "x" + std::to_string(i);
    for (std::size_t row = 0; row < rows; ++row) {
      if (draw.one_in(100)) {
        column.push_missing();
      } else {
        column.push_number(draw.number());
      }
    }
  }
  return table;
}

struct Layer {
  std::string function;
  std::vector<std::vector<std::pair<std::size_t, double>>> neurons;  ///< from where, weight
  Numbers biases;
};

/// A neuron of a dense layer is connected with every activation before it, else with some of them.
std::vector<Layer> draw_layers(Draw& draw, bool dense, const std::vector<std::string>& functions) {
  std::vector<Layer> layers;
  std::size_t before = input_count;
  for (std::size_t l = 0; l < functions.size(); ++l) {
    Layer& layer = layers.emplace_back();
    layer.function = functions[l];
    const std::size_t size = l + 1 == functions.size() ? 1 : 19;
    for (std::size_t n = 0; n < size; ++n) {
      auto& connections = layer.neurons.emplace_back();
      for (std::size_t from = 0; from < before; ++from) {
        if (dense || from == 0 || draw.one_in(2)) connections.emplace_back(from, draw.number() / 4);
      }
      layer.biases.push_back(draw.number());
    }
    before += size;
  }
  return layers;
}

std::string network_document(const std::vector<Layer>& layers, bool single) {
  std::string model = "<NeuralNetwork functionName=\"regression\" activationFunction=\"identity\"";
  model += single ? " x-mathContext=\"float\">" : ">";
  model += schema() + "<NeuralInputs>";
  for (std::size_t i = 0; i < input_count; ++i)
    model += "<NeuralInput id=\"" + std::to_string(i) +
             "\"><DerivedField optype=\"continuous\" dataType=\"double\"><FieldRef field=\"x" +
             std::to_string(i) + "\"/></DerivedField></NeuralInput>";
  model += "</NeuralInputs>";
  std::size_t id = input_count;
  for (const Layer& layer : layers) {
    model += "<NeuralLayer activationFunction=\"" + layer.function + "\">";
    for (std::size_t n = 0; n < layer.neurons.size(); ++n) {
      model += "<Neuron id=\"" + std::to_string(id++) + "\" bias=\"" + text(layer.biases[n]) +
               "\" width=\"1.5\" altitude=\"2\">";
      for (const auto& [from, weight] : layer.neurons[n])
        model += "<Con from=\"" + std::to_string(from) + "\" weight=\"" + text(weight) + "\"/>";
      model += "</Neuron>";
    }
    model += "</NeuralLayer>";
  }
  model += "<NeuralOutputs><NeuralOutput outputNeuron=\"" + std::to_string(id - 1) +
           "\"><DerivedField optype=\"continuous\" dataType=\"double\"><FieldRef field=\"y\"/>"
           "</DerivedField></NeuralOutput></NeuralOutputs></NeuralNetwork>";
  return fields() + model;
}

double activation(const Layer& layer, std::size_t n, const Numbers& activations) {
  double sum = 0;
  if (layer.function == "radialBasis") {
    for (const auto& [from, weight] : layer.neurons[n])
      sum += (activations[from] - weight) * (activations[from] - weight);
    const double log = static_cast<double>(layer.neurons[n].size()) * std::log(2.0);
    return std::exp(log - sum / (2 * (1.5 * 1.5)));
  }
  for (const auto& [from, weight] : layer.neurons[n]) sum += weight * activations[from];
  const double z = sum + layer.biases[n];
  if (layer.function == "logistic") return 1 / (1 + std::exp(-z));
  if (layer.function == "tanh") return std::tanh(z);
  if (layer.function == "rectifier") return std::max(0.0, z);
  return z;
}

double run_network(const std::vector<Layer>& layers, Numbers activations) {
  for (const Layer& layer : layers) {
    const Numbers before = activations;
    for (std::size_t n = 0; n < layer.neurons.size(); ++n)
      activations.push_back(activation(layer, n, before));
  }
  return activations.back();
}

struct Machine {
  std::vector<Numbers> vectors;
  Numbers weights;
};

Machine draw_machine(Draw& draw, std::size_t vectors) {
  Machine machine;
  for (std::size_t v = 0; v < vectors; ++v) {
    Numbers& vector = machine.vectors.emplace_back();
    for (std::size_t i = 0; i < input_count; ++i) vector.push_back(draw.number());
    machine.weights.push_back(draw.number());
  }
  return machine;
}

std::string machine_document(const Machine& machine, const std::string& kernel, bool single) {
  std::string model = "<SupportVectorMachineModel functionName=\"regression\"";
  model += single ? " x-mathContext=\"float\">" : ">";
  model += schema() + "<" + kernel;
  if (kernel != "LinearKernelType") model += " gamma=\"0.25\"";
  if (kernel == "PolynomialKernelType") model += " coef0=\"0.5\" degree=\"3\"";
  model += "/>";
  std::string dictionary;
  std::string used;
  std::string coefficients;
  for (std::size_t v = 0; v < machine.vectors.size(); ++v) {
    dictionary += "<VectorInstance id=\"v" + std::to_string(v) + "\"><Array type=\"real\">";
    for (const double number : machine.vectors[v]) dictionary += text(number) + " ";
    dictionary += "</Array></VectorInstance>";
    used += "<SupportVector vectorId=\"v" + std::to_string(v) + "\"/>";
    coefficients += "<Coefficient value=\"" + text(machine.weights[v]) + "\"/>";
  }
  model += "<VectorDictionary><VectorFields>";
  for (std::size_t i = 0; i < input_count; ++i)
    model += "<FieldRef field=\"x" + std::to_string(i) + "\"/>";
  return fields() + model + "</VectorFields>" + dictionary +
         "</VectorDictionary><SupportVectorMachine><SupportVectors>" + used +
         "</SupportVectors><Coefficients absoluteValue=\"0.75\">" + coefficients +
         "</Coefficients></SupportVectorMachine></SupportVectorMachineModel>";
}

double run_machine(const Machine& machine, const std::string& kernel, const Numbers& x) {
  double sum = 0;
  for (std::size_t v = 0; v < machine.vectors.size(); ++v) {
    double of_vector = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
      const double z = machine.vectors[v][i];
      of_vector += kernel == "RadialBasisKernelType" ? (x[i] - z) * (x[i] - z) : x[i] * z;
    }
    if (kernel == "RadialBasisKernelType") of_vector = std::exp(-0.25 * of_vector);
    if (kernel == "PolynomialKernelType") of_vector = std::pow(0.25 * of_vector + 0.5, 3);
    sum += machine.weights[v] * of_vector;
  }
  return sum + 0.75;
}

Table score_all(const Scorer& scorer, const Table& input) {
  Report report;
  Table results = scorer.score(input, report);
  CHECK(report.ok());
  return results;
}

void check_batches(const Scorer& scorer, const Table& input, const Table& results) {
  for (const std::size_t size : {1U, 7U, 15U, 33U}) {
    for (std::size_t begin = 0; begin < input.rows(); begin += size) {
      const Table part = score_all(scorer, rows_of(input, begin, begin + size));
      for (std::size_t row = 0; row < part.rows(); ++row) {
        if (part.columns[0].cell_text(row, "missing") !=
            results.columns[0].cell_text(begin + row, "missing"))
          FAIL("batch of " << size << ", row " << begin + row);
      }
    }
  }
}

/// `expected` gives the result of a record without missing cells; `tolerance` is relative.
template <class Expected>
void check_results(const Table& input, const Table& results, double tolerance, Expected expected) {
  for (std::size_t row = 0; row < input.rows(); ++row) {
    Numbers x;
    for (const Column& column : input.columns) {
      if (!column.missing(row)) x.push_back(column.numbers[row]);
    }
    const Column& result = results.columns[0];
    INFO("row " << row);
    REQUIRE(result.missing(row) == (x.size() < input_count));
    if (result.missing(row)) continue;
    const double wanted = expected(x);
    if (std::abs(result.numbers[row] - wanted) > tolerance * std::abs(wanted))
      FAIL(text(result.numbers[row]) << " instead of " << text(wanted));
  }
}

}  // namespace

TEST_CASE("networks for blocks of records equal plain loops") {
  const Table input = records(150);
  const std::vector<std::vector<std::string>> layouts = {{"identity"},
                                                         {"logistic", "identity"},
                                                         {"tanh", "rectifier", "identity"},
                                                         {"radialBasis", "identity"}};
  for (unsigned seed = 0; seed < 16; ++seed) {
    INFO("seed " << seed);
    Draw draw(seed);
    const bool single = seed >= 8;
    const auto layers = draw_layers(draw, seed % 2 == 0, layouts[seed / 2 % layouts.size()]);
    const Scorer scorer = compile(parse(network_document(layers, single)));
    const Table results = score_all(scorer, input);
    check_batches(scorer, input, results);
    if (single) continue;
    check_results(input, results, 0, [&](const Numbers& x) { return run_network(layers, x); });
  }
}

// The exponentials of sixteen numbers at a time may differ by one unit in the last place from those
// of the C library; sums of 40 of them with weights of both signs by a little more.
TEST_CASE("kernel machines for blocks of records equal plain loops") {
  const Table input = records(150);
  for (const bool single : {false, true}) {
    for (const std::string kernel :
         {"LinearKernelType", "PolynomialKernelType", "RadialBasisKernelType"}) {
      INFO(kernel << (single ? ", single" : ""));
      Draw draw(3);
      const Machine machine = draw_machine(draw, 40);
      const Scorer scorer = compile(parse(machine_document(machine, kernel, single)));
      const Table results = score_all(scorer, input);
      check_batches(scorer, input, results);
      if (single) continue;
      check_results(input, results, kernel == "RadialBasisKernelType" ? 1e-13 : 0,
                    [&](const Numbers& x) { return run_machine(machine, kernel, x); });
    }
  }
}

}  // namespace dense_block_test
