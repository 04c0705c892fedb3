// RegressionModel.
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

enum class RegressionModelType : std::uint8_t {
  linearRegression,
  stepwisePolynomialRegression,
  logisticRegression
};
template <>
struct EnumNames<RegressionModelType> {
  static constexpr std::string_view name = "RegressionModelType";
  static constexpr std::string_view values[] = {"linearRegression", "stepwisePolynomialRegression",
                                                "logisticRegression"};
};

/// Predicts with one or more linear equations, optionally passed through a link function.
struct RegressionModel : Element {
  static constexpr std::string_view element_name = "RegressionModel";

  std::optional<std::string> modelName;
  MiningFunction functionName{};
  std::optional<std::string> algorithmName;
  std::optional<RegressionModelType> modelType;
  std::optional<std::string> targetFieldName;
  RegressionNormalizationMethod normalizationMethod = RegressionNormalizationMethod::none;
  bool isScorable = true;
  Box<MiningSchema> miningSchema;
  Box<Output> output;
  Box<ModelStats> modelStats;
  Box<ModelExplanation> modelExplanation;
  Box<Targets> targets;
  Box<LocalTransformations> localTransformations;
  std::vector<RegressionTable> regressionTables;
  Box<ModelVerification> modelVerification;

  static void describe(Description<RegressionModel>& d);
};

/// Holds one regression equation, which belongs to one target category in classification.
struct RegressionTable : Element {
  static constexpr std::string_view element_name = "RegressionTable";

  double intercept = 0;
  std::optional<std::string> targetCategory;
  std::vector<NumericPredictor> numericPredictors;
  std::vector<CategoricalPredictor> categoricalPredictors;
  std::vector<PredictorTerm> predictorTerms;

  static void describe(Description<RegressionTable>& d);
};

/// Adds a coefficient times a power of a numeric field.
struct NumericPredictor : Element {
  static constexpr std::string_view element_name = "NumericPredictor";

  std::string name;
  std::int64_t exponent = 1;
  double coefficient = 0;

  static void describe(Description<NumericPredictor>& d);
};

/// Adds a coefficient when a field has the stated value.
struct CategoricalPredictor : Element {
  static constexpr std::string_view element_name = "CategoricalPredictor";

  std::string name;
  std::string value;
  double coefficient = 0;

  static void describe(Description<CategoricalPredictor>& d);
};

/// Adds a coefficient times the product of several fields.
struct PredictorTerm : Element {
  static constexpr std::string_view element_name = "PredictorTerm";

  std::optional<std::string> name;
  double coefficient = 0;
  std::vector<FieldRef> fieldRefs;

  static void describe(Description<PredictorTerm>& d);
};

}  // namespace pmml
