#include "estimators/decision_tree.h"

#include <cmath>

#include "estimators/tree_bagging.h"
#include "estimators/tree_predict.h"
#include "pmml/describe/numbers.h"

namespace estimators {
namespace {

std::span<const double> as_span(const Eigen::VectorXd& values) {
  return {values.data(), static_cast<std::size_t>(values.size())};
}

[[noreturn]] void bad_weights(std::string found) {
  throw pmml::InvalidData("E-SAMPLE-WEIGHT", std::move(found),
                          "one finite weight from 0 per row, not all of them 0");
}

/// The weights as a span, empty for none at all.
std::span<const double> checked_weights(const Eigen::VectorXd& weights, Eigen::Index rows) {
  if (weights.size() == 0) return {};
  if (weights.size() != rows) bad_weights(std::to_string(weights.size()) + " weights");
  for (const double weight : weights) {
    if (!std::isfinite(weight) || weight < 0) bad_weights(pmml::format_double(weight));
  }
  if (weights.sum() == 0) bad_weights("only weights of 0");
  return as_span(weights);
}

}  // namespace

const std::vector<Param>& DecisionTreeClassifier::params() const {
  static const std::vector<Param> table = [] {
    auto rows = tree_params({"gini", "entropy", "log_loss"});
    rows.push_back(
        param("splitter", &DecisionTreeClassifier::splitter, "Only best.").one_of({"best"}));
    rows.push_back(param("class_weight", &DecisionTreeClassifier::class_weight,
                         "balanced makes classes weigh the same in total.")
                       .one_of({"balanced"}));
    return rows;
  }();
  return table;
}

std::unique_ptr<Estimator> DecisionTreeClassifier::clone() const {
  return std::make_unique<DecisionTreeClassifier>(*this);
}

DecisionTreeClassifier& DecisionTreeClassifier::fit(const Eigen::MatrixXd& X,
                                                    const std::vector<std::string>& y) {
  return fit(X, y, Eigen::VectorXd());
}

DecisionTreeClassifier& DecisionTreeClassifier::fit(const Eigen::MatrixXd& X,
                                                    const std::vector<std::string>& y,
                                                    const Eigen::VectorXd& sample_weight) {
  check_tree_params();
  check_features(X);
  check_rows(X.rows(), y.size());
  const auto given = checked_weights(sample_weight, X.rows());
  pmml::Report warnings;
  auto classes = tree_classes(y, warnings);
  const std::vector<int> codes = class_codes(y, classes);
  std::vector<double> balance;
  if (class_weight) balance = balanced_weights(codes, classes.size());
  const std::vector<double> weights = product(given, balance);
  tree_ = grow_classification_tree(X, codes, classes.size(), weights, class_criterion(criterion),
                                   limits(X, weights, seed()));
  feature_importances_ = feature_importances(tree_, X.cols());
  classes_ = std::move(classes);
  warnings_ = std::move(warnings);
  learnt(X.cols());
  return *this;
}

Eigen::MatrixXd DecisionTreeClassifier::predict_proba(const Eigen::MatrixXd& X) const {
  check_width(X);
  check_features(X);
  return mean_of_trees(std::span(&tree_, 1), LeafValue::shares, X, 1);
}

Eigen::VectorXi DecisionTreeClassifier::apply(const Eigen::MatrixXd& X) const {
  check_width(X);
  check_features(X);
  return leaves_of(tree_, X);
}

const std::vector<Param>& DecisionTreeRegressor::params() const {
  static const std::vector<Param> table = [] {
    auto rows = tree_params({"squared_error"});
    rows.push_back(
        param("splitter", &DecisionTreeRegressor::splitter, "Only best.").one_of({"best"}));
    return rows;
  }();
  return table;
}

std::unique_ptr<Estimator> DecisionTreeRegressor::clone() const {
  return std::make_unique<DecisionTreeRegressor>(*this);
}

DecisionTreeRegressor& DecisionTreeRegressor::fit(const Eigen::MatrixXd& X,
                                                  const Eigen::VectorXd& y) {
  return fit(X, y, Eigen::VectorXd());
}

DecisionTreeRegressor& DecisionTreeRegressor::fit(const Eigen::MatrixXd& X,
                                                  const Eigen::VectorXd& y,
                                                  const Eigen::VectorXd& sample_weight) {
  check_tree_params();
  check_features(X);
  check_target(X, y);
  const auto weights = checked_weights(sample_weight, X.rows());
  tree_ = grow_regression_tree(X, as_span(y), weights, limits(X, weights, seed()));
  feature_importances_ = feature_importances(tree_, X.cols());
  warnings_ = pmml::Report();
  learnt(X.cols());
  return *this;
}

Eigen::VectorXd DecisionTreeRegressor::predict(const Eigen::MatrixXd& X) const {
  check_width(X);
  check_features(X);
  return mean_of_trees(std::span(&tree_, 1), LeafValue::mean, X, 1).col(0);
}

Eigen::VectorXi DecisionTreeRegressor::apply(const Eigen::MatrixXd& X) const {
  check_width(X);
  check_features(X);
  return leaves_of(tree_, X);
}

}  // namespace estimators
