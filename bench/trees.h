// Random trees to score: as a document, as nodes to walk, and as a model of XGBoost.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "pmml/data/table.h"
#include "pmml/model/document.h"

namespace bench {

struct TreeNode {
  std::int32_t feature = -1;  ///< -1: a leaf
  double threshold = 0;
  double value = 0;
  std::int32_t first = 0;  ///< taken up to the threshold
  std::int32_t second = 0;
};
using Tree = std::vector<TreeNode>;

struct TreesWanted {
  std::string name;
  int trees;
  int depth;           ///< at most
  std::size_t sample;  ///< records that a tree is grown over, down to single ones
  bool average;        ///< else a sum
};

constexpr int tree_features = 20;

/// Trees as they are grown over random records: thresholds that are floats between two of them.
std::vector<Tree> grow_trees(const TreesWanted& wanted);

/// Fields of type float, or of type double with thresholds that are no floats.
pmml::Document to_document(const std::vector<Tree>& trees, bool average, bool exact_double);
/// The JSON that XGBoost loads; splits are `x < t` there.
std::string to_xgboost(const std::vector<Tree>& trees);

/// Records with every value below 1, as columns x0, x1, ...
pmml::Table random_records(std::size_t rows, int columns, unsigned seed);

}  // namespace bench
