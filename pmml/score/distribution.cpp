#include "pmml/score/distribution.h"

#include <cmath>
#include <limits>
#include <numbers>

#include "pmml/score/gamma.h"
#include "pmml/score/log_factorial.h"
#include "pmml/score/normal.h"

namespace pmml::scoring {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double z_limit = 10;
constexpr double p_limit = 1e-16;

/// The quantile of the share below, given with the share above, within ±10.
double quantile(double below, double above) {
  if (is_missing(below) || is_missing(above)) return missing;
  if (below <= p_limit) return -z_limit;
  if (above <= p_limit) return z_limit;
  return below < above ? normal_quantile(below) : -normal_quantile(above);
}

[[noreturn]] void refuse(const Element& element, std::string_view name, std::string expected) {
  fail_invalid("E-VALUE", element.where, std::string(name), "parameters of no distribution",
               std::move(expected));
}

}  // namespace

TestDistribution::TestDistribution(const ContinuousDistributionType& distribution,
                                   const ModelContext& context, Position where) {
  std::visit(
      [&]<class T>(const T& boxed) {
        if constexpr (std::is_same_v<T, std::monostate>) {
          fail_invalid("E-ABSENT", where, std::string(context.parts.element),
                       "no continuous distribution", "Gaussian, Poisson, Uniform or Any");
        } else {
          const auto& d = *boxed;
          constexpr std::string_view name = std::decay_t<decltype(d)>::element_name;
          if constexpr (requires { d.lower; }) {
            if (!(d.lower < d.upper) || std::isinf(d.upper - d.lower))
              refuse(d, name, "lower < upper");
            set(Kind::uniform, d.lower, d.upper);
          } else if constexpr (requires { d.variance; }) {
            if (!(d.variance > 0) || std::isinf(d.variance) || !std::isfinite(d.mean))
              refuse(d, name, "a positive variance");
            set(name == "AnyDistribution" ? Kind::any : Kind::gaussian, d.mean, d.variance);
          } else {
            if (!(d.mean > 0) || std::isinf(d.mean)) refuse(d, name, "a positive mean");
            set(Kind::poisson, d.mean, d.mean);
          }
        }
      },
      distribution);
}

double TestDistribution::log_density(double x) const {
  if (kind_ == Kind::uniform)
    return x < first_ || x > second_ ? -infinity : -std::log(second_ - first_);
  if (kind_ == Kind::poisson) {
    if (x < 0 || x != std::floor(x)) return -infinity;
    return x * std::log(first_) - first_ - log_factorial(x);
  }
  const double distance = x - first_;
  return -distance * distance / (2 * second_) - 0.5 * std::log(2 * std::numbers::pi * second_);
}

double TestDistribution::z_value(double x) const {
  if (kind_ == Kind::poisson) {
    if (x < 0) return -z_limit;
    const double a = std::floor(x) + 1;
    return quantile(upper_gamma(a, first_), lower_gamma(a, first_));
  }
  if (kind_ == Kind::uniform) {
    const double width = second_ - first_;
    return quantile((x - first_) / width, (second_ - x) / width);
  }
  return (x - first_) / std::sqrt(second_);
}

void TestDistribution::explain(Tracer& tracer) const {
  tracer.add(kind_ == Kind::uniform ? "lower" : "mean", {}, first_);
  if (kind_ != Kind::poisson)
    tracer.add(kind_ == Kind::uniform ? "upper" : "variance", {}, second_);
}

}  // namespace pmml::scoring
