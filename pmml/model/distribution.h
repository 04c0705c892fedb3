// Univariate distributions.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "pmml/model/fwd.h"

namespace pmml {

/// Describes a distribution of unknown shape by its mean and variance.
struct AnyDistribution : Element {
  static constexpr std::string_view element_name = "AnyDistribution";

  double mean = 0;
  double variance = 0;

  static void describe(Description<AnyDistribution>& d);
};

/// Describes a normal distribution by its mean and variance.
struct GaussianDistribution : Element {
  static constexpr std::string_view element_name = "GaussianDistribution";

  double mean = 0;
  double variance = 0;

  static void describe(Description<GaussianDistribution>& d);
};

/// Describes a Poisson distribution by its mean.
struct PoissonDistribution : Element {
  static constexpr std::string_view element_name = "PoissonDistribution";

  double mean = 0;

  static void describe(Description<PoissonDistribution>& d);
};

/// Describes a distribution that is constant between two bounds.
struct UniformDistribution : Element {
  static constexpr std::string_view element_name = "UniformDistribution";

  double lower = 0;
  double upper = 0;

  static void describe(Description<UniformDistribution>& d);
};

}  // namespace pmml
