#include "estimators/random_forest.h"

#include <algorithm>
#include <cmath>

#include "estimators/metrics.h"
#include "estimators/tree_bagging.h"

namespace estimators {
namespace {

Eigen::VectorXd forest_importances(const std::vector<Tree>& trees, Eigen::Index n_features) {
  Eigen::VectorXd sum = Eigen::VectorXd::Zero(n_features);
  for (const Tree& tree : trees) sum += feature_importances(tree, n_features);
  const double total = sum.sum();
  return total > 0 ? Eigen::VectorXd(sum / total) : sum;
}

std::vector<double> as_weights(std::span<const std::uint32_t> counts) {
  return {counts.begin(), counts.end()};
}

std::vector<std::string> likeliest(const Eigen::MatrixXd& shares,
                                   const std::vector<std::string>& classes) {
  std::vector<std::string> labels;
  for (Eigen::Index i = 0; i < shares.rows(); ++i) {
    Eigen::Index best = 0;
    shares.row(i).maxCoeff(&best);
    labels.push_back(classes[static_cast<std::size_t>(best)]);
  }
  return labels;
}

}  // namespace

template <class Base>
std::vector<Param> RandomForest<Base>::forest_params(std::vector<std::string_view> criteria) {
  using F = RandomForest;
  auto rows = TreeParams<Base>::tree_params(std::move(criteria));
  rows.push_back(param("n_estimators", &F::n_estimators, "Number of trees.").at_least(1));
  rows.push_back(param("bootstrap", &F::bootstrap, "Whether every tree draws its own rows."));
  rows.push_back(
      param("max_samples", &F::max_samples, "Rows drawn per tree: a count, a share, or none."));
  rows.push_back(param("oob_score", &F::oob_score, "Whether to score on the rows not drawn."));
  rows.push_back(param("n_jobs", &F::n_jobs, "Threads; -1 is all processors.").running());
  return rows;
}

template <class Base>
void RandomForest<Base>::check_forest_params(Eigen::Index n_rows) const {
  this->check_tree_params();
  if (!bootstrap && oob_score) refuse_param("oob_score", "true", "false without bootstrap");
  if (!bootstrap && max_samples)
    refuse_param("max_samples", *max_samples, "none without bootstrap");
  const auto rows = static_cast<std::size_t>(n_rows);
  if (n_drawn(rows) > rows) {
    refuse_param("max_samples", *max_samples,
                 "a count up to the " + std::to_string(rows) + " rows");
  }
}

template <class Base>
std::size_t RandomForest<Base>::n_drawn(std::size_t n_rows) const {
  if (!max_samples) return n_rows;
  const CountOrShare parsed = parse_count_or_share("max_samples", *max_samples);
  if (parsed.count) return static_cast<std::size_t>(*parsed.count);
  return static_cast<std::size_t>(
      std::max(1.0, std::nearbyint(parsed.share * static_cast<double>(n_rows))));
}

template <class Base>
std::vector<Tree> RandomForest<Base>::grow_all(std::size_t n_rows, const Grow& grow) const {
  const auto seeds = tree_seeds(this->seed(), static_cast<std::size_t>(n_estimators));
  std::vector<Tree> trees(seeds.size());
  parallel_for(seeds.size(), thread_count(n_jobs), [&](std::size_t t) {
    std::vector<std::uint32_t> counts;
    if (bootstrap) counts = bootstrap_counts(seeds[t], n_rows, n_drawn(n_rows));
    trees[t] = grow(seeds[t], counts);
  });
  return trees;
}

template <class Base>
RowMatrix RandomForest<Base>::oob_answers(const std::vector<Tree>& trees, LeafValue kind,
                                          const Eigen::MatrixXd& X, pmml::Report& warnings) const {
  const RowMatrix rows = X;
  const auto n_rows = static_cast<std::size_t>(X.rows());
  RowMatrix sums = RowMatrix::Zero(X.rows(), static_cast<Eigen::Index>(trees[0].n_values));
  Eigen::VectorXd votes = Eigen::VectorXd::Zero(X.rows());
  const auto seeds = tree_seeds(this->seed(), trees.size());
  for (std::size_t t = 0; t < trees.size(); ++t) {
    const auto counts = bootstrap_counts(seeds[t], n_rows, n_drawn(n_rows));
    for (Eigen::Index i = 0; i < X.rows(); ++i) {
      if (counts[static_cast<std::size_t>(i)] > 0) continue;
      add_answer(trees[t], kind, rows.row(i).data(), sums.row(i).data());
      ++votes[i];
    }
  }
  const auto missing = (votes.array() == 0).count();
  if (missing > 0) {
    warnings.add(fit_warning("W-OOB-MISSING", std::to_string(missing) + " rows drawn by every tree",
                             "more trees, so that each row is left out by some"));
  }
  return sums.array().colwise() / votes.array().max(1);
}

template <class Base>
RowMatrix RandomForest<Base>::mean_answer(LeafValue kind, const Eigen::MatrixXd& X) const {
  this->check_width(X);
  check_features(X);
  return mean_of_trees(estimators_, kind, X, thread_count(n_jobs));
}

template class RandomForest<Classifier>;
template class RandomForest<Regressor>;

const std::vector<Param>& RandomForestClassifier::params() const {
  static const std::vector<Param> table = [] {
    auto rows = forest_params({"gini", "entropy", "log_loss"});
    rows.push_back(param("class_weight", &RandomForestClassifier::class_weight,
                         "balanced or balanced_subsample make classes weigh the same in total.")
                       .one_of({"balanced", "balanced_subsample"}));
    return rows;
  }();
  return table;
}

std::unique_ptr<Estimator> RandomForestClassifier::clone() const {
  return std::make_unique<RandomForestClassifier>(*this);
}

std::vector<double> RandomForestClassifier::weights(std::span<const int> codes,
                                                    std::size_t n_classes,
                                                    std::span<const std::uint32_t> counts) const {
  if (!class_weight) return as_weights(counts);
  const bool subsample = class_weight == "balanced_subsample";
  const auto balance = balanced_weights(codes, n_classes, subsample ? counts : decltype(counts){});
  return product(balance, as_weights(counts));
}

RandomForestClassifier& RandomForestClassifier::fit(const Eigen::MatrixXd& X,
                                                    const std::vector<std::string>& y) {
  check_features(X);
  check_rows(X.rows(), y.size());
  check_forest_params(X.rows());
  warnings_ = pmml::Report();
  classes_ = tree_classes(y, warnings_);
  const std::vector<int> codes = class_codes(y, classes_);
  estimators_ = grow_all(y.size(), [&](std::uint32_t seed, std::span<const std::uint32_t> counts) {
    const auto row_weights = weights(codes, classes_.size(), counts);
    return grow_classification_tree(X, codes, classes_.size(), row_weights,
                                    class_criterion(criterion), limits(X, row_weights, seed));
  });
  feature_importances_ = forest_importances(estimators_, X.cols());
  score_oob(X, y);
  learnt(X.cols());
  return *this;
}

void RandomForestClassifier::score_oob(const Eigen::MatrixXd& X,
                                       const std::vector<std::string>& y) {
  oob_score_.reset();
  oob_decision_function_.resize(0, 0);
  if (!oob_score) return;
  oob_decision_function_ = oob_answers(estimators_, LeafValue::shares, X, warnings_);
  oob_score_ = accuracy_score(y, likeliest(oob_decision_function_, classes_));
}

Eigen::MatrixXd RandomForestClassifier::predict_proba(const Eigen::MatrixXd& X) const {
  return mean_answer(LeafValue::shares, X);
}

const std::vector<Param>& RandomForestRegressor::params() const {
  static const std::vector<Param> table = forest_params({"squared_error"});
  return table;
}

std::unique_ptr<Estimator> RandomForestRegressor::clone() const {
  return std::make_unique<RandomForestRegressor>(*this);
}

RandomForestRegressor& RandomForestRegressor::fit(const Eigen::MatrixXd& X,
                                                  const Eigen::VectorXd& y) {
  check_features(X);
  check_target(X, y);
  check_forest_params(X.rows());
  warnings_ = pmml::Report();
  const std::span<const double> target(y.data(), static_cast<std::size_t>(y.size()));
  estimators_ =
      grow_all(target.size(), [&](std::uint32_t seed, std::span<const std::uint32_t> counts) {
        const auto row_weights = as_weights(counts);
        return grow_regression_tree(X, target, row_weights, limits(X, row_weights, seed));
      });
  feature_importances_ = forest_importances(estimators_, X.cols());
  score_oob(X, y);
  learnt(X.cols());
  return *this;
}

void RandomForestRegressor::score_oob(const Eigen::MatrixXd& X, const Eigen::VectorXd& y) {
  oob_score_.reset();
  oob_prediction_.resize(0);
  if (!oob_score) return;
  oob_prediction_ = oob_answers(estimators_, LeafValue::mean, X, warnings_).col(0);
  oob_score_ = r2_score(y, oob_prediction_);
}

Eigen::VectorXd RandomForestRegressor::predict(const Eigen::MatrixXd& X) const {
  return mean_answer(LeafValue::mean, X).col(0);
}

}  // namespace estimators
