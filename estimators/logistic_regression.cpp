#include "estimators/logistic_regression.h"

#include "estimators/logistic_objective.h"
#include "pmml/describe/numbers.h"

namespace estimators {
namespace {

Eigen::VectorXd row_weights(const std::vector<int>& codes, std::size_t classes, bool balanced) {
  const auto rows = static_cast<Eigen::Index>(codes.size());
  if (!balanced) return Eigen::VectorXd::Ones(rows);
  std::vector<double> counts(classes, 0.0);
  for (const int code : codes) ++counts[static_cast<std::size_t>(code)];
  Eigen::VectorXd out(rows);
  for (Eigen::Index i = 0; i < rows; ++i) {
    const auto code = static_cast<std::size_t>(codes[static_cast<std::size_t>(i)]);
    out[i] = static_cast<double>(rows) / (static_cast<double>(classes) * counts[code]);
  }
  return out;
}

LogisticData prepare(const LogisticRegression& model, const Eigen::MatrixXd& X,
                     const std::vector<std::string>& y, const std::vector<std::string>& classes) {
  LogisticData data;
  data.has_intercept = model.fit_intercept;
  data.X.resize(X.rows(), X.cols() + (model.fit_intercept ? 1 : 0));
  data.X.leftCols(X.cols()) = X;
  if (model.fit_intercept) data.X.rightCols(1).setOnes();
  data.codes = class_codes(y, classes);
  data.weights = row_weights(data.codes, classes.size(), model.class_weight.has_value());
  if (model.penalty) data.l2 = 1 / (model.C * data.weights.sum());
  return data;
}

// Newton's method is exact but needs rows * weights^2 operations a step.
bool is_small(Eigen::Index rows, Eigen::Index weights) {
  constexpr double operations = 1e10;
  const auto w = static_cast<double>(weights);
  return static_cast<double>(rows) * w * w <= operations;
}

Minimum minimise(const LogisticRegression& model, const Objective& loss, Eigen::Index rows,
                 Eigen::VectorXd& w) {
  const bool newton =
      model.solver == "newton-cholesky" || (model.solver == "auto" && is_small(rows, w.size()));
  const auto max_iter = static_cast<int>(model.max_iter);
  return newton ? minimise_newton(loss, w, max_iter) : minimise_lbfgs(loss, w, max_iter, model.tol);
}

pmml::Problem warning(std::string id, std::string found, std::string expected) {
  pmml::Problem out;
  out.id = std::move(id);
  out.severity = pmml::Severity::warning;
  out.layer = pmml::Layer::data;
  out.found = std::move(found);
  out.expected = std::move(expected);
  return out;
}

pmml::Problem not_converged(const LogisticRegression& model, const Minimum& minimum) {
  return warning(
      "W-NOT-CONVERGED",
      "gradient " + pmml::format_double(minimum.gradient_max) + " after " +
          std::to_string(minimum.iterations) + " iterations",
      "at most tol=" + pmml::format_double(model.tol) + "; scale the features or raise max_iter");
}

// Coefficients that grow without end drive probabilities to 1.
bool has_certainties(const LogisticRegression& model, const Eigen::MatrixXd& X) {
  return (model.predict_proba(X).array() > 1 - 1e-13).any();
}

}  // namespace

const std::vector<Param>& LogisticRegression::params() const {
  static const std::vector<Param> table = {
      param("penalty", &LogisticRegression::penalty, "Which norm of the coefficients is penalised.")
          .one_of({"l2"}),
      param("C", &LogisticRegression::C, "Inverse of the penalty's strength.").above(0),
      param("fit_intercept", &LogisticRegression::fit_intercept, "Whether constants are fitted."),
      param("class_weight", &LogisticRegression::class_weight,
            "balanced: rows weigh inversely to the frequency of their class.")
          .one_of({"balanced"}),
      param("solver", &LogisticRegression::solver,
            "auto: Newton's method unless the problem is too large, then lbfgs.")
          .one_of({"auto", "newton-cholesky", "lbfgs"}),
      param("max_iter", &LogisticRegression::max_iter, "Most iterations.").at_least(1),
      param("tol", &LogisticRegression::tol, "Greatest gradient component that counts as zero.")
          .above(0)};
  return table;
}

std::unique_ptr<Estimator> LogisticRegression::clone() const {
  return std::make_unique<LogisticRegression>(*this);
}

LogisticRegression& LogisticRegression::fit(const Eigen::MatrixXd& X,
                                            const std::vector<std::string>& y) {
  check_params();
  check_features(X);
  check_rows(X.rows(), y.size());
  std::vector<std::string> found_classes = check_classes(y);
  const LogisticData data = prepare(*this, X, y, found_classes);
  const auto n_classes = static_cast<Eigen::Index>(found_classes.size());
  const Eigen::Index score_count = n_classes == 2 ? 1 : n_classes;
  Eigen::VectorXd w = Eigen::VectorXd::Zero(score_count * data.features());
  const Minimum minimum = n_classes == 2
                              ? minimise(*this, BinaryLoss(data), X.rows(), w)
                              : minimise(*this, MultinomialLoss(data, n_classes), X.rows(), w);

  const Eigen::Map<const Eigen::MatrixXd> W(w.data(), data.features(), score_count);
  coef_ = W.topRows(X.cols()).transpose();
  intercept_ = Eigen::VectorXd::Zero(score_count);
  if (fit_intercept) intercept_ = W.bottomRows(1).transpose();
  classes_ = std::move(found_classes);
  n_iter_ = minimum.iterations;
  converged_ = minimum.gradient_max <= tol;
  learnt(X.cols());
  warnings_ = pmml::Report();
  if (!converged_) warnings_.add(not_converged(*this, minimum));
  if (!penalty && has_certainties(*this, X)) {
    warnings_.add(warning("W-SEPARABLE", "probabilities that cannot be told from 1",
                          "a penalty; where classes separate no finite coefficients are best"));
  }
  return *this;
}

Eigen::MatrixXd LogisticRegression::decision_function(const Eigen::MatrixXd& X) const {
  check_width(X);
  check_features(X);
  return (X * coef_.transpose()).rowwise() + intercept_.transpose();
}

Eigen::MatrixXd LogisticRegression::predict_proba(const Eigen::MatrixXd& X) const {
  Eigen::MatrixXd scores = decision_function(X);
  if (scores.cols() > 1) {
    softmax_rows(scores);
    return scores;
  }
  Eigen::MatrixXd out(scores.rows(), 2);
  out.col(0) = scores.unaryExpr([](double z) { return expit(-z); });
  out.col(1) = scores.unaryExpr(&expit);
  return out;
}

std::vector<std::string> LogisticRegression::predict(const Eigen::MatrixXd& X) const {
  const Eigen::MatrixXd scores = decision_function(X);
  std::vector<std::string> out;
  out.reserve(static_cast<std::size_t>(X.rows()));
  for (Eigen::Index i = 0; i < scores.rows(); ++i) {
    Eigen::Index best = 0;
    if (scores.cols() == 1) {
      best = scores(i, 0) > 0 ? 1 : 0;
    } else {
      scores.row(i).maxCoeff(&best);
    }
    out.push_back(classes_[static_cast<std::size_t>(best)]);
  }
  return out;
}

}  // namespace estimators
