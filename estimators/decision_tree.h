// Decision trees: CART with scikit-learn 1.2's rules.
#pragma once

#include <Eigen/Core>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "estimators/estimator.h"
#include "estimators/tree_params.h"
#include "estimators/tree_structure.h"

namespace estimators {

/// Every node's value is the weighted count of each class among its training rows; the prediction
/// is the class of the greatest count, the first among equals. Labels of one class only give a
/// tree of one leaf and the warning W-ONE-CLASS. Features must be finite.
class DecisionTreeClassifier final : public TreeParams<Classifier> {
 public:
  DecisionTreeClassifier() : TreeParams("gini") {}

  /// Only best: every threshold of the features looked at is tried.
  std::string splitter = "best";
  /// none, or balanced: classes weigh the same in total.
  std::optional<std::string> class_weight;

  Tree tree_;

  std::string_view name() const override { return "decision_tree_classifier"; }
  const std::vector<Param>& params() const override;
  std::unique_ptr<Estimator> clone() const override;

  DecisionTreeClassifier& fit(const Eigen::MatrixXd& X, const std::vector<std::string>& y) override;
  /// Rows weigh `sample_weight` (one finite number from 0 each, E-SAMPLE-WEIGHT).
  DecisionTreeClassifier& fit(const Eigen::MatrixXd& X, const std::vector<std::string>& y,
                              const Eigen::VectorXd& sample_weight);
  Eigen::MatrixXd predict_proba(const Eigen::MatrixXd& X) const override;
  /// The number of the leaf each row reaches.
  Eigen::VectorXi apply(const Eigen::MatrixXd& X) const;
  using Classifier::fit;
  using Classifier::predict;
  using Classifier::predict_proba;
};

/// Every node's value is the weighted mean of the target. Features and target must be finite.
class DecisionTreeRegressor final : public TreeParams<Regressor> {
 public:
  DecisionTreeRegressor() : TreeParams("squared_error") {}

  std::string splitter = "best";

  Tree tree_;

  std::string_view name() const override { return "decision_tree_regressor"; }
  const std::vector<Param>& params() const override;
  std::unique_ptr<Estimator> clone() const override;

  DecisionTreeRegressor& fit(const Eigen::MatrixXd& X, const Eigen::VectorXd& y) override;
  DecisionTreeRegressor& fit(const Eigen::MatrixXd& X, const Eigen::VectorXd& y,
                             const Eigen::VectorXd& sample_weight);
  Eigen::VectorXd predict(const Eigen::MatrixXd& X) const override;
  Eigen::VectorXi apply(const Eigen::MatrixXd& X) const;
  using Regressor::fit;
  using Regressor::predict;
};

}  // namespace estimators
