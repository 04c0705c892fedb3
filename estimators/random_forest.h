// Random forests: many decision trees on bootstrap samples, with scikit-learn 1.2's rules.
#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "estimators/estimator.h"
#include "estimators/tree_params.h"
#include "estimators/tree_predict.h"
#include "estimators/tree_structure.h"

namespace estimators {

/// What both forests share. Every tree's seed is drawn beforehand from random_state, so that the
/// result does not depend on the number of threads.
template <class Base>
class RandomForest : public TreeParams<Base> {
 public:
  std::int64_t n_estimators = 100;
  /// false: every tree sees all rows once.
  bool bootstrap = true;
  /// Rows drawn per tree: a count such as 50, a share such as 0.5, or none for all.
  std::optional<std::string> max_samples;
  /// Whether fit estimates the score from the rows each tree has not seen; needs bootstrap.
  bool oob_score = false;
  /// Threads: none is 1, -1 all processors.
  std::optional<std::int64_t> n_jobs;

  std::vector<Tree> estimators_;
  /// Accuracy or R2 of the answers below; empty unless oob_score was asked for.
  std::optional<double> oob_score_;

 protected:
  using TreeParams<Base>::TreeParams;

  static std::vector<Param> forest_params(std::vector<std::string_view> criteria);
  /// Throws E-PARAM-VALUE.
  void check_forest_params(Eigen::Index n_rows) const;
  /// Grows a tree from a seed and the bootstrap counts of the rows (none without bootstrap).
  using Grow = std::function<Tree(std::uint32_t seed, std::span<const std::uint32_t> counts)>;
  std::vector<Tree> grow_all(std::size_t n_rows, const Grow& grow) const;
  /// rows x n_values: the mean answer of those trees that have not seen the row, zeros and
  /// W-OOB-MISSING where there is none.
  RowMatrix oob_answers(const std::vector<Tree>& trees, LeafValue kind, const Eigen::MatrixXd& X,
                        pmml::Report& warnings) const;
  /// Checks X and returns the mean answer of the trees.
  RowMatrix mean_answer(LeafValue kind, const Eigen::MatrixXd& X) const;

 private:
  std::size_t n_drawn(std::size_t n_rows) const;
};

/// predict_proba is the mean of the trees' class shares, predict its greatest, first among equals.
class RandomForestClassifier final : public RandomForest<Classifier> {
 public:
  RandomForestClassifier() : RandomForest("gini") { max_features = "sqrt"; }

  /// none, balanced, or balanced_subsample (balanced on every bootstrap sample).
  std::optional<std::string> class_weight;

  /// Rows x classes, set when oob_score was asked for.
  Eigen::MatrixXd oob_decision_function_;

  std::string_view name() const override { return "random_forest_classifier"; }
  const std::vector<Param>& params() const override;
  std::unique_ptr<Estimator> clone() const override;

  RandomForestClassifier& fit(const Eigen::MatrixXd& X, const std::vector<std::string>& y) override;
  Eigen::MatrixXd predict_proba(const Eigen::MatrixXd& X) const override;
  using Classifier::fit;
  using Classifier::predict;
  using Classifier::predict_proba;

 private:
  std::vector<double> weights(std::span<const int> codes, std::size_t n_classes,
                              std::span<const std::uint32_t> counts) const;
  void score_oob(const Eigen::MatrixXd& X, const std::vector<std::string>& y);
};

/// predict is the mean of the trees' predictions.
class RandomForestRegressor final : public RandomForest<Regressor> {
 public:
  RandomForestRegressor() : RandomForest("squared_error") { max_features = "1.0"; }

  /// One per row, set when oob_score was asked for.
  Eigen::VectorXd oob_prediction_;

  std::string_view name() const override { return "random_forest_regressor"; }
  const std::vector<Param>& params() const override;
  std::unique_ptr<Estimator> clone() const override;

  RandomForestRegressor& fit(const Eigen::MatrixXd& X, const Eigen::VectorXd& y) override;
  Eigen::VectorXd predict(const Eigen::MatrixXd& X) const override;
  using Regressor::fit;
  using Regressor::predict;

 private:
  void score_oob(const Eigen::MatrixXd& X, const Eigen::VectorXd& y);
};

}  // namespace estimators
