// BayesianNetworkModel (checklist section 26): exact inference. What has no value is summed out
// when it is discrete, and integrated when it is continuous; that takes normal distributions whose
// means are linear, or logarithms of such.
#include "pmml/score/bayesian_network.h"

#include <algorithm>
#include <cmath>

#include "pmml/score/bayesian_network_compile.h"
#include "pmml/score/from_result.h"
#include "pmml/score/model_scorer.h"

namespace pmml::scoring {

namespace {

using Nodes = std::vector<std::size_t>;

/// The answer to one question: a target, given what is known of the record.
class Query {
 public:
  Query(const Network& network, const std::vector<double>& evidence, std::size_t target, Row& row)
      : network_(network), nodes_(network.nodes), evidence_(evidence), target_(target), row_(row) {
    find_ancestors();
    connect();
    find_integrated();
  }

  /// Probabilities of the target's values; nothing when the evidence is impossible.
  std::optional<std::vector<double>> probabilities() {
    if (!integrated_.empty()) return integrated_probabilities();
    auto factors = tables();
    if (!factors) return std::nullopt;
    auto result = eliminate(std::move(*factors), {target_}, nodes_);
    if (!result) return std::nullopt;
    normalize(result->table);
    return std::move(result->table);
  }

  /// Mean and variance of a continuous target.
  std::optional<NodeDistribution::Moments> moments() {
    if (!integrated_.empty()) return integrated_moments();
    for (const std::size_t used : nodes_[target_].uses) require_value(used);
    auto factors = tables();
    if (!factors) return std::nullopt;
    const Nodes kept = scope_of_parents(target_);
    auto weights = eliminate(std::move(*factors), kept, nodes_);
    if (!weights) return std::nullopt;
    normalize(weights->table);
    const auto given = given_indices(target_);
    if (!given) return std::nullopt;
    return mixture(*weights, kept, *given);
  }

 private:
  bool is_open(std::size_t node) const { return is_missing(evidence_[node]); }

  void require_value(std::size_t node) const {
    if (is_open(node))
      throw InvalidRecord{nodes_[node].name, "no value",
                          "a value, to predict " + nodes_[target_].name};
  }

  static void normalize(std::vector<double>& table) {
    double sum = 0;
    for (const double p : table) sum += p;
    for (double& p : table) p /= sum;
  }

  /// Only the target, what is known, and what these depend on matter.
  void find_ancestors() {
    matters_.assign(nodes_.size(), false);
    matters_[target_] = true;
    for (auto at = network_.order.rbegin(); at != network_.order.rend(); ++at) {
      if (!is_open(*at)) matters_[*at] = true;
      if (!matters_[*at]) continue;
      for (const NodeParent& parent : nodes_[*at].parents) {
        if (parent.node) matters_[*parent.node] = true;
      }
      for (const std::size_t used : nodes_[*at].uses) matters_[used] = true;
    }
  }

  /// Discrete parents without value.
  Nodes scope_of_parents(std::size_t node) const {
    Nodes scope;
    for (const NodeParent& parent : nodes_[node].parents) {
      if (parent.node && is_open(*parent.node)) scope.push_back(*parent.node);
    }
    std::sort(scope.begin(), scope.end());
    scope.erase(std::unique(scope.begin(), scope.end()), scope.end());
    return scope;
  }

  /// All nodes without value that the distribution of a node links.
  Nodes scope_of(std::size_t node) const {
    Nodes scope = scope_of_parents(node);
    if (is_open(node)) scope.push_back(node);
    for (const std::size_t used : nodes_[node].uses) {
      if (is_open(used)) scope.push_back(used);
    }
    return scope;
  }

