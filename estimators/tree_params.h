// The hyperparameters that trees and forests share.
#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "estimators/estimator.h"
#include "estimators/tree_builder.h"

namespace estimators {

/// scikit-learn's names, meanings and defaults; Base is Classifier or Regressor.
template <class Base>
class TreeParams : public Base {
 public:
  /// gini, entropy or log_loss (the same as entropy) for a classifier, squared_error for a
  /// regressor.
  std::string criterion;
  std::optional<std::int64_t> max_depth;
  std::int64_t min_samples_split = 2;
  std::int64_t min_samples_leaf = 1;
  double min_weight_fraction_leaf = 0;
  /// Features each split looks at: sqrt, log2, a count such as 3, a share of all such as 0.5 or
  /// 1.0, or none for all.
  std::optional<std::string> max_features;
  std::optional<std::int64_t> max_leaf_nodes;
  double min_impurity_decrease = 0;
  double ccp_alpha = 0;
  /// Seed from 0 to 2^32 - 1. None is the same as 0, so that every fit can be repeated.
  std::optional<std::int64_t> random_state;

  /// Share of each feature in the decrease of impurity; set by fit.
  Eigen::VectorXd feature_importances_;

 protected:
  explicit TreeParams(std::string_view default_criterion) : criterion(default_criterion) {}

  /// The rows of the description for the members above, criterion first.
  static std::vector<Param> tree_params(std::vector<std::string_view> criteria);
  /// What check_params cannot see, too. Throws E-PARAM-VALUE.
  void check_tree_params() const;
  std::uint32_t seed() const { return static_cast<std::uint32_t>(random_state.value_or(0)); }
  /// Limits for a tree grown on X with these weights (one per row, or none).
  TreeLimits limits(const Eigen::MatrixXd& X, std::span<const double> weights,
                    std::uint32_t tree_seed) const;
};

/// A count such as 3, or a share of `total` such as 0.5 or 1.0 (recognised by not being an
/// integer), rounded to a whole number that is at least 1. Throws E-PARAM-VALUE.
struct CountOrShare {
  std::optional<std::int64_t> count;
  double share = 1;
};
CountOrShare parse_count_or_share(std::string_view name, std::string_view text);

/// Throws InvalidData E-PARAM-VALUE about `name`.
[[noreturn]] void refuse_param(std::string_view name, std::string_view found,
                               std::string_view expected);

/// gini, or entropy for entropy and log_loss.
ClassCriterion class_criterion(std::string_view name);

/// A warning about what fit learnt.
pmml::Problem fit_warning(std::string_view id, std::string_view found, std::string_view expected);

/// The distinct labels of a tree or forest; a single one is allowed, but W-ONE-CLASS is reported.
std::vector<std::string> tree_classes(const std::vector<std::string>& labels,
                                      pmml::Report& warnings);

}  // namespace estimators
