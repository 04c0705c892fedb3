#include "pmml/model/nearest_neighbor.h"

#include "pmml/describe/description.h"
#include "pmml/model/comparison.h"
#include "pmml/model/explanation.h"
#include "pmml/model/expression.h"
#include "pmml/model/instances.h"
#include "pmml/model/mining_schema.h"
#include "pmml/model/output.h"
#include "pmml/model/stats.h"
#include "pmml/model/targets.h"
#include "pmml/model/verification.h"

namespace pmml {

void NearestNeighborModel::describe(Description<NearestNeighborModel>& d) {
  d.element("Predicts from the stored training records that are most similar to the new one",
            Version::v4_1);
  d.attribute("modelName", &NearestNeighborModel::modelName,
              "Name of the model, unique in the document if several models are present");
  d.attribute("functionName", &NearestNeighborModel::functionName,
              "Kind of result, for instance classification of categories or regression of numbers")
      .required();
  d.attribute("algorithmName", &NearestNeighborModel::algorithmName,
              "Name of the training algorithm, for information only");
  d.attribute("numberOfNeighbors", &NearestNeighborModel::numberOfNeighbors,
              "Number of most similar records that decide the result")
      .required()
      .facet(Facet::nonNegative);
  d.attribute("continuousScoringMethod", &NearestNeighborModel::continuousScoringMethod,
              "How the target numbers of the neighbours are combined");
  d.attribute("categoricalScoringMethod", &NearestNeighborModel::categoricalScoringMethod,
              "How the target categories of the neighbours are combined");
  d.attribute("instanceIdVariable", &NearestNeighborModel::instanceIdVariable,
              "Field that holds the identifier of each stored record")
      .names(Names::field);
  d.attribute("threshold", &NearestNeighborModel::threshold,
              "Small number added to distances so that their inverse can serve as weight");
  d.attribute("isScorable", &NearestNeighborModel::isScorable,
              "False when the model is documentation only and must not be scored");
  d.extensions();
  d.child(&NearestNeighborModel::miningSchema, one);
  d.child(&NearestNeighborModel::output, zero_or_one);
  d.child(&NearestNeighborModel::modelStats, zero_or_one);
  d.child(&NearestNeighborModel::modelExplanation, zero_or_one);
  d.child(&NearestNeighborModel::targets, zero_or_one);
  d.child(&NearestNeighborModel::localTransformations, zero_or_one);
  d.child(&NearestNeighborModel::trainingInstances, one);
  d.child(&NearestNeighborModel::comparisonMeasure, one);
  d.child(&NearestNeighborModel::knnInputs, one);
  d.child(&NearestNeighborModel::modelVerification, zero_or_one);
  d.extensions();
}

void KNNInputs::describe(Description<KNNInputs>& d) {
  d.element("Lists the fields by which records are compared", Version::v4_1);
  d.extensions();
  d.child(&KNNInputs::knnInputs, at_least_one);
}

void KNNInput::describe(Description<KNNInput>& d) {
  d.element("Says how one field takes part in the comparison with the stored records",
            Version::v4_1);
  d.attribute("field", &KNNInput::field, "Field that is compared").required().names(Names::field);
  d.attribute("fieldWeight", &KNNInput::fieldWeight, "Weight of the field in the comparison");
  d.attribute("compareFunction", &KNNInput::compareFunction,
              "How values of this field are compared, overriding the common choice");
  d.extensions();
}

template class Box<NearestNeighborModel>;
template const ElementDescription& description_of<NearestNeighborModel>();
template class Box<KNNInputs>;
template const ElementDescription& description_of<KNNInputs>();
template class Box<KNNInput>;
template const ElementDescription& description_of<KNNInput>();

}  // namespace pmml
