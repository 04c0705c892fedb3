// Ordinary least squares.
#pragma once

#include <Eigen/Core>

#include "estimators/estimator.h"

namespace estimators {

/// Minimises the sum of squared residuals; of several minimisers the one whose coefficients have
/// the least norm.
class LinearRegression final : public Regressor {
 public:
  bool fit_intercept = true;

  Eigen::VectorXd coef_;
  double intercept_ = 0;
  /// Rank of the features, centred when an intercept is fitted.
  Eigen::Index rank_ = 0;

  std::string_view name() const override { return "linear_regression"; }
  const std::vector<Param>& params() const override;
  std::unique_ptr<Estimator> clone() const override;
  bool wants_scaling() const override { return true; }

  LinearRegression& fit(const Eigen::MatrixXd& X, const Eigen::VectorXd& y) override;
  Eigen::VectorXd predict(const Eigen::MatrixXd& X) const override;
  using Regressor::fit;
  using Regressor::predict;
};

}  // namespace estimators