  /// The nodes whose distributions are linked to the target by nodes without value.
  void connect() {
    std::vector<Nodes> scopes(nodes_.size());
    std::vector<Nodes> linked(nodes_.size());
    for (const std::size_t node : network_.order) {
      if (!matters_[node]) continue;
      scopes[node] = scope_of(node);
      for (const std::size_t open : scopes[node]) linked[open].push_back(node);
    }
    std::vector<bool> reached(nodes_.size(), false);
    std::vector<bool> taken(nodes_.size(), false);
    Nodes open{target_};
    reached[target_] = true;
    while (!open.empty()) {
      const std::size_t node = open.back();
      open.pop_back();
      for (const std::size_t factor : linked[node]) {
        if (taken[factor]) continue;
        taken[factor] = true;
        for (const std::size_t next : scopes[factor]) {
          if (!reached[next]) open.push_back(next);
          reached[next] = true;
        }
      }
    }
    for (const std::size_t node : network_.order) {
      if (taken[node]) linked_.push_back(node);
      if (matters_[node] && scopes[node].empty()) settled_.push_back(node);
    }
  }

  bool uses_open(std::size_t node) const {
    const Nodes& uses = nodes_[node].uses;
    return std::any_of(uses.begin(), uses.end(), [&](std::size_t used) { return is_open(used); });
  }

  /// Continuous nodes without value and what depends on them; none when that is the target only.
  void find_integrated() {
    for (const std::size_t node : linked_) {
      if (!nodes_[node].discrete && (is_open(node) || uses_open(node))) integrated_.push_back(node);
    }
    if (integrated_ == Nodes{target_} && !uses_open(target_)) integrated_.clear();
  }

  /// For each parent with a value the index of that; nothing when the value is none of those known.
  std::optional<std::vector<std::size_t>> given_indices(std::size_t node) const {
    std::vector<std::size_t> indices;
    for (const NodeParent& parent : nodes_[node].parents) {
      indices.push_back(0);
      if (parent.node && is_open(*parent.node)) continue;
      const double value = parent.node ? evidence_[*parent.node] : row_.get(parent.slot);
      const auto found = std::find(parent.values.begin(), parent.values.end(), value);
      if (found == parent.values.end() && !parent.node)
        throw InvalidRecord{parent.name, is_missing(value) ? "no value" : "another value",
                            "a value that " + nodes_[node].name + " depends on"};
      if (found == parent.values.end()) return std::nullopt;
      indices.back() = static_cast<std::size_t>(found - parent.values.begin());
    }
    return indices;
  }

  /// The case of a node for the indices `at` of the open nodes in `scope` and those given.
  std::size_t case_of(std::size_t node, const Nodes& scope, const std::vector<std::size_t>& at,
                      const std::vector<std::size_t>& given) const {
    std::size_t place = 0;
    const auto& parents = nodes_[node].parents;
    for (std::size_t i = 0; i < parents.size(); ++i) {
      std::size_t index = given[i];
      if (parents[i].node && is_open(*parents[i].node)) {
        const auto found = std::find(scope.begin(), scope.end(), *parents[i].node);
        index = at[static_cast<std::size_t>(found - scope.begin())];
      }
      place = place * parents[i].values.size() + index;
    }
    return place;
  }

  /// The distribution of a node as a function of the open ones; nothing when it is impossible.
  std::optional<Factor> table_of(std::size_t node) {
    const auto given = given_indices(node);
    if (!given) return std::nullopt;
    Factor factor;
    factor.nodes = scope_of_parents(node);
    if (is_open(node)) {
      factor.nodes.push_back(node);
      std::sort(factor.nodes.begin(), factor.nodes.end());
    }
    std::vector<std::size_t> sizes;
    for (const std::size_t open : factor.nodes) sizes.push_back(nodes_[open].values.size());
    TableIndex combination(std::move(sizes));
    do {
      const std::size_t place = case_of(node, factor.nodes, combination.at(), *given);
      factor.table.push_back(
          nodes_[node].discrete
              ? probability(node, place, factor.nodes, combination.at())
              : nodes_[node].distributions[place].log_density(evidence_[node], row_));
    } while (combination.next());
    if (!nodes_[node].discrete) to_densities(factor.table);
    return factor;
  }

