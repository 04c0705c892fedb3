#include "pmml/score/forest.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace pmml::scoring {

namespace {

constexpr std::size_t tree_lanes = 16;
constexpr std::uint32_t first_bits = 20;
constexpr std::uint32_t steps_between_looks = 6;

struct SmallNode {
  using Number = float;
  float threshold;
  std::uint32_t link;

  std::uint32_t column() const { return link >> first_bits; }
  std::uint32_t first() const { return link & ((1U << first_bits) - 1); }
  static SmallNode make(float threshold, std::uint32_t column, std::uint32_t first) {
    return {threshold, column << first_bits | first};
  }
  static bool holds(std::size_t columns, std::size_t nodes_of_tree) {
    return columns < (1U << (32 - first_bits)) && nodes_of_tree < (1U << first_bits);
  }
};

struct LargeNode {
  using Number = double;
  double threshold;
  std::uint32_t place;
  std::uint32_t child;

  std::uint32_t column() const { return place; }
  std::uint32_t first() const { return child; }
  static LargeNode make(double threshold, std::uint32_t column, std::uint32_t first) {
    return {threshold, column, first};
  }
  static bool holds(std::size_t, std::size_t) { return true; }
};

/// The number next to a cell that compares with every threshold as the cell does: thresholds are
/// numbers of the type, so `x > t` can be asked of x rounded up, and `x >= t` of x rounded down.
double fit(double x, bool, double) {
  return x;
}
float fit(double x, bool down, float) {
  const auto near = static_cast<float>(x);
  if (down)
    return static_cast<double>(near) > x
               ? std::nextafter(near, -std::numeric_limits<float>::infinity())
               : near;
  return static_cast<double>(near) < x
             ? std::nextafter(near, std::numeric_limits<float>::infinity())
             : near;
}

/// The largest number of the type that goes to the first child; nothing when there is none.
template <class Number>
std::optional<Number> threshold_of(double value, bool reaches) {
  const auto exact = static_cast<Number>(value);
  if (static_cast<double>(exact) != value || !std::isfinite(exact)) return std::nullopt;
  if (!reaches) return exact;
  const Number below = std::nextafter(exact, -std::numeric_limits<Number>::infinity());
  return std::isfinite(below) ? std::optional(below) : std::nullopt;
}

template <class Node>
class Forest : public BlockScorer {
  using Number = typename Node::Number;

 public:
  Forest(ForestPlan plan, std::vector<Node> nodes)
      : BlockScorer(std::move(plan.slots), plan.width, std::move(plan.skipped)),
        columns_(std::move(plan.columns)),
        nodes_(std::move(nodes)),
        trees_(std::move(plan.trees)),
        leaves_(std::move(plan.leaves)),
        start_(plan.start),
        single_(plan.single) {
    for (std::size_t i = 0; i < plan.required.size(); ++i) {
      if (plan.required[i]) required_.push_back(i);
    }
    if (width() == 1) {
      spread_leaves(plan.nodes);
    } else {
      for (const ForestNode& node : plan.nodes)
        leaf_.push_back(node.leaf == no_index ? 0
                                              : node.leaf * static_cast<std::uint32_t>(width()));
    }
  }

  void score(std::span<const double* const> columns, std::size_t records,
             double* out) const override {
    std::fill(out, out + records * width(), start_);
    if (records < tree_lanes / 2) {
      for (std::size_t i = 0; i < records; ++i) score_one(columns, i, out + i * width());
    } else if (width() == 1) {
      score_many<1>(columns, records, out);
    } else {
      score_many<0>(columns, records, out);
    }
    for (const std::size_t source : required_)
      this->leave_out_missing(columns[source], records, out);
  }

 private:
  /// One number by node, so that there is one place to fetch and not two.
  void spread_leaves(const std::vector<ForestNode>& nodes) {
    std::vector<double> by_node(nodes.size());
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      if (nodes[i].leaf != no_index) by_node[i] = leaves_[nodes[i].leaf];
    }
    leaves_ = std::move(by_node);
  }

  Number cell(const ForestColumn& column, double x) const {
    return fit(is_missing(x) ? column.absent : x, column.reaches, Number{});
  }

