#include "pmml/score/bayesian_network_compile.h"

#include <algorithm>
#include <map>

#include "pmml/score/node_scope.h"

namespace pmml::scoring {

namespace {

/// The contents of one alternative of a node: what depends on which parent values.
template <class Content>
struct Case {
  const std::vector<ParentValue>* parents;
  const Content* content;
  Position where;
};

class NetworkCompiler {
 public:
  NetworkCompiler(const BayesianNetworkModel& model, ModelContext& context)
      : model_(model), context_(context), scope_(context, *model.bayesianNetworkNodes) {}

  Network compile() {
    name_nodes();
    for (const auto& node : model_.bayesianNetworkNodes->nodes) {
      if (const auto* discrete = std::get_if<Box<DiscreteNode>>(&node)) list_values(**discrete);
    }
    for (const auto& node : model_.bayesianNetworkNodes->nodes) {
      std::visit(
          [&](const auto& boxed) {
            if constexpr (!std::is_same_v<std::decay_t<decltype(boxed)>, std::monostate>)
              compile_node(*boxed);
          },
          node);
    }
    find_targets();
    sort();
    return std::move(network_);
  }

 private:
  void name_nodes() {
    for (const auto& node : model_.bayesianNetworkNodes->nodes) {
      std::visit(
          [&](const auto& boxed) {
            using T = std::decay_t<decltype(boxed)>;
            if constexpr (!std::is_same_v<T, std::monostate>)
              add_node(*boxed, std::is_same_v<T, Box<DiscreteNode>>);
          },
          node);
    }
    if (network_.nodes.empty())
      fail_invalid("E-ABSENT", model_.where, "BayesianNetworkNodes", "no nodes", "one or more");
  }

  template <class Node>
  void add_node(const Node& node, bool discrete) {
    if (!index_.emplace(node.name, network_.nodes.size()).second)
      fail_invalid("E-DUPLICATE", node.where, "BayesianNetworkNodes", node.name,
                   "a node of its own name");
    NetworkNode& added = network_.nodes.emplace_back();
    added.name = node.name;
    added.discrete = discrete;
    added.evidence = evidence_of(node);
    added.type = type_of(node.name);
  }

  const MiningField* mining_field(const std::string& name) const {
    if (context_.parts.miningSchema == nullptr) return nullptr;
    for (const MiningField& field : context_.parts.miningSchema->miningFields) {
      if (field.name == name) return &field;
    }
    return nullptr;
  }

  /// A node takes the value of the input or derived field of its name, unless it is a target.
  template <class Node>
  std::optional<Slot> evidence_of(const Node& node) {
    const MiningField* mining = mining_field(node.name);
    if (mining != nullptr && is_target(*mining)) return std::nullopt;
    const bool plain = context_.compilation.data_field(node.name) != nullptr;
    if (mining == nullptr && plain && !scope_.is_derived(node.name)) return std::nullopt;
    const auto field = scope_.find(node.name);
    if (!field) return std::nullopt;
    types_[node.name] = field->type;
    if constexpr (std::is_same_v<Node, ContinuousNode>) {
      if (field->type == DataType::string)
        fail_invalid("E-TYPE", node.where, "ContinuousNode", node.name + " of type string",
                     "a number");
    }
    return field->slot;
  }

  DataType type_of(const std::string& name) {
    const auto known = types_.find(name);
    if (known != types_.end()) return known->second;
    if (const DataField* data = context_.compilation.data_field(name)) return data->dataType;
    return DataType::string;
  }

  double value(const std::string& text, const std::string& name, Position where) {
    return literal(text, type_of(name), context_.pool(), where, "BayesianNetworkNodes/" + name);
  }

  static double checked(const ValueProbability& entry) {
    if (!(entry.probability >= 0 && entry.probability <= 1 + 1e-9))
      fail_invalid("E-VALUE", entry.where, "ValueProbability/@probability",
                   std::to_string(entry.probability), "a number from 0 to 1");
    return entry.probability;
  }

  void list_values(const DiscreteNode& element) {
    NetworkNode& node = network_.nodes[index_.at(element.name)];
    const auto add = [&](const ValueProbability& entry) {
      const double cell = value(entry.value, element.name, entry.where);
      if (std::find(node.values.begin(), node.values.end(), cell) == node.values.end())
        node.values.push_back(cell);
    };
    for (const auto& part : element.probabilities) {
      if (const auto* single = std::get_if<Box<ValueProbability>>(&part)) add(**single);
      if (const auto* table = std::get_if<Box<DiscreteConditionalProbability>>(&part)) {
        for (const ValueProbability& entry : (*table)->valueProbabilities) add(entry);
      }
    }
    if (node.values.empty())
      fail_invalid("E-ABSENT", element.where, "DiscreteNode " + element.name, "no values",
                   "ValueProbability");
  }

