// BaselineModel.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "pmml/describe/value_type.h"
#include "pmml/model/expression.h"
#include "pmml/model/fwd.h"
#include "pmml/model/types.h"

namespace pmml {

enum class BaselineTestStatistic : std::uint8_t {
  zValue,
  chiSquareIndependence,
  chiSquareDistribution,
  CUSUM,
  scalarProduct
};
template <>
struct EnumNames<BaselineTestStatistic> {
  static constexpr std::string_view name = "BASELINE-TEST-STATISTIC";
  static constexpr std::string_view values[] = {"zValue", "chiSquareIndependence",
                                                "chiSquareDistribution", "CUSUM", "scalarProduct"};
};

/// Detects change by testing incoming values against an expected distribution.
struct BaselineModel : Element {
  static constexpr std::string_view element_name = "BaselineModel";

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
  Box<TestDistributions> testDistributions;
  Box<ModelVerification> modelVerification;

  static void describe(Description<BaselineModel>& d);
};

/// Says which statistic compares the values of a field with the expected distribution.
struct TestDistributions : Element {
  static constexpr std::string_view element_name = "TestDistributions";

  std::string field;
  BaselineTestStatistic testStatistic{};
  double resetValue = 0;
  std::int64_t windowSize = 0;
  std::optional<std::string> weightField;
  std::optional<std::string> normalizationScheme;
  Box<Baseline> baseline;
  Box<Alternate> alternate;

  static void describe(Description<TestDistributions>& d);
};

/// Describes the distribution expected under normal conditions.
struct Baseline : Element {
  static constexpr std::string_view element_name = "Baseline";

  ContinuousDistributionType distribution;
  Box<CountTable> countTable;
  Box<NormalizedCountTable> normalizedCountTable;
  std::vector<FieldRef> fieldRefs;

  static void describe(Description<Baseline>& d);
};

/// Describes the distribution expected after a change has happened.
struct Alternate : Element {
  static constexpr std::string_view element_name = "Alternate";

  ContinuousDistributionType distribution;

  static void describe(Description<Alternate>& d);
};

/// Holds the counts of value combinations in the reference data.
struct CountTable : Element {
  static constexpr std::string_view element_name = "CountTable";

  std::optional<double> sample;
  std::vector<FieldValue> fieldValues;
  std::vector<FieldValueCount> fieldValueCounts;

  static void describe(Description<CountTable>& d);
};

/// Holds the shares of value combinations in the reference data, which add up to 1.
struct NormalizedCountTable : Element {
  static constexpr std::string_view element_name = "NormalizedCountTable";

  std::optional<double> sample;
  std::vector<FieldValue> fieldValues;
  std::vector<FieldValueCount> fieldValueCounts;

  static void describe(Description<NormalizedCountTable>& d);
};

/// Fixes the value of one field and holds the counts below it.
struct FieldValue : Element {
  static constexpr std::string_view element_name = "FieldValue";

  std::string field;
  std::string value;
  std::vector<FieldValue> fieldValues;
  std::vector<FieldValueCount> fieldValueCounts;

  static void describe(Description<FieldValue>& d);
};

/// Gives the count that belongs to one value of the last field of a count table.
struct FieldValueCount : Element {
  static constexpr std::string_view element_name = "FieldValueCount";

  std::string field;
  std::string value;
  double count = 0;

  static void describe(Description<FieldValueCount>& d);
};

}  // namespace pmml
