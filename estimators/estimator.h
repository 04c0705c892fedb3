// What every estimator and transformer offers, in scikit-learn's words.
#pragma once

#include <Eigen/Core>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "estimators/frame.h"
#include "estimators/params.h"
#include "pmml/data/table.h"
#include "pmml/describe/problem.h"

namespace estimators {

/// predict or transform was called before fit; id E-NOT-FITTED.
class NotFitted : public pmml::Error {
 public:
  explicit NotFitted(std::string_view estimator);
};

/// A deep-copying owner of a polymorphic part.
template <class T>
class Part {
 public:
  Part() = default;
  Part(std::unique_ptr<T> held) : held_(std::move(held)) {}
  template <class D>
  requires std::derived_from<std::remove_cvref_t<D>, T> Part(D&& value)
      : held_(std::make_unique<std::remove_cvref_t<D>>(std::forward<D>(value))) {}
  Part(const Part& other) : held_(other.held_ ? other.held_->clone() : nullptr) {}
  Part(Part&&) noexcept = default;
  Part& operator=(const Part& other) { return *this = Part(other); }
  Part& operator=(Part&&) noexcept = default;

  explicit operator bool() const { return held_ != nullptr; }
  T& operator*() { return *held_; }
  const T& operator*() const { return *held_; }
  T* operator->() { return held_.get(); }
  const T* operator->() const { return held_.get(); }

 private:
  std::unique_ptr<T> held_;
};

/// What fit remembers of its input, for estimators and transformers alike.
class Fitted : public Parameters {
 public:
  /// Number of features seen by fit; -1 before fit.
  Eigen::Index n_features_in_ = -1;
  /// Names of the features, empty when fit was given a plain matrix.
  std::vector<std::string> feature_names_in_;
  /// What fit has to say about its result, such as W-NOT-CONVERGED.
  pmml::Report warnings_;

 protected:
  /// Throws NotFitted before fit.
  void check_fitted() const;
  /// Fitted, and X has the width of the fitted data, else InvalidData E-FEATURE-COUNT.
  void check_width(const Eigen::MatrixXd& X) const;
  /// The columns fit has seen, found by name (by position when fitted without names).
  /// Throws NotFitted, E-NO-COLUMN, E-FEATURE-COUNT.
  pmml::Table fitted_columns(const pmml::Table& X) const;
  /// feature_names_in_, or x0, x1, ... for features without names.
  std::vector<std::string> input_names() const;
  /// Marks the end of a fit on unnamed features, or on a table's columns.
  void learnt(Eigen::Index n_features);
  void learnt(const pmml::Table& X);
};

/// Learns from a table's columns and rewrites them. transform keeps the number of rows.
class Transformer : public Fitted {
 public:
  virtual std::unique_ptr<Transformer> clone() const = 0;
  virtual Transformer& fit(const pmml::Table& X) = 0;
  virtual pmml::Table transform(const pmml::Table& X) const = 0;
  /// Names of the columns transform makes, in order.
  virtual std::vector<std::string> get_feature_names_out() const = 0;

  pmml::Table fit_transform(const pmml::Table& X) { return fit(X).transform(X); }
};

/// Learns a target from features. Regressors predict numbers, classifiers labels.
class Estimator : public Fitted {
 public:
  /// Name of the target column, empty when fit was given a plain vector.
  std::string target_name_;

  /// A deep copy, including what fit learnt.
  virtual std::unique_ptr<Estimator> clone() const = 0;
  virtual Estimator& fit(const pmml::Table& X, const pmml::Column& y) = 0;
  /// One cell per row, named as the target; of the target's kind.
  virtual pmml::Column predict(const pmml::Table& X) const = 0;
  /// One column per entry of classes(), rows sum to 1. Throws E-NO-PROBABILITY for regressors.
  virtual Eigen::MatrixXd predict_proba(const pmml::Table& X) const;
  virtual bool is_classifier() const = 0;
  /// The classes in the order of predict_proba's columns; none for regressors.
  virtual std::vector<std::string> classes() const { return {}; }

  /// Whether features of one scale help its fit; default_pipeline then standardises them.
  virtual bool wants_scaling() const { return false; }

  /// Accuracy of a classifier, R2 of a regressor.
  double score(const pmml::Table& X, const pmml::Column& y) const;
};

/// An estimator of a number from numeric features. A concrete class overrides the matrix forms,
/// calls learnt() at the end of fit, and says `using Regressor::fit; using Regressor::predict;`.
class Regressor : public Estimator {
 public:
  virtual Regressor& fit(const Eigen::MatrixXd& X, const Eigen::VectorXd& y) = 0;
  virtual Eigen::VectorXd predict(const Eigen::MatrixXd& X) const = 0;

  Regressor& fit(const pmml::Table& X, const pmml::Column& y) final;
  pmml::Column predict(const pmml::Table& X) const final;
  bool is_classifier() const final { return false; }
  /// R2.
  double score(const Eigen::MatrixXd& X, const Eigen::VectorXd& y) const;
  using Estimator::score;
};

/// An estimator of a label from numeric features. A concrete class overrides the matrix forms of
/// fit and predict_proba, sets classes_, calls learnt() at the end of fit, and says
/// `using Classifier::fit; using Classifier::predict; using Classifier::predict_proba;`.
class Classifier : public Estimator {
 public:
  /// The distinct labels, sorted as sorted_classes does.
  std::vector<std::string> classes_;
  /// Whether the target column held numbers; predict then answers with numbers.
  pmml::Column::Kind target_kind_ = pmml::Column::Kind::text;

  virtual Classifier& fit(const Eigen::MatrixXd& X, const std::vector<std::string>& y) = 0;
  virtual Eigen::MatrixXd predict_proba(const Eigen::MatrixXd& X) const = 0;
  /// The class of greatest probability, the first among equals.
  virtual std::vector<std::string> predict(const Eigen::MatrixXd& X) const;

  Classifier& fit(const pmml::Table& X, const pmml::Column& y) final;
  pmml::Column predict(const pmml::Table& X) const final;
  Eigen::MatrixXd predict_proba(const pmml::Table& X) const final;
  bool is_classifier() const final { return true; }
  std::vector<std::string> classes() const final { return classes_; }
  /// Accuracy.
  double score(const Eigen::MatrixXd& X, const std::vector<std::string>& y) const;
  using Estimator::score;
};

}  // namespace estimators
