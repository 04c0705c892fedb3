#include "estimators/estimator.h"

#include "estimators/metrics.h"

namespace estimators {

NotFitted::NotFitted(std::string_view estimator)
    : Error("E-NOT-FITTED", std::string(estimator) + " before fit", "a call of fit first") {}

void Fitted::check_fitted() const {
  if (n_features_in_ < 0) throw NotFitted(name());
}

void Fitted::check_width(const Eigen::MatrixXd& X) const {
  check_fitted();
  if (X.cols() == n_features_in_) return;
  throw pmml::InvalidData("E-FEATURE-COUNT", std::to_string(X.cols()) + " features",
                          std::to_string(n_features_in_) + " features, as seen by fit");
}

pmml::Table Fitted::fitted_columns(const pmml::Table& X) const {
  check_fitted();
  if (!feature_names_in_.empty()) return select_columns(X, feature_names_in_);
  if (static_cast<Eigen::Index>(X.columns.size()) == n_features_in_) return X;
  throw pmml::InvalidData("E-FEATURE-COUNT", std::to_string(X.columns.size()) + " features",
                          std::to_string(n_features_in_) + " features, as seen by fit");
}

void Fitted::learnt(Eigen::Index n_features) {
  n_features_in_ = n_features;
  feature_names_in_.clear();
}

void Fitted::learnt(const pmml::Table& X) {
  n_features_in_ = static_cast<Eigen::Index>(X.columns.size());
  feature_names_in_ = column_names(X);
}

std::vector<std::string> Fitted::input_names() const {
  check_fitted();
  return feature_names_in_.empty() ? default_names(n_features_in_) : feature_names_in_;
}

Eigen::MatrixXd Estimator::predict_proba(const pmml::Table&) const {
  throw pmml::InvalidData("E-NO-PROBABILITY", std::string(name()), "a classifier");
}

double Estimator::score(const pmml::Table& X, const pmml::Column& y) const {
  const pmml::Column predicted = predict(X);
  return is_classifier() ? accuracy_score(to_labels(y), to_labels(predicted))
                         : r2_score(to_vector(y), to_vector(predicted));
}

Regressor& Regressor::fit(const pmml::Table& X, const pmml::Column& y) {
  fit(to_matrix(X), to_vector(y));
  learnt(X);
  target_name_ = y.name;
  return *this;
}

pmml::Column Regressor::predict(const pmml::Table& X) const {
  return to_column(predict(to_matrix(fitted_columns(X))), target_name_);
}

double Regressor::score(const Eigen::MatrixXd& X, const Eigen::VectorXd& y) const {
  return r2_score(y, predict(X));
}

Classifier& Classifier::fit(const pmml::Table& X, const pmml::Column& y) {
  fit(to_matrix(X), to_labels(y));
  learnt(X);
  target_name_ = y.name;
  target_kind_ = y.kind;
  return *this;
}

pmml::Column Classifier::predict(const pmml::Table& X) const {
  return to_column(predict(to_matrix(fitted_columns(X))), target_name_, target_kind_);
}

Eigen::MatrixXd Classifier::predict_proba(const pmml::Table& X) const {
  return predict_proba(to_matrix(fitted_columns(X)));
}

std::vector<std::string> Classifier::predict(const Eigen::MatrixXd& X) const {
  const Eigen::MatrixXd probabilities = predict_proba(X);
  std::vector<std::string> out;
  out.reserve(static_cast<std::size_t>(X.rows()));
  for (Eigen::Index i = 0; i < X.rows(); ++i) {
    Eigen::Index best = 0;
    probabilities.row(i).maxCoeff(&best);
    out.push_back(classes_[static_cast<std::size_t>(best)]);
  }
  return out;
}

double Classifier::score(const Eigen::MatrixXd& X, const std::vector<std::string>& y) const {
  return accuracy_score(y, predict(X));
}

}  // namespace estimators
