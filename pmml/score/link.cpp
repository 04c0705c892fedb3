#include "pmml/score/link.h"

#include <cmath>
#include <numbers>

#include "pmml/score/normal.h"
#include "pmml/score/values.h"

namespace pmml::scoring {

double logistic(double x) {
  return 1 / (1 + std::exp(-x));
}

double normalize(RegressionNormalizationMethod method, double y, bool single) {
  using Method = RegressionNormalizationMethod;
  const auto r = [single](double x) { return single ? to_single(x) : x; };
  const auto e = [&](double x) { return r(std::exp(x)); };
  switch (method) {
    case Method::softmax:
    case Method::logit:
      return single ? r(1 / r(1 + e(-y))) : logistic(y);
    case Method::exp:
      return e(y);
    case Method::probit:
      return r(normal_cdf(y));
    case Method::cloglog:
      return single ? r(1 - e(-e(y))) : -std::expm1(-std::exp(y));
    case Method::loglog:
      return e(-e(-y));
    case Method::cauchit:
      return r(0.5 + std::atan(y) / std::numbers::pi);
    default:
      return y;
  }
}

}  // namespace pmml::scoring
