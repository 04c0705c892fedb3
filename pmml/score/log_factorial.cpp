#include "pmml/score/log_factorial.h"

#include <cmath>
#include <numbers>

namespace pmml::scoring {

namespace {

/// Up to here the factorial itself is a finite double.
constexpr double largest_product = 170;

}  // namespace

double log_factorial(double n) {
  if (n <= largest_product) {
    double product = 1;
    for (double i = 2; i <= n; ++i) product *= i;
    return std::log(product);
  }
  const double square = n * n;
  const double correction = (1.0 / 12 - (1.0 / 360 - 1 / (1260 * square)) / square) / n;
  return (n + 0.5) * std::log(n) - n + 0.5 * std::log(2 * std::numbers::pi) + correction;
}

}  // namespace pmml::scoring
