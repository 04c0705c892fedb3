#include <cmath>
#include <limits>
#include <numbers>

#include "pmml/score/bayesian_network.h"
#include "pmml/score/fail.h"

namespace pmml::scoring {

namespace {

template <class Part>
ExprPtr compile_part(const Box<Part>& part, const Element& distribution, Scope& scope) {
  const std::string name(Part::element_name);
  if (!part)
    fail_invalid("E-ABSENT", distribution.where, "ContinuousDistribution", "no " + name,
                 "every parameter");
  return convert_to(compile_expression(part->expression, scope, DataType::double_),
                    DataType::double_, scope.compilation.program.pool, name);
}

double parameter(const ExprPtr& expr, Row& row) {
  if (!expr) return missing;
  const double value = expr->eval(row);
  if (!std::isfinite(value))
    throw InvalidRecord{"ContinuousDistribution", "a parameter without a finite value",
                        "values for the parents of the node"};
  return value;
}

void require(bool holds, const char* expected) {
  if (!holds) throw InvalidRecord{"ContinuousDistribution", "impossible parameters", expected};
}

constexpr double impossible = -std::numeric_limits<double>::infinity();

double log_normal_density(double x, double mean, double variance) {
  return -0.5 * (std::log(2 * std::numbers::pi * variance) + (x - mean) * (x - mean) / variance);
}

double log_triangular_density(double x, double lower, double upper, double peak) {
  if (x < lower || x > upper) return impossible;
  const double width = upper - lower;
  if (x < peak) return std::log(2 * (x - lower) / (width * (peak - lower)));
  if (x > peak) return std::log(2 * (upper - x) / (width * (upper - peak)));
  return std::log(2 / width);
}

}  // namespace

NodeDistribution::NodeDistribution(const ContinuousDistribution& distribution, Scope& scope) {
  const auto read = [&](const auto& boxed) {
    using T = std::decay_t<decltype(boxed)>;
    if constexpr (std::is_same_v<T, std::monostate>) {
      fail_invalid("E-ABSENT", distribution.where, "ContinuousDistribution", "nothing",
                   "a distribution");
    } else {
      using D = std::decay_t<decltype(*boxed)>;
      if constexpr (requires { boxed->mean; }) mean_ = compile_part(boxed->mean, *boxed, scope);
      if constexpr (requires { boxed->variance; })
        variance_ = compile_part(boxed->variance, *boxed, scope);
      if constexpr (requires { boxed->lower; }) lower_ = compile_part(boxed->lower, *boxed, scope);
      if constexpr (requires { boxed->upper; }) upper_ = compile_part(boxed->upper, *boxed, scope);
      kind_ = std::is_same_v<D, TriangularDistributionForBN>  ? Kind::triangular
              : std::is_same_v<D, NormalDistributionForBN>    ? Kind::normal
              : std::is_same_v<D, LognormalDistributionForBN> ? Kind::lognormal
                                                              : Kind::uniform;
    }
  };
  std::visit(read, distribution.distribution);
}

NodeDistribution::Parameters NodeDistribution::parameters(Row& row) const {
  const Parameters p{parameter(mean_, row), parameter(variance_, row), parameter(lower_, row),
                     parameter(upper_, row)};
  if (variance_) require(p.variance >= 0, "a variance of 0 or more");
  if (lower_) require(p.lower < p.upper, "Lower below Upper");
  if (kind_ == Kind::triangular) {
    const double peak = 3 * p.mean - p.lower - p.upper;
    require(peak >= p.lower && peak <= p.upper, "a mean that such a triangle can have");
  }
  return p;
}

NodeDistribution::Moments NodeDistribution::moments(Row& row) const {
  const Parameters p = parameters(row);
  switch (kind_) {
    case Kind::normal:
      return {p.mean, p.variance};
    case Kind::lognormal:
      return lognormal_moments(p.mean, p.variance);
    case Kind::uniform:
      return {(p.lower + p.upper) / 2, (p.upper - p.lower) * (p.upper - p.lower) / 12};
    default:
      break;
  }
  const double peak = 3 * p.mean - p.lower - p.upper;
  const double squares = p.lower * p.lower + p.upper * p.upper + peak * peak;
  const double products = p.lower * p.upper + p.lower * peak + p.upper * peak;
  return {p.mean, (squares - products) / 18};
}

NodeDistribution::Moments lognormal_moments(double mean, double variance) {
  const double exponential = std::exp(mean + variance / 2);
  return {exponential, std::expm1(variance) * exponential * exponential};
}

double NodeDistribution::log_density(double x, Row& row) const {
  const Parameters p = parameters(row);
  if (variance_) require(p.variance > 0, "a variance above 0");
  switch (kind_) {
    case Kind::normal:
      return log_normal_density(x, p.mean, p.variance);
    case Kind::lognormal:
      return x > 0 ? log_normal_density(std::log(x), p.mean, p.variance) - std::log(x) : impossible;
    case Kind::uniform:
      return x < p.lower || x > p.upper ? impossible : -std::log(p.upper - p.lower);
    default:
      return log_triangular_density(x, p.lower, p.upper, 3 * p.mean - p.lower - p.upper);
  }
}

}  // namespace pmml::scoring
