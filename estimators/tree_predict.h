// What trees answer for rows of features.
#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <cstdint>
#include <span>

#include "estimators/tree_structure.h"

namespace estimators {

/// Features in row order, which is how trees walk them.
using RowMatrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// A leaf answers with its values as they are, or with each one's share of their sum.
enum class LeafValue : std::uint8_t { mean, shares };

/// Adds the answer for one row to `sums`, which holds tree.n_values numbers.
void add_answer(const Tree& tree, LeafValue kind, const double* row, double* sums);

/// rows x n_values: the mean answer of the trees (at least one), added up in their order, whatever
/// the number of threads. X is finite and as wide as the trees need.
RowMatrix mean_of_trees(std::span<const Tree> trees, LeafValue kind, const Eigen::MatrixXd& X,
                        std::size_t threads);

/// The number of the leaf each row reaches.
Eigen::VectorXi leaves_of(const Tree& tree, const Eigen::MatrixXd& X);

}  // namespace estimators
