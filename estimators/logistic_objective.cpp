#include "estimators/logistic_objective.h"

#include <cmath>

namespace estimators {
namespace {

// log(1 + exp(z)) without overflow.
double log1pexp(double z) {
  return std::max(z, 0.0) + std::log1p(std::exp(-std::abs(z)));
}

// Adds the penalty on one class's weights to value and gradient.
template <class Weights, class Gradient>
double add_penalty(const LogisticData& data, const Weights& w, Gradient&& gradient) {
  double sum = 0;
  for (Eigen::Index j = 0; j < data.features(); ++j) {
    if (!data.penalised(j)) continue;
    gradient[j] += data.l2 * w[j];
    sum += w[j] * w[j];
  }
  return data.l2 / 2 * sum;
}

template <class Block>
void add_penalty_curvature(const LogisticData& data, Block&& hessian) {
  for (Eigen::Index j = 0; j < data.features(); ++j) {
    if (data.penalised(j)) hessian(j, j) += data.l2;
  }
}

Eigen::MatrixXd weighted_gram(const Eigen::MatrixXd& X, const Eigen::VectorXd& weights) {
  return X.transpose() * (weights.asDiagonal() * X);
}

}  // namespace

double expit(double z) {
  const double e = std::exp(-std::abs(z));
  return (z >= 0 ? 1 : e) / (1 + e);
}

Eigen::VectorXd softmax_rows(Eigen::MatrixXd& scores) {
  const Eigen::VectorXd greatest = scores.rowwise().maxCoeff();
  scores = (scores.colwise() - greatest).array().exp();
  const Eigen::VectorXd sums = scores.rowwise().sum();
  scores.array().colwise() /= sums.array();
  return greatest.array() + sums.array().log();
}

double BinaryLoss::value(const Eigen::VectorXd& w, Eigen::VectorXd& gradient) const {
  Eigen::VectorXd residual = data_.X * w;
  double loss = 0;
  for (Eigen::Index i = 0; i < residual.size(); ++i) {
    const double z = residual[i];
    const bool positive = data_.codes[static_cast<std::size_t>(i)] == 1;
    loss += data_.weights[i] * log1pexp(positive ? -z : z);
    residual[i] = data_.weights[i] * (positive ? -expit(-z) : expit(z));
  }
  const double total = data_.weights.sum();
  gradient = data_.X.transpose() * residual / total;
  return loss / total + add_penalty(data_, w, gradient);
}

Eigen::MatrixXd BinaryLoss::hessian(const Eigen::VectorXd& w) const {
  const Eigen::VectorXd z = data_.X * w;
  const Eigen::VectorXd curvature =
      data_.weights.array() *
      z.unaryExpr([](double score) { return expit(score) * expit(-score); }).array() /
      data_.weights.sum();
  Eigen::MatrixXd out = weighted_gram(data_.X, curvature);
  add_penalty_curvature(data_, out);
  return out;
}

double MultinomialLoss::value(const Eigen::VectorXd& w, Eigen::VectorXd& gradient) const {
  const Eigen::Map<const Eigen::MatrixXd> W(w.data(), data_.features(), classes_);
  const Eigen::MatrixXd scores = data_.X * W;
  Eigen::MatrixXd residual = scores;
  const Eigen::VectorXd log_sums = softmax_rows(residual);
  double loss = 0;
  for (Eigen::Index i = 0; i < scores.rows(); ++i) {
    const int code = data_.codes[static_cast<std::size_t>(i)];
    loss += data_.weights[i] * (log_sums[i] - scores(i, code));
    residual(i, code) -= 1;
  }
  const double total = data_.weights.sum();
  residual.array().colwise() *= data_.weights.array() / total;
  gradient.resize(w.size());
  Eigen::Map<Eigen::MatrixXd> G(gradient.data(), data_.features(), classes_);
  G.noalias() = data_.X.transpose() * residual;
  double penalty = 0;
  for (Eigen::Index k = 0; k < classes_; ++k) penalty += add_penalty(data_, W.col(k), G.col(k));
  return loss / total + penalty;
}

Eigen::MatrixXd MultinomialLoss::hessian(const Eigen::VectorXd& w) const {
  const Eigen::Index q = data_.features();
  const Eigen::Map<const Eigen::MatrixXd> W(w.data(), q, classes_);
  Eigen::MatrixXd p = data_.X * W;
  softmax_rows(p);
  const Eigen::VectorXd share = data_.weights / data_.weights.sum();
  Eigen::MatrixXd out = Eigen::MatrixXd::Zero(w.size(), w.size());
  Eigen::VectorXd flat = Eigen::VectorXd::Zero(q);
  for (Eigen::Index k = 0; k < classes_; ++k) {
    for (Eigen::Index l = 0; l < k; ++l) {
      out.block(k * q, l * q, q, q) =
          weighted_gram(data_.X, -(share.array() * p.col(k).array() * p.col(l).array()).matrix());
    }
    auto own = out.block(k * q, k * q, q, q);
    own = weighted_gram(data_.X,
                        (share.array() * p.col(k).array() * (1 - p.col(k).array())).matrix());
    for (Eigen::Index j = 0; j < q; ++j) flat[j] += data_.penalised(j) ? 0 : own(j, j);
    add_penalty_curvature(data_, own);
  }
  flat /= static_cast<double>(classes_ * classes_);
  for (Eigen::Index k = 0; k < classes_; ++k) {
    for (Eigen::Index l = 0; l <= k; ++l) out.block(k * q, l * q, q, q).diagonal() += flat;
  }
  return out;
}

}  // namespace estimators
