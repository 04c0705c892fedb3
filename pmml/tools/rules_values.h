// What several rules ask about values and tables. Used by the rules only.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "pmml/model/array.h"
#include "pmml/model/data.h"
#include "pmml/model/types.h"
#include "pmml/tools/scope.h"

namespace pmml {

/// Printed probabilities are often rounded: so far may their sum be from 1.
constexpr double sum_tolerance = 1e-3;

/// The text in quotes, safe to print.
std::string quoted(std::string_view text);
/// A step of a path: the name, with the number of the element when others come before it.
std::string numbered(std::string_view name, std::size_t index);
/// "3 items" and the like.
std::string count_text(std::size_t count, std::string_view what);

bool is_number(DataType type);
/// Whether the literal can be converted to the type. Dates and times are not looked into.
bool fits(std::string_view literal, DataType type);
/// The same, but numbers between two integers are let pass for integer and any number for boolean:
/// splits at 0.5 and means as replacements are common.
bool is_convertible(std::string_view literal, DataType type);
/// Whether the literal spells infinity in a way that other languages do and PMML does not.
bool is_foreign_number(std::string_view literal);
/// Whether the literal is a number, also in a foreign spelling.
bool is_number(std::string_view literal);
/// Whether two literals of a type mean the same value: "1" and "1.0" do for numbers.
bool same_value(std::string_view a, std::string_view b, DataType type);

/// The values with property valid.
std::vector<std::string_view> valid_values(const FieldView& field);
/// False when the field lists its valid values and the literal is none of them.
bool may_be(const FieldView& field, std::string_view literal);
/// Those of the literals that `may_be` denies; fast for long lists of values.
std::vector<std::string> impossible(const FieldView& field,
                                    const std::vector<std::string>& literals);
/// The only target of the model, if it is categorical or ordinal and lists its values.
const FieldView* categories(const Scopes& scopes);

/// Number of items of an array.
std::size_t size_of(const Array& array);
/// The items of an array as text.
std::vector<std::string> items_of(const Array& array);
/// Number of items of an array in a box, zero when there is none.
std::size_t size_of(const Box<Array>& array);

/// The cell of that column, by its name as written or without prefix; nullptr when absent.
const Cell* cell_of(const row& record, std::string_view column);
/// Whether any record of the table has the column.
bool has_column(const InlineTable& table, std::string_view column);

/// The nodes that lie on a cycle, or between two; `edges[i]` lists the nodes that i depends on.
std::vector<std::size_t> nodes_on_cycles(const std::vector<std::vector<std::size_t>>& edges);

/// True the first time a text is seen.
class Unique {
 public:
  bool first(std::string_view text) { return seen_.insert(text).second; }
  bool contains(std::string_view text) const { return seen_.count(text) != 0; }

 private:
  std::unordered_set<std::string_view> seen_;
};

}  // namespace pmml
