// SupportVectorMachineModel.
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

enum class SvmClassificationMethod : std::uint8_t { OneAgainstAll, OneAgainstOne };
template <>
struct EnumNames<SvmClassificationMethod> {
  static constexpr std::string_view name = "SVM-CLASSIFICATION-METHOD";
  static constexpr std::string_view values[] = {"OneAgainstAll", "OneAgainstOne"};
};

enum class SvmRepresentation : std::uint8_t { SupportVectors, Coefficients };
template <>
struct EnumNames<SvmRepresentation> {
  static constexpr std::string_view name = "SVM-REPRESENTATION";
  static constexpr std::string_view values[] = {"SupportVectors", "Coefficients"};
};

/// Predicts with one or more support vector machines, which vote when there are several categories.
struct SupportVectorMachineModel : Element {
  static constexpr std::string_view element_name = "SupportVectorMachineModel";

  std::optional<std::string> modelName;
  MiningFunction functionName{};
  std::optional<std::string> algorithmName;
  double threshold = 0;
  SvmRepresentation svmRepresentation = SvmRepresentation::SupportVectors;
  SvmClassificationMethod classificationMethod = SvmClassificationMethod::OneAgainstAll;
  bool maxWins = false;
  bool isScorable = true;
  Box<MiningSchema> miningSchema;
  Box<Output> output;
  Box<ModelStats> modelStats;
  Box<ModelExplanation> modelExplanation;
  Box<Targets> targets;
  Box<LocalTransformations> localTransformations;
  std::variant<std::monostate, Box<LinearKernelType>, Box<PolynomialKernelType>,
               Box<RadialBasisKernelType>, Box<SigmoidKernelType>>
      kernel;
  Box<VectorDictionary> vectorDictionary;
  std::vector<SupportVectorMachine> supportVectorMachines;
  Box<ModelVerification> modelVerification;

  static void describe(Description<SupportVectorMachineModel>& d);
};

/// Compares vectors by their scalar product.
struct LinearKernelType : Element {
  static constexpr std::string_view element_name = "LinearKernelType";

  std::optional<std::string> description;

  static void describe(Description<LinearKernelType>& d);
};

/// Compares vectors by a power of their scaled and shifted scalar product.
struct PolynomialKernelType : Element {
  static constexpr std::string_view element_name = "PolynomialKernelType";

  std::optional<std::string> description;
  double gamma = 1;
  double coef0 = 1;
  double degree = 1;

  static void describe(Description<PolynomialKernelType>& d);
};

/// Compares vectors by a bell curve of their distance.
struct RadialBasisKernelType : Element {
  static constexpr std::string_view element_name = "RadialBasisKernelType";

  std::optional<std::string> description;
  double gamma = 1;

  static void describe(Description<RadialBasisKernelType>& d);
};

/// Compares vectors by the hyperbolic tangent of their scaled and shifted scalar product.
struct SigmoidKernelType : Element {
  static constexpr std::string_view element_name = "SigmoidKernelType";

  std::optional<std::string> description;
  double gamma = 1;
  double coef0 = 1;

  static void describe(Description<SigmoidKernelType>& d);
};

/// Holds the support vectors and the fields they are made of.
struct VectorDictionary : Element {
  static constexpr std::string_view element_name = "VectorDictionary";

  std::optional<std::int64_t> numberOfVectors;
  Box<VectorFields> vectorFields;
  std::vector<VectorInstance> vectorInstances;

  static void describe(Description<VectorDictionary>& d);
};

/// Lists the fields that form the components of every vector, in order.
struct VectorFields : Element {
  static constexpr std::string_view element_name = "VectorFields";

  std::optional<std::int64_t> numberOfFields;
  std::vector<std::variant<std::monostate, Box<FieldRef>, Box<CategoricalPredictor>>> fields;

  static void describe(Description<VectorFields>& d);
};

/// Holds the components of one vector.
struct VectorInstance : Element {
  static constexpr std::string_view element_name = "VectorInstance";

  std::string id;
  std::variant<std::monostate, Box<REAL_SparseArray>, Box<Array>> array;

  static void describe(Description<VectorInstance>& d);
};

/// Holds one machine, which gives a number or decides for or against a category.
struct SupportVectorMachine : Element {
  static constexpr std::string_view element_name = "SupportVectorMachine";

  std::optional<std::string> targetCategory;
  std::optional<std::string> alternateTargetCategory;
  std::optional<double> threshold;
  Box<SupportVectors> supportVectors;
  Box<Coefficients> coefficients;

  static void describe(Description<SupportVectorMachine>& d);
};

/// Lists the vectors one machine uses.
struct SupportVectors : Element {
  static constexpr std::string_view element_name = "SupportVectors";

  std::optional<std::int64_t> numberOfSupportVectors;
  std::optional<std::int64_t> numberOfAttributes;
  std::vector<SupportVector> supportVectors;

  static void describe(Description<SupportVectors>& d);
};

/// Refers to one vector of the dictionary.
struct SupportVector : Element {
  static constexpr std::string_view element_name = "SupportVector";

  std::string vectorId;

  static void describe(Description<SupportVector>& d);
};

/// Holds the weights and the constant term of one machine.
struct Coefficients : Element {
  static constexpr std::string_view element_name = "Coefficients";

  std::optional<std::int64_t> numberOfCoefficients;
  double absoluteValue = 0;
  std::vector<Coefficient> coefficients;

  static void describe(Description<Coefficients>& d);
};

/// Gives the weight of one support vector, or of one component in a linear machine.
struct Coefficient : Element {
  static constexpr std::string_view element_name = "Coefficient";

  double value = 0;

  static void describe(Description<Coefficient>& d);
};

}  // namespace pmml
