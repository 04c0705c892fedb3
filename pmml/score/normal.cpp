#include "pmml/score/normal.h"

#include <cmath>
#include <limits>
#include <numbers>

namespace pmml::scoring {

double normal_cdf(double x) {
  return 0.5 * std::erfc(-x / std::numbers::sqrt2);
}

double normal_pdf(double x) {
  return std::exp(-0.5 * x * x) * std::numbers::inv_sqrtpi / std::numbers::sqrt2;
}

double normal_quantile(double p) {
  if (p == 0) return -std::numeric_limits<double>::infinity();
  if (p == 1) return std::numeric_limits<double>::infinity();
  if (!(p > 0 && p < 1)) return std::numeric_limits<double>::quiet_NaN();
  if (p > 0.5) return -normal_quantile(1 - p);
  double low = -40;
  double high = 0;
  for (double x = -20; low < x && x < high; x = low + (high - low) / 2)
    (normal_cdf(x) < p ? low : high) = x;
  return high;
}

}  // namespace pmml::scoring
