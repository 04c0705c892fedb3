// What a split is judged by: sums over the rows left and right of it, and their impurity.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <utility>
#include <vector>

namespace estimators {

/// Rows of the training data, and their weights; no weights means that every row weighs 1.
using Rows = std::span<const std::uint32_t>;
struct Weights {
  std::span<const double> values;
  double operator[](std::uint32_t row) const { return values.empty() ? 1.0 : values[row]; }
};

/// 1 - sum of squared class shares.
struct Gini {
  static double impurity(std::span<const double> counts, double weight) {
    double squares = 0;
    for (const double count : counts) squares += count * count;
    return 1.0 - squares / (weight * weight);
  }
};

/// - sum of share * log2(share).
struct Entropy {
  static double impurity(std::span<const double> counts, double weight) {
    double entropy = 0;
    for (const double count : counts) {
      if (count <= 0) continue;
      const double share = count / weight;
      entropy -= share * (std::log(share) / std::log(2.0));
    }
    return entropy;
  }
};

/// Weighted counts of every class.
template <class Impurity>
class ClassSums {
 public:
  ClassSums(std::span<const int> codes, std::size_t n_classes)
      : codes_(codes), total_(n_classes), left_(n_classes), right_(n_classes) {}

  std::size_t n_values() const { return total_.size(); }
  void clear() { total_.assign(total_.size(), 0); }
  void add(std::uint32_t row, double weight) { total_[code(row)] += weight; }
  void left_none() {
    left_.assign(left_.size(), 0);
    right_ = total_;
  }
  void left_all() { left_ = total_; }
  void add_left(std::uint32_t row, double weight) { left_[code(row)] += weight; }
  void complete() {
    for (std::size_t k = 0; k < total_.size(); ++k) right_[k] = total_[k] - left_[k];
  }
  double node_impurity(double weight) const { return Impurity::impurity(total_, weight); }
  /// Greater is better, and cheaper than the true improvement.
  double proxy(double left_weight, double right_weight) const {
    return -right_weight * Impurity::impurity(right_, right_weight) -
           left_weight * Impurity::impurity(left_, left_weight);
  }
  std::pair<double, double> children(Rows, Weights, double left_weight, double right_weight) const {
    return {Impurity::impurity(left_, left_weight), Impurity::impurity(right_, right_weight)};
  }
  std::vector<double> node_value(double) const { return total_; }

 private:
  std::size_t code(std::uint32_t row) const { return static_cast<std::size_t>(codes_[row]); }

  std::span<const int> codes_;
  std::vector<double> total_, left_, right_;
};

/// Sums of a numeric target; the impurity is its variance, the value its mean.
class SquaredErrorSums {
 public:
  explicit SquaredErrorSums(std::span<const double> y) : y_(y) {}

  std::size_t n_values() const { return 1; }
  void clear() { total_ = squares_ = 0; }
  void add(std::uint32_t row, double weight) {
    const double weighted = weight * y_[row];
    total_ += weighted;
    squares_ += weighted * y_[row];
  }
  void left_none() {
    left_ = 0;
    right_ = total_;
  }
  void left_all() { left_ = total_; }
  void add_left(std::uint32_t row, double weight) { left_ += weight * y_[row]; }
  void complete() { right_ = total_ - left_; }
  double node_impurity(double weight) const { return variance(squares_, total_, weight); }
  double proxy(double left_weight, double right_weight) const {
    return left_ * left_ / left_weight + right_ * right_ / right_weight;
  }
  std::pair<double, double> children(Rows left_rows, Weights weights, double left_weight,
                                     double right_weight) const {
    double squares = 0;
    for (const std::uint32_t row : left_rows) squares += weights[row] * y_[row] * y_[row];
    return {variance(squares, left_, left_weight),
            variance(squares_ - squares, right_, right_weight)};
  }
  std::vector<double> node_value(double weight) const { return {total_ / weight}; }

 private:
  static double variance(double squares, double sum, double weight) {
    const double mean = sum / weight;
    return squares / weight - mean * mean;
  }

  std::span<const double> y_;
  double total_ = 0, squares_ = 0, left_ = 0, right_ = 0;
};

/// The sums of one node at a moving split position. Sums are taken in the rows' present order and
/// from the nearer side, as scikit-learn does, so that they round alike.
template <class Sums>
class Criterion {
 public:
  Criterion(Sums sums, Weights weights) : sums_(std::move(sums)), weights_(weights) {}

  /// Starts a node; `rows` is seen as it is reordered later.
  void enter(Rows rows) {
    rows_ = rows;
    weight_ = 0;
    sums_.clear();
    for (const std::uint32_t row : rows) {
      const double w = weights_[row];
      sums_.add(row, w);
      weight_ += w;
    }
    reset();
  }
  void reset() {
    position_ = 0;
    left_weight_ = 0;
    right_weight_ = weight_;
    sums_.left_none();
  }
  /// Moves the split: rows before `position` are left of it.
  void move_to(std::size_t position) {
    if (position - position_ <= rows_.size() - position) {
      for (std::size_t p = position_; p < position; ++p) take(rows_[p], weights_[rows_[p]]);
    } else {
      left_weight_ = weight_;
      sums_.left_all();
      for (std::size_t p = rows_.size(); p-- > position;) take(rows_[p], -weights_[rows_[p]]);
    }
    right_weight_ = weight_ - left_weight_;
    sums_.complete();
    position_ = position;
  }

  const Sums& sums() const { return sums_; }
  double weight() const { return weight_; }
  double left_weight() const { return left_weight_; }
  double right_weight() const { return right_weight_; }
  double proxy() const { return sums_.proxy(left_weight_, right_weight_); }
  std::pair<double, double> children() const {
    return sums_.children(rows_.first(position_), weights_, left_weight_, right_weight_);
  }

 private:
  void take(std::uint32_t row, double weight) {
    sums_.add_left(row, weight);
    left_weight_ += weight;
  }

  Sums sums_;
  Weights weights_;
  Rows rows_;
  std::size_t position_ = 0;
  double weight_ = 0, left_weight_ = 0, right_weight_ = 0;
};

}  // namespace estimators
