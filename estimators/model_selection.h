// Splitting rows into training and test parts, and scoring an estimator on them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "estimators/estimator.h"

namespace estimators {

/// Row indices of one round, both parts in ascending order.
struct Split {
  std::vector<std::size_t> train;
  std::vector<std::size_t> test;
};

/// Consecutive blocks of rows, the first ones a row longer; with shuffle, blocks of the rows as
/// Random(random_state) shuffles them. Throws InvalidData E-SPLITS for more splits than rows.
struct KFold {
  std::size_t n_splits = 5;
  bool shuffle = false;
  std::uint64_t random_state = 0;

  std::vector<Split> split(std::size_t rows) const;
};

/// The same, with each class spread evenly over the test parts. Throws InvalidData E-SPLITS when
/// no class has n_splits rows.
struct StratifiedKFold {
  std::size_t n_splits = 5;
  bool shuffle = false;
  std::uint64_t random_state = 0;

  std::vector<Split> split(const std::vector<std::string>& y) const;
};

/// One round: a test part of ceil(rows * test_size) rows drawn by Random(random_state). Throws
/// InvalidData E-SPLITS when a part would be empty.
Split train_test_split(std::size_t rows, double test_size = 0.25, std::uint64_t random_state = 0);

/// For each split, the score on its test rows of a copy fitted on its training rows.
std::vector<double> cross_val_score(const Estimator& estimator, const pmml::Table& X,
                                    const pmml::Column& y, const std::vector<Split>& splits);
/// With StratifiedKFold for classifiers and KFold for regressors, without shuffling.
std::vector<double> cross_val_score(const Estimator& estimator, const pmml::Table& X,
                                    const pmml::Column& y, std::size_t cv = 5);

}  // namespace estimators
