// NearestNeighborModel.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "pmml/describe/value_type.h"
#include "pmml/model/fwd.h"
#include "pmml/model/types.h"

namespace pmml {

enum class CategoricalScoringMethod : std::uint8_t { majorityVote, weightedMajorityVote };
template <>
struct EnumNames<CategoricalScoringMethod> {
  static constexpr std::string_view name = "CAT-SCORING-METHOD";
  static constexpr std::string_view values[] = {"majorityVote", "weightedMajorityVote"};
};

enum class ContinuousScoringMethod : std::uint8_t { median, average, weightedAverage };
template <>
struct EnumNames<ContinuousScoringMethod> {
  static constexpr std::string_view name = "CONT-SCORING-METHOD";
  static constexpr std::string_view values[] = {"median", "average", "weightedAverage"};
};

/// Predicts from the stored training records that are most similar to the new one.
struct NearestNeighborModel : Element {
  static constexpr std::string_view element_name = "NearestNeighborModel";

  std::optional<std::string> modelName;
  MiningFunction functionName{};
  std::optional<std::string> algorithmName;
  std::int64_t numberOfNeighbors = 0;
  ContinuousScoringMethod continuousScoringMethod = ContinuousScoringMethod::average;
  CategoricalScoringMethod categoricalScoringMethod = CategoricalScoringMethod::majorityVote;
  std::optional<std::string> instanceIdVariable;
  double threshold = 0.001;
  bool isScorable = true;
  Box<MiningSchema> miningSchema;
  Box<Output> output;
  Box<ModelStats> modelStats;
  Box<ModelExplanation> modelExplanation;
  Box<Targets> targets;
  Box<LocalTransformations> localTransformations;
  Box<TrainingInstances> trainingInstances;
  Box<ComparisonMeasure> comparisonMeasure;
  Box<KNNInputs> knnInputs;
  Box<ModelVerification> modelVerification;

  static void describe(Description<NearestNeighborModel>& d);
};

/// Lists the fields by which records are compared.
struct KNNInputs : Element {
  static constexpr std::string_view element_name = "KNNInputs";

  std::vector<KNNInput> knnInputs;

  static void describe(Description<KNNInputs>& d);
};

/// Says how one field takes part in the comparison with the stored records.
struct KNNInput : Element {
  static constexpr std::string_view element_name = "KNNInput";

  std::string field;
  double fieldWeight = 1;
  std::optional<CompareFunction> compareFunction;

  static void describe(Description<KNNInput>& d);
};

}  // namespace pmml