  double probability(std::size_t node, std::size_t place, const Nodes& scope,
                     const std::vector<std::size_t>& at) const {
    const auto& values = nodes_[node].values;
    std::size_t index = 0;
    if (is_open(node)) {
      const auto found = std::find(scope.begin(), scope.end(), node);
      index = at[static_cast<std::size_t>(found - scope.begin())];
    } else {
      const auto found = std::find(values.begin(), values.end(), evidence_[node]);
      if (found == values.end()) return 0;
      index = static_cast<std::size_t>(found - values.begin());
    }
    return nodes_[node].probabilities[place * values.size() + index];
  }

  /// From logarithms, up to a common factor.
  static void to_densities(std::vector<double>& table) {
    const double largest = *std::max_element(table.begin(), table.end());
    for (double& value : table) value = std::isinf(largest) ? 0 : std::exp(value - largest);
  }

  /// The factors that the target is linked to; nothing when what is known is impossible.
  std::optional<std::vector<Factor>> tables() {
    for (const std::size_t node : settled_) {
      const auto table = table_of(node);
      if (!table || !(table->table[0] > 0)) return std::nullopt;
    }
    std::vector<Factor> factors;
    for (const std::size_t node : linked_) {
      if (node == target_ && !nodes_[node].discrete) continue;
      if (std::find(integrated_.begin(), integrated_.end(), node) != integrated_.end()) continue;
      for (const std::size_t used : nodes_[node].uses) require_value(used);
      auto table = table_of(node);
      if (!table) return std::nullopt;
      factors.push_back(std::move(*table));
    }
    return factors;
  }

  NodeDistribution::Moments mixture(const Factor& weights, const Nodes& scope,
                                    const std::vector<std::size_t>& given) const {
    std::vector<std::size_t> sizes;
    for (const std::size_t open : scope) sizes.push_back(nodes_[open].values.size());
    TableIndex combination(std::move(sizes));
    double mean = 0;
    double squares = 0;
    do {
      const double weight = weights.table[combination.position()];
      if (weight == 0) continue;
      const auto part =
          nodes_[target_].distributions[case_of(target_, scope, combination.at(), given)].moments(
              row_);
      mean += weight * part.mean;
      squares += weight * (part.variance + part.mean * part.mean);
    } while (combination.next());
    return {mean, squares - mean * mean};
  }

  /// One combination of the discrete nodes that matter to what is integrated.
  struct World {
    double weight = 0;                                    ///< first its logarithm
    std::size_t target_state = 0;                         ///< of a discrete target
    NodeDistribution::Moments moments{missing, missing};  ///< of a continuous one
  };
  using Indices = std::vector<std::size_t>;

  std::optional<std::vector<double>> integrated_probabilities() {
    const auto found = worlds();
    if (!found) return std::nullopt;
    std::vector<double> result(nodes_[target_].values.size(), 0.0);
    for (const World& world : *found) result[world.target_state] += world.weight;
    return result;
  }

  std::optional<NodeDistribution::Moments> integrated_moments() {
    const auto found = worlds();
    if (!found) return std::nullopt;
    NodeDistribution::Moments result{0, 0};
    for (const World& world : *found) result.mean += world.weight * world.moments.mean;
    for (const World& world : *found) {
      const double distance = world.moments.mean - result.mean;
      result.variance += world.weight * (world.moments.variance + distance * distance);
    }
    return result;
  }

  /// The possible ones, whose weights sum to 1; nothing when there is none.
  std::optional<std::vector<World>> worlds() {
    auto factors = tables();
    if (!factors) return std::nullopt;
    std::vector<Indices> given;
    for (const std::size_t node : integrated_) {
      auto indices = given_indices(node);
      if (!indices) return std::nullopt;
      given.push_back(std::move(*indices));
    }
    const Nodes kept = discrete_scope();
    const auto weights = eliminate(std::move(*factors), kept, nodes_);
    if (!weights) return std::nullopt;
    check_effort(weights->table.size());
    std::vector<std::size_t> sizes;
    for (const std::size_t open : kept) sizes.push_back(nodes_[open].values.size());
    TableIndex combination(std::move(sizes));
    std::vector<World> found;
    do {
      const double weight = weights->table[combination.position()];
      auto world = weight > 0 ? world_of(kept, combination.at(), given) : std::nullopt;
      if (!world) continue;
      world->weight += std::log(weight);
      found.push_back(*world);
    } while (combination.next());
    return from_logarithms(std::move(found));
  }

