// Compiling a TreeModel into arrays.
#include <algorithm>
#include <unordered_map>

#include "pmml/score/tree.h"

namespace pmml::scoring {

namespace {

/// True when an output field of the model or of one around it asks for ids of entities.
bool asks_for_entity(const ModelContext* context) {
  for (; context != nullptr; context = context->parent) {
    if (context->parts.output == nullptr) continue;
    for (const OutputField& field : context->parts.output->outputFields) {
      if (field.feature == ResultFeature::entityId) return true;
    }
  }
  return false;
}

class TreeCompiler {
 public:
  TreeCompiler(const TreeModel& model, ModelContext& context)
      : model_(model), context_(context), names_entities_(asks_for_entity(&context)) {
    tree_.missing_value = model.missingValueStrategy;
    tree_.no_true_child = model.noTrueChildStrategy;
    tree_.penalty = model.missingValuePenalty;
  }

  Tree compile() {
    const bool distributes = tree_.missing_value == MissingValueStrategy::weightedConfidence ||
                             tree_.missing_value == MissingValueStrategy::aggregateNodes;
    if (distributes && !context_.classifies())
      context_.unsupported(model_, "missingValueStrategy",
                           std::string(name_of(tree_.missing_value)) + " of a regression");
    if (context_.classifies()) collect_categories();
    compile_embedded_models();
    tree_.categories = context_.classifies() ? context_.categories : std::vector<double>{};
    tree_.distributions.size = tree_.categories.size();
    add_branches();
    add_splits();
    auto& confidences = tree_.distributions.confidences;
    if (std::all_of(confidences.begin(), confidences.end(), is_missing)) confidences.clear();
    return std::move(tree_);
  }

 private:
  struct Open {
    const Node* node;
    std::uint32_t index;
  };

  /// Calls `visit` for every node in document order, without recursion.
  template <class Visit>
  void for_each_node(Visit visit) {
    std::vector<const Node*> open = {&*model_.node};
    while (!open.empty()) {
      const Node& node = *open.back();
      open.pop_back();
      visit(node);
      for (std::size_t i = node.nodes.size(); i-- > 0;) open.push_back(&node.nodes[i]);
    }
  }

  void collect_categories() {
    for_each_node([this](const Node& node) {
      if (node.score) context_.category(context_.target_value(*node.score, node.where));
      for (const ScoreDistribution& share : node.scoreDistributions)
        context_.category(context_.target_value(share.value, share.where));
    });
  }

  void compile_embedded_models() {
    for_each_node([this](const Node& node) {
      auto embedded = compile_embedded(node, context_);
      if (embedded == nullptr) return;
      embedded_.emplace(&node, static_cast<std::uint32_t>(tree_.embedded.size()));
      tree_.embedded.push_back(std::move(embedded));
    });
  }

  void add_branches() {
    tree_.branches.emplace_back();
    std::vector<Open> open = {{&*model_.node, 0}};
    while (!open.empty()) {
      const Open next = open.back();
      open.pop_back();
      add_branch(*next.node, next.index);
      const std::uint32_t first = tree_.branches[next.index].first_child;
      for (std::size_t i = next.node->nodes.size(); i-- > 0;)
        open.push_back({&next.node->nodes[i], first + static_cast<std::uint32_t>(i)});
    }
  }

  void add_branch(const Node& node, std::uint32_t index) {
    ++number_;
    Branch branch;
    branch.test = compile_predicate(node.predicate, context_, node.where);
    branch.record_count = node.recordCount.value_or(missing);
    branch.first_child = static_cast<std::uint32_t>(tree_.branches.size());
    branch.children = static_cast<std::uint32_t>(node.nodes.size());
    branch.default_child = default_child(node, branch.first_child);
    branch.number = number_;
    tree_.ids.add(node.id.value_or(""));
    if (node.id) {
      if (names_entities_) branch.entity = context_.pool().code(*node.id);
    } else if (names_entities_) {
      branch.entity = context_.pool().code(std::to_string(number_));
    }
    if (node.score) branch.score = score(node);
    if (const auto found = embedded_.find(&node); found != embedded_.end())
      branch.embedded = found->second;
    if (context_.classifies() && !node.scoreDistributions.empty()) distribute(node, branch);
    tree_.branches[index] = std::move(branch);
    tree_.branches.resize(tree_.branches.size() + node.nodes.size());
  }

