#include "bench/dense.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <random>

#ifdef BENCH_LIBSVM
#include <svm.h>
#endif

namespace bench {
namespace {

using namespace pmml;

std::string feature(int i) {
  return "x" + std::to_string(i);
}

std::vector<double> draw(std::size_t count, unsigned seed) {
  std::mt19937 random(seed);
  std::uniform_real_distribution<double> uniform(-1, 1);
  std::vector<double> numbers(count);
  for (double& number : numbers) number = uniform(random);
  return numbers;
}

void add_fields(Document& document, MiningSchema& schema, int inputs,
                const std::vector<std::string>& classes) {
  DataDictionary& dictionary = document.pmml.dataDictionary.emplace();
  for (int i = 0; i < inputs; ++i) {
    DataField& field = dictionary.dataFields.emplace_back();
    field.name = feature(i);
    field.optype = OpType::continuous;
    field.dataType = DataType::double_;
    schema.miningFields.emplace_back().name = field.name;
  }
  DataField& target = dictionary.dataFields.emplace_back();
  target.name = "y";
  target.optype = classes.empty() ? OpType::continuous : OpType::categorical;
  target.dataType = classes.empty() ? DataType::double_ : DataType::string;
  for (const std::string& value : classes) target.values.emplace_back().value = value;
  MiningField& field = schema.miningFields.emplace_back();
  field.name = "y";
  field.usageType = UsageType::target;
}

/// The first result only: the probability of the first class.
Output first_probability(const std::string& category) {
  Output output;
  OutputField& field = output.outputFields.emplace_back();
  field.name = "p";
  field.feature = ResultFeature::probability;
  field.value = category;
  return output;
}

std::vector<std::string> class_names(int classes) {
  std::vector<std::string> names;
  for (int c = 0; c < classes; ++c) names.push_back("c" + std::to_string(c));
  return names;
}

double soft_share(std::vector<double>& scores) {
  const double largest = *std::max_element(scores.begin(), scores.end());
  double sum = 0;
  for (double& score : scores) sum += score = std::exp(score - largest);
  return scores[0] / sum;
}

}  // namespace

DenseModel logistic_regression(int inputs, int classes) {
  DenseModel result;
  result.name = "logistic regression, " + std::to_string(inputs) + " inputs x " +
                std::to_string(classes) + " classes";
  result.inputs = inputs;
  const auto width = static_cast<std::size_t>(inputs);
  const auto weights = draw(width * static_cast<std::size_t>(classes), 1);
  RegressionModel model;
  model.functionName = MiningFunction::classification;
  model.normalizationMethod = RegressionNormalizationMethod::softmax;
  const auto names = class_names(classes);
  add_fields(result.document, model.miningSchema.emplace(), inputs, names);
  model.output.emplace() = first_probability(names[0]);
  for (std::size_t c = 0; c < names.size(); ++c) {
    RegressionTable& table = model.regressionTables.emplace_back();
    table.targetCategory = names[c];
    for (int i = 0; i < inputs; ++i) {
      NumericPredictor& term = table.numericPredictors.emplace_back();
      term.name = feature(i);
      term.coefficient = weights[c * width + static_cast<std::size_t>(i)] / 100;
    }
  }
  result.document.pmml.models.emplace_back(Box<RegressionModel>(std::move(model)));
  result.plain = [weights, width, classes](const Records& records, std::size_t rows) {
    std::vector<double> results;
    std::vector<double> scores(static_cast<std::size_t>(classes));
    for (std::size_t row = 0; row < rows; ++row) {
      for (std::size_t c = 0; c < scores.size(); ++c) {
        scores[c] = 0;
        for (std::size_t i = 0; i < width; ++i)
          scores[c] += weights[c * width + i] / 100 * records[row * width + i];
      }
      results.push_back(soft_share(scores));
    }
    return results;
  };
  return result;
}

DenseModel radial_machine(int inputs, int vectors) {
  DenseModel result;
  result.name = "RBF machine, " + std::to_string(vectors) + " vectors of " +
                std::to_string(inputs) + " inputs";
  result.inputs = inputs;
  const auto width = static_cast<std::size_t>(inputs);
  const auto count = static_cast<std::size_t>(vectors);
  const double gamma = 1.0 / inputs;
  const auto cells = draw(width * count, 2);
  const auto weights = draw(count, 3);
  SupportVectorMachineModel model;
  model.functionName = MiningFunction::regression;
  add_fields(result.document, model.miningSchema.emplace(), inputs, {});
  RadialBasisKernelType kernel;
  kernel.gamma = gamma;
  model.kernel = Box<RadialBasisKernelType>(kernel);
  VectorDictionary& dictionary = model.vectorDictionary.emplace();
  VectorFields& fields = dictionary.vectorFields.emplace();
  for (int i = 0; i < inputs; ++i) {
    FieldRef field;
    field.field = feature(i);
    fields.fields.emplace_back(Box<FieldRef>(field));
  }
  SupportVectorMachine& machine = model.supportVectorMachines.emplace_back();
  SupportVectors& used = machine.supportVectors.emplace();
  Coefficients& coefficients = machine.coefficients.emplace();
  coefficients.absoluteValue = 0.25;
  for (std::size_t v = 0; v < count; ++v) {
    VectorInstance& instance = dictionary.vectorInstances.emplace_back();
    instance.id = "v" + std::to_string(v);
    Array array;
    array.type = ArrayType::real;
    array.values =
        std::vector<double>(cells.begin() + static_cast<std::ptrdiff_t>(v * width),
                            cells.begin() + static_cast<std::ptrdiff_t>((v + 1) * width));
    instance.array = Box<Array>(array);
    used.supportVectors.emplace_back().vectorId = instance.id;
    coefficients.coefficients.emplace_back().value = weights[v];
  }
  result.document.pmml.models.emplace_back(Box<SupportVectorMachineModel>(std::move(model)));
  result.plain = [=](const Records& records, std::size_t rows) {
    std::vector<double> results;
    for (std::size_t row = 0; row < rows; ++row) {
      double sum = 0.25;
      for (std::size_t v = 0; v < count; ++v) {
        double distance = 0;
        for (std::size_t i = 0; i < width; ++i) {
          const double d = records[row * width + i] - cells[v * width + i];
          distance += d * d;
        }
        sum += weights[v] * std::exp(-gamma * distance);
      }
      results.push_back(sum);
    }
    return results;
  };
#ifdef BENCH_LIBSVM
  struct Machine {
    svm_model model{};
    std::vector<svm_node> nodes;
    std::vector<svm_node*> vectors;
    std::vector<double> weights;
    double* weight_rows[1] = {};
    double rho[1] = {-0.25};
  };
  auto svm = std::make_shared<Machine>();
  for (std::size_t v = 0; v < count; ++v) {
    for (std::size_t i = 0; i < width; ++i)
      svm->nodes.push_back({static_cast<int>(i + 1), cells[v * width + i]});
    svm->nodes.push_back({-1, 0});
  }
  for (std::size_t v = 0; v < count; ++v)
    svm->vectors.push_back(svm->nodes.data() + v * (width + 1));
  svm->weights = weights;
  svm->weight_rows[0] = svm->weights.data();
  svm->model.param.svm_type = EPSILON_SVR;
  svm->model.param.kernel_type = RBF;
  svm->model.param.gamma = gamma;
  svm->model.nr_class = 2;
  svm->model.l = vectors;
  svm->model.SV = svm->vectors.data();
  svm->model.sv_coef = svm->weight_rows;
  svm->model.rho = svm->rho;
  result.peer_name = "LIBSVM";
  result.peer = [svm, width](const Records& records, std::size_t rows) {
    std::vector<double> results;
    std::vector<svm_node> nodes(width + 1);
    for (std::size_t row = 0; row < rows; ++row) {
      for (std::size_t i = 0; i < width; ++i)
        nodes[i] = {static_cast<int>(i + 1), records[row * width + i]};
      nodes[width] = {-1, 0};
      results.push_back(svm_predict(&svm->model, nodes.data()));
    }
    return results;
  };
#endif
  return result;
}

DenseModel perceptron(const std::vector<int>& layers) {
  DenseModel result;
  result.name = "perceptron";
  for (const int size : layers) result.name += ' ' + std::to_string(size);
  result.inputs = layers.front();
  NeuralNetwork model;
  model.functionName = MiningFunction::classification;
  model.activationFunction = ActivationFunction::rectifier;
  const auto names = class_names(layers.back());
  add_fields(result.document, model.miningSchema.emplace(), layers.front(), names);
  model.output.emplace() = first_probability(names[0]);
  NeuralInputs& inputs = model.neuralInputs.emplace();
  const auto id = [](std::size_t layer, int neuron) {
    return std::to_string(layer) + "," + std::to_string(neuron);
  };
  for (int i = 0; i < layers.front(); ++i) {
    NeuralInput& input = inputs.neuralInputs.emplace_back();
    input.id = id(0, i);
    DerivedField& field = input.derivedField.emplace();
    field.optype = OpType::continuous;
    field.dataType = DataType::double_;
    FieldRef reference;
    reference.field = feature(i);
    field.expression = Box<FieldRef>(reference);
  }
  std::vector<std::vector<double>> weights;
  for (std::size_t l = 1; l < layers.size(); ++l) {
    const auto width = static_cast<std::size_t>(layers[l - 1]);
    weights.push_back(draw(width * static_cast<std::size_t>(layers[l]), static_cast<unsigned>(l)));
    NeuralLayer& layer = model.neuralLayers.emplace_back();
    if (l + 1 == layers.size()) {
      layer.activationFunction = ActivationFunction::identity;
      layer.normalizationMethod = NeuralNormalizationMethod::softmax;
    }
    for (int n = 0; n < layers[l]; ++n) {
      Neuron& neuron = layer.neurons.emplace_back();
      neuron.id = id(l, n);
      neuron.bias = 0.01;
      for (int i = 0; i < layers[l - 1]; ++i) {
        Con& con = neuron.cons.emplace_back();
        con.from = id(l - 1, i);
        con.weight =
            weights.back()[static_cast<std::size_t>(n) * width + static_cast<std::size_t>(i)] / 10;
      }
    }
  }
  NeuralOutputs& outputs = model.neuralOutputs.emplace();
  for (std::size_t c = 0; c < names.size(); ++c) {
    NeuralOutput& output = outputs.neuralOutputs.emplace_back();
    output.outputNeuron = id(layers.size() - 1, static_cast<int>(c));
    DerivedField& field = output.derivedField.emplace();
    field.optype = OpType::categorical;
    field.dataType = DataType::string;
    NormDiscrete indicator;
    indicator.field = "y";
    indicator.value = names[c];
    field.expression = Box<NormDiscrete>(indicator);
  }
  result.document.pmml.models.emplace_back(Box<NeuralNetwork>(std::move(model)));
  result.plain = [layers, weights](const Records& records, std::size_t rows) {
    const auto width = static_cast<std::size_t>(layers.front());
    std::vector<double> results;
    for (std::size_t row = 0; row < rows; ++row) {
      std::vector<double> from(records.begin() + static_cast<std::ptrdiff_t>(row * width),
                               records.begin() + static_cast<std::ptrdiff_t>((row + 1) * width));
      for (std::size_t l = 0; l < weights.size(); ++l) {
        std::vector<double> to(static_cast<std::size_t>(layers[l + 1]), 0.01);
        for (std::size_t n = 0; n < to.size(); ++n) {
          for (std::size_t i = 0; i < from.size(); ++i)
            to[n] += weights[l][n * from.size() + i] / 10 * from[i];
          if (l + 1 < weights.size()) to[n] = std::max(to[n], 0.0);
        }
        from = std::move(to);
      }
      results.push_back(soft_share(from));
    }
    return results;
  };
  return result;
}

}  // namespace bench
