#include "estimators/verification_rows.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <set>

#include "estimators/decision_tree.h"
#include "estimators/frame.h"
#include "estimators/pipeline.h"
#include "estimators/random.h"
#include "estimators/random_forest.h"
#include "estimators/tree_predict.h"

namespace estimators {
namespace {

constexpr std::size_t most_candidates = 5000;
constexpr std::size_t least_rows = 30;
constexpr std::size_t rows_per_class = 5;
constexpr double share_moved = 0.01;  ///< of the standard deviation

using ColumnKind = pmml::Column::Kind;

struct Spread {
  double least = std::numeric_limits<double>::infinity();
  double greatest = -std::numeric_limits<double>::infinity();
  double deviation = 0;
};

Spread spread_of(const pmml::Column& column) {
  Spread out;
  double sum = 0;
  double squares = 0;
  double count = 0;
  for (std::size_t row = 0; row < column.size(); ++row) {
    if (is_missing(column, row)) continue;
    const double value = column.numbers[row];
    out.least = std::min(out.least, value);
    out.greatest = std::max(out.greatest, value);
    sum += value;
    ++count;
  }
  for (std::size_t row = 0; row < column.size(); ++row) {
    if (!is_missing(column, row)) squares += std::pow(column.numbers[row] - sum / count, 2);
  }
  if (count > 0) out.deviation = std::sqrt(squares / count);
  return out;
}

/// Few decimals, so that records stay readable.
double to_decimals(double value, double deviation) {
  const double digits = 3 - std::floor(std::log10(deviation));
  if (!std::isfinite(digits) || std::abs(digits) > 15) return value;
  const double scale = std::pow(10.0, std::abs(digits));
  return digits >= 0 ? std::round(value * scale) / scale : std::round(value / scale) * scale;
}

pmml::Column moved(const pmml::Column& column, Random& random) {
  const double deviation = spread_of(column).deviation;
  pmml::Column out = column;
  for (std::size_t row = 0; row < out.size(); ++row) {
    const double shift = share_moved * (2 * random.uniform() - 1) * deviation;
    if (!is_missing(out, row) && deviation > 0) {
      out.numbers[row] = to_decimals(out.numbers[row] + shift, deviation);
    }
  }
  return out;
}

const Estimator& last_step(const Estimator& fitted) {
  const auto* pipeline = dynamic_cast<const Pipeline*>(&fitted);
  return pipeline == nullptr ? fitted : *pipeline->estimator;
}

std::span<const Tree> trees_of(const Estimator& fitted) {
  const Estimator& last = last_step(fitted);
  if (const auto* tree = dynamic_cast<const DecisionTreeClassifier*>(&last)) {
    return {&tree->tree_, 1};
  }
  if (const auto* tree = dynamic_cast<const DecisionTreeRegressor*>(&last)) {
    return {&tree->tree_, 1};
  }
  if (const auto* forest = dynamic_cast<const RandomForestClassifier*>(&last)) {
    return forest->estimators_;
  }
  if (const auto* forest = dynamic_cast<const RandomForestRegressor*>(&last)) {
    return forest->estimators_;
  }
  return {};
}

/// What the last step of the estimator sees.
pmml::Table features(const Estimator& fitted, const pmml::Table& inputs) {
  const auto* pipeline = dynamic_cast<const Pipeline*>(&fitted);
  return pipeline == nullptr ? inputs : pipeline->transformers.transform(inputs);
}

/// Collects records one after the other.
class RowChoice {
 public:
  RowChoice(const Estimator& fitted, const pmml::Table& inputs, std::span<const InputField> fields,
            const RowOptions& options)
      : fitted_(fitted), inputs_(inputs), fields_(fields), options_(options) {
    make_candidates();
    for (const pmml::Column& column : inputs.columns) {
      out_.columns.emplace_back().name = column.name;
      out_.columns.back().kind = column.kind;
    }
  }

  pmml::Table run() {
    if (candidates_.rows() == 0) return std::move(out_);
    if (fitted_.is_classifier()) {
      add_classes();
    } else {
      add_extremes();
    }
    add_missing();
    add_ends();
    add_leaves();
    fill_up();
    add_splits();
    return std::move(out_);
  }

 private:
  bool is_continuous(std::size_t column) const {
    return inputs_.columns[column].kind == ColumnKind::number && !fields_[column].is_categorical();
  }
  bool is_full() const { return out_.rows() >= options_.most; }

  void make_candidates() {
    Random random(0);
    std::vector<std::size_t> order(inputs_.rows());
    std::iota(order.begin(), order.end(), std::size_t{0});
    random.shuffle(order);
    order.resize(std::min(order.size(), most_candidates));
    candidates_ = take_rows(inputs_, order);
    find_complete();
    if (options_.source == RowSource::training) return;
    for (std::size_t j = 0; j < candidates_.columns.size(); ++j) {
      if (is_continuous(j)) candidates_.columns[j] = moved(candidates_.columns[j], random);
    }
  }

  void find_complete() {
    for (std::size_t row = 0; row < candidates_.rows(); ++row) {
      const bool gap = std::ranges::any_of(
          candidates_.columns, [&](const pmml::Column& column) { return is_missing(column, row); });
      if (!gap) complete_.push_back(row);
    }
    if (complete_.empty()) complete_.push_back(0);
  }

  void add(std::size_t candidate) {
    if (is_full() || !taken_.insert(candidate).second) return;
    copy(candidate);
  }
  void copy(std::size_t candidate) {
    for (std::size_t j = 0; j < out_.columns.size(); ++j) {
      out_.columns[j].push_cell(candidates_.columns[j], candidate);
    }
  }
  /// The record with another cell in that column.
  void add_with(std::size_t candidate, std::size_t column, const Cell& cell) {
    if (is_full()) return;
    for (std::size_t j = 0; j < out_.columns.size(); ++j) {
      if (j == column) {
        push_cell(out_.columns[j], cell);
      } else {
        out_.columns[j].push_cell(candidates_.columns[j], candidate);
      }
    }
  }

