#include "estimators/linear_regression.h"

#include "estimators/least_squares.h"

namespace estimators {

const std::vector<Param>& LinearRegression::params() const {
  static const std::vector<Param> table = {
      param("fit_intercept", &LinearRegression::fit_intercept,
            "Whether a constant is fitted; otherwise the plane passes through the origin.")};
  return table;
}

std::unique_ptr<Estimator> LinearRegression::clone() const {
  return std::make_unique<LinearRegression>(*this);
}

LinearRegression& LinearRegression::fit(const Eigen::MatrixXd& X, const Eigen::VectorXd& y) {
  check_params();
  check_features(X);
  check_target(X, y);
  Eigen::RowVectorXd X_mean = Eigen::RowVectorXd::Zero(X.cols());
  double y_mean = 0;
  if (fit_intercept) {
    X_mean = X.colwise().mean();
    y_mean = y.mean();
  }
  LeastSquares found = least_squares(X.rowwise() - X_mean, y.array() - y_mean);
  coef_ = std::move(found.solution);
  rank_ = found.rank;
  intercept_ = y_mean - X_mean.dot(coef_);
  learnt(X.cols());
  return *this;
}

Eigen::VectorXd LinearRegression::predict(const Eigen::MatrixXd& X) const {
  check_width(X);
  check_features(X);
  return (X * coef_).array() + intercept_;
}

}  // namespace estimators
