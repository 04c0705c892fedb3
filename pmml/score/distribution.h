// The distributions that a value is tested against (checklist section 25).
#pragma once

#include "pmml/score/model_scorer.h"

namespace pmml::scoring {

/// A continuous distribution, its parameters checked.
class TestDistribution {
 public:
  /// E-ABSENT when there is none, E-VALUE for parameters that make no distribution.
  TestDistribution(const ContinuousDistributionType& distribution, const ModelContext& context,
                   Position where);

  /// False for AnyDistribution, of which only mean and variance are known.
  bool has_density() const { return kind_ != Kind::any; }
  /// Logarithm of the density at x, -inf where there is none.
  double log_density(double x) const;
  /// How many standard deviations x lies above the mean of a normal distribution that has as much
  /// below it.
  double z_value(double x) const;
  /// Its parameters.
  void explain(Tracer& tracer) const;

 private:
  enum class Kind : std::uint8_t { any, gaussian, poisson, uniform };
  void set(Kind kind, double first, double second) {
    kind_ = kind;
    first_ = first;
    second_ = second;
  }

  Kind kind_ = Kind::any;
  double first_ = 0;   ///< mean or lower bound
  double second_ = 0;  ///< variance or upper bound
};

}  // namespace pmml::scoring