  void compile_node(const DiscreteNode& element) {
    NetworkNode& node = network_.nodes[index_.at(element.name)];
    std::vector<ValueProbability> plain;
    std::vector<Case<std::vector<ValueProbability>>> cases;
    for (const auto& part : element.probabilities) {
      if (const auto* single = std::get_if<Box<ValueProbability>>(&part)) plain.push_back(**single);
      if (const auto* table = std::get_if<Box<DiscreteConditionalProbability>>(&part))
        cases.push_back({&(*table)->parentValues, &(*table)->valueProbabilities, (*table)->where});
    }
    const std::vector<ParentValue> none;
    if (!plain.empty()) cases.push_back({&none, &plain, element.where});
    const std::vector<std::size_t> places = place_cases(cases, node, element);
    node.probabilities.assign(cases.size() * node.values.size(), 0.0);
    for (std::size_t i = 0; i < cases.size(); ++i) {
      for (const ValueProbability& entry : *cases[i].content) {
        const double cell = value(entry.value, element.name, entry.where);
        const auto at = std::find(node.values.begin(), node.values.end(), cell);
        node.probabilities[places[i] * node.values.size() +
                           static_cast<std::size_t>(at - node.values.begin())] = checked(entry);
      }
    }
  }

  void compile_node(const ContinuousNode& element) {
    NetworkNode& node = network_.nodes[index_.at(element.name)];
    std::vector<Case<ContinuousDistribution>> cases;
    const std::vector<ParentValue> none;
    for (const auto& part : element.distributions) {
      if (const auto* single = std::get_if<Box<ContinuousDistribution>>(&part))
        cases.push_back({&none, &**single, (*single)->where});
      const auto* conditional = std::get_if<Box<ContinuousConditionalProbability>>(&part);
      if (conditional == nullptr) continue;
      if ((*conditional)->continuousDistributions.size() != 1)
        context_.unsupported(**conditional, "ContinuousConditionalProbability",
                             std::to_string((*conditional)->continuousDistributions.size()) +
                                 " distributions of " + element.name);
      cases.push_back({&(*conditional)->parentValues,
                       &(*conditional)->continuousDistributions.front(), (*conditional)->where});
    }
    if (cases.empty())
      fail_invalid("E-ABSENT", element.where, "ContinuousNode " + element.name, "no distribution",
                   "a ContinuousDistribution");
    const std::vector<std::size_t> places = place_cases(cases, node, element);
    std::vector<std::size_t> case_at(cases.size());
    for (std::size_t i = 0; i < places.size(); ++i) case_at[places[i]] = i;
    scope_.start();
    for (const std::size_t i : case_at) node.distributions.emplace_back(*cases[i].content, scope_);
    note_uses(node);
    for (const std::size_t i : case_at) node.normal.push_back(normal_of(*cases[i].content));
  }

  std::optional<NormalNode> normal_of(const ContinuousDistribution& element) {
    const auto read = [&](const auto& d, bool logarithmic) {
      return NormalNode{LinearExpression(d.mean->expression, scope_, index_),
                        LinearExpression(d.variance->expression, scope_, index_), logarithmic};
    };
    if (const auto* d = std::get_if<Box<NormalDistributionForBN>>(&element.distribution))
      return read(**d, false);
    if (const auto* d = std::get_if<Box<LognormalDistributionForBN>>(&element.distribution))
      return read(**d, true);
    return std::nullopt;
  }

  /// Finds the parents of a node and the place of each case among all combinations of their values.
  template <class Content, class Node>
  std::vector<std::size_t> place_cases(const std::vector<Case<Content>>& cases, NetworkNode& node,
                                       const Node& element) {
    for (const ParentValue& parent : *cases.front().parents) add_parent(node, parent);
    for (const auto& one : cases) {
      for (const ParentValue& parent : *one.parents) add_given_value(node, parent);
    }
    std::size_t combinations = 1;
    for (const NodeParent& parent : node.parents) {
      combinations *= parent.values.size();
      if (combinations > cases.size()) break;
    }
    if (combinations != cases.size())
      fail_invalid("E-COUNT", element.where, "BayesianNetworkNodes/" + node.name,
                   std::to_string(cases.size()) + " combinations of parent values",
                   "each one once");
    std::vector<std::size_t> places;
    std::vector<bool> taken(cases.size(), false);
    for (const auto& one : cases) {
      places.push_back(place_of(*one.parents, node, one.where));
      if (taken[places.back()])
        fail_invalid("E-DUPLICATE", one.where, "BayesianNetworkNodes/" + node.name,
                     "a combination of parent values twice", "each one once");
      taken[places.back()] = true;
    }
    return places;
  }

  void add_parent(NetworkNode& node, const ParentValue& element) {
    NodeParent parent;
    parent.name = element.parent;
    const auto found = index_.find(element.parent);
    if (found != index_.end()) {
      parent.node = found->second;
      const NetworkNode& other = network_.nodes[found->second];
      if (!other.discrete)
        fail_invalid("E-TYPE", element.where, "ParentValue", element.parent + ", a continuous node",
                     "a discrete parent");
      parent.values = other.values;
    } else {
      scope_.start();
      const Field field = scope_.field(element.parent, element.where);
      parent.slot = field.slot;
      types_[element.parent] = field.type;
      note_uses(node);
    }
    node.parents.push_back(std::move(parent));
  }

