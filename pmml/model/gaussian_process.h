// GaussianProcessModel.
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

/// Predicts a number and its uncertainty from the similarity to stored training records.
struct GaussianProcessModel : Element {
  static constexpr std::string_view element_name = "GaussianProcessModel";

  std::optional<std::string> modelName;
  MiningFunction functionName{};
  std::optional<std::string> algorithmName;
  std::optional<std::string> optimizer;
  bool isScorable = true;
  Box<MiningSchema> miningSchema;
  Box<Output> output;
  Box<ModelStats> modelStats;
  Box<ModelExplanation> modelExplanation;
  Box<Targets> targets;
  Box<LocalTransformations> localTransformations;
  std::variant<std::monostate, Box<RadialBasisKernel>, Box<ARDSquaredExponentialKernel>,
               Box<AbsoluteExponentialKernel>, Box<GeneralizedExponentialKernel>>
      kernel;
  Box<TrainingInstances> trainingInstances;
  Box<ModelVerification> modelVerification;

  static void describe(Description<GaussianProcessModel>& d);
};

/// Compares records by squared distance with one length scale common to all inputs.
struct RadialBasisKernel : Element {
  static constexpr std::string_view element_name = "RadialBasisKernel";

  std::optional<std::string> description;
  double gamma = 1;
  double noiseVariance = 1;
  double lambda = 1;

  static void describe(Description<RadialBasisKernel>& d);
};

/// Compares records by squared distance with a separate length scale for each input.
struct ARDSquaredExponentialKernel : Element {
  static constexpr std::string_view element_name = "ARDSquaredExponentialKernel";

  std::optional<std::string> description;
  double gamma = 1;
  double noiseVariance = 1;
  std::vector<Lambda> lambdas;

  static void describe(Description<ARDSquaredExponentialKernel>& d);
};

/// Compares records by absolute distance with a separate length scale for each input.
struct AbsoluteExponentialKernel : Element {
  static constexpr std::string_view element_name = "AbsoluteExponentialKernel";

  std::optional<std::string> description;
  double gamma = 1;
  double noiseVariance = 1;
  std::vector<Lambda> lambdas;

  static void describe(Description<AbsoluteExponentialKernel>& d);
};

/// Compares records by distance raised to a chosen power, with length scales per input.
struct GeneralizedExponentialKernel : Element {
  static constexpr std::string_view element_name = "GeneralizedExponentialKernel";

  std::optional<std::string> description;
  double gamma = 1;
  double noiseVariance = 1;
  double degree = 1;
  std::vector<Lambda> lambdas;

  static void describe(Description<GeneralizedExponentialKernel>& d);
};

/// Lists the length scales of the inputs of a kernel.
struct Lambda : Element {
  static constexpr std::string_view element_name = "Lambda";

  Box<Array> array;

  static void describe(Description<Lambda>& d);
};

}  // namespace pmml
