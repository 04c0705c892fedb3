#include "pmml/model/support_vector_machine.h"

#include "pmml/describe/description.h"
#include "pmml/model/array.h"
#include "pmml/model/explanation.h"
#include "pmml/model/expression.h"
#include "pmml/model/mining_schema.h"
#include "pmml/model/output.h"
#include "pmml/model/regression.h"
#include "pmml/model/stats.h"
#include "pmml/model/targets.h"
#include "pmml/model/verification.h"

namespace pmml {

void SupportVectorMachineModel::describe(Description<SupportVectorMachineModel>& d) {
  d.element(
      "Predicts with one or more support vector machines, which vote when there are several "
      "categories",
      Version::v3_0);
  d.attribute("modelName", &SupportVectorMachineModel::modelName,
              "Name of the model, unique in the document if several models are present");
  d.attribute("functionName", &SupportVectorMachineModel::functionName,
              "Kind of result, for instance classification of categories or regression of numbers")
      .required();
  d.attribute("algorithmName", &SupportVectorMachineModel::algorithmName,
              "Name of the training algorithm, for information only");
  d.attribute("threshold", &SupportVectorMachineModel::threshold,
              "Limit between the two categories where a machine states none")
      .since(Version::v4_0);
  d.attribute("svmRepresentation", &SupportVectorMachineModel::svmRepresentation,
              "Whether machines use support vectors or plain linear coefficients");
  d.attribute("classificationMethod", &SupportVectorMachineModel::classificationMethod,
              "Whether machines compare each category with all others or in pairs")
      .since(Version::v4_0);
  d.attribute("maxWins", &SupportVectorMachineModel::maxWins,
              "Whether a high machine result speaks for the target category instead of a low one")
      .since(Version::v4_3);
  d.attribute("isScorable", &SupportVectorMachineModel::isScorable,
              "False when the model is documentation only and must not be scored")
      .since(Version::v4_1);
  d.extensions();
  d.child(&SupportVectorMachineModel::miningSchema, one);
  d.child(&SupportVectorMachineModel::output, zero_or_one);
  d.child(&SupportVectorMachineModel::modelStats, zero_or_one);
  d.child(&SupportVectorMachineModel::modelExplanation, zero_or_one);
  d.child(&SupportVectorMachineModel::targets, zero_or_one);
  d.child(&SupportVectorMachineModel::localTransformations, zero_or_one);
  d.child(&SupportVectorMachineModel::kernel, one, "kernel");
  d.child(&SupportVectorMachineModel::vectorDictionary, one);
  d.child(&SupportVectorMachineModel::supportVectorMachines, at_least_one);
  d.child(&SupportVectorMachineModel::modelVerification, zero_or_one);
  d.extensions();
}

void LinearKernelType::describe(Description<LinearKernelType>& d) {
  d.element("Compares vectors by their scalar product", Version::v3_0);
  d.attribute("description", &LinearKernelType::description, "Description of the kernel");
  d.extensions();
}

void PolynomialKernelType::describe(Description<PolynomialKernelType>& d) {
  d.element("Compares vectors by a power of their scaled and shifted scalar product",
            Version::v3_0);
  d.attribute("description", &PolynomialKernelType::description, "Description of the kernel");
  d.attribute("gamma", &PolynomialKernelType::gamma,
              "Factor by which the scalar product is multiplied");
  d.attribute("coef0", &PolynomialKernelType::coef0, "Number added to the scaled scalar product");
  d.attribute("degree", &PolynomialKernelType::degree, "Power to which the sum is raised");
  d.extensions();
}

void RadialBasisKernelType::describe(Description<RadialBasisKernelType>& d) {
  d.element("Compares vectors by a bell curve of their distance", Version::v3_0);
  d.attribute("description", &RadialBasisKernelType::description, "Description of the kernel");
  d.attribute("gamma", &RadialBasisKernelType::gamma,
              "Factor that sets how fast similarity falls with squared distance");
  d.extensions();
}

void SigmoidKernelType::describe(Description<SigmoidKernelType>& d) {
  d.element("Compares vectors by the hyperbolic tangent of their scaled and shifted scalar product",
            Version::v3_0);
  d.attribute("description", &SigmoidKernelType::description, "Description of the kernel");
  d.attribute("gamma", &SigmoidKernelType::gamma,
              "Factor by which the scalar product is multiplied");
  d.attribute("coef0", &SigmoidKernelType::coef0, "Number added to the scaled scalar product");
  d.extensions();
}

void VectorDictionary::describe(Description<VectorDictionary>& d) {
  d.element("Holds the support vectors and the fields they are made of", Version::v3_0);
  d.attribute("numberOfVectors", &VectorDictionary::numberOfVectors,
              "Number of vectors, only a check")
      .facet(Facet::nonNegative);
  d.extensions();
  d.child(&VectorDictionary::vectorFields, one);
  d.child(&VectorDictionary::vectorInstances, any_number);
}

void VectorFields::describe(Description<VectorFields>& d) {
  d.element("Lists the fields that form the components of every vector, in order", Version::v3_1);
  d.attribute("numberOfFields", &VectorFields::numberOfFields,
              "Number of vector components, only a check")
      .facet(Facet::nonNegative);
  d.extensions();
  d.child(&VectorFields::fields, at_least_one, "fields");
}

void VectorInstance::describe(Description<VectorInstance>& d) {
  d.element("Holds the components of one vector", Version::v3_0);
  d.attribute("id", &VectorInstance::id, "Identifier by which machines refer to the vector")
      .required();
  d.extensions();
  d.child(&VectorInstance::array, one, "array");
}

void SupportVectorMachine::describe(Description<SupportVectorMachine>& d) {
  d.element("Holds one machine, which gives a number or decides for or against a category",
            Version::v3_0);
  d.attribute("targetCategory", &SupportVectorMachine::targetCategory,
              "Category the machine decides for")
      .since(Version::v3_1);
  d.attribute("alternateTargetCategory", &SupportVectorMachine::alternateTargetCategory,
              "Category chosen when the machine decides against its target category")
      .since(Version::v4_0);
  d.attribute("threshold", &SupportVectorMachine::threshold,
              "Limit between the two categories, that of the model if absent")
      .since(Version::v4_0);
  d.extensions();
  d.child(&SupportVectorMachine::supportVectors, zero_or_one);
  d.child(&SupportVectorMachine::coefficients, one);
}

void SupportVectors::describe(Description<SupportVectors>& d) {
  d.element("Lists the vectors one machine uses", Version::v3_0);
  d.attribute("numberOfSupportVectors", &SupportVectors::numberOfSupportVectors,
              "Number of support vectors, only a check")
      .facet(Facet::nonNegative);
  d.attribute("numberOfAttributes", &SupportVectors::numberOfAttributes,
              "Number of components of each vector, only a check")
      .facet(Facet::nonNegative);
  d.extensions();
  d.child(&SupportVectors::supportVectors, at_least_one);
}

void SupportVector::describe(Description<SupportVector>& d) {
  d.element("Refers to one vector of the dictionary", Version::v3_0);
  d.attribute("vectorId", &SupportVector::vectorId, "Identifier of the vector").required();
  d.extensions();
}

void Coefficients::describe(Description<Coefficients>& d) {
  d.element("Holds the weights and the constant term of one machine", Version::v3_0);
  d.attribute("numberOfCoefficients", &Coefficients::numberOfCoefficients,
              "Number of coefficients, only a check")
      .facet(Facet::nonNegative);
  d.attribute("absoluteValue", &Coefficients::absoluteValue, "Constant added to the weighted sum");
  d.extensions();
  d.child(&Coefficients::coefficients, at_least_one);
}

void Coefficient::describe(Description<Coefficient>& d) {
  d.element("Gives the weight of one support vector, or of one component in a linear machine",
            Version::v3_0);
  d.attribute("value", &Coefficient::value, "The weight itself");
  d.extensions();
}

template class Box<SupportVectorMachineModel>;
template const ElementDescription& description_of<SupportVectorMachineModel>();
template class Box<LinearKernelType>;
template const ElementDescription& description_of<LinearKernelType>();
template class Box<PolynomialKernelType>;
template const ElementDescription& description_of<PolynomialKernelType>();
template class Box<RadialBasisKernelType>;
template const ElementDescription& description_of<RadialBasisKernelType>();
template class Box<SigmoidKernelType>;
template const ElementDescription& description_of<SigmoidKernelType>();
template class Box<VectorDictionary>;
template const ElementDescription& description_of<VectorDictionary>();
template class Box<VectorFields>;
template const ElementDescription& description_of<VectorFields>();
template class Box<VectorInstance>;
template const ElementDescription& description_of<VectorInstance>();
template class Box<SupportVectorMachine>;
template const ElementDescription& description_of<SupportVectorMachine>();
template class Box<SupportVectors>;
template const ElementDescription& description_of<SupportVectors>();
template class Box<SupportVector>;
template const ElementDescription& description_of<SupportVector>();
template class Box<Coefficients>;
template const ElementDescription& description_of<Coefficients>();
template class Box<Coefficient>;
template const ElementDescription& description_of<Coefficient>();

}  // namespace pmml