  void add_splits() {
    tree_.splits.resize(tree_.branches.size());
    for (std::size_t i = 0; i < tree_.branches.size(); ++i) {
      const Branch& branch = tree_.branches[i];
      if (branch.children != 2) continue;
      const Test& first = tree_.branches[branch.first_child].test;
      const Test& second = tree_.branches[branch.first_child + 1].test;
      if (!is_opposite(first, second) || first.slot() >= (1U << 28U)) continue;
      tree_.splits[i] = {first.value(),
                         first.slot() << 4U | static_cast<std::uint32_t>(first.kind()),
                         branch.first_child};
    }
  }

  /// True when the second test holds exactly when the first does not, for a present number.
  static bool is_opposite(const Test& first, const Test& second) {
    if (first.kind() < Test::Kind::equal || first.kind() > Test::Kind::greaterOrEqual) return false;
    if (second.kind() == Test::Kind::always) return true;
    return second.kind() == opposite(first.kind()) && second.slot() == first.slot() &&
           second.value() == first.value();
  }

  static Test::Kind opposite(Test::Kind kind) {
    switch (kind) {
      case Test::Kind::equal:
        return Test::Kind::notEqual;
      case Test::Kind::notEqual:
        return Test::Kind::equal;
      case Test::Kind::lessThan:
        return Test::Kind::greaterOrEqual;
      case Test::Kind::lessOrEqual:
        return Test::Kind::greaterThan;
      case Test::Kind::greaterThan:
        return Test::Kind::lessOrEqual;
      default:
        return Test::Kind::lessThan;
    }
  }

  double score(const Node& node) const {
    const double value = context_.target_value(*node.score, node.where);
    return context_.classifies() ? value : context_.round(value);
  }

  std::uint32_t default_child(const Node& node, std::uint32_t first_child) const {
    if (tree_.missing_value != MissingValueStrategy::defaultChild || !node.defaultChild)
      return no_index;
    for (std::size_t i = 0; i < node.nodes.size(); ++i) {
      if (node.nodes[i].id == node.defaultChild) return first_child + static_cast<std::uint32_t>(i);
    }
    if (node.nodes.empty()) return no_index;
    fail_invalid("E-REFERENCE", node.where, "Node/@defaultChild", *node.defaultChild,
                 "the id of a child of the node");
  }

  void distribute(const Node& node, Branch& branch) {
    Distributions& all = tree_.distributions;
    const std::size_t start = all.counts.size();
    branch.distribution = static_cast<std::uint32_t>(start / all.size);
    all.counts.resize(start + all.size, 0.0);
    all.probabilities.resize(start + all.size, 0.0);
    all.confidences.resize(start + all.size, missing);
    double total = 0;
    bool given = false;
    for (const ScoreDistribution& share : node.scoreDistributions) {
      total += share.recordCount;
      given = given || share.probability.has_value();
    }
    for (const ScoreDistribution& share : node.scoreDistributions) {
      const std::size_t c =
          start + context_.category(context_.target_value(share.value, share.where));
      all.counts[c] = share.recordCount;
      all.probabilities[c] =
          context_.round(given ? share.probability.value_or(0) : share.recordCount / total);
      all.confidences[c] = share.confidence.value_or(missing);
    }
    if (!is_missing(branch.score)) return;
    const std::vector<double> own(all.probabilities.begin() + static_cast<std::ptrdiff_t>(start),
                                  all.probabilities.end());
    if (const auto best = position_of_largest(own)) branch.score = tree_.categories[*best];
  }

  const TreeModel& model_;
  ModelContext& context_;
  bool names_entities_;
  std::uint32_t number_ = 0;
  std::unordered_map<const Node*, std::uint32_t> embedded_;  ///< places of the embedded models
  Tree tree_;
};

}  // namespace

ScorerPtr compile_tree(const TreeModel& model, ModelContext& context) {
  return std::make_unique<TreeScorer>(TreeCompiler(model, context).compile(), context.target_type);
}

}  // namespace pmml::scoring
