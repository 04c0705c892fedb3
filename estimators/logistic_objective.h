// The penalised loss that logistic regression minimises, with its derivatives.
#pragma once

#include <Eigen/Core>
#include <vector>

#include "estimators/minimise.h"

namespace estimators {

/// What both forms share: features (a last column of ones stands for the intercept), the class code
/// and weight of every row, and the strength of the L2 penalty on all but the intercept.
struct LogisticData {
  Eigen::MatrixXd X;
  std::vector<int> codes;
  Eigen::VectorXd weights;
  double l2 = 0;
  bool has_intercept = true;

  Eigen::Index features() const { return X.cols(); }
  bool penalised(Eigen::Index feature) const {
    return l2 > 0 && !(has_intercept && feature == features() - 1);
  }
};

/// Two classes, one weight per feature: weighted mean of log(1 + exp(-+z)) plus l2/2 |w|^2.
class BinaryLoss final : public Objective {
 public:
  explicit BinaryLoss(const LogisticData& data) : data_(data) {}
  double value(const Eigen::VectorXd& w, Eigen::VectorXd& gradient) const override;
  Eigen::MatrixXd hessian(const Eigen::VectorXd& w) const override;

 private:
  const LogisticData& data_;
};

/// Any number of classes, one weight per feature and class (class after class): weighted mean of
/// -log softmax plus l2/2 |w|^2. Adding one vector to the weights of all classes changes nothing
/// but the penalty; along these directions the unpenalised Hessian is filled up.
class MultinomialLoss final : public Objective {
 public:
  MultinomialLoss(const LogisticData& data, Eigen::Index classes)
      : data_(data), classes_(classes) {}
  double value(const Eigen::VectorXd& w, Eigen::VectorXd& gradient) const override;
  Eigen::MatrixXd hessian(const Eigen::VectorXd& w) const override;

 private:
  const LogisticData& data_;
  Eigen::Index classes_;
};

/// 1 / (1 + exp(-z)) without overflow.
double expit(double z);
/// Each row of scores becomes probabilities, in place; returns log(sum(exp(row))) of each row.
Eigen::VectorXd softmax_rows(Eigen::MatrixXd& scores);

}  // namespace estimators
