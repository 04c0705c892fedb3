// Naive Bayes models and Bayesian networks.
#include <cmath>
#include <unordered_map>

#include "pmml/tools/rules_context.h"
#include "pmml/tools/rules_values.h"

namespace pmml {
namespace {

void output_target(RuleContext& context, const BayesOutput& output) {
  const ModelView* model = context.scopes().model();
  if (model == nullptr || model->targets.empty() || output.fieldName.empty()) return;
  for (const MiningField* target : model->targets) {
    if (target->name == output.fieldName) return;
  }
  context.problem("fieldName", quoted(output.fieldName), "the target of the model");
}

const FieldView* target_of(const RuleContext& context) {
  const auto* model = context.path().ancestor<NaiveBayesModel>();
  if (model == nullptr || !model->bayesOutput) return nullptr;
  return context.scopes().find_anywhere(model->bayesOutput->fieldName);
}

void check_category(RuleContext& context, const std::string& value) {
  const FieldView* target = target_of(context);
  if (target == nullptr || may_be(*target, value)) return;
  context.problem("value", quoted(value), "a valid value of the target");
}
void count_category(RuleContext& context, const TargetValueCount& count) {
  check_category(context, count.value);
}
void stat_category(RuleContext& context, const TargetValueStat& stat) {
  check_category(context, stat.value);
}

void count_sign(RuleContext& context, const TargetValueCount& count) {
  if (count.count >= 0) return;
  context.problem("count", format_double(count.count), "a number that is not negative");
}

void unique_counts(RuleContext& context, const TargetValueCounts& counts) {
  Unique values;
  for (std::size_t i = 0; i < counts.targetValueCounts.size(); ++i) {
    const TargetValueCount& count = counts.targetValueCounts[i];
    if (values.first(count.value)) continue;
    context.problem_in("TargetValueCount", i, count, "value", quoted(count.value) + " again",
                       "a category counted once");
  }
}

void unique_bayes_inputs(RuleContext& context, const BayesInputs& inputs) {
  Unique names;
  for (std::size_t i = 0; i < inputs.bayesInputs.size(); ++i) {
    const BayesInput& input = inputs.bayesInputs[i];
    if (names.first(input.fieldName)) continue;
    context.problem_in("BayesInput", i, input, "fieldName", quoted(input.fieldName) + " again",
                       "an input listed once");
  }
}

void unique_pairs(RuleContext& context, const BayesInput& input) {
  Unique values;
  for (std::size_t i = 0; i < input.pairCounts.size(); ++i) {
    const PairCounts& pair = input.pairCounts[i];
    if (values.first(pair.value)) continue;
    context.problem_in("PairCounts", i, pair, "value", quoted(pair.value) + " again",
                       "a value counted once");
  }
}

void pair_value(RuleContext& context, const BayesInput& input) {
  const FieldView* field = context.scopes().find_anywhere(input.fieldName);
  if (field == nullptr || input.derivedField) return;
  for (std::size_t i = 0; i < input.pairCounts.size(); ++i) {
    const PairCounts& pair = input.pairCounts[i];
    if (may_be(*field, pair.value)) continue;
    context.problem_in("PairCounts", i, pair, "value", quoted(pair.value),
                       "a valid value of " + quoted(input.fieldName));
  }
}

void discretized(RuleContext& context, const BayesInput& input) {
  if (!input.derivedField) return;
  if (std::holds_alternative<Box<Discretize>>(input.derivedField->expression)) return;
  context.problem_in("DerivedField", 0, *input.derivedField, "", "another expression",
                     "Discretize");
}

void distribution_kind(RuleContext& context, const TargetValueStat& stat) {
  if (std::holds_alternative<std::monostate>(stat.distribution)) return;
  if (std::holds_alternative<Box<GaussianDistribution>>(stat.distribution)) return;
  if (std::holds_alternative<Box<PoissonDistribution>>(stat.distribution)) return;
  context.problem("", "another distribution", "GaussianDistribution or PoissonDistribution");
}

void variance_positive(RuleContext& context, const GaussianDistribution& distribution) {
  if (distribution.variance > 0) return;
  context.problem("variance", format_double(distribution.variance), "a positive number");
}

void threshold_sign(RuleContext& context, const NaiveBayesModel& model) {
  if (model.threshold >= 0) return;
  context.problem("threshold", format_double(model.threshold), "a number that is not negative");
}

// A node of a network, whatever its kind.
struct NetworkNode {
  std::string_view name;
  const Element* element;
  std::string_view element_name;
  std::size_t index;
  std::vector<std::string_view> parents;
};

template <class Conditional>
void add_parents(const Conditional& conditional, NetworkNode& node) {
  for (const ParentValue& value : conditional.parentValues) node.parents.push_back(value.parent);
}

NetworkNode network_node(const DiscreteNode& node) {
  NetworkNode result{node.name, &node, DiscreteNode::element_name, 0, {}};
  for (const auto& probability : node.probabilities) {
    const auto* conditional = std::get_if<Box<DiscreteConditionalProbability>>(&probability);
    if (conditional != nullptr && *conditional) add_parents(**conditional, result);
  }
  return result;
}

NetworkNode network_node(const ContinuousNode& node) {
  NetworkNode result{node.name, &node, ContinuousNode::element_name, 0, {}};
  for (const auto& distribution : node.distributions) {
    const auto* conditional = std::get_if<Box<ContinuousConditionalProbability>>(&distribution);
    if (conditional != nullptr && *conditional) add_parents(**conditional, result);
  }
  return result;
}

std::vector<NetworkNode> network(const BayesianNetworkNodes& nodes) {
  std::vector<NetworkNode> result;
  std::unordered_map<std::string_view, std::size_t> count;
  for (const auto& held : nodes.nodes) {
    if (const auto* box = std::get_if<Box<DiscreteNode>>(&held)) {
      if (*box) result.push_back(network_node(**box));
    } else if (const auto* other = std::get_if<Box<ContinuousNode>>(&held)) {
      if (*other) result.push_back(network_node(**other));
    }
    if (!result.empty() && result.back().index == 0) {
      result.back().index = count[result.back().element_name]++;
    }
  }
  return result;
}

void unique_nodes(RuleContext& context, const BayesianNetworkNodes& nodes) {
  const auto all = network(nodes);
  Unique names;
  for (const NetworkNode& node : all) {
    if (names.first(node.name)) continue;
    context.problem_in(node.element_name, node.index, *node.element, "name",
                       quoted(node.name) + " again", "a node of its own");
  }
}

void no_cycle_of_nodes(RuleContext& context, const BayesianNetworkNodes& nodes) {
  const auto all = network(nodes);
  std::unordered_map<std::string_view, std::size_t> index;
  for (std::size_t i = 0; i < all.size(); ++i) index.try_emplace(all[i].name, i);
  std::vector<std::vector<std::size_t>> edges(all.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (const std::string_view parent : all[i].parents) {
      const auto found = index.find(parent);
      if (found != index.end()) edges[i].push_back(found->second);
    }
  }
  for (const std::size_t i : nodes_on_cycles(edges)) {
    context.problem_in(all[i].element_name, all[i].index, *all[i].element, "",
                       "a node that is its own ancestor", "a network without cycles");
  }
}

void check_probability_sum(RuleContext& context, double sum) {
  if (std::abs(sum - 1) <= sum_tolerance) return;
  context.problem("", "probabilities with the sum " + format_double(sum), "the sum 1");
}

void conditional_sum(RuleContext& context, const DiscreteConditionalProbability& conditional) {
  double sum = 0;
  for (const ValueProbability& value : conditional.valueProbabilities) sum += value.probability;
  check_probability_sum(context, sum);
}

void root_sum(RuleContext& context, const DiscreteNode& node) {
  double sum = 0;
  bool given = false;
  for (const auto& probability : node.probabilities) {
    const auto* value = std::get_if<Box<ValueProbability>>(&probability);
    if (value == nullptr || !*value) continue;
    given = true;
    sum += (*value)->probability;
  }
  if (given) check_probability_sum(context, sum);
}

}  // namespace

RuleTable bayes_rules() {
  constexpr std::string_view section = "Naive Bayes";
  constexpr std::string_view networks = "Bayesian Network";
  return {
      rule<output_target>("E-BAYES-TARGET", Severity::error, section,
                          "BayesOutput names the target of the model."),
      rule<count_category>("E-BAYES-CATEGORY", Severity::error, section,
                           "Counts belong to valid values of the target."),
      rule<stat_category>("E-BAYES-STAT-CATEGORY", Severity::error, section,
                          "Distributions belong to valid values of the target."),
      rule<count_sign>("E-BAYES-COUNT", Severity::error, section, "Counts are not negative."),
      rule<unique_counts>("E-BAYES-DUPLICATE", Severity::error, section,
                          "A category is counted once."),
      rule<unique_bayes_inputs>("E-BAYES-INPUT", Severity::warning, section,
                                "A field is one BayesInput."),
      rule<unique_pairs>("E-BAYES-PAIR", Severity::error, section,
                         "A BayesInput counts every value once."),
      rule<pair_value>("E-BAYES-VALUE", Severity::warning, section,
                       "PairCounts belong to values that the field can have."),
      rule<discretized>("E-BAYES-DERIVED", Severity::error, section,
                        "The DerivedField of a BayesInput is a Discretize."),
      rule<distribution_kind>("E-BAYES-DISTRIBUTION", Severity::error, section,
                              "Inputs have a Gaussian or Poisson distribution."),
      rule<variance_positive>("E-VARIANCE", Severity::error, section,
                              "The variance of a Gaussian distribution is positive."),
      rule<threshold_sign>("E-BAYES-THRESHOLD", Severity::error, section,
                           "The threshold is not negative."),
      rule<unique_nodes>("E-NETWORK-DUPLICATE", Severity::error, networks,
                         "The nodes of a network have different names."),
      rule<no_cycle_of_nodes>("E-NETWORK-CYCLE", Severity::error, networks,
                              "A network has no cycles."),
      rule<root_sum>("E-NETWORK-SUM", Severity::error, networks,
                     "The probabilities of a node have the sum 1, within 0.001."),
      rule<conditional_sum>("E-NETWORK-CONDITIONAL-SUM", Severity::error, networks,
                            "Conditional probabilities have the sum 1, within 0.001."),
  };
}

}  // namespace pmml
