// Enumerations that several families share.
#pragma once

#include <cstdint>
#include <string_view>

#include "pmml/describe/value_type.h"

namespace pmml {

enum class CompareFunction : std::uint8_t { absDiff, gaussSim, delta, equal, table };
template <>
struct EnumNames<CompareFunction> {
  static constexpr std::string_view name = "COMPARE-FUNCTION";
  static constexpr std::string_view values[] = {"absDiff", "gaussSim", "delta", "equal", "table"};
};

enum class DataType : std::uint8_t {
  string,
  integer,
  float_,
  double_,
  boolean,
  date,
  time,
  dateTime,
  dateDaysSince0,
  dateDaysSince1960,
  dateDaysSince1970,
  dateDaysSince1980,
  timeSeconds,
  dateTimeSecondsSince0,
  dateTimeSecondsSince1960,
  dateTimeSecondsSince1970,
  dateTimeSecondsSince1980
};
template <>
struct EnumNames<DataType> {
  static constexpr std::string_view name = "DATATYPE";
  static constexpr std::string_view values[] = {"string",
                                                "integer",
                                                "float",
                                                "double",
                                                "boolean",
                                                "date",
                                                "time",
                                                "dateTime",
                                                "dateDaysSince[0]",
                                                "dateDaysSince[1960]",
                                                "dateDaysSince[1970]",
                                                "dateDaysSince[1980]",
                                                "timeSeconds",
                                                "dateTimeSecondsSince[0]",
                                                "dateTimeSecondsSince[1960]",
                                                "dateTimeSecondsSince[1970]",
                                                "dateTimeSecondsSince[1980]"};
};

enum class InvalidValueTreatment : std::uint8_t { returnInvalid, asIs, asMissing, asValue };
template <>
struct EnumNames<InvalidValueTreatment> {
  static constexpr std::string_view name = "INVALID-VALUE-TREATMENT-METHOD";
  static constexpr std::string_view values[] = {"returnInvalid", "asIs", "asMissing", "asValue"};
};

enum class LocalTermWeights : std::uint8_t {
  termFrequency,
  binary,
  logarithmic,
  augmentedNormalizedTermFrequency
};
template <>
struct EnumNames<LocalTermWeights> {
  static constexpr std::string_view name = "LocalTermWeights";
  static constexpr std::string_view values[] = {"termFrequency", "binary", "logarithmic",
                                                "augmentedNormalizedTermFrequency"};
};

enum class MiningFunction : std::uint8_t {
  associationRules,
  sequences,
  classification,
  regression,
  clustering,
  timeSeries,
  mixed
};
template <>
struct EnumNames<MiningFunction> {
  static constexpr std::string_view name = "MINING-FUNCTION";
  static constexpr std::string_view values[] = {
      "associationRules", "sequences",  "classification", "regression",
      "clustering",       "timeSeries", "mixed"};
};

enum class MissingValueStrategy : std::uint8_t {
  lastPrediction,
  nullPrediction,
  defaultChild,
  weightedConfidence,
  aggregateNodes,
  none
};
template <>
struct EnumNames<MissingValueStrategy> {
  static constexpr std::string_view name = "MISSING-VALUE-STRATEGY";
  static constexpr std::string_view values[] = {"lastPrediction", "nullPrediction",
                                                "defaultChild",   "weightedConfidence",
                                                "aggregateNodes", "none"};
};

enum class NoTrueChildStrategy : std::uint8_t { returnNullPrediction, returnLastPrediction };
template <>
struct EnumNames<NoTrueChildStrategy> {
  static constexpr std::string_view name = "NO-TRUE-CHILD-STRATEGY";
  static constexpr std::string_view values[] = {"returnNullPrediction", "returnLastPrediction"};
};

enum class OpType : std::uint8_t { categorical, ordinal, continuous };
template <>
struct EnumNames<OpType> {
  static constexpr std::string_view name = "OPTYPE";
  static constexpr std::string_view values[] = {"categorical", "ordinal", "continuous"};
};

enum class OutlierTreatment : std::uint8_t { asIs, asMissingValues, asExtremeValues };
template <>
struct EnumNames<OutlierTreatment> {
  static constexpr std::string_view name = "OUTLIER-TREATMENT-METHOD";
  static constexpr std::string_view values[] = {"asIs", "asMissingValues", "asExtremeValues"};
};

enum class RegressionNormalizationMethod : std::uint8_t {
  none,
  simplemax,
  softmax,
  logit,
  probit,
  cloglog,
  exp,
  loglog,
  cauchit
};
template <>
struct EnumNames<RegressionNormalizationMethod> {
  static constexpr std::string_view name = "REGRESSIONNORMALIZATIONMETHOD";
  static constexpr std::string_view values[] = {
      "none", "simplemax", "softmax", "logit", "probit", "cloglog", "exp", "loglog", "cauchit"};
};

enum class ResultFeature : std::uint8_t {
  predictedValue,
  predictedDisplayValue,
  transformedValue,
  decision,
  probability,
  affinity,
  residual,
  standardError,
  standardDeviation,
  clusterId,
  clusterAffinity,
  entityId,
  entityAffinity,
  warning,
  ruleValue,
  reasonCode,
  antecedent,
  consequent,
  rule,
  ruleId,
  confidence,
  support,
  lift,
  leverage,
  confidenceIntervalLower,
  confidenceIntervalUpper
};
template <>
struct EnumNames<ResultFeature> {
  static constexpr std::string_view name = "RESULT-FEATURE";
  static constexpr std::string_view values[] = {"predictedValue",
                                                "predictedDisplayValue",
                                                "transformedValue",
                                                "decision",
                                                "probability",
                                                "affinity",
                                                "residual",
                                                "standardError",
                                                "standardDeviation",
                                                "clusterId",
                                                "clusterAffinity",
                                                "entityId",
                                                "entityAffinity",
                                                "warning",
                                                "ruleValue",
                                                "reasonCode",
                                                "antecedent",
                                                "consequent",
                                                "rule",
                                                "ruleId",
                                                "confidence",
                                                "support",
                                                "lift",
                                                "leverage",
                                                "confidenceIntervalLower",
                                                "confidenceIntervalUpper"};
};

enum class SplitCharacteristic : std::uint8_t { binarySplit, multiSplit };
template <>
struct EnumNames<SplitCharacteristic> {
  static constexpr std::string_view name = "SplitCharacteristic";
  static constexpr std::string_view values[] = {"binarySplit", "multiSplit"};
};

enum class ZeroOne : std::uint8_t { zero, one };
template <>
struct EnumNames<ZeroOne> {
  static constexpr std::string_view name = "ZeroOne";
  static constexpr std::string_view values[] = {"0", "1"};
};

}  // namespace pmml
