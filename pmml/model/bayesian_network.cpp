#include "pmml/model/bayesian_network.h"

#include "pmml/describe/description.h"
#include "pmml/model/explanation.h"
#include "pmml/model/expression.h"
#include "pmml/model/mining_schema.h"
#include "pmml/model/output.h"
#include "pmml/model/stats.h"
#include "pmml/model/targets.h"
#include "pmml/model/verification.h"

namespace pmml {

void BayesianNetworkModel::describe(Description<BayesianNetworkModel>& d) {
  d.element("Predicts from a network of fields linked by conditional probabilities", Version::v4_3);
  d.attribute("modelName", &BayesianNetworkModel::modelName,
              "Name of the model, unique in the document if several models are present");
  d.attribute("functionName", &BayesianNetworkModel::functionName,
              "Kind of result, for instance classification of categories or regression of numbers")
      .required();
  d.attribute("algorithmName", &BayesianNetworkModel::algorithmName,
              "Name of the training algorithm, for information only");
  d.attribute("modelType", &BayesianNetworkModel::modelType,
              "Structure of the network, for information only")
      .since(Version::v4_4);
  d.attribute("inferenceMethod", &BayesianNetworkModel::inferenceMethod,
              "Inference method the producer used, for information only")
      .since(Version::v4_4);
  d.attribute("isScorable", &BayesianNetworkModel::isScorable,
              "False when the model is documentation only and must not be scored");
  d.extensions();
  d.child(&BayesianNetworkModel::miningSchema, one);
  d.child(&BayesianNetworkModel::output, zero_or_one);
  d.child(&BayesianNetworkModel::modelStats, zero_or_one);
  d.child(&BayesianNetworkModel::modelExplanation, zero_or_one);
  d.child(&BayesianNetworkModel::targets, zero_or_one);
  d.child(&BayesianNetworkModel::localTransformations, zero_or_one);
  d.child(&BayesianNetworkModel::bayesianNetworkNodes, one);
  d.child(&BayesianNetworkModel::modelVerification, zero_or_one);
  d.extensions();
}

void BayesianNetworkNodes::describe(Description<BayesianNetworkNodes>& d) {
  d.element("Lists the nodes of a Bayesian network", Version::v4_3);
  d.extensions();
  d.child(&BayesianNetworkNodes::nodes, at_least_one, "nodes");
}

void DiscreteNode::describe(Description<DiscreteNode>& d) {
  d.element(
      "Describes a categorical field of the network and how its probabilities depend on its "
      "parents",
      Version::v4_3);
  d.attribute("name", &DiscreteNode::name, "Field the node stands for")
      .required()
      .names(Names::field);
  d.attribute("count", &DiscreteNode::count, "Number of training records for the node");
  d.extensions();
  d.child(&DiscreteNode::derivedFields, any_number);
  d.child(&DiscreteNode::probabilities, at_least_one, "probabilities");
}

void ContinuousNode::describe(Description<ContinuousNode>& d) {
  d.element(
      "Describes a numeric field of the network and how its distribution depends on its parents",
      Version::v4_3);
  d.attribute("name", &ContinuousNode::name, "Field the node stands for")
      .required()
      .names(Names::field);
  d.attribute("count", &ContinuousNode::count, "Number of training records for the node");
  d.extensions();
  d.child(&ContinuousNode::derivedFields, any_number);
  d.child(&ContinuousNode::distributions, at_least_one, "distributions");
}

void DiscreteConditionalProbability::describe(Description<DiscreteConditionalProbability>& d) {
  d.element("Gives the category probabilities that hold for one combination of parent values",
            Version::v4_3);
  d.attribute("count", &DiscreteConditionalProbability::count,
              "Number of training records with these parent values");
  d.extensions();
  d.child(&DiscreteConditionalProbability::parentValues, at_least_one);
  d.child(&DiscreteConditionalProbability::valueProbabilities, at_least_one);
}

void ParentValue::describe(Description<ParentValue>& d) {
  d.element("States the value a parent node must have for the given probabilities to apply",
            Version::v4_3);
  d.attribute("parent", &ParentValue::parent, "Name of the parent node")
      .required()
      .names(Names::field);
  d.attribute("value", &ParentValue::value, "Value the parent must have").required();
  d.extensions();
}

void ValueProbability::describe(Description<ValueProbability>& d) {
  d.element("Gives the probability of one category of a node", Version::v4_3);
  d.attribute("value", &ValueProbability::value, "Category of the node").required();
  d.attribute("probability", &ValueProbability::probability, "Probability of the category")
      .required()
      .facet(Facet::probability);
  d.extensions();
}

void ContinuousConditionalProbability::describe(Description<ContinuousConditionalProbability>& d) {
  d.element("Gives the numeric distribution that holds for one combination of parent values",
            Version::v4_3);
  d.attribute("count", &ContinuousConditionalProbability::count,
              "Number of training records with these parent values");
  d.extensions();
  d.child(&ContinuousConditionalProbability::parentValues, any_number);
  d.child(&ContinuousConditionalProbability::continuousDistributions, at_least_one);
}

void ContinuousDistribution::describe(Description<ContinuousDistribution>& d) {
  d.element("Chooses the distribution of a numeric network node", Version::v4_3);
  d.extensions();
  d.child(&ContinuousDistribution::distribution, one, "distribution");
}

void TriangularDistributionForBN::describe(Description<TriangularDistributionForBN>& d) {
  d.element("Describes a triangular distribution by its mean and its two bounds", Version::v4_3);
  d.extensions();
  d.child(&TriangularDistributionForBN::mean, one);
  d.child(&TriangularDistributionForBN::lower, one);
  d.child(&TriangularDistributionForBN::upper, one);
}

void NormalDistributionForBN::describe(Description<NormalDistributionForBN>& d) {
  d.element("Describes a normal distribution by its mean and variance", Version::v4_3);
  d.extensions();
  d.child(&NormalDistributionForBN::mean, one);
  d.child(&NormalDistributionForBN::variance, one);
}

void LognormalDistributionForBN::describe(Description<LognormalDistributionForBN>& d) {
  d.element("Describes a lognormal distribution by its mean and variance", Version::v4_3);
  d.extensions();
  d.child(&LognormalDistributionForBN::mean, one);
  d.child(&LognormalDistributionForBN::variance, one);
}

void UniformDistributionForBN::describe(Description<UniformDistributionForBN>& d) {
  d.element("Describes a distribution that is constant between two computed bounds", Version::v4_3);
  d.extensions();
  d.child(&UniformDistributionForBN::lower, one);
  d.child(&UniformDistributionForBN::upper, one);
}

void Mean::describe(Description<Mean>& d) {
  d.element("Computes the mean of a distribution, possibly from the values of parent nodes",
            Version::v4_3);
  d.extensions();
  d.child(&Mean::expression, one, "EXPRESSION");
}

void Lower::describe(Description<Lower>& d) {
  d.element("Computes the lower bound of a distribution, possibly from the values of parent nodes",
            Version::v4_3);
  d.extensions();
  d.child(&Lower::expression, one, "EXPRESSION");
}

void Upper::describe(Description<Upper>& d) {
  d.element("Computes the upper bound of a distribution, possibly from the values of parent nodes",
            Version::v4_3);
  d.extensions();
  d.child(&Upper::expression, one, "EXPRESSION");
}

void Variance::describe(Description<Variance>& d) {
  d.element("Computes the variance of a distribution, possibly from the values of parent nodes",
            Version::v4_3);
  d.extensions();
  d.child(&Variance::expression, one, "EXPRESSION");
}

template class Box<BayesianNetworkModel>;
template const ElementDescription& description_of<BayesianNetworkModel>();
template class Box<BayesianNetworkNodes>;
template const ElementDescription& description_of<BayesianNetworkNodes>();
template class Box<DiscreteNode>;
template const ElementDescription& description_of<DiscreteNode>();
template class Box<ContinuousNode>;
template const ElementDescription& description_of<ContinuousNode>();
template class Box<DiscreteConditionalProbability>;
template const ElementDescription& description_of<DiscreteConditionalProbability>();
template class Box<ParentValue>;
template const ElementDescription& description_of<ParentValue>();
template class Box<ValueProbability>;
template const ElementDescription& description_of<ValueProbability>();
template class Box<ContinuousConditionalProbability>;
template const ElementDescription& description_of<ContinuousConditionalProbability>();
template class Box<ContinuousDistribution>;
template const ElementDescription& description_of<ContinuousDistribution>();
template class Box<TriangularDistributionForBN>;
template const ElementDescription& description_of<TriangularDistributionForBN>();
template class Box<NormalDistributionForBN>;
template const ElementDescription& description_of<NormalDistributionForBN>();
template class Box<LognormalDistributionForBN>;
template const ElementDescription& description_of<LognormalDistributionForBN>();
template class Box<UniformDistributionForBN>;
template const ElementDescription& description_of<UniformDistributionForBN>();
template class Box<Mean>;
template const ElementDescription& description_of<Mean>();
template class Box<Lower>;
template const ElementDescription& description_of<Lower>();
template class Box<Upper>;
template const ElementDescription& description_of<Upper>();
template class Box<Variance>;
template const ElementDescription& description_of<Variance>();

}  // namespace pmml
