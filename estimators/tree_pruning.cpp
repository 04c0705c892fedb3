#include "estimators/tree_pruning.h"

#include <cstddef>
#include <limits>
#include <vector>

namespace estimators {
namespace {

constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

class Pruning {
 public:
  explicit Pruning(const Tree& tree)
      : tree_(tree),
        parent_(tree.node_count(), none),
        n_leaves_(tree.node_count(), 0),
        node_cost_(tree.node_count()),
        branch_cost_(tree.node_count(), 0),
        inner_(tree.node_count()) {
    const double total = tree.weighted_n_node_samples[0];
    for (std::size_t node = 0; node < tree.node_count(); ++node) {
      node_cost_[node] = tree.weighted_n_node_samples[node] * tree.impurity[node] / total;
      inner_[node] = !tree.is_leaf(node);
      if (inner_[node]) parent_[left(node)] = parent_[right(node)] = node;
    }
    for (std::size_t node = 0; node < tree.node_count(); ++node) {
      if (!inner_[node]) add_leaf(node);
    }
  }

  Tree prune(double ccp_alpha) {
    while (inner_[0]) {
      const auto [node, alpha] = weakest();
      if (ccp_alpha < alpha) break;
      cut(node);
    }
    return remains();
  }

 private:
  struct Weakest {
    std::size_t node;
    double alpha;
  };

  std::size_t left(std::size_t node) const {
    return static_cast<std::size_t>(tree_.children_left[node]);
  }
  std::size_t right(std::size_t node) const {
    return static_cast<std::size_t>(tree_.children_right[node]);
  }

  void add_leaf(std::size_t leaf) {
    branch_cost_[leaf] = node_cost_[leaf];
    for (std::size_t node = parent_[leaf]; node != none; node = parent_[node]) {
      branch_cost_[node] += node_cost_[leaf];
      ++n_leaves_[node];
    }
  }

  /// The first inner node whose replacement by a leaf costs least per leaf saved.
  Weakest weakest() const {
    Weakest out{0, std::numeric_limits<double>::max()};
    for (std::size_t node = 0; node < inner_.size(); ++node) {
      if (!inner_[node]) continue;
      const double alpha =
          (node_cost_[node] - branch_cost_[node]) / static_cast<double>(n_leaves_[node] - 1);
      if (alpha < out.alpha) out = {node, alpha};
    }
    return out;
  }

  /// Makes an inner node a leaf and tells its ancestors.
  void cut(std::size_t pruned) {
    std::vector<std::size_t> stack = {pruned};
    while (!stack.empty()) {
      const std::size_t node = stack.back();
      stack.pop_back();
      if (!inner_[node]) continue;
      inner_[node] = false;
      stack.push_back(left(node));
      stack.push_back(right(node));
    }
    const std::size_t saved = n_leaves_[pruned] - 1;
    const double increase = node_cost_[pruned] - branch_cost_[pruned];
    branch_cost_[pruned] = node_cost_[pruned];
    for (std::size_t node = parent_[pruned]; node != none; node = parent_[node]) {
      n_leaves_[node] -= saved;
      branch_cost_[node] += increase;
    }
  }

  TreeNode node_at(std::size_t node) const {
    return {.is_leaf = !inner_[node],
            .feature = tree_.feature[node],
            .threshold = tree_.threshold[node],
            .impurity = tree_.impurity[node],
            .n_node_samples = tree_.n_node_samples[node],
            .weighted_n_node_samples = tree_.weighted_n_node_samples[node]};
  }

  Tree remains() const {
    struct Place {
      std::size_t node;
      std::int32_t parent;
      bool is_left;
    };
    Tree out;
    out.n_values = tree_.n_values;
    std::vector<Place> stack = {{0, Tree::no_child, false}};
    while (!stack.empty()) {
      const Place place = stack.back();
      stack.pop_back();
      TreeNode node = node_at(place.node);
      node.parent = place.parent;
      node.is_left = place.is_left;
      const std::int32_t id = append_node(out, node, tree_.value_of(place.node));
      if (node.is_leaf) continue;
      stack.push_back({right(place.node), id, false});
      stack.push_back({left(place.node), id, true});
    }
    return out;
  }

  const Tree& tree_;
  std::vector<std::size_t> parent_, n_leaves_;
  std::vector<double> node_cost_, branch_cost_;
  std::vector<bool> inner_;
};

}  // namespace

Tree prune_tree(const Tree& tree, double ccp_alpha) {
  return Pruning(tree).prune(ccp_alpha);
}

}  // namespace estimators
