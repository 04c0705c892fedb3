// Statistics of the training data.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "pmml/describe/value_type.h"
#include "pmml/model/array.h"
#include "pmml/model/data.h"
#include "pmml/model/fwd.h"
#include "pmml/model/types.h"

namespace pmml {

enum class AnovaRowType : std::uint8_t { Model, Error, Total };
template <>
struct EnumNames<AnovaRowType> {
  static constexpr std::string_view name = "AnovaRowType";
  static constexpr std::string_view values[] = {"Model", "Error", "Total"};
};

/// Holds statistics of the training data for reference, without effect on scoring.
struct ModelStats : Element {
  static constexpr std::string_view element_name = "ModelStats";

  std::vector<UnivariateStats> univariateStats;
  std::vector<MultivariateStats> multivariateStats;

  static void describe(Description<ModelStats>& d);
};

/// Holds the statistics of one single field.
struct UnivariateStats : Element {
  static constexpr std::string_view element_name = "UnivariateStats";

  std::optional<std::string> field;
  ZeroOne weighted = ZeroOne::zero;
  Box<Counts> counts;
  Box<NumericInfo> numericInfo;
  Box<DiscrStats> discrStats;
  Box<ContStats> contStats;
  Box<Anova> anova;

  static void describe(Description<UnivariateStats>& d);
};

/// Counts all, missing and invalid training values of a field.
struct Counts : Element {
  static constexpr std::string_view element_name = "Counts";

  double totalFreq = 0;
  std::optional<double> missingFreq;
  std::optional<double> invalidFreq;
  std::optional<std::int64_t> cardinality;

  static void describe(Description<Counts>& d);
};

/// Summarises the distribution of a numeric field, such as extremes, mean and spread.
struct NumericInfo : Element {
  static constexpr std::string_view element_name = "NumericInfo";

  std::optional<double> minimum;
  std::optional<double> maximum;
  std::optional<double> mean;
  std::optional<double> standardDeviation;
  std::optional<double> median;
  std::optional<double> interQuartileRange;
  std::vector<Quantile> quantiles;

  static void describe(Description<NumericInfo>& d);
};

/// Gives the value below which the stated percentage of the data lies.
struct Quantile : Element {
  static constexpr std::string_view element_name = "Quantile";

  double quantileLimit = 0;
  double quantileValue = 0;

  static void describe(Description<Quantile>& d);
};

/// Lists the distinct values of a field together with their frequencies.
struct DiscrStats : Element {
  static constexpr std::string_view element_name = "DiscrStats";

  std::optional<std::string> modalValue;
  std::vector<Array> arrays;

  static void describe(Description<DiscrStats>& d);
};

/// Holds interval frequencies and sums of a numeric field.
struct ContStats : Element {
  static constexpr std::string_view element_name = "ContStats";

  std::optional<double> totalValuesSum;
  std::optional<double> totalSquaresSum;
  std::vector<Interval> intervals;
  std::vector<Array> arrays;

  static void describe(Description<ContStats>& d);
};

/// Groups the statistics of the predictors, per target category if there are several.
struct MultivariateStats : Element {
  static constexpr std::string_view element_name = "MultivariateStats";

  std::optional<std::string> targetCategory;
  std::vector<MultivariateStat> multivariateStats;

  static void describe(Description<MultivariateStats>& d);
};

/// Holds significance figures of one predictor or of the intercept.
struct MultivariateStat : Element {
  static constexpr std::string_view element_name = "MultivariateStat";

  std::optional<std::string> name;
  std::optional<std::string> category;
  std::int64_t exponent = 1;
  bool isIntercept = false;
  std::optional<double> importance;
  std::optional<double> stdError;
  std::optional<double> tValue;
  std::optional<double> chiSquareValue;
  std::optional<double> fStatistic;
  std::optional<double> dF;
  std::optional<double> pValueAlpha;
  std::optional<double> pValueInitial;
  std::optional<double> pValueFinal;
  double confidenceLevel = 0.95;
  std::optional<double> confidenceLowerBound;
  std::optional<double> confidenceUpperBound;

  static void describe(Description<MultivariateStat>& d);
};

/// Holds the analysis of variance that relates a field to the target.
struct Anova : Element {
  static constexpr std::string_view element_name = "Anova";

  std::optional<std::string> target;
  std::vector<AnovaRow> anovaRows;

  static void describe(Description<Anova>& d);
};

/// Holds the model, error or total line of an analysis of variance.
struct AnovaRow : Element {
  static constexpr std::string_view element_name = "AnovaRow";

  AnovaRowType type{};
  double sumOfSquares = 0;
  double degreesOfFreedom = 0;
  std::optional<double> meanOfSquares;
  std::optional<double> fValue;
  std::optional<double> pValue;

  static void describe(Description<AnovaRow>& d);
};

/// Describes the training records that belong to one node, cluster or target value.
struct Partition : Element {
  static constexpr std::string_view element_name = "Partition";

  std::string name;
  std::optional<double> size;
  std::vector<PartitionFieldStats> partitionFieldStats;

  static void describe(Description<Partition>& d);
};

/// Holds the statistics of one field within a part of the training data.
struct PartitionFieldStats : Element {
  static constexpr std::string_view element_name = "PartitionFieldStats";

  std::string field;
  ZeroOne weighted = ZeroOne::zero;
  Box<Counts> counts;
  Box<NumericInfo> numericInfo;
  std::vector<Array> arrays;

  static void describe(Description<PartitionFieldStats>& d);
};

}  // namespace pmml