  /// The values of a parent that is no node are those that are mentioned.
  void add_given_value(NetworkNode& node, const ParentValue& element) {
    for (NodeParent& parent : node.parents) {
      if (parent.name != element.parent || parent.node) continue;
      const double cell = value(element.value, element.parent, element.where);
      if (std::find(parent.values.begin(), parent.values.end(), cell) == parent.values.end())
        parent.values.push_back(cell);
    }
  }

  std::size_t place_of(const std::vector<ParentValue>& given, const NetworkNode& node,
                       Position where) {
    std::size_t place = 0;
    for (const NodeParent& parent : node.parents) {
      const auto found = std::find_if(given.begin(), given.end(), [&](const ParentValue& value) {
        return value.parent == parent.name;
      });
      if (found == given.end() || given.size() != node.parents.size())
        fail_invalid("E-COUNT", where, "BayesianNetworkNodes/" + node.name,
                     "other parents than before", "one value of each parent");
      const double cell = value(found->value, parent.name, found->where);
      const auto at = std::find(parent.values.begin(), parent.values.end(), cell);
      if (at == parent.values.end())
        fail_invalid("E-VALUE", found->where, "ParentValue", found->value,
                     "a value of " + parent.name);
      place = place * parent.values.size() + static_cast<std::size_t>(at - parent.values.begin());
    }
    return place;
  }

  void note_uses(NetworkNode& node) {
    for (const std::string& name : scope_.asked()) {
      const auto found = index_.find(name);
      if (found != index_.end()) node.uses.push_back(found->second);
    }
  }

  void find_targets() {
    if (context_.parts.miningSchema != nullptr) {
      for (const MiningField& field : context_.parts.miningSchema->miningFields) {
        if (is_target(field)) add_target(field);
      }
    }
    if (network_.targets.empty())
      fail_invalid("E-ABSENT", model_.where, "MiningSchema", "no target", "a node as target");
  }

  void add_target(const MiningField& field) {
    const auto found = index_.find(field.name);
    if (found == index_.end())
      fail_invalid("E-FIELD", field.where, "MiningSchema", field.name, "the name of a node");
    NetworkTarget target;
    target.node = found->second;
    target.is_first = network_.targets.empty();
    const NetworkNode& node = network_.nodes[target.node];
    ModelContext& context =
        target.is_first ? first_target(field) : context_.add_target(field.name, field.where);
    if (context.classifies() != node.discrete) {
      context.parts.functionName = MiningFunction::mixed;
      context.categories.clear();
      context.set_target(field.name, field.where);
    }
    if (context.classifies() != node.discrete)
      context_.unsupported(field, "MiningSchema",
                           field.name + (node.discrete ? ", a continuous field of a discrete node"
                                                       : ", a categorical field of a continuous "
                                                         "node"));
    target.result = context.result;
    for (const double cell : node.values) target.categories.push_back(context.category(cell));
    target.category_values = context.categories;
    network_.targets.push_back(std::move(target));
  }

  ModelContext& first_target(const MiningField& field) {
    if (field.name != context_.target_name) {
      context_.categories.clear();
      context_.set_target(field.name, field.where);
    }
    return context_;
  }

  /// Parents before children; what is left over lies on a cycle.
  void sort() {
    std::vector<std::vector<std::size_t>> children(network_.nodes.size());
    std::vector<std::size_t> waiting(network_.nodes.size(), 0);
    for (std::size_t i = 0; i < network_.nodes.size(); ++i) {
      for (const NodeParent& parent : network_.nodes[i].parents) {
        if (parent.node) children[*parent.node].push_back(i);
        waiting[i] += parent.node ? 1 : 0;
      }
      for (const std::size_t used : network_.nodes[i].uses) children[used].push_back(i);
      waiting[i] += network_.nodes[i].uses.size();
    }
    for (std::size_t i = 0; i < waiting.size(); ++i) {
      if (waiting[i] == 0) network_.order.push_back(i);
    }
    for (std::size_t next = 0; next < network_.order.size(); ++next) {
      for (const std::size_t child : children[network_.order[next]]) {
        if (--waiting[child] == 0) network_.order.push_back(child);
      }
    }
    if (network_.order.size() != network_.nodes.size())
      fail_invalid("E-CYCLE", model_.where, "BayesianNetworkNodes",
                   "nodes that depend on themselves", "no cycle");
  }

  const BayesianNetworkModel& model_;
  ModelContext& context_;
  NodeScope scope_;
  Network network_;
  std::map<std::string, std::size_t> index_;
  std::map<std::string, DataType> types_;
};

}  // namespace

Network compile_network(const BayesianNetworkModel& model, ModelContext& context) {
  if (!model.bayesianNetworkNodes)
    fail_invalid("E-ABSENT", model.where, "BayesianNetworkModel", "no BayesianNetworkNodes",
                 "the nodes");
  return NetworkCompiler(model, context).compile();
}

}  // namespace pmml::scoring
