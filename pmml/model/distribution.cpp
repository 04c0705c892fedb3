#include "pmml/model/distribution.h"

#include "pmml/describe/description.h"

namespace pmml {

void AnyDistribution::describe(Description<AnyDistribution>& d) {
  d.element("Describes a distribution of unknown shape by its mean and variance", Version::v4_1);
  d.attribute("mean", &AnyDistribution::mean, "Mean of the distribution").required();
  d.attribute("variance", &AnyDistribution::variance, "Variance of the distribution").required();
  d.extensions();
}

void GaussianDistribution::describe(Description<GaussianDistribution>& d) {
  d.element("Describes a normal distribution by its mean and variance", Version::v4_1);
  d.attribute("mean", &GaussianDistribution::mean, "Mean of the distribution").required();
  d.attribute("variance", &GaussianDistribution::variance, "Variance of the distribution")
      .required();
  d.extensions();
}

void PoissonDistribution::describe(Description<PoissonDistribution>& d) {
  d.element("Describes a Poisson distribution by its mean", Version::v4_1);
  d.attribute("mean", &PoissonDistribution::mean, "Mean of the distribution").required();
  d.extensions();
}

void UniformDistribution::describe(Description<UniformDistribution>& d) {
  d.element("Describes a distribution that is constant between two bounds", Version::v4_1);
  d.attribute("lower", &UniformDistribution::lower, "Lower bound of the distribution").required();
  d.attribute("upper", &UniformDistribution::upper, "Upper bound of the distribution").required();
  d.extensions();
}

template class Box<AnyDistribution>;
template const ElementDescription& description_of<AnyDistribution>();
template class Box<GaussianDistribution>;
template const ElementDescription& description_of<GaussianDistribution>();
template class Box<PoissonDistribution>;
template const ElementDescription& description_of<PoissonDistribution>();
template class Box<UniformDistribution>;
template const ElementDescription& description_of<UniformDistribution>();

}  // namespace pmml
