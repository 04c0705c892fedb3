// ClusteringModel.
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

enum class ClusteringModelClass : std::uint8_t { centerBased, distributionBased };
template <>
struct EnumNames<ClusteringModelClass> {
  static constexpr std::string_view name = "ClusteringModelClass";
  static constexpr std::string_view values[] = {"centerBased", "distributionBased"};
};

enum class TrueFalse : std::uint8_t { true_, false_ };
template <>
struct EnumNames<TrueFalse> {
  static constexpr std::string_view name = "TrueFalse";
  static constexpr std::string_view values[] = {"true", "false"};
};

/// Assigns a record to the cluster it resembles most.
struct ClusteringModel : Element {
  static constexpr std::string_view element_name = "ClusteringModel";

  std::optional<std::string> modelName;
  MiningFunction functionName{};
  std::optional<std::string> algorithmName;
  ClusteringModelClass modelClass{};
  std::int64_t numberOfClusters = 0;
  bool isScorable = true;
  Box<MiningSchema> miningSchema;
  Box<Output> output;
  Box<ModelStats> modelStats;
  Box<ModelExplanation> modelExplanation;
  Box<LocalTransformations> localTransformations;
  Box<ComparisonMeasure> comparisonMeasure;
  std::vector<ClusteringField> clusteringFields;
  Box<MissingValueWeights> missingValueWeights;
  std::vector<Cluster> clusters;
  Box<ModelVerification> modelVerification;

  static void describe(Description<ClusteringModel>& d);
};

/// Lists the weights by which distances are scaled up when some fields are missing.
struct MissingValueWeights : Element {
  static constexpr std::string_view element_name = "MissingValueWeights";

  Box<Array> array;

  static void describe(Description<MissingValueWeights>& d);
};

/// Describes one cluster by the coordinates of its centre or by statistics.
struct Cluster : Element {
  static constexpr std::string_view element_name = "Cluster";

  std::optional<std::string> id;
  std::optional<std::string> name;
  std::optional<std::int64_t> size;
  Box<KohonenMap> kohonenMap;
  Box<Array> array;
  Box<Partition> partition;
  Box<Covariances> covariances;

  static void describe(Description<Cluster>& d);
};

/// Gives the position of a cluster on a self-organising map.
struct KohonenMap : Element {
  static constexpr std::string_view element_name = "KohonenMap";

  std::optional<double> coord1;
  std::optional<double> coord2;
  std::optional<double> coord3;

  static void describe(Description<KohonenMap>& d);
};

/// Holds the covariances of the fields within a cluster.
struct Covariances : Element {
  static constexpr std::string_view element_name = "Covariances";

  Box<Matrix> matrix;

  static void describe(Description<Covariances>& d);
};

/// Says how one field takes part in the comparison of a record with the clusters.
struct ClusteringField : Element {
  static constexpr std::string_view element_name = "ClusteringField";

  std::string field;
  TrueFalse isCenterField = TrueFalse::true_;
  double fieldWeight = 1;
  std::optional<double> similarityScale;
  std::optional<CompareFunction> compareFunction;
  Box<Comparisons> comparisons;

  static void describe(Description<ClusteringField>& d);
};

/// Holds the table of similarities between the categories of a field.
struct Comparisons : Element {
  static constexpr std::string_view element_name = "Comparisons";

  Box<Matrix> matrix;

  static void describe(Description<Comparisons>& d);
};

}  // namespace pmml
