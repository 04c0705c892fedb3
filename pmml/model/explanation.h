// How good a model is: quality, lift, ROC, correlations.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "pmml/describe/value_type.h"
#include "pmml/model/fwd.h"

namespace pmml {

enum class DataUsage : std::uint8_t { training, test, validation };
template <>
struct EnumNames<DataUsage> {
  static constexpr std::string_view name = "DataUsage";
  static constexpr std::string_view values[] = {"training", "test", "validation"};
};

/// Holds quality measures of the model for reference, without effect on scoring.
struct ModelExplanation : Element {
  static constexpr std::string_view element_name = "ModelExplanation";

  std::vector<PredictiveModelQuality> predictiveModelQualities;
  std::vector<ClusteringModelQuality> clusteringModelQualities;
  Box<Correlations> correlations;

  static void describe(Description<ModelExplanation>& d);
};

/// Holds error and accuracy measures of a predictive model on one data set.
struct PredictiveModelQuality : Element {
  static constexpr std::string_view element_name = "PredictiveModelQuality";

  std::string targetField;
  std::optional<std::string> dataName;
  DataUsage dataUsage = DataUsage::training;
  std::optional<double> meanError;
  std::optional<double> meanAbsoluteError;
  std::optional<double> meanSquaredError;
  std::optional<double> rootMeanSquaredError;
  std::optional<double> r_squared;
  std::optional<double> adj_r_squared;
  std::optional<double> sumSquaredError;
  std::optional<double> sumSquaredRegression;
  std::optional<double> numOfRecords;
  std::optional<double> numOfRecordsWeighted;
  std::optional<double> numOfPredictors;
  std::optional<double> degreesOfFreedom;
  std::optional<double> fStatistic;
  std::optional<double> AIC;
  std::optional<double> BIC;
  std::optional<double> AICc;
  std::optional<double> accuracy;
  std::optional<double> AUC;
  std::optional<double> precision;
  std::optional<double> recall;
  std::optional<double> specificity;
  std::optional<double> F1;
  std::optional<double> F2;
  std::optional<double> Fhalf;
  Box<ConfusionMatrix> confusionMatrix;
  std::vector<LiftData> liftDatas;
  Box<ROC> roc;

  static void describe(Description<PredictiveModelQuality>& d);
};

/// Holds the spread within and between clusters as measures of quality.
struct ClusteringModelQuality : Element {
  static constexpr std::string_view element_name = "ClusteringModelQuality";

  std::optional<std::string> dataName;
  std::optional<double> SSE;
  std::optional<double> SSB;

  static void describe(Description<ClusteringModelQuality>& d);
};

/// Holds the lift curves of a model, usually for one target category.
struct LiftData : Element {
  static constexpr std::string_view element_name = "LiftData";

  std::optional<std::string> targetFieldValue;
  std::optional<std::string> targetFieldDisplayValue;
  std::optional<double> rankingQuality;
  Box<ModelLiftGraph> modelLiftGraph;
  Box<OptimumLiftGraph> optimumLiftGraph;
  Box<RandomLiftGraph> randomLiftGraph;

  static void describe(Description<LiftData>& d);
};

/// Holds the lift curve the model actually reaches.
struct ModelLiftGraph : Element {
  static constexpr std::string_view element_name = "ModelLiftGraph";

  Box<LiftGraph> liftGraph;

  static void describe(Description<ModelLiftGraph>& d);
};

/// Holds the lift curve a perfect model would reach.
struct OptimumLiftGraph : Element {
  static constexpr std::string_view element_name = "OptimumLiftGraph";

  Box<LiftGraph> liftGraph;

  static void describe(Description<OptimumLiftGraph>& d);
};

/// Holds the lift curve obtained by choosing records at random.
struct RandomLiftGraph : Element {
  static constexpr std::string_view element_name = "RandomLiftGraph";

  Box<LiftGraph> liftGraph;

