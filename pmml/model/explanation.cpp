#include "pmml/model/explanation.h"

#include "pmml/describe/description.h"
#include "pmml/model/array.h"

namespace pmml {

void ModelExplanation::describe(Description<ModelExplanation>& d) {
  d.element("Holds quality measures of the model for reference, without effect on scoring",
            Version::v4_0);
  d.extensions();
  d.choice(one, [&] {
    d.child(&ModelExplanation::predictiveModelQualities, any_number);
    d.child(&ModelExplanation::clusteringModelQualities, any_number);
  });
  d.child(&ModelExplanation::correlations, zero_or_one);
}

void PredictiveModelQuality::describe(Description<PredictiveModelQuality>& d) {
  d.element("Holds error and accuracy measures of a predictive model on one data set",
            Version::v4_0);
  d.attribute("targetField", &PredictiveModelQuality::targetField,
              "Target field whose prediction is judged")
      .required()
      .names(Names::field);
  d.attribute("dataName", &PredictiveModelQuality::dataName,
              "Name of the data set used for the evaluation");
  d.attribute("dataUsage", &PredictiveModelQuality::dataUsage,
              "Role of the data set: training, test or validation");
  d.attribute("meanError", &PredictiveModelQuality::meanError,
              "Average difference between actual and predicted values");
  d.attribute("meanAbsoluteError", &PredictiveModelQuality::meanAbsoluteError,
              "Average size of the errors, ignoring their sign");
  d.attribute("meanSquaredError", &PredictiveModelQuality::meanSquaredError,
              "Average of the squared errors");
  d.attribute("rootMeanSquaredError", &PredictiveModelQuality::rootMeanSquaredError,
              "Square root of the average squared error")
      .since(Version::v4_1);
  d.attribute("r-squared", &PredictiveModelQuality::r_squared,
              "Share of the variation that the model explains");
  d.attribute("adj-r-squared", &PredictiveModelQuality::adj_r_squared,
              "Share of explained variation, corrected for the number of predictors")
      .since(Version::v4_1);
  d.attribute("sumSquaredError", &PredictiveModelQuality::sumSquaredError,
              "Sum of the squared errors")
      .since(Version::v4_1);
  d.attribute("sumSquaredRegression", &PredictiveModelQuality::sumSquaredRegression,
              "Sum of the squared differences between predictions and the mean")
      .since(Version::v4_1);
  d.attribute("numOfRecords", &PredictiveModelQuality::numOfRecords,
              "Number of records used for the evaluation")
      .since(Version::v4_1);
  d.attribute("numOfRecordsWeighted", &PredictiveModelQuality::numOfRecordsWeighted,
              "Sum of the weights of the records used for the evaluation")
      .since(Version::v4_1);
  d.attribute("numOfPredictors", &PredictiveModelQuality::numOfPredictors, "Number of predictors")
      .since(Version::v4_1);
  d.attribute("degreesOfFreedom", &PredictiveModelQuality::degreesOfFreedom,
              "Degrees of freedom of the model")
      .since(Version::v4_1);
  d.attribute("fStatistic", &PredictiveModelQuality::fStatistic,
              "Value of the F statistic of the whole model")
      .since(Version::v4_1);
  d.attribute("AIC", &PredictiveModelQuality::AIC, "Akaike information criterion, lower is better")
      .since(Version::v4_1);
  d.attribute("BIC", &PredictiveModelQuality::BIC,
              "Bayesian information criterion, lower is better")
      .since(Version::v4_1);
  d.attribute("AICc", &PredictiveModelQuality::AICc,
              "Akaike information criterion with correction for small samples")
      .since(Version::v4_1);
  d.attribute("accuracy", &PredictiveModelQuality::accuracy,
              "Share of records that are predicted correctly")
      .since(Version::v4_4_1);
  d.attribute("AUC", &PredictiveModelQuality::AUC,
              "Area under the receiver operating characteristic curve")
      .since(Version::v4_4_1);
  d.attribute("precision", &PredictiveModelQuality::precision,
              "Share of positive predictions that are correct")
      .since(Version::v4_4_1);
  d.attribute("recall", &PredictiveModelQuality::recall, "Share of actual positives that are found")
      .since(Version::v4_4_1);
  d.attribute("specificity", &PredictiveModelQuality::specificity,
              "Share of actual negatives that are recognised")
      .since(Version::v4_4_1);
  d.attribute("F1", &PredictiveModelQuality::F1,
              "Balance of precision and recall with equal weight")
      .since(Version::v4_4_1);
  d.attribute("F2", &PredictiveModelQuality::F2,
              "Balance of precision and recall that favours recall")
      .since(Version::v4_4_1);
  d.attribute("Fhalf", &PredictiveModelQuality::Fhalf,
              "Balance of precision and recall that favours precision")
      .since(Version::v4_4_1);
  d.extensions();
  d.child(&PredictiveModelQuality::confusionMatrix, zero_or_one);
  d.child(&PredictiveModelQuality::liftDatas, any_number);
  d.child(&PredictiveModelQuality::roc, zero_or_one);
}

void ClusteringModelQuality::describe(Description<ClusteringModelQuality>& d) {
  d.element("Holds the spread within and between clusters as measures of quality", Version::v4_0);
  d.attribute("dataName", &ClusteringModelQuality::dataName,
              "Name of the data set used for the evaluation");
  d.attribute("SSE", &ClusteringModelQuality::SSE,
              "Sum of squared distances of the records to their cluster centres");
  d.attribute("SSB", &ClusteringModelQuality::SSB, "Sum of squared distances between the clusters");
  d.extensions();
}

void LiftData::describe(Description<LiftData>& d) {
  d.element("Holds the lift curves of a model, usually for one target category", Version::v4_0);
  d.attribute("targetFieldValue", &LiftData::targetFieldValue,
              "Target category the lift curves describe");
  d.attribute("targetFieldDisplayValue", &LiftData::targetFieldDisplayValue,
              "Text shown to people instead of the category");
  d.attribute("rankingQuality", &LiftData::rankingQuality,
              "How close the model comes to the perfect ranking");
  d.extensions();
  d.child(&LiftData::modelLiftGraph, one);
  d.child(&LiftData::optimumLiftGraph, zero_or_one);
  d.child(&LiftData::randomLiftGraph, zero_or_one);
}

void ModelLiftGraph::describe(Description<ModelLiftGraph>& d) {
  d.element("Holds the lift curve the model actually reaches", Version::v4_0);
  d.extensions();
  d.child(&ModelLiftGraph::liftGraph, one);
}

void OptimumLiftGraph::describe(Description<OptimumLiftGraph>& d) {
  d.element("Holds the lift curve a perfect model would reach", Version::v4_0);
  d.extensions();
  d.child(&OptimumLiftGraph::liftGraph, one);
}

void RandomLiftGraph::describe(Description<RandomLiftGraph>& d) {
  d.element("Holds the lift curve obtained by choosing records at random", Version::v4_0);
  d.extensions();
  d.child(&RandomLiftGraph::liftGraph, one);
}

void LiftGraph::describe(Description<LiftGraph>& d) {
  d.element("Holds the points of one lift curve", Version::v4_0);
  d.extensions();
  d.child(&LiftGraph::xCoordinates, one);
  d.child(&LiftGraph::yCoordinates, one);
  d.child(&LiftGraph::boundaryValues, zero_or_one);
  d.child(&LiftGraph::boundaryValueMeans, zero_or_one);
}

void XCoordinates::describe(Description<XCoordinates>& d) {
  d.element("Lists the horizontal positions of the points of a curve", Version::v4_0);
  d.extensions();
  d.child(&XCoordinates::array, one);
}

void YCoordinates::describe(Description<YCoordinates>& d) {
  d.element("Lists the vertical positions of the points of a curve", Version::v4_0);
  d.extensions();
  d.child(&YCoordinates::array, one);
}

void BoundaryValues::describe(Description<BoundaryValues>& d) {
  d.element("Lists the predicted values at which the segments of a curve begin and end",
            Version::v4_0);
  d.extensions();
  d.child(&BoundaryValues::array, one);
}

void BoundaryValueMeans::describe(Description<BoundaryValueMeans>& d) {
  d.element("Lists the mean predicted value of each segment of a curve", Version::v4_0);
  d.extensions();
  d.child(&BoundaryValueMeans::array, one);
}

void ROC::describe(Description<ROC>& d) {
  d.element(
      "Describes how well the model separates a positive from a negative category at every "
      "threshold",
      Version::v4_0);
  d.attribute("positiveTargetFieldValue", &ROC::positiveTargetFieldValue,
              "Category treated as positive")
      .required();
  d.attribute("positiveTargetFieldDisplayValue", &ROC::positiveTargetFieldDisplayValue,
              "Text shown to people for the positive category");
  d.attribute("negativeTargetFieldValue", &ROC::negativeTargetFieldValue,
              "Category treated as negative, all others if absent");
  d.attribute("negativeTargetFieldDisplayValue", &ROC::negativeTargetFieldDisplayValue,
              "Text shown to people for the negative category");
  d.extensions();
  d.child(&ROC::rocGraph, one);
}

void ROCGraph::describe(Description<ROCGraph>& d) {
  d.element("Holds the points that relate the true positive rate to the false positive rate",
            Version::v4_0);
  d.extensions();
  d.child(&ROCGraph::xCoordinates, one);
  d.child(&ROCGraph::yCoordinates, one);
  d.child(&ROCGraph::boundaryValues, zero_or_one);
}

void ConfusionMatrix::describe(Description<ConfusionMatrix>& d) {
  d.element("Counts how often each actual category is predicted as each other category",
            Version::v4_0);
  d.extensions();
  d.child(&ConfusionMatrix::classLabels, one);
  d.child(&ConfusionMatrix::matrix, one);
}

void ClassLabels::describe(Description<ClassLabels>& d) {
  d.element("Lists the categories that label rows and columns of a confusion matrix",
            Version::v4_0);
  d.extensions();
  d.child(&ClassLabels::array, one);
}

void Correlations::describe(Description<Correlations>& d) {
  d.element("Holds the pairwise correlations of a list of fields", Version::v4_0);
  d.extensions();
  d.child(&Correlations::correlationFields, one);
  d.child(&Correlations::correlationValues, one);
  d.child(&Correlations::correlationMethods, zero_or_one);
}

void CorrelationFields::describe(Description<CorrelationFields>& d) {
  d.element("Lists the fields whose correlations are given", Version::v4_0);
  d.extensions();
  d.child(&CorrelationFields::array, one);
}

void CorrelationValues::describe(Description<CorrelationValues>& d) {
  d.element("Holds the matrix of correlation coefficients", Version::v4_0);
  d.extensions();
  d.child(&CorrelationValues::matrix, one);
}

void CorrelationMethods::describe(Description<CorrelationMethods>& d) {
  d.element("Holds the matrix of method names by which the correlations were computed",
            Version::v4_0);
  d.extensions();
  d.child(&CorrelationMethods::matrix, one);
}

template class Box<ModelExplanation>;
template const ElementDescription& description_of<ModelExplanation>();
template class Box<PredictiveModelQuality>;
template const ElementDescription& description_of<PredictiveModelQuality>();
template class Box<ClusteringModelQuality>;
template const ElementDescription& description_of<ClusteringModelQuality>();
template class Box<LiftData>;
template const ElementDescription& description_of<LiftData>();
template class Box<ModelLiftGraph>;
template const ElementDescription& description_of<ModelLiftGraph>();
template class Box<OptimumLiftGraph>;
template const ElementDescription& description_of<OptimumLiftGraph>();
template class Box<RandomLiftGraph>;
template const ElementDescription& description_of<RandomLiftGraph>();
template class Box<LiftGraph>;
template const ElementDescription& description_of<LiftGraph>();
template class Box<XCoordinates>;
template const ElementDescription& description_of<XCoordinates>();
template class Box<YCoordinates>;
template const ElementDescription& description_of<YCoordinates>();
template class Box<BoundaryValues>;
template const ElementDescription& description_of<BoundaryValues>();
template class Box<BoundaryValueMeans>;
template const ElementDescription& description_of<BoundaryValueMeans>();
template class Box<ROC>;
template const ElementDescription& description_of<ROC>();
template class Box<ROCGraph>;
template const ElementDescription& description_of<ROCGraph>();
template class Box<ConfusionMatrix>;
template const ElementDescription& description_of<ConfusionMatrix>();
template class Box<ClassLabels>;
template const ElementDescription& description_of<ClassLabels>();
template class Box<Correlations>;
template const ElementDescription& description_of<Correlations>();
template class Box<CorrelationFields>;
template const ElementDescription& description_of<CorrelationFields>();
template class Box<CorrelationValues>;
template const ElementDescription& description_of<CorrelationValues>();
template class Box<CorrelationMethods>;
template const ElementDescription& description_of<CorrelationMethods>();

}  // namespace pmml
