#include "pmml/score/kernel.h"

#include <algorithm>
#include <cmath>

#include "pmml/score/arrays.h"

namespace pmml::scoring {

namespace {

bool is_positive(double x) {
  return x > 0 && std::isfinite(x);
}

/// One length scale for each number of a point; a single one is for all.
std::vector<double> length_scales(const std::vector<Lambda>& lambdas, std::size_t size,
                                  const Element& kernel, const char* name) {
  if (lambdas.empty()) return std::vector<double>(size, 1.0);
  if (lambdas.size() > 1 || !lambdas.front().array)
    fail_invalid(lambdas.size() > 1 ? "E-COUNT" : "E-ABSENT", kernel.where, name,
                 lambdas.size() > 1 ? "several Lambda" : "no Array in Lambda",
                 "one Lambda with an Array");
  std::vector<double> scales = numbers_of(*lambdas.front().array);
  if (scales.size() == 1) return std::vector<double>(size, scales.front());
  if (scales.size() != size)
    fail_invalid("E-COUNT", kernel.where, name, std::to_string(scales.size()) + " length scales",
                 std::to_string(size) + ", one for each input, or a single one");
  return scales;
}

}  // namespace

template <class Kernel>
void ExponentialKernel::take(const Kernel& kernel, std::size_t size) {
  const char* name = Kernel::element_name.data();
  gamma_ = kernel.gamma;
  noise_ = kernel.noiseVariance;
  if constexpr (requires { kernel.lambda; }) {
    lambda_.assign(size, kernel.lambda);
  } else {
    lambda_ = length_scales(kernel.lambdas, size, kernel, name);
  }
  if constexpr (requires { kernel.degree; }) power_ = kernel.degree;
  check(kernel, name);
}

void ExponentialKernel::check(const Element& kernel, const char* name) const {
  const bool positive = is_positive(gamma_) && is_positive(power_) &&
                        std::all_of(lambda_.begin(), lambda_.end(), is_positive);
  if (!positive || !(noise_ >= 0) || !std::isfinite(noise_))
    fail_invalid("E-VALUE", kernel.where, name, "a parameter out of range",
                 "positive parameters and a noiseVariance that is not negative");
}

ExponentialKernel::ExponentialKernel(const GaussianProcessModel& model, std::size_t size) {
  if (const auto* radial = std::get_if<Box<RadialBasisKernel>>(&model.kernel)) {
    take(**radial, size);
  } else if (const auto* ard = std::get_if<Box<ARDSquaredExponentialKernel>>(&model.kernel)) {
    take(**ard, size);
  } else if (const auto* absolute = std::get_if<Box<AbsoluteExponentialKernel>>(&model.kernel)) {
    power_ = 1;
    take(**absolute, size);
  } else if (const auto* any = std::get_if<Box<GeneralizedExponentialKernel>>(&model.kernel)) {
    take(**any, size);
  } else {
    fail_invalid("E-ABSENT", model.where, "GaussianProcessModel", "no kernel", "a kernel");
  }
}

double ExponentialKernel::operator()(const double* x, const double* z) const {
  double sum = 0;
  for (std::size_t i = 0; i < lambda_.size(); ++i) {
    const double distance = std::abs(x[i] - z[i]) / lambda_[i];
    if (power_ == 2) {
      sum += distance * distance;
    } else {
      sum += power_ == 1 ? distance : std::pow(distance, power_);
    }
  }
  return gamma_ * std::exp(-0.5 * sum);
}

}  // namespace pmml::scoring
