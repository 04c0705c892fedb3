#include "estimators/tree_structure.h"

#include <algorithm>

namespace estimators {

std::size_t Tree::apply(const double* row) const {
  std::size_t node = 0;
  while (!is_leaf(node)) {
    const bool left = row[feature[node]] <= threshold[node];
    node = static_cast<std::size_t>(left ? children_left[node] : children_right[node]);
  }
  return node;
}

std::size_t Tree::depth() const {
  std::vector<std::size_t> depths(node_count(), 0);
  for (std::size_t node = 0; node < node_count(); ++node) {
    if (is_leaf(node)) continue;
    depths[static_cast<std::size_t>(children_left[node])] = depths[node] + 1;
    depths[static_cast<std::size_t>(children_right[node])] = depths[node] + 1;
  }
  return depths.empty() ? 0 : std::ranges::max(depths);
}

std::size_t Tree::n_leaves() const {
  return static_cast<std::size_t>(std::ranges::count(children_left, no_child));
}

std::int32_t append_node(Tree& tree, const TreeNode& node, std::span<const double> value) {
  const auto id = static_cast<std::int32_t>(tree.node_count());
  if (node.parent != Tree::no_child) {
    auto& children = node.is_left ? tree.children_left : tree.children_right;
    children[static_cast<std::size_t>(node.parent)] = id;
  }
  tree.children_left.push_back(Tree::no_child);
  tree.children_right.push_back(Tree::no_child);
  tree.feature.push_back(node.is_leaf ? Tree::no_feature : node.feature);
  tree.threshold.push_back(node.is_leaf ? -2 : node.threshold);
  tree.impurity.push_back(node.impurity);
  tree.n_node_samples.push_back(node.n_node_samples);
  tree.weighted_n_node_samples.push_back(node.weighted_n_node_samples);
  tree.value.insert(tree.value.end(), value.begin(), value.end());
  return id;
}

Eigen::VectorXd feature_importances(const Tree& tree, Eigen::Index n_features) {
  Eigen::VectorXd out = Eigen::VectorXd::Zero(n_features);
  const auto weighted = [&](std::size_t node) {
    return tree.weighted_n_node_samples[node] * tree.impurity[node];
  };
  for (std::size_t node = 0; node < tree.node_count(); ++node) {
    if (tree.is_leaf(node)) continue;
    const auto left = static_cast<std::size_t>(tree.children_left[node]);
    const auto right = static_cast<std::size_t>(tree.children_right[node]);
    out[tree.feature[node]] += weighted(node) - weighted(left) - weighted(right);
  }
  if (tree.node_count() > 0) out /= tree.weighted_n_node_samples[0];
  const double sum = out.sum();
  return sum > 0 ? Eigen::VectorXd(out / sum) : out;
}

}  // namespace estimators