  /// The discrete nodes without value that the integrated ones and the target depend on.
  Nodes discrete_scope() const {
    Nodes scope = nodes_[target_].discrete ? Nodes{target_} : Nodes();
    for (const std::size_t node : integrated_) {
      const Nodes parents = scope_of_parents(node);
      scope.insert(scope.end(), parents.begin(), parents.end());
    }
    std::sort(scope.begin(), scope.end());
    scope.erase(std::unique(scope.begin(), scope.end()), scope.end());
    return scope;
  }

  void check_effort(std::size_t combinations) const {
    constexpr std::size_t most = 200'000'000;
    const std::size_t n = integrated_.size();
    if (n > 1000 || combinations > most / (n * n * n))
      throw InvalidRecord{"BayesianNetworkModel", "too many nodes without a value",
                          "fewer of them"};
  }

  static std::optional<std::vector<World>> from_logarithms(std::vector<World> found) {
    if (found.empty()) return std::nullopt;
    const auto less = [](const World& a, const World& b) { return a.weight < b.weight; };
    const double largest = std::max_element(found.begin(), found.end(), less)->weight;
    double sum = 0;
    for (World& world : found) sum += world.weight = std::exp(world.weight - largest);
    for (World& world : found) world.weight /= sum;
    return found;
  }

  /// Nothing when what is known is impossible in it.
  std::optional<World> world_of(const Nodes& kept, const Indices& at,
                                const std::vector<Indices>& given) const {
    World world;
    NormalNodes joint;
    std::vector<const NormalNode*> parts;
    for (std::size_t i = 0; i < integrated_.size(); ++i) {
      const std::size_t node = integrated_[i];
      const auto& part = nodes_[node].normal[case_of(node, kept, at, given[i])];
      if (!part)
        throw InvalidRecord{nodes_[node].name, "a distribution that is not normal",
                            "values for it and what it depends on"};
      parts.push_back(&*part);
      const LinearSum mean = part->mean.sum(evidence_, row_);
      for (const auto& [parent, weight] : mean.weights) require_linear(parent, parts);
      if (is_open(node)) {
        joint.add(node, mean, variance_of(*part));
        continue;
      }
      double x = evidence_[node];
      if (part->logarithmic) {
        if (!(x > 0)) return std::nullopt;
        x = std::log(x);
        world.weight -= x;
      }
      world.weight += joint.observe(mean, variance_of(*part), x);
    }
    describe_target(world, kept, at, joint, parts);
    return world;
  }

  std::size_t integrated_place(std::size_t node) const {
    return static_cast<std::size_t>(std::find(integrated_.begin(), integrated_.end(), node) -
                                    integrated_.begin());
  }

  /// Numbers that a sum has as they are: no discrete nodes, no logarithms.
  void require_linear(std::size_t node, const std::vector<const NormalNode*>& parts) const {
    if (nodes_[node].discrete || parts[integrated_place(node)]->logarithmic) require_value(node);
  }

  double variance_of(const NormalNode& part) const {
    const LinearSum variance = part.variance.sum(evidence_, row_);
    if (!variance.weights.empty() || !(variance.constant >= 0))
      throw InvalidRecord{"ContinuousDistribution", "impossible parameters",
                          "a variance of 0 or more that is known"};
    return variance.constant;
  }

  void describe_target(World& world, const Nodes& kept, const Indices& at, const NormalNodes& joint,
                       const std::vector<const NormalNode*>& parts) const {
    if (nodes_[target_].discrete) {
      const auto place = std::find(kept.begin(), kept.end(), target_) - kept.begin();
      world.target_state = at[static_cast<std::size_t>(place)];
      return;
    }
    world.moments = {joint.mean(target_), joint.variance(target_)};
    if (parts[integrated_place(target_)]->logarithmic)
      world.moments = lognormal_moments(world.moments.mean, world.moments.variance);
  }

