// Targets: what is done to a raw result.
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

enum class CastInteger : std::uint8_t { round, ceiling, floor };
template <>
struct EnumNames<CastInteger> {
  static constexpr std::string_view name = "CastInteger";
  static constexpr std::string_view values[] = {"round", "ceiling", "floor"};
};

/// Holds the corrections applied to the raw predictions of the target fields.
struct Targets : Element {
  static constexpr std::string_view element_name = "Targets";

  std::vector<Target> targets;

  static void describe(Description<Targets>& d);
};

/// Limits, scales, rounds or replaces the raw prediction of one target field.
struct Target : Element {
  static constexpr std::string_view element_name = "Target";

  std::optional<std::string> field;
  std::optional<OpType> optype;
  std::optional<CastInteger> castInteger;
  std::optional<double> min;
  std::optional<double> max;
  double rescaleConstant = 0;
  double rescaleFactor = 1;
  std::vector<TargetValue> targetValues;

  static void describe(Description<Target>& d);
};

/// Gives display text and prior probability of one target category, or the default of a numeric
/// target.
struct TargetValue : Element {
  static constexpr std::string_view element_name = "TargetValue";

  std::optional<std::string> value;
  std::optional<std::string> displayValue;
  std::optional<double> priorProbability;
  std::optional<double> defaultValue;
  Box<Partition> partition;

  static void describe(Description<TargetValue>& d);
};

}  // namespace pmml
