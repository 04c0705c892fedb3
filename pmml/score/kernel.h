// Covariance functions of Gaussian processes.
#pragma once

#include <vector>

#include "pmml/score/model_scorer.h"

namespace pmml::scoring {

/// gamma exp(-1/2 sum (|x - z| / lambda)^power), which is every kernel of the standard.
class ExponentialKernel {
 public:
  /// Takes the model's kernel for points of `size` numbers; throws InvalidDocument when it does not
  /// fit them.
  ExponentialKernel(const GaussianProcessModel& model, std::size_t size);

  double operator()(const double* x, const double* z) const;
  /// The covariance of a point with itself.
  double variance() const { return gamma_; }
  double noise() const { return noise_; }

 private:
  template <class Kernel>
  void take(const Kernel& kernel, std::size_t size);
  void check(const Element& kernel, const char* name) const;

  double gamma_ = 1;
  double noise_ = 1;
  double power_ = 2;
  std::vector<double> lambda_;
};

}  // namespace pmml::scoring
