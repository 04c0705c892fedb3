// Least squares of least norm.
#pragma once

#include <Eigen/Core>

namespace estimators {

struct LeastSquares {
  Eigen::VectorXd solution;
  Eigen::Index rank = 0;
};

/// Of all x that minimise |A x - b| the shortest, by a complete orthogonal decomposition (column
/// pivoting). Pivots below max(rows, columns) * epsilon times the greatest count as zero.
LeastSquares least_squares(const Eigen::MatrixXd& A, const Eigen::VectorXd& b);

}  // namespace estimators
