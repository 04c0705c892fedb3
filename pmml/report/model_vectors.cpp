#include <algorithm>

#include "pmml/report/facts.h"
#include "pmml/report/model.h"

namespace pmml::report {
namespace {

std::vector<std::string> center_fields(const ClusteringModel& model) {
  std::vector<std::string> names;
  for (const ClusteringField& field : model.clusteringFields) {
    if (field.isCenterField == TrueFalse::true_) names.push_back(field.field);
  }
  return names;
}

Table cluster_table(const ClusteringModel& model, const Writer& out) {
  const std::vector<std::string> names = center_fields(model);
  const std::size_t shown = std::min(names.size(), table_columns.number);
  Table table;
  table.caption = "Clusters and their centres";
  table.columns = {{"Cluster"}, {"Records"}};
  for (std::size_t i = 0; i < shown; ++i) {
    table.columns.push_back({code(names[i]) + out.fields().unit_note(names[i]), true});
  }
  std::size_t n = 0;
  for (const Cluster& cluster : model.clusters) {
    ++n;
    const auto& name = cluster.name ? cluster.name : cluster.id;
    TableCell size = cluster.size ? std::to_string(*cluster.size) : std::string("–");
    if (cluster.size) size.bar = static_cast<double>(*cluster.size);
    std::vector<TableCell> row = {name ? code(*name) : Text(std::to_string(n)), std::move(size)};
    const std::vector<double> center =
        cluster.array ? array_numbers(*cluster.array) : std::vector<double>();
    for (std::size_t i = 0; i < shown; ++i) {
      row.push_back(i < center.size() ? rounded(center[i]) : std::string("–"));
    }
    table.add(std::move(row));
  }
  return table;
}

std::size_t connections_of(const NeuralLayer& layer) {
  std::size_t n = 0;
  for (const Neuron& neuron : layer.neurons) n += neuron.cons.size();
  return n;
}

std::string activation_of(const NeuralNetwork& model, const NeuralLayer& layer) {
  std::string out(name_of(layer.activationFunction.value_or(model.activationFunction)));
  if (layer.normalizationMethod && *layer.normalizationMethod != NeuralNormalizationMethod::none) {
    out += ", then " + std::string(name_of(*layer.normalizationMethod));
  }
  return out;
}

template <class Kernel>
void add_kernel(const Kernel& kernel, Writer& out) {
  std::visit(
      [&]<class T>(const T& held) {
        if constexpr (!std::is_same_v<T, std::monostate>) {
          const AnyElement element = any(*held);
          out.say("Records are compared by a kernel: " + Text(element.description->doc) + ".");
          Table table = facts_of(element);
          table.caption = "Kernel " + code(element.description->name);
          out.add(std::move(table));
        }
      },
      kernel);
}

void add_measure(const Box<ComparisonMeasure>& measure, Writer& out) {
  if (!measure) return;
  const std::vector<AnyElement> kinds = children_of(any(*measure));
  Text text = "Records are compared by their " + std::string(name_of(measure->kind));
  for (const AnyElement kind : kinds) text += ", " + code(kind.description->name);
  out.say(text + "; fields are compared by " + code(name_of(measure->compareFunction)) +
          " unless they say otherwise.");
}

void say_instances(const Box<TrainingInstances>& instances, Writer& out) {
  if (!instances) return;
  const auto* table = std::get_if<Box<InlineTable>>(&instances->table);
  const std::size_t fields =
      instances->instanceFields ? instances->instanceFields->instanceFields.size() : 0;
  out.say(table == nullptr ? "Its training records are kept outside the document."
                           : "It keeps " + counted((*table)->rows.size(), "training record") +
                                 " of " + counted(fields, "field") + ".");
}

Table counts_table(const TargetValueCounts& counts, std::string_view title) {
  Table table;
  table.columns = {{title}, {"Training records"}};
  for (const TargetValueCount& count : counts.targetValueCounts) {
    TableCell cell = rounded(count.count);
    cell.bar = count.count;
    table.add({code(count.value), std::move(cell)});
  }
  return table;
}

Text distribution_words(const ContinuousDistributionType& distribution) {
  return std::visit(
      []<class T>(const T& held) -> Text {
        if constexpr (std::is_same_v<T, std::monostate>) {
          return "–";
        } else {
          const AnyElement element = any(*held);
          Text out = code(element.description->name);
          const Table facts = facts_of(element);
          for (const auto& row : facts.rows) out += ", " + row[2].text + " " + row[1].text;
          return out;
        }
      },
      distribution);
}

void add_input(const BayesInput& input, Table& table) {
  for (const PairCounts& pair : input.pairCounts) {
    if (!pair.targetValueCounts) continue;
    Text counts;
    std::size_t n = 0;
    for (const TargetValueCount& count : pair.targetValueCounts->targetValueCounts) {
      if (n++ == field_values.number) break;
      counts +=
          (counts.empty() ? Text() : Text(", ")) + code(count.value) + ": " + rounded(count.count);
    }
    table.add({code(input.fieldName), "is " + code(pair.value), counts});
  }
  if (!input.targetValueStats) return;
  for (const TargetValueStat& stat : input.targetValueStats->targetValueStats) {
    table.add({code(input.fieldName), "in category " + code(stat.value),
               distribution_words(stat.distribution)});
  }
}

Text machine_name(const SupportVectorMachine& machine, std::size_t number) {
  if (!machine.targetCategory) return std::to_string(number);
  Text out = code(*machine.targetCategory);
  if (machine.alternateTargetCategory) out += " against " + code(*machine.alternateTargetCategory);
  return out;
}

}  // namespace

void describe(const ClusteringModel& model, Writer& out, std::size_t) {
  out.say("It has " + counted(model.clusters.size(), "cluster") + ", described by " +
          (model.modelClass == ClusteringModelClass::centerBased ? "their centres."
                                                                 : "the distributions in them."));
  add_measure(model.comparisonMeasure, out);
  out.add(cluster_table(model, out));
  Table fields = rows_of(any_of(model.clusteringFields));
  fields.caption = "How fields are compared";
  out.add(std::move(fields));
}

void describe(const NeuralNetwork& model, Writer& out, std::size_t) {
  Table table;
  table.caption = "Layers";
  table.columns = {{"Layer"}, {"Neurons", true}, {"Connections", true}, {"Activation"}};
  const std::size_t inputs = model.neuralInputs ? model.neuralInputs->neuralInputs.size() : 0;
  table.add({"Inputs", std::to_string(inputs), "–", "–"});
  std::size_t n = 0;
  for (const NeuralLayer& layer : model.neuralLayers) {
    ++n;
    const std::string name =
        n == model.neuralLayers.size() ? "Last layer" : "Hidden layer " + std::to_string(n);
    table.add({name, std::to_string(layer.neurons.size()), std::to_string(connections_of(layer)),
               activation_of(model, layer)});
  }
  const std::size_t outputs = model.neuralOutputs ? model.neuralOutputs->neuralOutputs.size() : 0;
  table.add({"Outputs", std::to_string(outputs), "–",
             model.normalizationMethod == NeuralNormalizationMethod::none
                 ? std::string("–")
                 : "normalised by " + std::string(name_of(model.normalizationMethod))});
  out.add(std::move(table));
}

void describe(const NaiveBayesModel& model, Writer& out, std::size_t) {
  out.say(
      "It chooses the category whose share of the training records, times the probabilities of "
      "the inputs in it, is largest. A probability of nothing counts as " +
      rounded(model.threshold) + ".");
  if (model.bayesOutput && model.bayesOutput->targetValueCounts) {
    Table priors = counts_table(*model.bayesOutput->targetValueCounts, "Category");
    priors.caption = "Categories of " + code(model.bayesOutput->fieldName);
    out.add(std::move(priors));
  }
  Table inputs;
  inputs.caption = "Inputs";
  inputs.columns = {{"Field"}, {"Case"}, {"Training records of each category, or distribution"}};
  if (model.bayesInputs) {
    for (const BayesInput& input : model.bayesInputs->bayesInputs) add_input(input, inputs);
  }
  out.add(std::move(inputs));
}

void describe(const SupportVectorMachineModel& model, Writer& out, std::size_t) {
  const std::size_t vectors =
      model.vectorDictionary ? model.vectorDictionary->vectorInstances.size() : 0;
  out.say("It has " + counted(model.supportVectorMachines.size(), "machine") + " over " +
          counted(vectors, "stored vector") + ".");
  add_kernel(model.kernel, out);
  Table table;
  table.caption = "Machines";
  table.columns = {
      {"Machine"}, {"Support vectors", true}, {"Coefficients", true}, {"Constant", true}};
  std::size_t n = 0;
  for (const SupportVectorMachine& machine : model.supportVectorMachines) {
    const std::size_t used =
        machine.supportVectors ? machine.supportVectors->supportVectors.size() : 0;
    const std::size_t weights =
        machine.coefficients ? machine.coefficients->coefficients.size() : 0;
    table.add(
        {machine_name(machine, ++n), std::to_string(used), std::to_string(weights),
         machine.coefficients ? rounded(machine.coefficients->absoluteValue) : std::string("–")});
  }
  out.add(std::move(table));
}

void describe(const NearestNeighborModel& model, Writer& out, std::size_t) {
  out.say("A record is compared with the training records; the " +
          std::to_string(model.numberOfNeighbors) + " nearest decide.");
  say_instances(model.trainingInstances, out);
  add_measure(model.comparisonMeasure, out);
  if (!model.knnInputs) return;
  Table table = rows_of(any_of(model.knnInputs->knnInputs));
  table.caption = "Fields that are compared";
  out.add(std::move(table));
}

void describe(const GaussianProcessModel& model, Writer& out, std::size_t) {
  say_instances(model.trainingInstances, out);
  add_kernel(model.kernel, out);
}

}  // namespace pmml::report
