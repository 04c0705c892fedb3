// Transformations, expressions and user-defined functions.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "pmml/describe/value_type.h"
#include "pmml/model/data.h"
#include "pmml/model/fwd.h"
#include "pmml/model/types.h"

namespace pmml {

enum class AggregateFunction : std::uint8_t { count, sum, average, min, max, multiset };
template <>
struct EnumNames<AggregateFunction> {
  static constexpr std::string_view name = "AggregateFunction";
  static constexpr std::string_view values[] = {"count", "sum", "average",
                                                "min",   "max", "multiset"};
};

enum class CountHits : std::uint8_t { allHits, bestHits };
template <>
struct EnumNames<CountHits> {
  static constexpr std::string_view name = "CountHits";
  static constexpr std::string_view values[] = {"allHits", "bestHits"};
};

enum class LagAggregate : std::uint8_t { none, avg, max, median, min, product, sum, stddev };
template <>
struct EnumNames<LagAggregate> {
  static constexpr std::string_view name = "LagAggregate";
  static constexpr std::string_view values[] = {"none", "avg",     "max", "median",
                                                "min",  "product", "sum", "stddev"};
};

/// Holds derived fields and functions that every model of the document may use.
struct TransformationDictionary : Element {
  static constexpr std::string_view element_name = "TransformationDictionary";

  std::vector<DefineFunction> defineFunctions;
  std::vector<DerivedField> derivedFields;

  static void describe(Description<TransformationDictionary>& d);
};

/// Holds the derived fields that belong to a single model.
struct LocalTransformations : Element {
  static constexpr std::string_view element_name = "LocalTransformations";

  std::vector<DerivedField> derivedFields;

  static void describe(Description<LocalTransformations>& d);
};

/// Defines a new field whose value is computed by an expression.
struct DerivedField : Element {
  static constexpr std::string_view element_name = "DerivedField";

  std::optional<std::string> name;
  std::optional<std::string> displayName;
  OpType optype{};
  DataType dataType{};
  Expression expression;
  std::vector<Value> values;

  static void describe(Description<DerivedField>& d);
};

/// Yields a fixed value, or the missing value.
struct Constant : Element {
  static constexpr std::string_view element_name = "Constant";

  std::optional<DataType> dataType;
  bool missing = false;
  std::string text;

  static void describe(Description<Constant>& d);
};

/// Yields the value of a field.
struct FieldRef : Element {
  static constexpr std::string_view element_name = "FieldRef";

  std::string field;
  std::optional<std::string> mapMissingTo;

  static void describe(Description<FieldRef>& d);
};

/// Maps a number through straight line pieces, for instance to scale it to the range 0 to 1.
struct NormContinuous : Element {
  static constexpr std::string_view element_name = "NormContinuous";

  std::optional<double> mapMissingTo;
  std::string field;
  OutlierTreatment outliers = OutlierTreatment::asIs;
  std::vector<LinearNorm> linearNorms;

  static void describe(Description<NormContinuous>& d);
};

/// Gives one corner point of a piecewise linear mapping.
struct LinearNorm : Element {
  static constexpr std::string_view element_name = "LinearNorm";

  double orig = 0;
  double norm = 0;

  static void describe(Description<LinearNorm>& d);
};

/// Yields 1 when the field has the stated value and 0 otherwise.
struct NormDiscrete : Element {
  static constexpr std::string_view element_name = "NormDiscrete";

  std::string field;
  std::string value;
  std::optional<double> mapMissingTo;

  static void describe(Description<NormDiscrete>& d);
};

/// Replaces a number by the label of the interval it falls into.
struct Discretize : Element {
  static constexpr std::string_view element_name = "Discretize";

  std::string field;
  std::optional<std::string> mapMissingTo;
  std::optional<std::string> defaultValue;
  std::optional<DataType> dataType;
  std::vector<DiscretizeBin> discretizeBins;

  static void describe(Description<Discretize>& d);
};

/// Assigns a label to one interval of numbers.
struct DiscretizeBin : Element {
  static constexpr std::string_view element_name = "DiscretizeBin";

  std::string binValue;
  Box<Interval> interval;

