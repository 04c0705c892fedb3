// The incomplete gamma function and what is computed from it.
#pragma once

namespace pmml::scoring {

/// ln Γ(x) for x > 0.
double log_gamma(double x);
/// Shares of the gamma function below and above x, for a > 0 and x >= 0; NaN outside.
double lower_gamma(double a, double x);
double upper_gamma(double a, double x);
/// The chance that a chi-square variable of that many degrees of freedom is at most x.
double chi_square_cdf(double x, double degrees);

}  // namespace pmml::scoring
