#include "pmml/model/mining.h"

#include "pmml/describe/description.h"
#include "pmml/model/anomaly_detection.h"
#include "pmml/model/association.h"
#include "pmml/model/baseline.h"
#include "pmml/model/bayesian_network.h"
#include "pmml/model/clustering.h"
#include "pmml/model/explanation.h"
#include "pmml/model/expression.h"
#include "pmml/model/gaussian_process.h"
#include "pmml/model/general_regression.h"
#include "pmml/model/mining_schema.h"
#include "pmml/model/naive_bayes.h"
#include "pmml/model/nearest_neighbor.h"
#include "pmml/model/neural_network.h"
#include "pmml/model/output.h"
#include "pmml/model/predicate.h"
#include "pmml/model/regression.h"
#include "pmml/model/rule_set.h"
#include "pmml/model/scorecard.h"
#include "pmml/model/sequence.h"
#include "pmml/model/stats.h"
#include "pmml/model/support_vector_machine.h"
#include "pmml/model/targets.h"
#include "pmml/model/text.h"
#include "pmml/model/time_series.h"
#include "pmml/model/tree.h"
#include "pmml/model/verification.h"

namespace pmml {

void MiningModel::describe(Description<MiningModel>& d) {
  d.element("Combines several models into one result, as an ensemble, a selection or a chain",
            Version::v3_0);
  d.attribute("modelName", &MiningModel::modelName,
              "Name of the model, unique in the document if several models are present");
  d.attribute("functionName", &MiningModel::functionName,
              "Kind of result, for instance classification of categories or regression of numbers")
      .required();
  d.attribute("algorithmName", &MiningModel::algorithmName,
              "Name of the training algorithm, for information only");
  d.attribute("isScorable", &MiningModel::isScorable,
              "False when the model is documentation only and must not be scored")
      .since(Version::v4_1);
  d.extensions();
  d.child(&MiningModel::miningSchema, one);
  d.child(&MiningModel::output, zero_or_one);
  d.child(&MiningModel::modelStats, zero_or_one);
  d.child(&MiningModel::modelExplanation, zero_or_one);
  d.child(&MiningModel::targets, zero_or_one);
  d.child(&MiningModel::localTransformations, zero_or_one);
  d.child(&MiningModel::embeddedModels, any_number, "embeddedModels");
  d.child(&MiningModel::segmentation, zero_or_one);
  d.child(&MiningModel::modelVerification, zero_or_one);
  d.extensions();
}

void Segmentation::describe(Description<Segmentation>& d) {
  d.element("Holds the segments and says how their results are combined", Version::v4_0);
  d.attribute("multipleModelMethod", &Segmentation::multipleModelMethod,
              "How the results of the segments are combined")
      .required();
  d.attribute("missingPredictionTreatment", &Segmentation::missingPredictionTreatment,
              "What happens when a segment yields no result")
      .since(Version::v4_4);
  d.attribute("missingThreshold", &Segmentation::missingThreshold,
              "Share of missing segment results above which the whole result is missing")
      .since(Version::v4_4)
      .facet(Facet::probability);
  d.extensions();
  d.child(&Segmentation::segments, at_least_one);
}

void Segment::describe(Description<Segment>& d) {
  d.element("Holds one member model, its weight and the condition under which it takes part",
            Version::v4_0);
  d.attribute("id", &Segment::id, "Identifier of the segment, its position if absent");
  d.attribute("weight", &Segment::weight, "Weight of the segment in the combined result");
  d.extensions();
  d.child(&Segment::predicate, one, "PREDICATE");
  d.child(&Segment::model, one, "MODEL-ELEMENT");
  d.child(&Segment::variableWeight, zero_or_one);
}

void VariableWeight::describe(Description<VariableWeight>& d) {
  d.element("Takes the weight of a segment from a field of the record instead of a constant",
            Version::v4_4);
  d.attribute("field", &VariableWeight::field, "Field whose value gives the weight")
      .required()
      .names(Names::field);
  d.extensions();
}

void ResultField::describe(Description<ResultField>& d) {
  d.element("Names a result of an embedded model so that the surrounding model can use it",
            Version::v3_0);
  d.attribute("name", &ResultField::name, "Name of the result")
      .required()
      .names(Names::declaresField);
  d.attribute("displayName", &ResultField::displayName,
              "Name shown to people instead of the technical one");
  d.attribute("optype", &ResultField::optype, "Measurement level of the result");
  d.attribute("dataType", &ResultField::dataType, "Data type of the result");
  d.attribute("feature", &ResultField::feature,
              "Kind of result, such as predicted value or probability");
  d.attribute("value", &ResultField::value,
              "Category whose figure is taken, the predicted one if absent");
  d.extensions();
}

void Regression::describe(Description<Regression>& d) {
  d.element("Is a regression embedded in another model, an old form replaced by segments",
            Version::v3_0);
  d.attribute("modelName", &Regression::modelName,
              "Name of the model, unique in the document if several models are present");
  d.attribute("functionName", &Regression::functionName,
              "Kind of result, for instance classification of categories or regression of numbers")
      .required();
  d.attribute("algorithmName", &Regression::algorithmName,
              "Name of the training algorithm, for information only");
  d.attribute("normalizationMethod", &Regression::normalizationMethod,
              "Link that turns linear results into predictions or probabilities");
  d.extensions();
  d.child(&Regression::output, zero_or_one);
  d.child(&Regression::modelStats, zero_or_one);
  d.child(&Regression::targets, zero_or_one);
  d.child(&Regression::localTransformations, zero_or_one);
  d.child(&Regression::resultFields, any_number);
  d.child(&Regression::regressionTables, at_least_one);
}

void DecisionTree::describe(Description<DecisionTree>& d) {
  d.element("Is a decision tree embedded in another model, an old form replaced by segments",
            Version::v3_0);
  d.attribute("modelName", &DecisionTree::modelName,
              "Name of the model, unique in the document if several models are present");
  d.attribute("functionName", &DecisionTree::functionName,
              "Kind of result, for instance classification of categories or regression of numbers")
      .required();
  d.attribute("algorithmName", &DecisionTree::algorithmName,
              "Name of the training algorithm, for information only");
  d.attribute("missingValueStrategy", &DecisionTree::missingValueStrategy,
              "What happens when a missing value leaves the next branch undecided")
      .since(Version::v3_1);
  d.attribute("missingValuePenalty", &DecisionTree::missingValuePenalty,
              "Factor that lowers the confidence for every substitute decision")
      .since(Version::v3_1)
      .facet(Facet::probability);
  d.attribute("noTrueChildStrategy", &DecisionTree::noTrueChildStrategy,
              "What happens when no branch applies")
      .since(Version::v3_1);
  d.attribute("splitCharacteristic", &DecisionTree::splitCharacteristic,
              "Whether inner nodes have exactly two branches or any number");
  d.extensions();
  d.child(&DecisionTree::output, zero_or_one);
  d.child(&DecisionTree::modelStats, zero_or_one);
  d.child(&DecisionTree::targets, zero_or_one);
  d.child(&DecisionTree::localTransformations, zero_or_one);
  d.child(&DecisionTree::resultFields, any_number);
  d.child(&DecisionTree::node, one);
}

template class Box<MiningModel>;
template const ElementDescription& description_of<MiningModel>();
template class Box<Segmentation>;
template const ElementDescription& description_of<Segmentation>();
template class Box<Segment>;
template const ElementDescription& description_of<Segment>();
template class Box<VariableWeight>;
template const ElementDescription& description_of<VariableWeight>();
template class Box<ResultField>;
template const ElementDescription& description_of<ResultField>();
template class Box<Regression>;
template const ElementDescription& description_of<Regression>();
template class Box<DecisionTree>;
template const ElementDescription& description_of<DecisionTree>();

}  // namespace pmml
