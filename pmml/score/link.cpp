#include "pmml/score/link.h"

#include <cmath>
#include <numbers>

#include "pmml/score/normal.h"

namespace pmml::scoring {

double logistic(double x) {
  return 1 / (1 + std::exp(-x));
}

double normalize(RegressionNormalizationMethod method, double y) {
  using Method = RegressionNormalizationMethod;
  switch (method) {
    case Method::softmax:
    case Method::logit:
      return logistic(y);
    case Method::exp:
      return std::exp(y);
    case Method::probit:
      return normal_cdf(y);
    case Method::cloglog:
      return -std::expm1(-std::exp(y));
    case Method::loglog:
      return std::exp(-std::exp(-y));
    case Method::cauchit:
      return 0.5 + std::atan(y) / std::numbers::pi;
    default:
      return y;
  }
}

}  // namespace pmml::scoring
