#include "pmml/model/clustering.h"

#include "pmml/describe/description.h"
#include "pmml/model/array.h"
#include "pmml/model/comparison.h"
#include "pmml/model/explanation.h"
#include "pmml/model/expression.h"
#include "pmml/model/mining_schema.h"
#include "pmml/model/output.h"
#include "pmml/model/stats.h"
#include "pmml/model/verification.h"

namespace pmml {

void ClusteringModel::describe(Description<ClusteringModel>& d) {
  d.element("Assigns a record to the cluster it resembles most", Version::v1_1);
  d.attribute("modelName", &ClusteringModel::modelName,
              "Name of the model, unique in the document if several models are present");
  d.attribute("functionName", &ClusteringModel::functionName,
              "Kind of result, for instance classification of categories or regression of numbers")
      .required()
      .since(Version::v2_0);
  d.attribute("algorithmName", &ClusteringModel::algorithmName,
              "Name of the training algorithm, for information only")
      .since(Version::v2_0);
  d.attribute("modelClass", &ClusteringModel::modelClass,
              "Whether clusters are described by centres or by distributions")
      .required();
  d.attribute("numberOfClusters", &ClusteringModel::numberOfClusters,
              "Number of clusters, only a check")
      .required()
      .facet(Facet::nonNegative);
  d.attribute("isScorable", &ClusteringModel::isScorable,
              "False when the model is documentation only and must not be scored")
      .since(Version::v4_1);
  d.extensions();
  d.child(&ClusteringModel::miningSchema, one);
  d.child(&ClusteringModel::output, zero_or_one);
  d.child(&ClusteringModel::modelStats, zero_or_one);
  d.child(&ClusteringModel::modelExplanation, zero_or_one);
  d.child(&ClusteringModel::localTransformations, zero_or_one);
  d.child(&ClusteringModel::comparisonMeasure, one);
  d.child(&ClusteringModel::clusteringFields, at_least_one);
  d.child(&ClusteringModel::missingValueWeights, zero_or_one);
  d.child(&ClusteringModel::clusters, at_least_one);
  d.child(&ClusteringModel::modelVerification, zero_or_one);
  d.extensions();
}

void MissingValueWeights::describe(Description<MissingValueWeights>& d) {
  d.element("Lists the weights by which distances are scaled up when some fields are missing",
            Version::v3_0);
  d.extensions();
  d.child(&MissingValueWeights::array, one);
}

void Cluster::describe(Description<Cluster>& d) {
  d.element("Describes one cluster by the coordinates of its centre or by statistics",
            Version::v1_1);
  d.attribute("id", &Cluster::id, "Identifier of the cluster, its position if absent")
      .since(Version::v4_1);
  d.attribute("name", &Cluster::name, "Name of the cluster shown to people");
  d.attribute("size", &Cluster::size, "Number of training records in the cluster")
      .since(Version::v2_1)
      .facet(Facet::nonNegative);
  d.extensions();
  d.child(&Cluster::kohonenMap, zero_or_one);
  d.child(&Cluster::array, zero_or_one);
  d.child(&Cluster::partition, zero_or_one);
  d.child(&Cluster::covariances, zero_or_one);
}

void KohonenMap::describe(Description<KohonenMap>& d) {
  d.element("Gives the position of a cluster on a self-organising map", Version::v2_1);
  d.attribute("coord1", &KohonenMap::coord1, "First coordinate on the map");
  d.attribute("coord2", &KohonenMap::coord2, "Second coordinate on the map");
  d.attribute("coord3", &KohonenMap::coord3, "Third coordinate on the map");
  d.extensions();
}

void Covariances::describe(Description<Covariances>& d) {
  d.element("Holds the covariances of the fields within a cluster", Version::v1_1);
  d.extensions();
  d.child(&Covariances::matrix, one);
}

void ClusteringField::describe(Description<ClusteringField>& d) {
  d.element("Says how one field takes part in the comparison of a record with the clusters",
            Version::v1_1);
  d.attribute("field", &ClusteringField::field, "Field that is compared")
      .required()
      .names(Names::field);
  d.attribute("isCenterField", &ClusteringField::isCenterField,
              "Whether cluster centres have a coordinate for the field")
      .since(Version::v3_2);
  d.attribute("fieldWeight", &ClusteringField::fieldWeight,
              "Weight of the field in the comparison");
  d.attribute("similarityScale", &ClusteringField::similarityScale,
              "Difference at which the similarity falls to one half");
  d.attribute("compareFunction", &ClusteringField::compareFunction,
              "How values of this field are compared, overriding the common choice");
  d.extensions();
  d.child(&ClusteringField::comparisons, zero_or_one);
}

void Comparisons::describe(Description<Comparisons>& d) {
  d.element("Holds the table of similarities between the categories of a field", Version::v1_1);
  d.extensions();
  d.child(&Comparisons::matrix, one);
}

template class Box<ClusteringModel>;
template const ElementDescription& description_of<ClusteringModel>();
template class Box<MissingValueWeights>;
template const ElementDescription& description_of<MissingValueWeights>();
template class Box<Cluster>;
template const ElementDescription& description_of<Cluster>();
template class Box<KohonenMap>;
template const ElementDescription& description_of<KohonenMap>();
template class Box<Covariances>;
template const ElementDescription& description_of<Covariances>();
template class Box<ClusteringField>;
template const ElementDescription& description_of<ClusteringField>();
template class Box<Comparisons>;
template const ElementDescription& description_of<Comparisons>();

}  // namespace pmml
