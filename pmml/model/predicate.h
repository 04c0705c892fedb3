// Predicates and score distributions.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "pmml/describe/value_type.h"
#include "pmml/model/fwd.h"

namespace pmml {

enum class BooleanOperator : std::uint8_t { or_, and_, xor_, surrogate };
template <>
struct EnumNames<BooleanOperator> {
  static constexpr std::string_view name = "BooleanOperator";
  static constexpr std::string_view values[] = {"or", "and", "xor", "surrogate"};
};

enum class SetOperator : std::uint8_t { isIn, isNotIn };
template <>
struct EnumNames<SetOperator> {
  static constexpr std::string_view name = "SetOperator";
  static constexpr std::string_view values[] = {"isIn", "isNotIn"};
};

enum class SimpleOperator : std::uint8_t {
  equal,
  notEqual,
  lessThan,
  lessOrEqual,
  greaterThan,
  greaterOrEqual,
  isMissing,
  isNotMissing
};
template <>
struct EnumNames<SimpleOperator> {
  static constexpr std::string_view name = "SimpleOperator";
  static constexpr std::string_view values[] = {"equal",       "notEqual",    "lessThan",
                                                "lessOrEqual", "greaterThan", "greaterOrEqual",
                                                "isMissing",   "isNotMissing"};
};

/// Tests a field against a constant, or tests whether it is missing.
struct SimplePredicate : Element {
  static constexpr std::string_view element_name = "SimplePredicate";

  std::string field;
  SimpleOperator op{};
  std::optional<std::string> value;

  static void describe(Description<SimplePredicate>& d);
};

/// Is the condition that always holds.
struct True : Element {
  static constexpr std::string_view element_name = "True";

  static void describe(Description<True>& d);
};

/// Is the condition that never holds.
struct False : Element {
  static constexpr std::string_view element_name = "False";

  static void describe(Description<False>& d);
};

/// The PREDICATE group.
using Predicate = std::variant<std::monostate, SimplePredicate, Box<CompoundPredicate>,
                               Box<SimpleSetPredicate>, True, False>;

/// Combines several conditions into one.
struct CompoundPredicate : Element {
  static constexpr std::string_view element_name = "CompoundPredicate";

  BooleanOperator booleanOperator{};
  std::vector<Predicate> predicates;

  static void describe(Description<CompoundPredicate>& d);
};

/// Tests whether the value of a field belongs to a set of values.
struct SimpleSetPredicate : Element {
  static constexpr std::string_view element_name = "SimpleSetPredicate";

  std::string field;
  SetOperator booleanOperator{};
  Box<Array> array;

  static void describe(Description<SimpleSetPredicate>& d);
};

/// Gives the training count, confidence and probability of one category at a node or rule.
struct ScoreDistribution : Element {
  static constexpr std::string_view element_name = "ScoreDistribution";

  std::string value;
  double recordCount = 0;
  std::optional<double> confidence;
  std::optional<double> probability;

  static void describe(Description<ScoreDistribution>& d);
};

}  // namespace pmml
