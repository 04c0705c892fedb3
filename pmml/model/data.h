// Data dictionary, taxonomies and inline tables.
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

enum class Closure : std::uint8_t { openClosed, openOpen, closedOpen, closedClosed };
template <>
struct EnumNames<Closure> {
  static constexpr std::string_view name = "Closure";
  static constexpr std::string_view values[] = {"openClosed", "openOpen", "closedOpen",
                                                "closedClosed"};
};

enum class ValueProperty : std::uint8_t { valid, invalid, missing };
template <>
struct EnumNames<ValueProperty> {
  static constexpr std::string_view name = "ValueProperty";
  static constexpr std::string_view values[] = {"valid", "invalid", "missing"};
};

enum class YesNo : std::uint8_t { no, yes };
template <>
struct EnumNames<YesNo> {
  static constexpr std::string_view name = "YesNo";
  static constexpr std::string_view values[] = {"no", "yes"};
};

/// Declares every raw field that the models of the document may use.
struct DataDictionary : Element {
  static constexpr std::string_view element_name = "DataDictionary";

  std::optional<std::int64_t> numberOfFields;
  std::vector<DataField> dataFields;
  std::vector<Taxonomy> taxonomies;

  static void describe(Description<DataDictionary>& d);
};

/// Declares one raw field with its name, type, measurement level and allowed values.
struct DataField : Element {
  static constexpr std::string_view element_name = "DataField";

  std::string name;
  std::optional<std::string> displayName;
  OpType optype{};
  DataType dataType{};
  std::optional<std::string> taxonomy;
  ZeroOne isCyclic = ZeroOne::zero;
  std::vector<Interval> intervals;
  std::vector<Value> values;

  static void describe(Description<DataField>& d);
};

/// Lists one value of a field and says whether it counts as valid, invalid or missing.
struct Value : Element {
  static constexpr std::string_view element_name = "Value";

  std::string value;
  std::optional<std::string> displayValue;
  ValueProperty property = ValueProperty::valid;

  static void describe(Description<Value>& d);
};

/// Describes a range of numbers, open or unbounded on either side.
struct Interval : Element {
  static constexpr std::string_view element_name = "Interval";

  Closure closure{};
  std::optional<double> leftMargin;
  std::optional<double> rightMargin;

  static void describe(Description<Interval>& d);
};

/// Describes a hierarchy of categories through tables that lead from each child to its parent.
struct Taxonomy : Element {
  static constexpr std::string_view element_name = "Taxonomy";

  std::string name;
  std::vector<ChildParent> childParents;

  static void describe(Description<Taxonomy>& d);
};

/// Links categories of one level of a hierarchy to their parents by means of a table.
struct ChildParent : Element {
  static constexpr std::string_view element_name = "ChildParent";

  std::string childField;
  std::string parentField;
  std::optional<std::string> parentLevelField;
  YesNo isRecursive = YesNo::no;
  std::vector<FieldColumnPair> fieldColumnPairs;
  std::variant<std::monostate, Box<TableLocator>, Box<InlineTable>> table;

  static void describe(Description<ChildParent>& d);
};

/// Points to a table outside the document in a way each vendor defines for itself.
struct TableLocator : Element {
  static constexpr std::string_view element_name = "TableLocator";

  static void describe(Description<TableLocator>& d);
};

/// Holds a small table inside the document as a sequence of rows.
struct InlineTable : Element {
  static constexpr std::string_view element_name = "InlineTable";

  std::vector<row> rows;

  static void describe(Description<InlineTable>& d);
};

/// Holds one record of an inline table, in which each child element is a cell named after its
/// column.
struct row : Element {
  static constexpr std::string_view element_name = "row";

  std::vector<Cell> cells;

  static void describe(Description<row>& d);
};

}  // namespace pmml
