// Growing one decision tree: CART as scikit-learn 1.2 does it.
#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>

#include "estimators/tree_structure.h"

namespace estimators {

/// When a node is split no further, and how many features each split looks at.
struct TreeLimits {
  std::size_t max_depth = std::numeric_limits<std::size_t>::max();
  std::size_t min_samples_split = 2;
  std::size_t min_samples_leaf = 1;
  double min_weight_leaf = 0;
  std::size_t max_features = 1;
  /// Set: grown best first until there are so many leaves. Empty: grown depth first.
  std::optional<std::size_t> max_leaf_nodes;
  double min_impurity_decrease = 0;
  /// Above 0: the grown tree is pruned with this complexity price.
  double ccp_alpha = 0;
  /// Seed of the order in which features are tried; it decides among equally good splits.
  std::uint32_t seed = 0;
};

enum class ClassCriterion : std::uint8_t { gini, entropy };

/// Grows a tree on X (finite). `weights` has one entry per row or none at all; rows of weight 0
/// take no part. Values are compared as doubles, while scikit-learn first rounds them to float32:
/// on features that are not exact in float32 its thresholds differ in the eighth digit.
Tree grow_classification_tree(const Eigen::MatrixXd& X, std::span<const int> codes,
                              std::size_t n_classes, std::span<const double> weights,
                              ClassCriterion criterion, const TreeLimits& limits);
Tree grow_regression_tree(const Eigen::MatrixXd& X, std::span<const double> y,
                          std::span<const double> weights, const TreeLimits& limits);

}  // namespace estimators
