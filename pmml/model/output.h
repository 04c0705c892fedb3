// Output: the values that a model gives.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "pmml/describe/value_type.h"
#include "pmml/model/data.h"
#include "pmml/model/fwd.h"
#include "pmml/model/types.h"

namespace pmml {

enum class RankBasis : std::uint8_t { confidence, support, lift, leverage, affinity };
template <>
struct EnumNames<RankBasis> {
  static constexpr std::string_view name = "RankBasis";
  static constexpr std::string_view values[] = {"confidence", "support", "lift", "leverage",
                                                "affinity"};
};

enum class RankOrder : std::uint8_t { descending, ascending };
template <>
struct EnumNames<RankOrder> {
  static constexpr std::string_view name = "RankOrder";
  static constexpr std::string_view values[] = {"descending", "ascending"};
};

enum class RuleAlgorithm : std::uint8_t {
  recommendation,
  exclusiveRecommendation,
  ruleAssociation
};
template <>
struct EnumNames<RuleAlgorithm> {
  static constexpr std::string_view name = "RuleAlgorithm";
  static constexpr std::string_view values[] = {"recommendation", "exclusiveRecommendation",
                                                "ruleAssociation"};
};

enum class RuleFeature : std::uint8_t {
  antecedent,
  consequent,
  rule,
  ruleId,
  confidence,
  support,
  lift,
  leverage,
  affinity
};
template <>
struct EnumNames<RuleFeature> {
  static constexpr std::string_view name = "RULE-FEATURE";
  static constexpr std::string_view values[] = {"antecedent", "consequent", "rule",
                                                "ruleId",     "confidence", "support",
                                                "lift",       "leverage",   "affinity"};
};

/// Lists the results a model reports, in the order in which they are computed.
struct Output : Element {
  static constexpr std::string_view element_name = "Output";

  std::vector<OutputField> outputFields;

  static void describe(Description<Output>& d);
};

/// Defines one reported result, taken from the prediction or computed by an expression.
struct OutputField : Element {
  static constexpr std::string_view element_name = "OutputField";

  std::string name;
  std::optional<std::string> displayName;
  std::optional<OpType> optype;
  std::optional<DataType> dataType;
  std::optional<std::string> targetField;
  ResultFeature feature = ResultFeature::predictedValue;
  std::optional<std::string> value;
  RuleFeature ruleFeature = RuleFeature::consequent;
  RuleAlgorithm algorithm = RuleAlgorithm::exclusiveRecommendation;
  std::int64_t rank = 1;
  RankBasis rankBasis = RankBasis::confidence;
  RankOrder rankOrder = RankOrder::descending;
  std::string isMultiValued = "0";
  std::optional<std::string> segmentId;
  bool isFinalResult = true;
  Box<Decisions> decisions;
  Expression expression;
  std::vector<Value> values;

  static void describe(Description<OutputField>& d);
};

/// Documents the business decisions an output field may recommend.
struct Decisions : Element {
  static constexpr std::string_view element_name = "Decisions";

  std::optional<std::string> businessProblem;
  std::optional<std::string> description;
  std::vector<Decision> decisions;

  static void describe(Description<Decisions>& d);
};

/// Documents one possible decision and its meaning.
struct Decision : Element {
  static constexpr std::string_view element_name = "Decision";

  std::string value;
  std::optional<std::string> displayValue;
  std::optional<std::string> description;

  static void describe(Description<Decision>& d);
};

}  // namespace pmml