  static void describe(Description<DiscretizeBin>& d);
};

/// Looks up the result in the table row whose columns agree with the values of the fields.
struct MapValues : Element {
  static constexpr std::string_view element_name = "MapValues";

  std::optional<std::string> mapMissingTo;
  std::optional<std::string> defaultValue;
  std::string outputColumn;
  std::optional<DataType> dataType;
  std::vector<FieldColumnPair> fieldColumnPairs;
  std::variant<std::monostate, Box<TableLocator>, Box<InlineTable>> table;

  static void describe(Description<MapValues>& d);
};

/// Pairs a field with the table column it is compared with.
struct FieldColumnPair : Element {
  static constexpr std::string_view element_name = "FieldColumnPair";

  std::string field;
  std::string column;

  static void describe(Description<FieldColumnPair>& d);
};

/// Measures how often a term occurs in the text of a field.
struct TextIndex : Element {
  static constexpr std::string_view element_name = "TextIndex";

  std::string textField;
  LocalTermWeights localTermWeights = LocalTermWeights::termFrequency;
  bool isCaseSensitive = false;
  std::int64_t maxLevenshteinDistance = 0;
  CountHits countHits = CountHits::allHits;
  std::string wordSeparatorCharacterRE = "\\s+";
  bool tokenize = true;
  std::vector<TextIndexNormalization> textIndexNormalizations;
  Expression expression;

  static void describe(Description<TextIndex>& d);
};

/// Replaces words or patterns by a normal form with the help of a table before terms are counted.
struct TextIndexNormalization : Element {
  static constexpr std::string_view element_name = "TextIndexNormalization";

  std::string inField = "string";
  std::string outField = "stem";
  std::string regexField = "regex";
  bool recursive = false;
  std::optional<bool> isCaseSensitive;
  std::optional<std::int64_t> maxLevenshteinDistance;
  std::optional<std::string> wordSeparatorCharacterRE;
  std::optional<bool> tokenize;
  std::variant<std::monostate, Box<TableLocator>, Box<InlineTable>> table;

  static void describe(Description<TextIndexNormalization>& d);
};

/// Summarises the values of a field over the records of a group.
struct Aggregate : Element {
  static constexpr std::string_view element_name = "Aggregate";

  std::string field;
  AggregateFunction function{};
  std::optional<std::string> groupField;
  std::optional<std::string> sqlWhere;

  static void describe(Description<Aggregate>& d);
};

/// Yields the value a field had some records earlier, or a summary of the preceding values.
struct Lag : Element {
  static constexpr std::string_view element_name = "Lag";

  std::string field;
  std::int64_t n = 1;
  LagAggregate aggregate = LagAggregate::none;
  std::vector<BlockIndicator> blockIndicators;

  static void describe(Description<Lag>& d);
};

/// Names a field whose change of value starts a new block of records for a lag.
struct BlockIndicator : Element {
  static constexpr std::string_view element_name = "BlockIndicator";

  std::string field;

  static void describe(Description<BlockIndicator>& d);
};

/// Calls a built-in or user-defined function with the results of the contained expressions.
struct Apply : Element {
  static constexpr std::string_view element_name = "Apply";

  std::string function;
  std::optional<std::string> mapMissingTo;
  std::optional<std::string> defaultValue;
  InvalidValueTreatment invalidValueTreatment = InvalidValueTreatment::returnInvalid;
  std::vector<Expression> expressions;

  static void describe(Description<Apply>& d);
};

/// Defines a function that expressions can call with their own arguments.
struct DefineFunction : Element {
  static constexpr std::string_view element_name = "DefineFunction";

  std::string name;
  OpType optype{};
  std::optional<DataType> dataType;
  std::vector<ParameterField> parameterFields;
  Expression expression;

  static void describe(Description<DefineFunction>& d);
};

/// Declares one parameter of a user-defined function.
struct ParameterField : Element {
  static constexpr std::string_view element_name = "ParameterField";

  std::string name;
  std::optional<OpType> optype;
  std::optional<DataType> dataType;
  std::optional<std::string> displayName;

  static void describe(Description<ParameterField>& d);
};

}  // namespace pmml
