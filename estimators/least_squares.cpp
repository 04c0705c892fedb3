#include "estimators/least_squares.h"

#include <Eigen/QR>
#include <algorithm>
#include <limits>

namespace estimators {

LeastSquares least_squares(const Eigen::MatrixXd& A, const Eigen::VectorXd& b) {
  Eigen::CompleteOrthogonalDecomposition<Eigen::MatrixXd> cod;
  cod.setThreshold(static_cast<double>(std::max(A.rows(), A.cols())) *
                   std::numeric_limits<double>::epsilon());
  cod.compute(A);
  return {cod.solve(b), cod.rank()};
}

}  // namespace estimators
