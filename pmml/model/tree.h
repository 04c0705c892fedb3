// TreeModel.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "pmml/model/fwd.h"
#include "pmml/model/predicate.h"
#include "pmml/model/types.h"

namespace pmml {

/// Predicts by walking down a decision tree until no further branch applies.
struct TreeModel : Element {
  static constexpr std::string_view element_name = "TreeModel";

  std::optional<std::string> modelName;
  MiningFunction functionName{};
  std::optional<std::string> algorithmName;
  MissingValueStrategy missingValueStrategy = MissingValueStrategy::none;
  double missingValuePenalty = 1;
  NoTrueChildStrategy noTrueChildStrategy = NoTrueChildStrategy::returnNullPrediction;
  SplitCharacteristic splitCharacteristic = SplitCharacteristic::multiSplit;
  bool isScorable = true;
  Box<MiningSchema> miningSchema;
  Box<Output> output;
  Box<ModelStats> modelStats;
  Box<ModelExplanation> modelExplanation;
  Box<Targets> targets;
  Box<LocalTransformations> localTransformations;
  Box<Node> node;
  Box<ModelVerification> modelVerification;

  static void describe(Description<TreeModel>& d);
};

/// Is one branch or leaf of a tree, with a condition to enter it and the score it predicts.
struct Node : Element {
  static constexpr std::string_view element_name = "Node";

  std::optional<std::string> id;
  std::optional<std::string> score;
  std::optional<double> recordCount;
  std::optional<std::string> defaultChild;
  Predicate predicate;
  Box<Partition> partition;
  std::vector<ScoreDistribution> scoreDistributions;
  std::vector<Node> nodes;
  std::variant<std::monostate, Box<Regression>, Box<DecisionTree>> embeddedModel;

  static void describe(Description<Node>& d);
};

}  // namespace pmml
