// BayesianNetworkModel.
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

enum class BayesianNetworkType : std::uint8_t { General, TAN, Markov_blanket };
template <>
struct EnumNames<BayesianNetworkType> {
  static constexpr std::string_view name = "BN-TYPE";
  static constexpr std::string_view values[] = {"General", "TAN", "Markov-blanket"};
};

enum class InferenceType : std::uint8_t { Other, MCMC, Exact };
template <>
struct EnumNames<InferenceType> {
  static constexpr std::string_view name = "INFERENCE-TYPE";
  static constexpr std::string_view values[] = {"Other", "MCMC", "Exact"};
};

/// Predicts from a network of fields linked by conditional probabilities.
struct BayesianNetworkModel : Element {
  static constexpr std::string_view element_name = "BayesianNetworkModel";

  std::optional<std::string> modelName;
  MiningFunction functionName{};
  std::optional<std::string> algorithmName;
  BayesianNetworkType modelType = BayesianNetworkType::General;
  InferenceType inferenceMethod = InferenceType::Other;
  bool isScorable = true;
  Box<MiningSchema> miningSchema;
  Box<Output> output;
  Box<ModelStats> modelStats;
  Box<ModelExplanation> modelExplanation;
  Box<Targets> targets;
  Box<LocalTransformations> localTransformations;
  Box<BayesianNetworkNodes> bayesianNetworkNodes;
  Box<ModelVerification> modelVerification;

  static void describe(Description<BayesianNetworkModel>& d);
};

/// Lists the nodes of a Bayesian network.
struct BayesianNetworkNodes : Element {
  static constexpr std::string_view element_name = "BayesianNetworkNodes";

  std::vector<std::variant<std::monostate, Box<DiscreteNode>, Box<ContinuousNode>>> nodes;

  static void describe(Description<BayesianNetworkNodes>& d);
};

/// Describes a categorical field of the network and how its probabilities depend on its parents.
struct DiscreteNode : Element {
  static constexpr std::string_view element_name = "DiscreteNode";

  std::string name;
  std::optional<double> count;
  std::vector<DerivedField> derivedFields;
  std::vector<
      std::variant<std::monostate, Box<DiscreteConditionalProbability>, Box<ValueProbability>>>
      probabilities;

  static void describe(Description<DiscreteNode>& d);
};

/// Describes a numeric field of the network and how its distribution depends on its parents.
struct ContinuousNode : Element {
  static constexpr std::string_view element_name = "ContinuousNode";

  std::string name;
  std::optional<double> count;
  std::vector<DerivedField> derivedFields;
  std::vector<std::variant<std::monostate, Box<ContinuousConditionalProbability>,
                           Box<ContinuousDistribution>>>
      distributions;

  static void describe(Description<ContinuousNode>& d);
};

/// Gives the category probabilities that hold for one combination of parent values.
struct DiscreteConditionalProbability : Element {
  static constexpr std::string_view element_name = "DiscreteConditionalProbability";

  std::optional<double> count;
  std::vector<ParentValue> parentValues;
  std::vector<ValueProbability> valueProbabilities;

  static void describe(Description<DiscreteConditionalProbability>& d);
};

/// States the value a parent node must have for the given probabilities to apply.
struct ParentValue : Element {
  static constexpr std::string_view element_name = "ParentValue";

  std::string parent;
  std::string value;

  static void describe(Description<ParentValue>& d);
};

/// Gives the probability of one category of a node.
struct ValueProbability : Element {
  static constexpr std::string_view element_name = "ValueProbability";

  std::string value;
  double probability = 0;

  static void describe(Description<ValueProbability>& d);
};

/// Gives the numeric distribution that holds for one combination of parent values.
struct ContinuousConditionalProbability : Element {
  static constexpr std::string_view element_name = "ContinuousConditionalProbability";

  std::optional<double> count;
  std::vector<ParentValue> parentValues;
  std::vector<ContinuousDistribution> continuousDistributions;

  static void describe(Description<ContinuousConditionalProbability>& d);
};

/// Chooses the distribution of a numeric network node.
struct ContinuousDistribution : Element {
  static constexpr std::string_view element_name = "ContinuousDistribution";

  std::variant<std::monostate, Box<TriangularDistributionForBN>, Box<NormalDistributionForBN>,
               Box<LognormalDistributionForBN>, Box<UniformDistributionForBN>>
      distribution;

  static void describe(Description<ContinuousDistribution>& d);
};

/// Describes a triangular distribution by its mean and its two bounds.
struct TriangularDistributionForBN : Element {
  static constexpr std::string_view element_name = "TriangularDistributionForBN";

  Box<Mean> mean;
  Box<Lower> lower;
  Box<Upper> upper;

  static void describe(Description<TriangularDistributionForBN>& d);
};

/// Describes a normal distribution by its mean and variance.
struct NormalDistributionForBN : Element {
  static constexpr std::string_view element_name = "NormalDistributionForBN";

  Box<Mean> mean;
  Box<Variance> variance;

  static void describe(Description<NormalDistributionForBN>& d);
};

/// Describes a lognormal distribution by its mean and variance.
struct LognormalDistributionForBN : Element {
  static constexpr std::string_view element_name = "LognormalDistributionForBN";

  Box<Mean> mean;
  Box<Variance> variance;

  static void describe(Description<LognormalDistributionForBN>& d);
};

/// Describes a distribution that is constant between two computed bounds.
struct UniformDistributionForBN : Element {
  static constexpr std::string_view element_name = "UniformDistributionForBN";

  Box<Lower> lower;
  Box<Upper> upper;

  static void describe(Description<UniformDistributionForBN>& d);
};

/// Computes the mean of a distribution, possibly from the values of parent nodes.
struct Mean : Element {
  static constexpr std::string_view element_name = "Mean";

  Expression expression;

  static void describe(Description<Mean>& d);
};

/// Computes the lower bound of a distribution, possibly from the values of parent nodes.
struct Lower : Element {
  static constexpr std::string_view element_name = "Lower";

  Expression expression;

  static void describe(Description<Lower>& d);
};

/// Computes the upper bound of a distribution, possibly from the values of parent nodes.
struct Upper : Element {
  static constexpr std::string_view element_name = "Upper";

  Expression expression;

  static void describe(Description<Upper>& d);
};

/// Computes the variance of a distribution, possibly from the values of parent nodes.
struct Variance : Element {
  static constexpr std::string_view element_name = "Variance";

  Expression expression;

  static void describe(Description<Variance>& d);
};

}  // namespace pmml
