// Logarithms of factorials.
#pragma once

namespace pmml::scoring {

/// ln(n!) of a number n = 0, 1, 2, ...
double log_factorial(double n);

}  // namespace pmml::scoring
