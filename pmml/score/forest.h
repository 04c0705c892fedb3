// Sums over many trees for blocks of records: small nodes, siblings side by side, leaves that lead
// to themselves, so that a step is a comparison and an addition.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "pmml/score/block.h"
#include "pmml/score/segments.h"

namespace pmml::scoring {

/// How the nodes of a forest see a slot. A step goes to the second child when the cell is above the
/// threshold, so a missing cell becomes an infinity that goes where the tree wants it.
struct ForestColumn {
  std::size_t source = 0;  ///< position in the slots
  double absent = 0;       ///< what a missing cell becomes
  bool reaches = false;    ///< a cell equal to the value goes to the second child, too
};

struct ForestNode {
  double value = 0;
  std::uint32_t column = 0;
  std::uint32_t first = 0;  ///< of the tree; its own position for a leaf
  std::uint32_t leaf = no_index;
};

struct ForestTree {
  std::size_t begin = 0;  ///< of its nodes
  std::uint32_t depth = 0;
};

/// A forest as it is built, before its layout is chosen.
struct ForestPlan {
  std::vector<Slot> slots;
  std::vector<bool> required;  ///< by slot: a record without it is left to the general way
  std::vector<ForestColumn> columns;
  std::vector<ForestNode> nodes;
  std::vector<ForestTree> trees;
  std::size_t width = 1;
  std::vector<double> leaves;  ///< width numbers each; a missing one: no result
  double start = 0;
  bool single = false;
  std::vector<std::uint32_t> skipped;
};

/// The trees of segments that all take part, when their sums can be computed so. Adds slots for
/// tests that are no comparisons with a number.
std::optional<ForestPlan> plan_forest(std::span<const CompiledSegment> segments,
                                      const Combination& combination, Program& program);

/// Nodes of 8 bytes when every threshold is a float, else of 16 bytes; nullptr when a threshold
/// does not fit either.
std::unique_ptr<const BlockScorer> make_forest(ForestPlan plan);

}  // namespace pmml::scoring
