#include "pmml/score/gamma.h"

#include <cmath>
#include <limits>
#include <numbers>

namespace pmml::scoring {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double epsilon = 1e-17;
constexpr int most_series_terms = 1'000'000;

/// x^a e^-x / Γ(a).
double leading_factor(double a, double x) {
  return std::exp(a * std::log(x) - x - log_gamma(a));
}

/// Sum of x^n / (a (a + 1) ... (a + n)): converges fast below a + 1.
double lower_by_series(double a, double x) {
  double term = 1 / a;
  double sum = term;
  for (int n = 1; n < most_series_terms; ++n) {
    term *= x / (a + n);
    sum += term;
    if (term < sum * epsilon) return sum * leading_factor(a, x);
  }
  return nan;
}

/// Continued fraction after Lentz: converges fast above a + 1.
double upper_by_fraction(double a, double x) {
  constexpr double tiny = 1e-300;
  double b = x + 1 - a;
  double c = 1 / tiny;
  double d = 1 / b;
  double h = d;
  for (int n = 1; n < most_series_terms; ++n) {
    const double numerator = -n * (n - a);
    b += 2;
    d = numerator * d + b;
    d = 1 / (std::abs(d) < tiny ? tiny : d);
    c = b + numerator / c;
    if (std::abs(c) < tiny) c = tiny;
    const double step = c * d;
    h *= step;
    if (std::abs(step - 1) < 1e-16) return h * leading_factor(a, x);
  }
  return nan;
}

}  // namespace

double log_gamma(double x) {
  double product = 1;
  for (; x < 12; ++x) product *= x;
  const double inverse = 1 / x;
  const double square = inverse * inverse;
  const double series =
      inverse *
      (1.0 / 12 - square * (1.0 / 360 -
                            square * (1.0 / 1260 -
                                      square * (1.0 / 1680 -
                                                square * (1.0 / 1188 - square * 691.0 / 360360)))));
  return (x - 0.5) * std::log(x) - x + 0.5 * std::log(2 * std::numbers::pi) + series -
         std::log(product);
}

double lower_gamma(double a, double x) {
  if (!(a > 0 && x >= 0)) return nan;
  if (x == 0) return 0;
  if (std::isinf(x)) return 1;
  return x < a + 1 ? lower_by_series(a, x) : 1 - upper_by_fraction(a, x);
}

double upper_gamma(double a, double x) {
  if (!(a > 0 && x >= 0)) return nan;
  if (x == 0) return 1;
  if (std::isinf(x)) return 0;
  return x < a + 1 ? 1 - lower_by_series(a, x) : upper_by_fraction(a, x);
}

double chi_square_cdf(double x, double degrees) {
  return lower_gamma(degrees / 2, x / 2);
}

}  // namespace pmml::scoring
