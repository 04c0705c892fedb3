#include "estimators/tree_predict.h"

#include <algorithm>

#include "estimators/tree_bagging.h"

namespace estimators {

void add_answer(const Tree& tree, LeafValue kind, const double* row, double* sums) {
  const std::span<const double> values = tree.value_of(tree.apply(row));
  double divisor = 1;
  if (kind == LeafValue::shares) {
    divisor = 0;
    for (const double value : values) divisor += value;
  }
  for (std::size_t k = 0; k < values.size(); ++k) sums[k] += values[k] / divisor;
}

RowMatrix mean_of_trees(std::span<const Tree> trees, LeafValue kind, const Eigen::MatrixXd& X,
                        std::size_t threads) {
  // A block of rows stays in the cache while all trees see it.
  constexpr Eigen::Index block = 256;
  RowMatrix sums = RowMatrix::Zero(X.rows(), static_cast<Eigen::Index>(trees[0].n_values));
  const auto n_blocks = static_cast<std::size_t>((X.rows() + block - 1) / block);
  parallel_for(n_blocks, threads, [&](std::size_t b) {
    const Eigen::Index start = static_cast<Eigen::Index>(b) * block;
    const RowMatrix rows = X.middleRows(start, std::min(block, X.rows() - start));
    for (const Tree& tree : trees) {
      for (Eigen::Index i = 0; i < rows.rows(); ++i) {
        add_answer(tree, kind, rows.row(i).data(), sums.row(start + i).data());
      }
    }
  });
  return sums / static_cast<double>(trees.size());
}

Eigen::VectorXi leaves_of(const Tree& tree, const Eigen::MatrixXd& X) {
  const RowMatrix rows = X;
  Eigen::VectorXi leaves(X.rows());
  for (Eigen::Index i = 0; i < X.rows(); ++i) {
    leaves[i] = static_cast<int>(tree.apply(rows.row(i).data()));
  }
  return leaves;
}

}  // namespace estimators
