// TreeModel (checklist section 11): nodes in one array, children side by side.
#include <algorithm>
#include <cmath>
#include <span>

#include "pmml/score/model_scorer.h"

namespace pmml::scoring {

namespace {

constexpr std::uint32_t none = UINT32_MAX;

struct Branch {
  Test test;
  std::uint32_t first_child = 0;
  std::uint32_t children = 0;
  std::uint32_t default_child = none;
  std::uint32_t distribution = none;  ///< position in the tree's distributions
  double score = missing;
  double entity = missing;
  double record_count = missing;
};

/// A branch with two children of which exactly one is taken when the field is present: a test for
/// the first child, in 16 bytes. Other branches and leaves have the kind `never`.
struct Split {
  double value = 0;
  std::uint32_t slot_and_kind = static_cast<std::uint32_t>(Test::Kind::never);
  std::uint32_t first_child = 0;

  Slot slot() const { return slot_and_kind >> 4U; }
  Test::Kind kind() const { return static_cast<Test::Kind>(slot_and_kind & 15U); }
};

/// The distributions of all nodes that have one, each `size` numbers long.
struct Distributions {
  std::size_t size = 0;
  std::vector<double> counts;
  std::vector<double> probabilities;
  std::vector<double> confidences;

  std::span<const double> of(const std::vector<double>& numbers, std::uint32_t index) const {
    return {numbers.data() + index * size, size};
  }
};

struct Tree {
  std::vector<Branch> branches;
  std::vector<Split> splits;       ///< as many as branches
  std::vector<double> categories;  ///< empty for regression
  Distributions distributions;
  MissingValueStrategy missing_value = MissingValueStrategy::none;
  NoTrueChildStrategy no_true_child = NoTrueChildStrategy::returnNullPrediction;
  double penalty = 1;
};

class TreeScorer : public ModelScorer {
 public:
  explicit TreeScorer(Tree tree) : tree_(std::move(tree)) {}

  void score(Row& row, Result& result) const override {
    int penalties = 0;
    if (tree_.branches[0].test.eval(row, penalties) != Truth::yes) return;
    std::uint32_t at = descend(0, row);
    while (tree_.branches[at].children > 0) {
      const std::uint32_t next = step(at, row, penalties, result);
      if (next == none) return;
      at = descend(next, row);
    }
    finish(tree_.branches[at], penalties, result);
  }

 private:
  /// Follows splits as long as their fields are present.
  std::uint32_t descend(std::uint32_t at, Row& row) const {
    for (;;) {
      const Split& split = tree_.splits[at];
      const Test::Kind kind = split.kind();
      if (kind == Test::Kind::never) return at;
      const double x = row.get(split.slot());
      if (is_missing(x)) return at;
      at = split.first_child + (takes_first(kind, x, split.value) ? 0U : 1U);
    }
  }

  static bool takes_first(Test::Kind kind, double x, double value) {
    switch (kind) {
      case Test::Kind::lessOrEqual:
        return x <= value;
      case Test::Kind::lessThan:
        return x < value;
      case Test::Kind::greaterThan:
        return x > value;
      case Test::Kind::greaterOrEqual:
        return x >= value;
      case Test::Kind::equal:
        return x == value;
      default:
        return x != value;
    }
  }

  /// The child to go to; `none` when the walk is over and the result, if any, is written.
  std::uint32_t step(std::uint32_t at, Row& row, int& penalties, Result& result) const {
    const Branch& branch = tree_.branches[at];
    const bool ignores_unknown = tree_.missing_value == MissingValueStrategy::none;
    for (std::uint32_t i = 0; i < branch.children; ++i) {
      int surrogates = 0;
      const std::uint32_t child = branch.first_child + i;
      const Truth truth = tree_.branches[child].test.eval(row, surrogates);
      if (truth == Truth::yes) {
        penalties += surrogates;
        return child;
      }
      if (truth == Truth::unknown && !ignores_unknown) return unknown(at, row, penalties, result);
    }
    if (tree_.no_true_child == NoTrueChildStrategy::returnLastPrediction)
      finish(branch, penalties, result);
    return none;
  }

  std::uint32_t unknown(std::uint32_t at, Row& row, int& penalties, Result& result) const {
    const Branch& branch = tree_.branches[at];
    switch (tree_.missing_value) {
      case MissingValueStrategy::lastPrediction:
        finish(branch, penalties, result);
        return none;
      case MissingValueStrategy::defaultChild:
        ++penalties;
        return branch.default_child;
      case MissingValueStrategy::weightedConfidence:
        finish_weighted(at, row, result);
        return none;
      case MissingValueStrategy::aggregateNodes:
        finish_aggregated(at, row, result);
        return none;
      default:
        return none;
    }
  }

