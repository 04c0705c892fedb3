// MiningModel: segments and embedded models.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "pmml/describe/value_type.h"
#include "pmml/model/fwd.h"
#include "pmml/model/predicate.h"
#include "pmml/model/regression.h"
#include "pmml/model/types.h"

namespace pmml {

enum class MissingPredictionTreatment : std::uint8_t { returnMissing, skipSegment, continue_ };
template <>
struct EnumNames<MissingPredictionTreatment> {
  static constexpr std::string_view name = "MISSING-PREDICTION-TREATMENT";
  static constexpr std::string_view values[] = {"returnMissing", "skipSegment", "continue"};
};

enum class MultipleModelMethod : std::uint8_t {
  majorityVote,
  weightedMajorityVote,
  average,
  weightedAverage,
  median,
  weightedMedian,
  max,
  sum,
  weightedSum,
  selectFirst,
  selectAll,
  modelChain
};
template <>
struct EnumNames<MultipleModelMethod> {
  static constexpr std::string_view name = "MULTIPLE-MODEL-METHOD";
  static constexpr std::string_view values[] = {
      "majorityVote", "weightedMajorityVote", "average",   "weightedAverage",
      "median",       "weightedMedian",       "max",       "sum",
      "weightedSum",  "selectFirst",          "selectAll", "modelChain"};
};

/// Combines several models into one result, as an ensemble, a selection or a chain.
struct MiningModel : Element {
  static constexpr std::string_view element_name = "MiningModel";

  std::optional<std::string> modelName;
  MiningFunction functionName{};
  std::optional<std::string> algorithmName;
  bool isScorable = true;
  Box<MiningSchema> miningSchema;
  Box<Output> output;
  Box<ModelStats> modelStats;
  Box<ModelExplanation> modelExplanation;
  Box<Targets> targets;
  Box<LocalTransformations> localTransformations;
  std::vector<std::variant<std::monostate, Box<Regression>, Box<DecisionTree>>> embeddedModels;
  Box<Segmentation> segmentation;
  Box<ModelVerification> modelVerification;

  static void describe(Description<MiningModel>& d);
};

/// Holds the segments and says how their results are combined.
struct Segmentation : Element {
  static constexpr std::string_view element_name = "Segmentation";

  MultipleModelMethod multipleModelMethod{};
  MissingPredictionTreatment missingPredictionTreatment = MissingPredictionTreatment::continue_;
  double missingThreshold = 1;
  std::vector<Segment> segments;

  static void describe(Description<Segmentation>& d);
};

/// Holds one member model, its weight and the condition under which it takes part.
struct Segment : Element {
  static constexpr std::string_view element_name = "Segment";

  std::optional<std::string> id;
  double weight = 1;
  Predicate predicate;
  Model model;
  Box<VariableWeight> variableWeight;

  static void describe(Description<Segment>& d);
};

/// Takes the weight of a segment from a field of the record instead of a constant.
struct VariableWeight : Element {
  static constexpr std::string_view element_name = "VariableWeight";

  std::string field;

  static void describe(Description<VariableWeight>& d);
};

/// Names a result of an embedded model so that the surrounding model can use it.
struct ResultField : Element {
  static constexpr std::string_view element_name = "ResultField";

  std::string name;
  std::optional<std::string> displayName;
  std::optional<OpType> optype;
  std::optional<DataType> dataType;
  std::optional<ResultFeature> feature;
  std::optional<std::string> value;

  static void describe(Description<ResultField>& d);
};

/// Is a regression embedded in another model, an old form replaced by segments.
struct Regression : Element {
  static constexpr std::string_view element_name = "Regression";

  std::optional<std::string> modelName;
  MiningFunction functionName{};
  std::optional<std::string> algorithmName;
  RegressionNormalizationMethod normalizationMethod = RegressionNormalizationMethod::none;
  Box<Output> output;
  Box<ModelStats> modelStats;
  Box<Targets> targets;
  Box<LocalTransformations> localTransformations;
  std::vector<ResultField> resultFields;
  std::vector<RegressionTable> regressionTables;

  static void describe(Description<Regression>& d);
};

/// Is a decision tree embedded in another model, an old form replaced by segments.
struct DecisionTree : Element {
  static constexpr std::string_view element_name = "DecisionTree";

  std::optional<std::string> modelName;
  MiningFunction functionName{};
  std::optional<std::string> algorithmName;
  MissingValueStrategy missingValueStrategy = MissingValueStrategy::none;
  double missingValuePenalty = 1;
  NoTrueChildStrategy noTrueChildStrategy = NoTrueChildStrategy::returnNullPrediction;
  SplitCharacteristic splitCharacteristic = SplitCharacteristic::multiSplit;
  Box<Output> output;
  Box<ModelStats> modelStats;
  Box<Targets> targets;
  Box<LocalTransformations> localTransformations;
  std::vector<ResultField> resultFields;
  Box<Node> node;

  static void describe(Description<DecisionTree>& d);
};

}  // namespace pmml
