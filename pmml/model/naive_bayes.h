// NaiveBayesModel.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "pmml/model/fwd.h"
#include "pmml/model/types.h"

namespace pmml {

/// Predicts the category whose prior times the probabilities of the inputs is largest.
struct NaiveBayesModel : Element {
  static constexpr std::string_view element_name = "NaiveBayesModel";

  std::optional<std::string> modelName;
  double threshold = 0;
  MiningFunction functionName{};
  std::optional<std::string> algorithmName;
  bool isScorable = true;
  Box<MiningSchema> miningSchema;
  Box<Output> output;
  Box<ModelStats> modelStats;
  Box<ModelExplanation> modelExplanation;
  Box<Targets> targets;
  Box<LocalTransformations> localTransformations;
  Box<BayesInputs> bayesInputs;
  Box<BayesOutput> bayesOutput;
  Box<ModelVerification> modelVerification;

  static void describe(Description<NaiveBayesModel>& d);
};

/// Lists the inputs of a naive Bayes model.
struct BayesInputs : Element {
  static constexpr std::string_view element_name = "BayesInputs";

  std::vector<BayesInput> bayesInputs;

  static void describe(Description<BayesInputs>& d);
};

/// Holds the counts or distributions of one input for every target category.
struct BayesInput : Element {
  static constexpr std::string_view element_name = "BayesInput";

  std::string fieldName;
  Box<TargetValueStats> targetValueStats;
  Box<DerivedField> derivedField;
  std::vector<PairCounts> pairCounts;

  static void describe(Description<BayesInput>& d);
};

/// Names the target and counts its categories in the training data.
struct BayesOutput : Element {
  static constexpr std::string_view element_name = "BayesOutput";

  std::string fieldName;
  Box<TargetValueCounts> targetValueCounts;

  static void describe(Description<BayesOutput>& d);
};

/// Holds the distribution of a numeric input for every target category.
struct TargetValueStats : Element {
  static constexpr std::string_view element_name = "TargetValueStats";

  std::vector<TargetValueStat> targetValueStats;

  static void describe(Description<TargetValueStats>& d);
};

/// Gives the distribution of a numeric input within one target category.
struct TargetValueStat : Element {
  static constexpr std::string_view element_name = "TargetValueStat";

  std::string value;
  ContinuousDistributionType distribution;

  static void describe(Description<TargetValueStat>& d);
};

/// Counts how often one input value occurs together with each target category.
struct PairCounts : Element {
  static constexpr std::string_view element_name = "PairCounts";

  std::string value;
  Box<TargetValueCounts> targetValueCounts;

  static void describe(Description<PairCounts>& d);
};

/// Holds one count per target category.
struct TargetValueCounts : Element {
  static constexpr std::string_view element_name = "TargetValueCounts";

  std::vector<TargetValueCount> targetValueCounts;

  static void describe(Description<TargetValueCounts>& d);
};

/// Gives the count of one target category.
struct TargetValueCount : Element {
  static constexpr std::string_view element_name = "TargetValueCount";

  std::string value;
  double count = 0;

  static void describe(Description<TargetValueCount>& d);
};

}  // namespace pmml
