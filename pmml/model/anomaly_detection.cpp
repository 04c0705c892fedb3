#include "pmml/model/anomaly_detection.h"

#include "pmml/describe/description.h"
#include "pmml/model/array.h"
#include "pmml/model/association.h"
#include "pmml/model/baseline.h"
#include "pmml/model/bayesian_network.h"
#include "pmml/model/clustering.h"
#include "pmml/model/expression.h"
#include "pmml/model/gaussian_process.h"
#include "pmml/model/general_regression.h"
#include "pmml/model/mining.h"
#include "pmml/model/mining_schema.h"
#include "pmml/model/naive_bayes.h"
#include "pmml/model/nearest_neighbor.h"
#include "pmml/model/neural_network.h"
#include "pmml/model/output.h"
#include "pmml/model/regression.h"
#include "pmml/model/rule_set.h"
#include "pmml/model/scorecard.h"
#include "pmml/model/sequence.h"
#include "pmml/model/support_vector_machine.h"
#include "pmml/model/text.h"
#include "pmml/model/time_series.h"
#include "pmml/model/tree.h"
#include "pmml/model/verification.h"

namespace pmml {

void AnomalyDetectionModel::describe(Description<AnomalyDetectionModel>& d) {
  d.element("Scores how unusual a record is, based on the result of the model inside it",
            Version::v4_4);
  d.attribute("modelName", &AnomalyDetectionModel::modelName,
              "Name of the model, unique in the document if several models are present");
  d.attribute("algorithmName", &AnomalyDetectionModel::algorithmName,
              "Name of the training algorithm, for information only");
  d.attribute("functionName", &AnomalyDetectionModel::functionName,
              "Kind of result, for instance classification of categories or regression of numbers")
      .required();
  d.attribute("algorithmType", &AnomalyDetectionModel::algorithmType,
              "Method that turns the result of the inner model into an anomaly score")
      .required();
  d.attribute("sampleDataSize", &AnomalyDetectionModel::sampleDataSize,
              "Number of records per tree, used to normalise an isolation forest score");
  d.attribute("isScorable", &AnomalyDetectionModel::isScorable,
              "False when the model is documentation only and must not be scored");
  d.extensions();
  d.child(&AnomalyDetectionModel::miningSchema, one);
  d.child(&AnomalyDetectionModel::output, zero_or_one);
  d.child(&AnomalyDetectionModel::localTransformations, zero_or_one);
  d.child(&AnomalyDetectionModel::modelVerification, zero_or_one);
  d.child(&AnomalyDetectionModel::model, one, "MODEL-ELEMENT");
  d.child(&AnomalyDetectionModel::meanClusterDistances, zero_or_one);
  d.extensions();
}

void MeanClusterDistances::describe(Description<MeanClusterDistances>& d) {
  d.element(
      "Lists for every cluster the average distance of its members, used to normalise the anomaly "
      "score",
      Version::v4_4);
  d.extensions();
  d.child(&MeanClusterDistances::array, one);
}

template class Box<AnomalyDetectionModel>;
template const ElementDescription& description_of<AnomalyDetectionModel>();
template class Box<MeanClusterDistances>;
template const ElementDescription& description_of<MeanClusterDistances>();

}  // namespace pmml
