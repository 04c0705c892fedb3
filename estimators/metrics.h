// How good predictions are, by scikit-learn's definitions.
#pragma once

#include <Eigen/Core>
#include <string>
#include <vector>

namespace estimators {

using Labels = std::vector<std::string>;

/// Share of equal labels. All metrics throw InvalidData E-ROW-COUNT when the lengths differ and
/// E-EMPTY-DATA when there are no rows.
double accuracy_score(const Labels& y_true, const Labels& y_pred);

/// Counts, row = true class, column = predicted class, in the order of `classes`.
Eigen::MatrixXi confusion_matrix(const Labels& y_true, const Labels& y_pred, const Labels& classes);

/// 1 - residual / total sum of squares; for a constant target 1 when exact, otherwise 0.
double r2_score(const Eigen::VectorXd& y_true, const Eigen::VectorXd& y_pred);
double mean_squared_error(const Eigen::VectorXd& y_true, const Eigen::VectorXd& y_pred);
double mean_absolute_error(const Eigen::VectorXd& y_true, const Eigen::VectorXd& y_pred);

/// Mean of -log p(true class); probabilities, one column per class, clipped to [eps, 1 - eps].
double log_loss(const Labels& y_true, const Eigen::MatrixXd& y_proba, const Labels& classes);

/// Area under the curve of a two-class target, ties counted half; `y_score` rises with `positive`.
/// Throws InvalidData E-ONE-CLASS when only one class occurs.
double roc_auc_score(const Labels& y_true, const Eigen::VectorXd& y_score,
                     const std::string& positive);

}  // namespace estimators