  const Network& network_;
  const std::vector<NetworkNode>& nodes_;
  const std::vector<double>& evidence_;
  std::size_t target_;
  Row& row_;
  std::vector<bool> matters_;
  Nodes linked_;      ///< nodes whose distributions decide on the target
  Nodes settled_;     ///< nodes known with all their parents
  Nodes integrated_;  ///< parents before children
};

class BayesianNetworkScorer : public ModelScorer {
 public:
  explicit BayesianNetworkScorer(Network network) : network_(std::move(network)) {}

  void score(Row& row, Result& result) const override {
    const std::vector<double> evidence = evidence_of(row);
    for (const NetworkTarget& target : network_.targets)
      answer(target, evidence, row, target.is_first ? result : row.result(target.result));
  }

  ExprPtr feature(const OutputField& field, ModelContext& context) const override {
    if (field.feature != ResultFeature::standardDeviation &&
        field.feature != ResultFeature::standardError)
      return nullptr;
    return from_result(DataType::double_, context.result, [](const Result& result) {
      return result.scratch.empty() ? missing : std::sqrt(std::max(result.scratch[0], 0.0));
    });
  }

  /// What is known of every node, or what follows for it.
  void explain(Row& row, const Result&, Tracer& tracer) const override {
    const std::vector<double> evidence = evidence_of(row);
    tracer.list(evidence.size(), [&](std::size_t i) {
      const NetworkNode& node = network_.nodes[i];
      if (!is_missing(evidence[i]))
        return tracer.add("evidence", node.name, evidence[i], node.type);
      try {
        explain(i, Query(network_, evidence, i, row), tracer);
      } catch (const InvalidRecord& invalid) {
        tracer.add("posterior", node.name, invalid.found + " of " + invalid.field);
      }
    });
  }

 private:
  std::vector<double> evidence_of(Row& row) const {
    std::vector<double> evidence;
    for (const NetworkNode& node : network_.nodes)
      evidence.push_back(node.evidence ? row.get(*node.evidence) : missing);
    return evidence;
  }

  void explain(std::size_t at, Query query, Tracer& tracer) const {
    const NetworkNode& node = network_.nodes[at];
    if (node.discrete) {
      const auto probabilities = query.probabilities();
      if (!probabilities) return;
      tracer.list(probabilities->size(), [&](std::size_t i) {
        tracer.add("posterior", node.name + '=' + tracer.text(node.values[i], node.type),
                   (*probabilities)[i]);
      });
    } else if (const auto moments = query.moments()) {
      tracer.add("mean", node.name, moments->mean);
      tracer.add("variance", node.name, moments->variance);
    }
  }

  void answer(const NetworkTarget& target, const std::vector<double>& evidence, Row& row,
              Result& result) const {
    Query query(network_, evidence, target.node, row);
    if (!network_.nodes[target.node].discrete) {
      const auto moments = query.moments();
      if (!moments) return;
      result.value = moments->mean;
      result.scratch.assign(1, moments->variance);
      return;
    }
    const auto probabilities = query.probabilities();
    if (!probabilities) return;
    result.probabilities.assign(target.category_values.size(), 0.0);
    for (std::size_t i = 0; i < probabilities->size(); ++i)
      result.probabilities[target.categories[i]] = (*probabilities)[i];
    result.value = target.category_values[*position_of_largest(result.probabilities)];
  }

  Network network_;
};

}  // namespace

ScorerPtr compile_bayesian_network(const BayesianNetworkModel& model, ModelContext& context) {
  if (context.parts.single) context.unsupported(model, "@x-mathContext", "float");
  return std::make_unique<BayesianNetworkScorer>(compile_network(model, context));
}

}  // namespace pmml::scoring
