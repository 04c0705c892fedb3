#include "estimators/standard_scaler.h"

#include <cmath>
#include <limits>

namespace estimators {
namespace {

struct Moments {
  double count = 0;
  double mean = 0;
  double var = 0;
};

// Two passes, the second corrected for the rounding of the mean.
Moments moments(const Eigen::Ref<const Eigen::VectorXd>& x) {
  Moments out;
  double sum = 0;
  for (const double value : x) {
    if (std::isnan(value)) continue;
    sum += value;
    ++out.count;
  }
  out.mean = sum / out.count;
  double squares = 0;
  double correction = 0;
  for (const double value : x) {
    if (std::isnan(value)) continue;
    const double deviation = value - out.mean;
    squares += deviation * deviation;
    correction += deviation;
  }
  out.var = (squares - correction * correction / out.count) / out.count;
  return out;
}

// A variance within the rounding error of its own computation counts as zero.
double scale_of(const Moments& m) {
  constexpr double eps = std::numeric_limits<double>::epsilon();
  const double rounding = m.count * m.mean * eps;
  return m.var <= m.count * eps * m.var + rounding * rounding ? 1 : std::sqrt(m.var);
}

}  // namespace

const std::vector<Param>& StandardScaler::params() const {
  static const std::vector<Param> table = {
      param("with_mean", &StandardScaler::with_mean, "Whether the mean is subtracted."),
      param("with_std", &StandardScaler::with_std,
            "Whether features are divided by their standard deviation.")};
  return table;
}

std::unique_ptr<Transformer> StandardScaler::clone() const {
  return std::make_unique<StandardScaler>(*this);
}

StandardScaler& StandardScaler::fit(const Eigen::MatrixXd& X) {
  check_features(X, Nan::allowed);
  Eigen::VectorXd mean(X.cols()), var(X.cols()), scale(X.cols()), count(X.cols());
  for (Eigen::Index j = 0; j < X.cols(); ++j) {
    const Moments m = moments(X.col(j));
    mean[j] = m.mean;
    var[j] = m.var;
    scale[j] = scale_of(m);
    count[j] = m.count;
  }
  const Eigen::VectorXd none;
  mean_ = with_mean || with_std ? mean : none;
  var_ = with_std ? var : none;
  scale_ = with_std ? scale : none;
  n_samples_seen_ = count;
  learnt(X.cols());
  return *this;
}

Eigen::MatrixXd StandardScaler::transform(const Eigen::MatrixXd& X) const {
  check_width(X);
  check_features(X, Nan::allowed);
  Eigen::MatrixXd out = X;
  if (with_mean) out.rowwise() -= mean_.transpose();
  if (with_std) out.array().rowwise() /= scale_.transpose().array();
  return out;
}

Eigen::MatrixXd StandardScaler::inverse_transform(const Eigen::MatrixXd& X) const {
  check_width(X);
  Eigen::MatrixXd out = X;
  if (with_std) out.array().rowwise() *= scale_.transpose().array();
  if (with_mean) out.rowwise() += mean_.transpose();
  return out;
}

StandardScaler& StandardScaler::fit(const pmml::Table& X) {
  fit(to_matrix(X));
  learnt(X);
  return *this;
}

pmml::Table StandardScaler::transform(const pmml::Table& X) const {
  return to_table(transform(to_matrix(fitted_columns(X))), get_feature_names_out());
}

}  // namespace estimators