  void add_classes() {
    const pmml::Column predicted = fitted_.predict(candidates_);
    std::map<std::string, std::size_t> seen;
    for (std::size_t row = 0; row < predicted.size(); ++row) {
      if (++seen[predicted.cell_text(row)] <= rows_per_class) add(row);
    }
  }

  void add_extremes() {
    const std::vector<double> predicted = fitted_.predict(candidates_).numbers;
    const auto [least, greatest] = std::ranges::minmax_element(predicted);
    add(static_cast<std::size_t>(least - predicted.begin()));
    add(static_cast<std::size_t>(greatest - predicted.begin()));
  }

  void add_missing() {
    std::vector<std::size_t> gaps;
    for (std::size_t j = 0; j < inputs_.columns.size(); ++j) {
      const pmml::Column& column = inputs_.columns[j];
      for (std::size_t row = 0; row < column.size(); ++row) {
        if (!is_missing(column, row)) continue;
        gaps.push_back(j);
        break;
      }
    }
    const std::size_t base = complete_.front();
    for (const std::size_t j : gaps) add_with(base, j, Cell());
    if (gaps.size() < 2 || is_full()) return;
    for (std::size_t j = 0; j < out_.columns.size(); ++j) {
      const bool gap = std::ranges::find(gaps, j) != gaps.end();
      push_cell(out_.columns[j], gap ? Cell() : cell_at(candidates_.columns[j], base));
    }
  }

  void add_ends() {
    for (std::size_t j = 0; j < inputs_.columns.size(); ++j) {
      if (!is_continuous(j)) continue;
      const Spread spread = spread_of(inputs_.columns[j]);
      const double beyond = 10 * (spread.greatest - spread.least);
      if (!std::isfinite(beyond)) continue;
      const std::size_t candidate = complete_[j % complete_.size()];
      add_with(candidate, j, spread.least);
      add_with(candidate, j, spread.greatest);
      add_with(candidate, j, spread.least - beyond);
      add_with(candidate, j, spread.greatest + beyond);
    }
  }

  void add_leaves() {
    const std::span<const Tree> trees = trees_of(fitted_);
    if (trees.empty()) return;
    features_ = features(fitted_, candidates_);
    const RowMatrix X = to_matrix(features_);
    for (const Tree& tree : trees) {
      std::set<std::size_t> seen;
      for (Eigen::Index row = 0; row < X.rows() && !is_full(); ++row) {
        if (!seen.insert(tree.apply(X.row(row).data())).second) continue;
        add(static_cast<std::size_t>(row));
      }
    }
  }

  void fill_up() {
    for (std::size_t row = 0; row < candidates_.rows() && out_.rows() < least_rows; ++row) add(row);
  }

  void add_splits() {
    const std::span<const Tree> trees = trees_of(fitted_);
    if (trees.empty()) return;
    const RowMatrix X = to_matrix(features_);
    for (const Tree& tree : trees) {
      if (is_full()) return;
      const std::vector<Eigen::Index> visitors = visitors_of(tree, X);
      for (std::size_t node = 0; node < tree.node_count(); ++node) {
        if (!tree.is_leaf(node) && visitors[node] >= 0) {
          add_split(static_cast<std::size_t>(visitors[node]), tree, node);
        }
      }
    }
  }

  /// For every node a row that reaches it, or -1.
  static std::vector<Eigen::Index> visitors_of(const Tree& tree, const RowMatrix& X) {
    std::vector<Eigen::Index> visitors(tree.node_count(), -1);
    for (Eigen::Index row = 0; row < X.rows(); ++row) {
      std::size_t node = 0;
      for (;;) {
        if (visitors[node] < 0) visitors[node] = row;
        if (tree.is_leaf(node)) break;
        const bool left = X(row, tree.feature[node]) <= tree.threshold[node];
        node =
            static_cast<std::size_t>(left ? tree.children_left[node] : tree.children_right[node]);
      }
    }
    return visitors;
  }

  void add_split(std::size_t candidate, const Tree& tree, std::size_t node) {
    const auto feature = static_cast<std::size_t>(tree.feature[node]);
    const auto column = std::ranges::find(candidates_.columns, features_.columns[feature].name,
                                          &pmml::Column::name);
    if (column == candidates_.columns.end()) return;
    const auto j = static_cast<std::size_t>(column - candidates_.columns.begin());
    if (!is_continuous(j) || !passes_unchanged(candidate, j, feature)) return;
    const double threshold = tree.threshold[node];
    add_with(candidate, j, threshold);
    add_with(candidate, j, std::nextafter(threshold, std::numeric_limits<double>::infinity()));
  }

  /// Whether the transformers hand the input on as it is.
  bool passes_unchanged(std::size_t candidate, std::size_t column, std::size_t feature) const {
    return is_missing(candidates_.columns[column], candidate) ||
           features_.columns[feature].numbers[candidate] ==
               candidates_.columns[column].numbers[candidate];
  }

  const Estimator& fitted_;
  const pmml::Table& inputs_;
  std::span<const InputField> fields_;
  const RowOptions& options_;
  pmml::Table candidates_;
  std::vector<std::size_t> complete_;  ///< candidates without missing cells
  pmml::Table features_;
  std::set<std::size_t> taken_;
  pmml::Table out_;
};

}  // namespace

pmml::Table verification_rows(const Estimator& fitted, const pmml::Table& inputs,
                              std::span<const InputField> fields, const RowOptions& options) {
  return RowChoice(fitted, inputs, fields, options).run();
}

}  // namespace estimators
