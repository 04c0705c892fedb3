#include "pmml/model/gaussian_process.h"

#include "pmml/describe/description.h"
#include "pmml/model/array.h"
#include "pmml/model/explanation.h"
#include "pmml/model/expression.h"
#include "pmml/model/instances.h"
#include "pmml/model/mining_schema.h"
#include "pmml/model/output.h"
#include "pmml/model/stats.h"
#include "pmml/model/targets.h"
#include "pmml/model/verification.h"

namespace pmml {

void GaussianProcessModel::describe(Description<GaussianProcessModel>& d) {
  d.element("Predicts a number and its uncertainty from the similarity to stored training records",
            Version::v4_3);
  d.attribute("modelName", &GaussianProcessModel::modelName,
              "Name of the model, unique in the document if several models are present");
  d.attribute("functionName", &GaussianProcessModel::functionName,
              "Kind of result, for instance classification of categories or regression of numbers")
      .required();
  d.attribute("algorithmName", &GaussianProcessModel::algorithmName,
              "Name of the training algorithm, for information only");
  d.attribute("optimizer", &GaussianProcessModel::optimizer,
              "Optimisation method used in training, for information only");
  d.attribute("isScorable", &GaussianProcessModel::isScorable,
              "False when the model is documentation only and must not be scored");
  d.extensions();
  d.child(&GaussianProcessModel::miningSchema, one);
  d.child(&GaussianProcessModel::output, zero_or_one);
  d.child(&GaussianProcessModel::modelStats, zero_or_one);
  d.child(&GaussianProcessModel::modelExplanation, zero_or_one);
  d.child(&GaussianProcessModel::targets, zero_or_one);
  d.child(&GaussianProcessModel::localTransformations, zero_or_one);
  d.child(&GaussianProcessModel::kernel, one, "kernel");
  d.child(&GaussianProcessModel::trainingInstances, one);
  d.child(&GaussianProcessModel::modelVerification, zero_or_one);
  d.extensions();
}

void RadialBasisKernel::describe(Description<RadialBasisKernel>& d) {
  d.element("Compares records by squared distance with one length scale common to all inputs",
            Version::v4_3);
  d.attribute("description", &RadialBasisKernel::description, "Description of the kernel");
  d.attribute("gamma", &RadialBasisKernel::gamma, "Factor by which the kernel is multiplied");
  d.attribute("noiseVariance", &RadialBasisKernel::noiseVariance,
              "Variance of the noise in the training targets");
  d.attribute("lambda", &RadialBasisKernel::lambda, "Length scale common to all inputs");
  d.extensions();
}

void ARDSquaredExponentialKernel::describe(Description<ARDSquaredExponentialKernel>& d) {
  d.element("Compares records by squared distance with a separate length scale for each input",
            Version::v4_3);
  d.attribute("description", &ARDSquaredExponentialKernel::description,
              "Description of the kernel");
  d.attribute("gamma", &ARDSquaredExponentialKernel::gamma,
              "Factor by which the kernel is multiplied");
  d.attribute("noiseVariance", &ARDSquaredExponentialKernel::noiseVariance,
              "Variance of the noise in the training targets");
  d.extensions();
  d.child(&ARDSquaredExponentialKernel::lambdas, any_number);
}

void AbsoluteExponentialKernel::describe(Description<AbsoluteExponentialKernel>& d) {
  d.element("Compares records by absolute distance with a separate length scale for each input",
            Version::v4_3);
  d.attribute("description", &AbsoluteExponentialKernel::description, "Description of the kernel");
  d.attribute("gamma", &AbsoluteExponentialKernel::gamma,
              "Factor by which the kernel is multiplied");
  d.attribute("noiseVariance", &AbsoluteExponentialKernel::noiseVariance,
              "Variance of the noise in the training targets");
  d.extensions();
  d.child(&AbsoluteExponentialKernel::lambdas, any_number);
}

void GeneralizedExponentialKernel::describe(Description<GeneralizedExponentialKernel>& d) {
  d.element("Compares records by distance raised to a chosen power, with length scales per input",
            Version::v4_3);
  d.attribute("description", &GeneralizedExponentialKernel::description,
              "Description of the kernel");
  d.attribute("gamma", &GeneralizedExponentialKernel::gamma,
              "Factor by which the kernel is multiplied");
  d.attribute("noiseVariance", &GeneralizedExponentialKernel::noiseVariance,
              "Variance of the noise in the training targets");
  d.attribute("degree", &GeneralizedExponentialKernel::degree,
              "Power to which the scaled differences are raised");
  d.extensions();
  d.child(&GeneralizedExponentialKernel::lambdas, any_number);
}

void Lambda::describe(Description<Lambda>& d) {
  d.element("Lists the length scales of the inputs of a kernel", Version::v4_3);
  d.extensions();
  d.child(&Lambda::array, one);
}

template class Box<GaussianProcessModel>;
template const ElementDescription& description_of<GaussianProcessModel>();
template class Box<RadialBasisKernel>;
template const ElementDescription& description_of<RadialBasisKernel>();
template class Box<ARDSquaredExponentialKernel>;
template const ElementDescription& description_of<ARDSquaredExponentialKernel>();
template class Box<AbsoluteExponentialKernel>;
template const ElementDescription& description_of<AbsoluteExponentialKernel>();
template class Box<GeneralizedExponentialKernel>;
template const ElementDescription& description_of<GeneralizedExponentialKernel>();
template class Box<Lambda>;
template const ElementDescription& description_of<Lambda>();

}  // namespace pmml
