// The search for the best split of one node.
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <numeric>
#include <optional>
#include <span>
#include <tuple>
#include <utility>
#include <vector>

#include "estimators/tree_builder.h"
#include "estimators/tree_criterion.h"
#include "estimators/tree_random.h"
#include "estimators/tree_sort.h"

namespace estimators {

/// Rows before `position` go left; position equals the node's row count when nothing splits it.
struct Split {
  std::size_t position = 0;
  std::int32_t feature = Tree::no_feature;
  double threshold = 0;
  double improvement = -std::numeric_limits<double>::infinity();
  double impurity_left = 0;
  double impurity_right = 0;
};

/// Draws features without replacement (Fisher-Yates). Features known to be constant in a node are
/// drawn and counted, but never offered, in the node and below it.
class FeatureDraw {
 public:
  FeatureDraw(std::size_t n_features, std::uint32_t seed);
  /// Starts a node of which the first `known_constants` features kept are constant.
  void begin(std::size_t known_constants);
  /// The next feature to try; none after max_features draws, unless all of them were constant.
  std::optional<std::size_t> next(std::size_t max_features);
  /// What became of the feature offered last.
  void mark_constant();
  void mark_used();
  /// Ends the node; the number of features known to be constant in it and below.
  std::size_t end();

 private:
  std::vector<std::size_t> features_, constants_;
  FeatureRandom random_;
  std::size_t known_ = 0, drawn_ = 0, found_ = 0, visited_ = 0, undrawn_ = 0, offered_ = 0;
};

/// Holds the rows of one tree, node by node reordered so that every subtree is a contiguous range.
template <class Sums>
class Splitter {
 public:
  Splitter(const Eigen::MatrixXd& X, Sums sums, Weights weights, const TreeLimits& limits)
      : X_(X),
        limits_(limits),
        criterion_(std::move(sums), weights),
        draw_(static_cast<std::size_t>(X.cols()), RandomState(limits.seed).below(0x7FFFFFFFU)) {
    for (std::uint32_t row = 0; row < static_cast<std::uint32_t>(X.rows()); ++row) {
      if (weights[row] != 0) rows_.push_back(row);
      total_weight_ += weights[row];
    }
    values_.resize(rows_.size());
  }

  std::size_t n_rows() const { return rows_.size(); }
  const Criterion<Sums>& criterion() const { return criterion_; }

  /// Makes rows [start, end) the present node.
  void enter(std::size_t start, std::size_t end) {
    node_ = std::span(rows_).subspan(start, end - start);
    criterion_.enter(node_);
  }

  /// The best split of the present node, whose rows are then in its order. `known_constants` is
  /// that of the parent going in, of the node coming out.
  Split split(double impurity, std::size_t& known_constants) {
    Split best{.position = node_.size()};
    best_proxy_ = -std::numeric_limits<double>::infinity();
    draw_.begin(known_constants);
    while (const auto feature = draw_.next(limits_.max_features)) {
      if (sort_rows(*feature)) {
        draw_.mark_used();
        search(*feature, best);
      } else {
        draw_.mark_constant();
      }
    }
    if (best.position < node_.size()) finish(impurity, best);
    known_constants = draw_.end();
    return best;
  }

 private:
  /// Values closer than this count as equal.
  static constexpr double feature_threshold = 1e-7;

  /// False when the feature is constant in the node.
  bool sort_rows(std::size_t feature) {
    const double* column = X_.col(static_cast<Eigen::Index>(feature)).data();
    sorted_ = std::span(values_).first(node_.size());
    for (std::size_t p = 0; p < node_.size(); ++p) sorted_[p] = {column[node_[p]], node_[p]};
    sort_by_value(sorted_);
    for (std::size_t p = 0; p < node_.size(); ++p) node_[p] = sorted_[p].row;
    return sorted_.back().value > sorted_.front().value + feature_threshold;
  }

  /// The first position after `p` where the value changes.
  std::size_t next_position(std::size_t p) const {
    while (p + 1 < sorted_.size() && sorted_[p + 1].value <= sorted_[p].value + feature_threshold) {
      ++p;
    }
    return p + 1;
  }

  void search(std::size_t feature, Split& best) {
    criterion_.reset();
    const std::size_t n = node_.size();
    for (std::size_t p = next_position(0); p < n; p = next_position(p)) {
      if (p < limits_.min_samples_leaf || n - p < limits_.min_samples_leaf) continue;
      criterion_.move_to(p);
      if (criterion_.left_weight() < limits_.min_weight_leaf ||
          criterion_.right_weight() < limits_.min_weight_leaf) {
        continue;
      }
      const double proxy = criterion_.proxy();
      if (!(proxy > best_proxy_)) continue;
      best_proxy_ = proxy;
      best.position = p;
      best.feature = static_cast<std::int32_t>(feature);
      best.threshold = threshold_between(sorted_[p - 1].value, sorted_[p].value);
    }
  }

  static double threshold_between(double low, double high) {
    const double middle = low / 2.0 + high / 2.0;
    return middle == high || std::isinf(middle) ? low : middle;
  }

  void finish(double impurity, Split& best) {
    const double* column = X_.col(best.feature).data();
    std::size_t last = node_.size();
    for (std::size_t p = 0; p < last;) {
      if (column[node_[p]] <= best.threshold) {
        ++p;
      } else {
        std::swap(node_[p], node_[--last]);
      }
    }
    criterion_.reset();
    criterion_.move_to(best.position);
    std::tie(best.impurity_left, best.impurity_right) = criterion_.children();
    const double weight = criterion_.weight();
    best.improvement = weight / total_weight_ *
                       (impurity - criterion_.right_weight() / weight * best.impurity_right -
                        criterion_.left_weight() / weight * best.impurity_left);
  }

  const Eigen::MatrixXd& X_;
  const TreeLimits& limits_;
  Criterion<Sums> criterion_;
  FeatureDraw draw_;
  double total_weight_ = 0;
  double best_proxy_ = 0;
  std::vector<std::uint32_t> rows_;
  std::span<std::uint32_t> node_;
  std::vector<FeatureValue> values_;
  std::span<FeatureValue> sorted_;
};

}  // namespace estimators
