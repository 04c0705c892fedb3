// Compiled trees (checklist section 11): nodes in one array, children side by side.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pmml/score/embedded.h"
#include "pmml/score/model_scorer.h"

namespace pmml::scoring {

/// No child, no distribution.
constexpr std::uint32_t no_index = UINT32_MAX;

/// A node of a tree; its children stand side by side.
struct Branch {
  Test test;
  std::uint32_t first_child = 0;
  std::uint32_t children = 0;
  std::uint32_t default_child = no_index;
  std::uint32_t distribution = no_index;  ///< position in the tree's distributions
  std::uint32_t embedded = no_index;      ///< position in the tree's embedded models
  std::uint32_t number = 0;               ///< in the order of the document, counted from 1
  double score = missing;
  double entity = missing;
  double record_count = missing;
};

/// A branch with two children of which exactly one is taken when the field is present: a test for
/// the first child, in 16 bytes. Other branches and leaves have the kind `never`.
struct Split {
  double value = 0;
  std::uint32_t slot_and_kind = static_cast<std::uint32_t>(Test::Kind::never);
  std::uint32_t first_child = 0;

  Slot slot() const { return slot_and_kind >> 4U; }
  Test::Kind kind() const { return static_cast<Test::Kind>(slot_and_kind & 15U); }
};

/// The distributions of all nodes that have one, each `size` numbers long; no confidences when the
/// tree gives none.
struct Distributions {
  std::size_t size = 0;
  std::vector<double> counts;
  std::vector<double> probabilities;
  std::vector<double> confidences;

  std::span<const double> of(const std::vector<double>& numbers, std::uint32_t index) const {
    if (numbers.empty()) return {};
    return {numbers.data() + index * size, size};
  }
};

/// The ids of nodes, close together: traces only need them, but for every node.
class NodeIds {
 public:
  void add(std::string_view id) {
    texts_ += id;
    ends_.push_back(texts_.size());
  }
  /// Of the node of that number; "#3" when the third has none.
  std::string of(std::uint32_t number) const {
    const std::size_t begin = number == 1 ? 0 : ends_[number - 2];
    const std::size_t end = ends_[number - 1];
    return begin == end ? Tracer::number(number - 1) : texts_.substr(begin, end - begin);
  }

 private:
  std::string texts_;
  std::vector<std::size_t> ends_;
};

/// A compiled tree; the root is the first branch.
struct Tree {
  std::vector<Branch> branches;
  std::vector<Split> splits;  ///< as many as branches
  NodeIds ids;
  std::vector<double> categories;  ///< empty for regression
  Distributions distributions;
  std::vector<std::shared_ptr<const EmbeddedModel>> embedded;
  MissingValueStrategy missing_value = MissingValueStrategy::none;
  NoTrueChildStrategy no_true_child = NoTrueChildStrategy::returnNullPrediction;
  double penalty = 1;
};

/// Scores one tree.
class TreeScorer : public ModelScorer {
 public:
  TreeScorer(Tree tree, DataType value_type) : tree_(std::move(tree)), value_type_(value_type) {}

  void score(Row& row, Result& result) const override;
  /// Scores as if the walk had come to the branch by splits.
  void score_from(std::uint32_t at, Row& row, Result& result) const;
  void explain(Row& row, const Result& result, Tracer& tracer) const override;
  const Tree& tree() const { return tree_; }
  /// True when every record enters the root.
  bool is_rooted() const { return tree_.branches[0].test.kind() == Test::Kind::always; }

  /// Goes from a split to a child; false, and `at` unchanged, where there is no split or its field
  /// is missing.
  bool follow(std::uint32_t& at, Row& row) const {
    const Split& split = tree_.splits[at];
    const Test::Kind kind = split.kind();
    if (kind == Test::Kind::never) return false;
    const double x = row.get(split.slot());
    if (is_missing(x)) return false;
    at = split.first_child + (takes_first(kind, x, split.value) ? 0U : 1U);
    return true;
  }

 private:
  static bool takes_first(Test::Kind kind, double x, double value) {
    switch (kind) {
      case Test::Kind::lessOrEqual:
        return x <= value;
      case Test::Kind::lessThan:
        return x < value;
      case Test::Kind::greaterThan:
        return x > value;
      case Test::Kind::greaterOrEqual:
        return x >= value;
      case Test::Kind::equal:
        return x == value;
      default:
        return x != value;
    }
  }

  void explain_embedded(const Branch& branch, Row& row, Tracer& tracer) const;
  void walk(std::uint32_t at, int penalties, Row& row, Result& result) const;
  std::uint32_t step(std::uint32_t at, Row& row, int& penalties, Result& result) const;
  std::uint32_t unknown(std::uint32_t at, Row& row, int& penalties, Result& result) const;
  void finish(const Branch& branch, int penalties, Row& row, Result& result) const;
  void finish_weighted(std::uint32_t at, Row& row, Result& result) const;
  std::vector<double> weighted(std::uint32_t at, Row& row) const;
  std::vector<double> own_confidences(const Branch& branch) const;
  void finish_aggregated(std::uint32_t at, Row& row, Result& result) const;
  void aggregate(std::uint32_t at, Row& row, std::vector<double>& counts) const;

  Tree tree_;
  DataType value_type_;
};

/// A place in a tree.
struct TreeWalk {
  const TreeScorer* tree = nullptr;
  std::uint32_t at = 0;
};

/// Follows the splits of all walks as far as they lead, one step of each in turn.
inline void walk_together(std::span<TreeWalk> walks, Row& row) {
  for (bool moving = true; moving;) {
    moving = false;
    for (TreeWalk& walk : walks) moving |= walk.tree->follow(walk.at, row);
  }
}

}  // namespace pmml::scoring
