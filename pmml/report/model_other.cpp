#include <set>

#include "pmml/report/facts.h"
#include "pmml/report/model.h"

namespace pmml::report {
namespace {

constexpr int deepest_part = 6;

// An element and what is in it, as tables of facts; arrays and matrices are one row of text.
void add_parts(AnyElement element, Writer out) {
  out.heading(code(element.description->name));
  Table table = facts_of(element);
  if (table.rows.empty()) out.say(element.description->doc);
  table.caption = element.description->doc;
  out.add(std::move(table));
  if (out.level() == deepest_part) return;
  for (const AnyElement child : children_of(element)) add_parts(child, out.below());
}

void add_part(const auto& box, Writer& out) {
  if (box) add_parts(any(*box), out.below());
}

template <class Node>
std::set<std::string> parents_of(const Node& node) {
  std::set<std::string> parents;
  const auto add = [&](const auto& entries) {
    for (const auto& entry : entries) {
      std::visit(
          [&]<class T>(const T& held) {
            if constexpr (!std::is_same_v<T, std::monostate>) {
              if constexpr (requires { held->parentValues; }) {
                for (const ParentValue& parent : held->parentValues) parents.insert(parent.parent);
              }
            }
          },
          entry);
    }
  };
  if constexpr (requires { node.probabilities; }) add(node.probabilities);
  if constexpr (requires { node.distributions; }) add(node.distributions);
  return parents;
}

template <class Node>
std::vector<TableCell> node_row(const Node& node, std::string_view kind, std::size_t cases) {
  Text parents;
  std::size_t n = 0;
  for (const std::string& parent : parents_of(node)) {
    if (n++ == field_values.number) break;
    parents += (parents.empty() ? Text() : Text(", ")) + code(parent);
  }
  return {code(node.name), kind, parents.empty() ? Text("nothing") : parents,
          std::to_string(cases)};
}

void add_series(const TimeSeries& series, Table& table) {
  Text range = "–";
  if (!series.timeValues.empty()) {
    range =
        rounded(series.timeValues.front().value) + " … " + rounded(series.timeValues.back().value);
  }
  table.add({series.field ? code(*series.field) : Text("the target"),
             std::string(name_of(series.usage)), std::to_string(series.timeValues.size()), range});
}

}  // namespace

void describe(const BaselineModel& model, Writer& out, std::size_t) {
  add_part(model.testDistributions, out);
}

void describe(const BayesianNetworkModel& model, Writer& out, std::size_t) {
  if (!model.bayesianNetworkNodes) return;
  Table table;
  table.caption = "Nodes of the network";
  table.columns = {{"Node"}, {"Kind"}, {"Depends on"}, {"Probabilities or distributions", true}};
  for (const auto& node : model.bayesianNetworkNodes->nodes) {
    if (const auto* discrete = std::get_if<Box<DiscreteNode>>(&node)) {
      table.add(node_row(**discrete, "categories", (*discrete)->probabilities.size()));
    }
    if (const auto* continuous = std::get_if<Box<ContinuousNode>>(&node)) {
      table.add(node_row(**continuous, "number", (*continuous)->distributions.size()));
    }
  }
  out.add(std::move(table));
}

void describe(const TextModel& model, Writer& out, std::size_t) {
  out.say("It knows " + std::to_string(model.numberOfTerms) + " terms and " +
          std::to_string(model.numberOfDocuments) + " documents.");
  add_part(model.textModelNormalization, out);
  add_part(model.textModelSimiliarity, out);
  if (!model.textCorpus) return;
  Table table = rows_of(any_of(model.textCorpus->textDocuments));
  table.caption = "Documents";
  out.add(std::move(table));
}

void describe(const TimeSeriesModel& model, Writer& out, std::size_t) {
  out.say("The method that fits best is " + code(name_of(model.bestFit)) + ".");
  Table table;
  table.caption = "Series";
  table.columns = {{"Series of"}, {"Use"}, {"Values", true}, {"First and last"}};
  for (const TimeSeries& series : model.timeSeries) add_series(series, table);
  out.add(std::move(table));
  add_part(model.exponentialSmoothing, out);
  add_part(model.arima, out);
  add_part(model.stateSpaceModel, out);
  add_part(model.garch, out);
}

}  // namespace pmml::report
