// Scorecard.
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
#include "pmml/model/types.h"

namespace pmml {

enum class BaselineMethod : std::uint8_t { max, min, mean, neutral, other };
template <>
struct EnumNames<BaselineMethod> {
  static constexpr std::string_view name = "BaselineMethod";
  static constexpr std::string_view values[] = {"max", "min", "mean", "neutral", "other"};
};

enum class ReasonCodeAlgorithm : std::uint8_t { pointsAbove, pointsBelow };
template <>
struct EnumNames<ReasonCodeAlgorithm> {
  static constexpr std::string_view name = "ReasonCodeAlgorithm";
  static constexpr std::string_view values[] = {"pointsAbove", "pointsBelow"};
};

/// Adds up points per characteristic and can explain the result by reason codes.
struct Scorecard : Element {
  static constexpr std::string_view element_name = "Scorecard";

  std::optional<std::string> modelName;
  MiningFunction functionName{};
  std::optional<std::string> algorithmName;
  double initialScore = 0;
  bool useReasonCodes = true;
  ReasonCodeAlgorithm reasonCodeAlgorithm = ReasonCodeAlgorithm::pointsBelow;
  std::optional<double> baselineScore;
  BaselineMethod baselineMethod = BaselineMethod::other;
  bool isScorable = true;
  Box<MiningSchema> miningSchema;
  Box<Output> output;
  Box<ModelStats> modelStats;
  Box<ModelExplanation> modelExplanation;
  Box<Targets> targets;
  Box<LocalTransformations> localTransformations;
  Box<Characteristics> characteristics;
  Box<ModelVerification> modelVerification;

  static void describe(Description<Scorecard>& d);
};

/// Lists the characteristics of the scorecard.
struct Characteristics : Element {
  static constexpr std::string_view element_name = "Characteristics";

  std::vector<Characteristic> characteristics;

  static void describe(Description<Characteristics>& d);
};

/// Groups the alternatives for one property, of which the first that holds gives the points.
struct Characteristic : Element {
  static constexpr std::string_view element_name = "Characteristic";

  std::optional<std::string> name;
  std::optional<std::string> reasonCode;
  std::optional<double> baselineScore;
  std::vector<Attribute> attributes;

  static void describe(Description<Characteristic>& d);
};

/// Gives the points awarded when its condition is the first one to hold.
struct Attribute : Element {
  static constexpr std::string_view element_name = "Attribute";

  std::optional<std::string> reasonCode;
  std::optional<double> partialScore;
  Predicate predicate;
  Box<ComplexPartialScore> complexPartialScore;

  static void describe(Description<Attribute>& d);
};

/// Computes the points of an attribute by an expression.
struct ComplexPartialScore : Element {
  static constexpr std::string_view element_name = "ComplexPartialScore";

  Expression expression;

  static void describe(Description<ComplexPartialScore>& d);
};

}  // namespace pmml
