// The standard normal distribution.
#pragma once

namespace pmml::scoring {

double normal_cdf(double x);
double normal_pdf(double x);
/// The value below which a share `p` lies; infinite at 0 and 1, NaN outside.
double normal_quantile(double p);

}  // namespace pmml::scoring