  /// Cells of 16 records side by side, column after column.
  void spread(std::span<const double* const> columns, std::size_t records,
              std::vector<Number>& cells) const {
    const std::size_t groups = (records + tree_lanes - 1) / tree_lanes;
    cells.assign(groups * columns_.size() * tree_lanes, Number{});
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      const double* from = columns[columns_[c].source];
      for (std::size_t i = 0; i < records; ++i)
        cells[(i / tree_lanes * columns_.size() + c) * tree_lanes + i % tree_lanes] =
            cell(columns_[c], from[i]);
    }
  }

  /// Width 0 stands for the width of this forest.
  template <std::size_t Width>
  void score_many(std::span<const double* const> columns, std::size_t records, double* out) const {
    thread_local std::vector<Number> cells;
    spread(columns, records, cells);
    const std::size_t stride = columns_.size() * tree_lanes;
    for (const ForestTree& tree : trees_) {
      const Number* x = cells.data();
      for (std::size_t i = 0; i < records; i += tree_lanes, x += stride) {
        std::array<std::uint32_t, tree_lanes> at{};
        walk(nodes_.data() + tree.begin, tree.depth, x, at);
        const std::size_t count = std::min(tree_lanes, records - i);
        for (std::size_t lane = 0; lane < count; ++lane)
          add<Width>(tree.begin + at[lane], out + (i + lane) * (Width == 0 ? width() : Width));
      }
    }
  }

  static void step(const Node* nodes, const Number* x, std::array<std::uint32_t, tree_lanes>& at) {
#pragma GCC unroll 16
    for (std::size_t lane = 0; lane < tree_lanes; ++lane) {
      const Node& node = nodes[at[lane]];
      at[lane] = node.first() + (x[node.column() * tree_lanes + lane] > node.threshold ? 1U : 0U);
    }
  }

  /// Deep trees are looked at from time to time: most records are at their leaf long before the
  /// last level.
  static void walk(const Node* nodes, std::uint32_t depth, const Number* x,
                   std::array<std::uint32_t, tree_lanes>& at) {
    std::uint32_t left = depth;
    while (left > 2 * steps_between_looks) {
      for (std::uint32_t i = 0; i < steps_between_looks; ++i) step(nodes, x, at);
      left -= steps_between_looks;
      std::uint32_t moving = 0;
      for (const std::uint32_t place : at) moving |= nodes[place].first() ^ place;
      if (moving == 0) return;
    }
    for (; left > 0; --left) step(nodes, x, at);
  }

  template <std::size_t Width>
  void add(std::size_t node, double* sums) const {
    if constexpr (Width == 1) {
      sums[0] = rounded(sums[0] + leaves_[node]);
    } else {
      const double* leaf = leaves_.data() + leaf_[node];
      for (std::size_t k = 0; k < width(); ++k) sums[k] = rounded(sums[k] + leaf[k]);
    }
  }

  double rounded(double value) const {
    return single_ ? to_single(value) : value;
  }

  /// One record: several trees at a time.
  void score_one(std::span<const double* const> columns, std::size_t i, double* out) const {
    thread_local std::vector<Number> x;
    x.clear();
    for (const ForestColumn& column : columns_)
      x.push_back(cell(column, columns[column.source][i]));
    for (std::size_t begin = 0; begin < trees_.size(); begin += tree_lanes) {
      const auto group =
          std::span(trees_).subspan(begin, std::min(tree_lanes, trees_.size() - begin));
      std::array<const Node*, tree_lanes> nodes;
      std::array<std::uint32_t, tree_lanes> at{};
      nodes.fill(nodes_.data() + group[0].begin);
      std::uint32_t depth = 0;
      for (std::size_t t = 0; t < group.size(); ++t) {
        nodes[t] = nodes_.data() + group[t].begin;
        depth = std::max(depth, group[t].depth);
      }
      walk_trees(nodes, depth, x.data(), at);
      for (std::size_t t = 0; t < group.size(); ++t) {
        const std::size_t node = group[t].begin + at[t];
        width() == 1 ? add<1>(node, out) : add<0>(node, out);
      }
    }
  }

  static void step_trees(const std::array<const Node*, tree_lanes>& nodes, const Number* x,
                         std::array<std::uint32_t, tree_lanes>& at) {
#pragma GCC unroll 16
    for (std::size_t t = 0; t < tree_lanes; ++t) {
      const Node& node = nodes[t][at[t]];
      at[t] = node.first() + (x[node.column()] > node.threshold ? 1U : 0U);
    }
  }

  static void walk_trees(const std::array<const Node*, tree_lanes>& nodes, std::uint32_t depth,
                         const Number* x, std::array<std::uint32_t, tree_lanes>& at) {
    while (depth > 2 * steps_between_looks) {
      for (std::uint32_t i = 0; i < steps_between_looks; ++i) step_trees(nodes, x, at);
      depth -= steps_between_looks;
      std::uint32_t moving = 0;
      for (std::size_t t = 0; t < tree_lanes; ++t) moving |= nodes[t][at[t]].first() ^ at[t];
      if (moving == 0) return;
    }
    for (; depth > 0; --depth) step_trees(nodes, x, at);
  }

  std::vector<ForestColumn> columns_;
  std::vector<std::size_t> required_;
  std::vector<Node> nodes_;
  std::vector<std::uint32_t> leaf_;  ///< by node: where its numbers are, when there are several
  std::vector<ForestTree> trees_;
  std::vector<double> leaves_;  ///< by node when there is one number for each
  double start_;
  bool single_;
};

std::size_t largest_tree(const ForestPlan& plan) {
  std::size_t largest = 0;
  for (std::size_t t = 0; t < plan.trees.size(); ++t) {
    const std::size_t end = t + 1 < plan.trees.size() ? plan.trees[t + 1].begin : plan.nodes.size();
    largest = std::max(largest, end - plan.trees[t].begin);
  }
  return largest;
}

template <class Node>
std::optional<std::vector<Node>> lay_out(const ForestPlan& plan) {
  using Number = typename Node::Number;
  if (!Node::holds(plan.columns.size(), largest_tree(plan))) return std::nullopt;
  std::vector<Node> nodes;
  nodes.reserve(plan.nodes.size());
  for (const ForestNode& node : plan.nodes) {
    if (node.leaf != no_index) {
      nodes.push_back(Node::make(std::numeric_limits<Number>::infinity(), 0, node.first));
      continue;
    }
    const auto threshold = threshold_of<Number>(node.value, plan.columns[node.column].reaches);
    if (!threshold) return std::nullopt;
    nodes.push_back(Node::make(*threshold, node.column, node.first));
  }
  return nodes;
}

}  // namespace

std::unique_ptr<const BlockScorer> make_forest(ForestPlan plan) {
  if (auto nodes = lay_out<SmallNode>(plan))
    return std::make_unique<Forest<SmallNode>>(std::move(plan), *std::move(nodes));
  if (auto nodes = lay_out<LargeNode>(plan))
    return std::make_unique<Forest<LargeNode>>(std::move(plan), *std::move(nodes));
  return nullptr;
}

}  // namespace pmml::scoring
