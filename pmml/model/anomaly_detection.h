// AnomalyDetectionModel.
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

enum class AlgorithmType : std::uint8_t { iforest, ocsvm, clusterMeanDist, other };
template <>
struct EnumNames<AlgorithmType> {
  static constexpr std::string_view name = "ALGORITHM-TYPE";
  static constexpr std::string_view values[] = {"iforest", "ocsvm", "clusterMeanDist", "other"};
};

/// Scores how unusual a record is, based on the result of the model inside it.
struct AnomalyDetectionModel : Element {
  static constexpr std::string_view element_name = "AnomalyDetectionModel";

  std::optional<std::string> modelName;
  std::optional<std::string> algorithmName;
  MiningFunction functionName{};
  AlgorithmType algorithmType{};
  std::optional<std::string> sampleDataSize;
  bool isScorable = true;
  Box<MiningSchema> miningSchema;
  Box<Output> output;
  Box<LocalTransformations> localTransformations;
  Box<ModelVerification> modelVerification;
  Model model;
  Box<MeanClusterDistances> meanClusterDistances;

  static void describe(Description<AnomalyDetectionModel>& d);
};

/// Lists for every cluster the average distance of its members, used to normalise the anomaly
/// score.
struct MeanClusterDistances : Element {
  static constexpr std::string_view element_name = "MeanClusterDistances";

  Box<Array> array;

  static void describe(Description<MeanClusterDistances>& d);
};

}  // namespace pmml
