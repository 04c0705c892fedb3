#include "estimators/tree_builder.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "estimators/tree_criterion.h"
#include "estimators/tree_pruning.h"
#include "estimators/tree_splitter.h"

namespace estimators {
namespace {

constexpr double epsilon = std::numeric_limits<double>::epsilon();

/// A node yet to be made: its rows and place in the tree.
struct Pending {
  std::size_t start = 0;
  std::size_t end = 0;
  std::size_t depth = 0;
  std::int32_t parent = Tree::no_child;
  bool is_left = false;
  double impurity = 0;
  std::size_t known_constants = 0;
};

/// A node made, and the split that would make its children.
struct Made {
  Pending place;
  std::int32_t node = 0;
  bool is_leaf = true;
  Split split = {};
  double improvement() const { return is_leaf ? 0 : split.improvement; }
};

template <class Sums>
class Builder {
 public:
  Builder(const Eigen::MatrixXd& X, Sums sums, std::span<const double> weights,
          const TreeLimits& limits)
      : limits_(limits), splitter_(X, std::move(sums), Weights{weights}, limits) {
    tree_.n_values = splitter_.criterion().sums().n_values();
  }

  Tree depth_first() {
    std::vector<Pending> stack = {root()};
    while (!stack.empty()) {
      const Pending place = stack.back();
      stack.pop_back();
      const Made made = make(place);
      if (made.is_leaf) continue;
      stack.push_back(child(made, false));
      stack.push_back(child(made, true));
    }
    return std::move(tree_);
  }

  Tree best_first(std::size_t max_leaf_nodes) {
    std::vector<Made> frontier = {make(root())};
    for (std::size_t leaves = 1; !frontier.empty();) {
      std::ranges::pop_heap(frontier, {}, &Made::improvement);
      Made made = frontier.back();
      frontier.pop_back();
      if (made.is_leaf) continue;
      if (leaves++ >= max_leaf_nodes) {
        make_leaf(static_cast<std::size_t>(made.node));
        continue;
      }
      made.place.known_constants = 0;
      for (const Made& next : {make(child(made, true)), make(child(made, false))}) {
        frontier.push_back(next);
        std::ranges::push_heap(frontier, {}, &Made::improvement);
      }
    }
    return std::move(tree_);
  }

 private:
  Pending root() {
    Pending place{.end = splitter_.n_rows()};
    splitter_.enter(place.start, place.end);
    place.impurity = splitter_.criterion().sums().node_impurity(splitter_.criterion().weight());
    return place;
  }

  static Pending child(const Made& made, bool is_left) {
    const std::size_t middle = made.place.start + made.split.position;
    return {.start = is_left ? made.place.start : middle,
            .end = is_left ? middle : made.place.end,
            .depth = made.place.depth + 1,
            .parent = made.node,
            .is_left = is_left,
            .impurity = is_left ? made.split.impurity_left : made.split.impurity_right,
            .known_constants = made.place.known_constants};
  }

  bool may_split(const Pending& place) const {
    const std::size_t n = place.end - place.start;
    return place.depth < limits_.max_depth && n >= limits_.min_samples_split &&
           n >= 2 * limits_.min_samples_leaf &&
           splitter_.criterion().weight() >= 2 * limits_.min_weight_leaf &&
           place.impurity > epsilon;
  }

  /// Enters the node, searches its split and appends it to the tree.
  Made make(const Pending& place) {
    splitter_.enter(place.start, place.end);
    Made made{.place = place};
    if (may_split(place)) {
      made.split = splitter_.split(place.impurity, made.place.known_constants);
      made.is_leaf = made.split.position >= place.end - place.start ||
                     made.split.improvement + epsilon < limits_.min_impurity_decrease;
    }
    made.node = append(made);
    return made;
  }

  std::int32_t append(const Made& made) {
    const double weight = splitter_.criterion().weight();
    const Pending& place = made.place;
    return append_node(tree_,
                       {.parent = place.parent,
                        .is_left = place.is_left,
                        .is_leaf = made.is_leaf,
                        .feature = made.split.feature,
                        .threshold = made.split.threshold,
                        .impurity = place.impurity,
                        .n_node_samples = static_cast<std::int64_t>(place.end - place.start),
                        .weighted_n_node_samples = weight},
                       splitter_.criterion().sums().node_value(weight));
  }

  void make_leaf(std::size_t node) {
    tree_.feature[node] = Tree::no_feature;
    tree_.threshold[node] = -2;
  }

  const TreeLimits& limits_;
  Splitter<Sums> splitter_;
  Tree tree_;
};

template <class Sums>
Tree grow(const Eigen::MatrixXd& X, Sums sums, std::span<const double> weights,
          const TreeLimits& limits) {
  Builder<Sums> builder(X, std::move(sums), weights, limits);
  Tree tree =
      limits.max_leaf_nodes ? builder.best_first(*limits.max_leaf_nodes) : builder.depth_first();
  return limits.ccp_alpha == 0 ? tree : prune_tree(tree, limits.ccp_alpha);
}

}  // namespace

Tree grow_classification_tree(const Eigen::MatrixXd& X, std::span<const int> codes,
                              std::size_t n_classes, std::span<const double> weights,
                              ClassCriterion criterion, const TreeLimits& limits) {
  if (criterion == ClassCriterion::gini) {
    return grow(X, ClassSums<Gini>(codes, n_classes), weights, limits);
  }
  return grow(X, ClassSums<Entropy>(codes, n_classes), weights, limits);
}

Tree grow_regression_tree(const Eigen::MatrixXd& X, std::span<const double> y,
                          std::span<const double> weights, const TreeLimits& limits) {
  return grow(X, SquaredErrorSums(y), weights, limits);
}

}  // namespace estimators
