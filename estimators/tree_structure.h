// A fitted binary decision tree as parallel arrays, as scikit-learn's tree_ attribute.
#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace estimators {

/// One entry per node in each array; node 0 is the root. Nodes are numbered in pre-order (node,
/// left subtree, right subtree), or in the order of their making when grown best first.
struct Tree {
  static constexpr std::int32_t no_child = -1;
  static constexpr std::int32_t no_feature = -2;

  /// Children, both no_child in a leaf. `x[feature] <= threshold` goes left.
  std::vector<std::int32_t> children_left;
  std::vector<std::int32_t> children_right;
  /// no_feature in a leaf, whose threshold is -2.
  std::vector<std::int32_t> feature;
  std::vector<double> threshold;
  std::vector<double> impurity;
  /// Training rows that reach the node: distinct rows, and the sum of their weights.
  std::vector<std::int64_t> n_node_samples;
  std::vector<double> weighted_n_node_samples;
  /// n_values numbers per node: the weighted count of every class, or the mean target.
  std::vector<double> value;
  std::size_t n_values = 1;

  std::size_t node_count() const { return children_left.size(); }
  bool is_leaf(std::size_t node) const { return children_left[node] == no_child; }
  std::span<const double> value_of(std::size_t node) const {
    return std::span(value).subspan(node * n_values, n_values);
  }
  /// The leaf that a row of finite features reaches.
  std::size_t apply(const double* row) const;
  /// Number of splits on the longest way from the root to a leaf.
  std::size_t depth() const;
  std::size_t n_leaves() const;

  friend bool operator==(const Tree&, const Tree&) = default;
};

/// A node to be appended; its children are linked when they are appended.
struct TreeNode {
  std::int32_t parent = Tree::no_child;
  bool is_left = false;
  bool is_leaf = true;
  std::int32_t feature = Tree::no_feature;
  double threshold = -2;
  double impurity = 0;
  std::int64_t n_node_samples = 0;
  double weighted_n_node_samples = 0;
};

/// Appends a node with its values, links it to its parent, and returns its number.
std::int32_t append_node(Tree& tree, const TreeNode& node, std::span<const double> value);

/// Per feature the decrease of impurity its splits bring, as shares of 1; all zero without splits.
Eigen::VectorXd feature_importances(const Tree& tree, Eigen::Index n_features);

}  // namespace estimators
