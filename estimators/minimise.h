// Minimisers of smooth convex functions.
#pragma once

#include <Eigen/Core>

namespace estimators {

/// A convex function of a parameter vector with its derivatives.
class Objective {
 public:
  virtual ~Objective() = default;
  /// The value at w; `gradient` is resized and overwritten.
  virtual double value(const Eigen::VectorXd& w, Eigen::VectorXd& gradient) const = 0;
  /// The second derivatives at w, made positive definite where the function is flat by design;
  /// the lower triangle suffices.
  virtual Eigen::MatrixXd hessian(const Eigen::VectorXd& w) const = 0;
};

/// How a minimisation ended: `gradient_max` is the greatest absolute component at the end.
struct Minimum {
  double value = 0;
  double gradient_max = 0;
  int iterations = 0;
};

/// Newton's method with backtracking from w, continued until a step brings no further progress, so
/// that w is as exact as double arithmetic allows. Singular systems take the least-norm step.
Minimum minimise_newton(const Objective& objective, Eigen::VectorXd& w, int max_iter);

/// Limited-memory BFGS (10 pairs) with backtracking, until gradient_max <= tol.
Minimum minimise_lbfgs(const Objective& objective, Eigen::VectorXd& w, int max_iter, double tol);

}  // namespace estimators