  static void describe(Description<RandomLiftGraph>& d);
};

/// Holds the points of one lift curve.
struct LiftGraph : Element {
  static constexpr std::string_view element_name = "LiftGraph";

  Box<XCoordinates> xCoordinates;
  Box<YCoordinates> yCoordinates;
  Box<BoundaryValues> boundaryValues;
  Box<BoundaryValueMeans> boundaryValueMeans;

  static void describe(Description<LiftGraph>& d);
};

/// Lists the horizontal positions of the points of a curve.
struct XCoordinates : Element {
  static constexpr std::string_view element_name = "XCoordinates";

  Box<Array> array;

  static void describe(Description<XCoordinates>& d);
};

/// Lists the vertical positions of the points of a curve.
struct YCoordinates : Element {
  static constexpr std::string_view element_name = "YCoordinates";

  Box<Array> array;

  static void describe(Description<YCoordinates>& d);
};

/// Lists the predicted values at which the segments of a curve begin and end.
struct BoundaryValues : Element {
  static constexpr std::string_view element_name = "BoundaryValues";

  Box<Array> array;

  static void describe(Description<BoundaryValues>& d);
};

/// Lists the mean predicted value of each segment of a curve.
struct BoundaryValueMeans : Element {
  static constexpr std::string_view element_name = "BoundaryValueMeans";

  Box<Array> array;

  static void describe(Description<BoundaryValueMeans>& d);
};

/// Describes how well the model separates a positive from a negative category at every threshold.
struct ROC : Element {
  static constexpr std::string_view element_name = "ROC";

  std::string positiveTargetFieldValue;
  std::optional<std::string> positiveTargetFieldDisplayValue;
  std::optional<std::string> negativeTargetFieldValue;
  std::optional<std::string> negativeTargetFieldDisplayValue;
  Box<ROCGraph> rocGraph;

  static void describe(Description<ROC>& d);
};

/// Holds the points that relate the true positive rate to the false positive rate.
struct ROCGraph : Element {
  static constexpr std::string_view element_name = "ROCGraph";

  Box<XCoordinates> xCoordinates;
  Box<YCoordinates> yCoordinates;
  Box<BoundaryValues> boundaryValues;

  static void describe(Description<ROCGraph>& d);
};

/// Counts how often each actual category is predicted as each other category.
struct ConfusionMatrix : Element {
  static constexpr std::string_view element_name = "ConfusionMatrix";

  Box<ClassLabels> classLabels;
  Box<Matrix> matrix;

  static void describe(Description<ConfusionMatrix>& d);
};

/// Lists the categories that label rows and columns of a confusion matrix.
struct ClassLabels : Element {
  static constexpr std::string_view element_name = "ClassLabels";

  Box<Array> array;

  static void describe(Description<ClassLabels>& d);
};

/// Holds the pairwise correlations of a list of fields.
struct Correlations : Element {
  static constexpr std::string_view element_name = "Correlations";

  Box<CorrelationFields> correlationFields;
  Box<CorrelationValues> correlationValues;
  Box<CorrelationMethods> correlationMethods;

  static void describe(Description<Correlations>& d);
};

/// Lists the fields whose correlations are given.
struct CorrelationFields : Element {
  static constexpr std::string_view element_name = "CorrelationFields";

  Box<Array> array;

  static void describe(Description<CorrelationFields>& d);
};

/// Holds the matrix of correlation coefficients.
struct CorrelationValues : Element {
  static constexpr std::string_view element_name = "CorrelationValues";

  Box<Matrix> matrix;

  static void describe(Description<CorrelationValues>& d);
};

/// Holds the matrix of method names by which the correlations were computed.
struct CorrelationMethods : Element {
  static constexpr std::string_view element_name = "CorrelationMethods";

  Box<Matrix> matrix;

  static void describe(Description<CorrelationMethods>& d);
};

}  // namespace pmml
