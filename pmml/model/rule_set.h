// RuleSetModel.
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

enum class RuleSelectionCriterion : std::uint8_t { weightedSum, weightedMax, firstHit };
template <>
struct EnumNames<RuleSelectionCriterion> {
  static constexpr std::string_view name = "RuleSelectionCriterion";
  static constexpr std::string_view values[] = {"weightedSum", "weightedMax", "firstHit"};
};

/// Predicts with a set of rules of the kind if condition then score.
struct RuleSetModel : Element {
  static constexpr std::string_view element_name = "RuleSetModel";

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
  Box<RuleSet> ruleSet;
  Box<ModelVerification> modelVerification;

  static void describe(Description<RuleSetModel>& d);
};

/// Holds the rules, the way to choose among them and the score used when none fires.
struct RuleSet : Element {
  static constexpr std::string_view element_name = "RuleSet";

  std::optional<double> recordCount;
  std::optional<double> nbCorrect;
  std::optional<std::string> defaultScore;
  std::optional<double> defaultConfidence;
  std::vector<RuleSelectionMethod> ruleSelectionMethods;
  std::vector<ScoreDistribution> scoreDistributions;
  std::vector<Rule> rules;

  static void describe(Description<RuleSet>& d);
};

/// Says how the result is chosen among the rules that fire.
struct RuleSelectionMethod : Element {
  static constexpr std::string_view element_name = "RuleSelectionMethod";

  RuleSelectionCriterion criterion{};

  static void describe(Description<RuleSelectionMethod>& d);
};

/// Proposes a score when its condition holds.
struct SimpleRule : Element {
  static constexpr std::string_view element_name = "SimpleRule";

  std::optional<std::string> id;
  std::string score;
  std::optional<double> recordCount;
  std::optional<double> nbCorrect;
  double confidence = 1;
  double weight = 1;
  Predicate predicate;
  std::vector<ScoreDistribution> scoreDistributions;

  static void describe(Description<SimpleRule>& d);
};

/// Puts a common condition in front of a group of rules.
struct CompoundRule : Element {
  static constexpr std::string_view element_name = "CompoundRule";

  Predicate predicate;
  std::vector<Rule> rules;

  static void describe(Description<CompoundRule>& d);
};

}  // namespace pmml