  void finish(const Branch& branch, int penalties, Result& result) const {
    result.value = branch.score;
    result.entity = branch.entity;
    if (branch.distribution == none) return;
    const auto probabilities =
        tree_.distributions.of(tree_.distributions.probabilities, branch.distribution);
    const auto confidences =
        tree_.distributions.of(tree_.distributions.confidences, branch.distribution);
    result.probabilities.assign(probabilities.begin(), probabilities.end());
    result.confidences.assign(confidences.begin(), confidences.end());
    if (penalties == 0) return;
    const double factor = std::pow(tree_.penalty, penalties);
    for (double& confidence : result.confidences) confidence *= factor;
  }

  void finish_weighted(std::uint32_t at, Row& row, Result& result) const {
    result.confidences = weighted(at, row);
    result.probabilities = result.confidences;
    if (const auto best = position_of_largest(result.confidences))
      result.value = tree_.categories[*best];
  }

  /// Confidences below a branch: those of the true child, or of all children that are not false
  /// weighted with their share of the branch's records.
  std::vector<double> weighted(std::uint32_t at, Row& row) const {
    const Branch& branch = tree_.branches[at];
    std::vector<std::uint32_t> possible;
    for (std::uint32_t i = 0; i < branch.children; ++i) {
      const std::uint32_t child = branch.first_child + i;
      const Truth truth = tree_.branches[child].test.eval(row);
      if (truth == Truth::yes && possible.empty()) return weighted(child, row);
      if (truth != Truth::no) possible.push_back(child);
    }
    if (possible.empty()) return own_confidences(branch);
    std::vector<double> sums(tree_.categories.size(), 0.0);
    for (const std::uint32_t child : possible) {
      const double share = tree_.branches[child].record_count / branch.record_count;
      const std::vector<double> confidences = weighted(child, row);
      for (std::size_t c = 0; c < sums.size(); ++c) sums[c] += confidences[c] * share;
    }
    return sums;
  }

  std::vector<double> own_confidences(const Branch& branch) const {
    std::vector<double> own(tree_.categories.size(), 0.0);
    if (branch.distribution == none) return own;
    const auto& all = tree_.distributions;
    const auto confidences = all.of(all.confidences, branch.distribution);
    const auto probabilities = all.of(all.probabilities, branch.distribution);
    for (std::size_t c = 0; c < own.size(); ++c)
      own[c] = is_missing(confidences[c]) ? probabilities[c] : confidences[c];
    return own;
  }

  void finish_aggregated(std::uint32_t at, Row& row, Result& result) const {
    std::vector<double> counts(tree_.categories.size(), 0.0);
    aggregate(at, row, counts);
    double total = 0;
    for (const double count : counts) total += count;
    if (!(total > 0)) return;
    for (double& count : counts) count /= total;
    result.value = tree_.categories[*position_of_largest(counts)];
    result.confidences = counts;
    result.probabilities = std::move(counts);
  }

  /// Adds the record counts of every leaf that can be reached.
  void aggregate(std::uint32_t at, Row& row, std::vector<double>& counts) const {
    const Branch& branch = tree_.branches[at];
    if (branch.children == 0 && branch.distribution != none) {
      const auto own = tree_.distributions.of(tree_.distributions.counts, branch.distribution);
      for (std::size_t c = 0; c < counts.size(); ++c) counts[c] += own[c];
    }
    for (std::uint32_t i = 0; i < branch.children; ++i) {
      const std::uint32_t child = branch.first_child + i;
      const Truth truth = tree_.branches[child].test.eval(row);
      if (truth != Truth::no) aggregate(child, row, counts);
      if (truth == Truth::yes) return;
    }
  }

  Tree tree_;
};

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
    tree_.categories = context_.classifies() ? context_.categories : std::vector<double>{};
    tree_.distributions.size = tree_.categories.size();
    add_branches();
    add_splits();
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
    if (!std::holds_alternative<std::monostate>(node.embeddedModel))
      context_.unsupported(node, "Node", "an embedded model");
    ++number_;
    Branch branch;
    branch.test = compile_predicate(node.predicate, context_, node.where);
    branch.record_count = node.recordCount.value_or(missing);
    branch.first_child = static_cast<std::uint32_t>(tree_.branches.size());
    branch.children = static_cast<std::uint32_t>(node.nodes.size());
    branch.default_child = default_child(node, branch.first_child);
    if (node.id) {
      if (names_entities_) branch.entity = context_.pool().code(*node.id);
    } else if (names_entities_) {
      branch.entity = context_.pool().code(std::to_string(number_));
    }
    if (node.score) branch.score = score(node);
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
      return none;
    for (std::size_t i = 0; i < node.nodes.size(); ++i) {
      if (node.nodes[i].id == node.defaultChild) return first_child + static_cast<std::uint32_t>(i);
    }
    if (node.nodes.empty()) return none;
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
  std::size_t number_ = 0;
  Tree tree_;
};

}  // namespace

ScorerPtr compile_tree(const TreeModel& model, ModelContext& context) {
  return std::make_unique<TreeScorer>(TreeCompiler(model, context).compile());
}

}  // namespace pmml::scoring
