// Logistic regression for two or more classes.
#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <optional>

#include "estimators/estimator.h"

namespace estimators {

/// Minimises 1/2 |coef|^2 + C * sum of the log losses; the intercept is not penalised. Two classes
/// have one row of coefficients (for the second class), more have a softmax with one row each,
/// whose sum over the classes is zero.
class LogisticRegression final : public Classifier {
 public:
  std::optional<std::string> penalty = "l2";
  double C = 1.0;
  bool fit_intercept = true;
  std::optional<std::string> class_weight;
  std::string solver = "auto";
  std::int64_t max_iter = 100;
  double tol = 1e-4;

  /// (1 or n_classes) x n_features, and as many intercepts.
  Eigen::MatrixXd coef_;
  Eigen::VectorXd intercept_;
  std::int64_t n_iter_ = 0;
  /// Whether the gradient of the mean loss ended within tol; if not, warnings_ says
  /// W-NOT-CONVERGED. W-SEPARABLE: without a penalty the classes separate perfectly and no finite
  /// optimum exists.
  bool converged_ = false;

  std::string_view name() const override { return "logistic_regression"; }
  const std::vector<Param>& params() const override;
  std::unique_ptr<Estimator> clone() const override;
  bool wants_scaling() const override { return true; }

  LogisticRegression& fit(const Eigen::MatrixXd& X, const std::vector<std::string>& y) override;
  /// One column (score of the second class) or one per class, before the logistic function.
  Eigen::MatrixXd decision_function(const Eigen::MatrixXd& X) const;
  Eigen::MatrixXd predict_proba(const Eigen::MatrixXd& X) const override;
  std::vector<std::string> predict(const Eigen::MatrixXd& X) const override;
  using Classifier::fit;
  using Classifier::predict;
  using Classifier::predict_proba;
};

}  // namespace estimators
