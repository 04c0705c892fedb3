#include "estimators/metrics.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "estimators/frame.h"
#include "pmml/describe/problem.h"

namespace estimators {
namespace {

void check_lengths(Eigen::Index y_true, Eigen::Index y_pred) {
  if (y_true == 0) throw pmml::InvalidData("E-EMPTY-DATA", "no rows", "at least one row");
  check_rows(y_true, static_cast<std::size_t>(y_pred));
}

Eigen::Index length(const Labels& labels) {
  return static_cast<Eigen::Index>(labels.size());
}

std::vector<Eigen::Index> ascending_order(const Eigen::VectorXd& values) {
  std::vector<Eigen::Index> order(static_cast<std::size_t>(values.size()));
  std::iota(order.begin(), order.end(), Eigen::Index{0});
  std::ranges::sort(order, {}, [&](Eigen::Index i) { return values[i]; });
  return order;
}

}  // namespace

double accuracy_score(const Labels& y_true, const Labels& y_pred) {
  check_lengths(length(y_true), length(y_pred));
  std::size_t equal = 0;
  for (std::size_t i = 0; i < y_true.size(); ++i) equal += y_true[i] == y_pred[i] ? 1U : 0U;
  return static_cast<double>(equal) / static_cast<double>(y_true.size());
}

Eigen::MatrixXi confusion_matrix(const Labels& y_true, const Labels& y_pred,
                                 const Labels& classes) {
  check_lengths(length(y_true), length(y_pred));
  const std::vector<int> rows = class_codes(y_true, classes);
  const std::vector<int> cols = class_codes(y_pred, classes);
  Eigen::MatrixXi out = Eigen::MatrixXi::Zero(length(classes), length(classes));
  for (std::size_t i = 0; i < rows.size(); ++i) ++out(rows[i], cols[i]);
  return out;
}

double r2_score(const Eigen::VectorXd& y_true, const Eigen::VectorXd& y_pred) {
  check_lengths(y_true.size(), y_pred.size());
  const double residual = (y_true - y_pred).squaredNorm();
  const double total = (y_true.array() - y_true.mean()).matrix().squaredNorm();
  if (total == 0) return residual == 0 ? 1.0 : 0.0;
  return 1 - residual / total;
}

double mean_squared_error(const Eigen::VectorXd& y_true, const Eigen::VectorXd& y_pred) {
  check_lengths(y_true.size(), y_pred.size());
  return (y_true - y_pred).squaredNorm() / static_cast<double>(y_true.size());
}

double mean_absolute_error(const Eigen::VectorXd& y_true, const Eigen::VectorXd& y_pred) {
  check_lengths(y_true.size(), y_pred.size());
  return (y_true - y_pred).cwiseAbs().mean();
}

double log_loss(const Labels& y_true, const Eigen::MatrixXd& y_proba, const Labels& classes) {
  constexpr double eps = std::numeric_limits<double>::epsilon();
  check_lengths(length(y_true), y_proba.rows());
  const std::vector<int> codes = class_codes(y_true, classes);
  double sum = 0;
  for (std::size_t i = 0; i < codes.size(); ++i) {
    sum -= std::log(std::clamp(y_proba(static_cast<Eigen::Index>(i), codes[i]), eps, 1 - eps));
  }
  return sum / static_cast<double>(codes.size());
}

// Mann-Whitney: the rank sum of the positive rows, equal scores sharing their mean rank.
double roc_auc_score(const Labels& y_true, const Eigen::VectorXd& y_score,
                     const std::string& positive) {
  check_lengths(length(y_true), y_score.size());
  const std::vector<Eigen::Index> order = ascending_order(y_score);
  double rank_sum = 0;
  double positives = 0;
  for (std::size_t begin = 0, end = 0; begin < order.size(); begin = end) {
    double tied = 0;
    for (; end < order.size() && y_score[order[end]] == y_score[order[begin]]; ++end) {
      tied += y_true[static_cast<std::size_t>(order[end])] == positive ? 1 : 0;
    }
    rank_sum += tied * static_cast<double>(begin + 1 + end) / 2;
    positives += tied;
  }
  const double negatives = static_cast<double>(y_true.size()) - positives;
  if (positives == 0 || negatives == 0) {
    throw pmml::InvalidData("E-ONE-CLASS", "one class in the target", "both classes");
  }
  return (rank_sum - positives * (positives + 1) / 2) / (positives * negatives);
}

}  // namespace estimators
