#include "pmml/tools/rules_values.h"

#include <algorithm>
#include <cmath>

#include "pmml/describe/numbers.h"
#include "pmml/describe/value_type.h"

namespace pmml {
namespace {

bool is_boolean(std::string_view literal) {
  std::string lower(trim(literal));
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return lower == "true" || lower == "false" || lower == "1" || lower == "0" || lower == "1.0" ||
         lower == "0.0";
}

bool is_integral(std::string_view literal) {
  double value = 0;
  return parse_double(literal, value) == NumberError::none && value == std::floor(value);
}

using Edges = std::vector<std::vector<std::size_t>>;

Edges reversed(const Edges& edges) {
  Edges result(edges.size());
  for (std::size_t i = 0; i < edges.size(); ++i) {
    for (const std::size_t to : edges[i]) result[to].push_back(i);
  }
  return result;
}

// Strikes out, again and again, every node that has no edge to a node still standing.
void strike_ends(const Edges& edges, const Edges& back, std::vector<bool>& standing) {
  std::vector<std::size_t> degree(edges.size());
  std::vector<std::size_t> ends;
  for (std::size_t i = 0; i < edges.size(); ++i) {
    for (const std::size_t to : edges[i]) degree[i] += standing[to] ? 1U : 0U;
    if (standing[i] && degree[i] == 0) ends.push_back(i);
  }
  while (!ends.empty()) {
    const std::size_t end = ends.back();
    ends.pop_back();
    standing[end] = false;
    for (const std::size_t from : back[end]) {
      if (standing[from] && --degree[from] == 0) ends.push_back(from);
    }
  }
}

std::string_view local_name(std::string_view name) {
  const std::size_t colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

}  // namespace

std::string quoted(std::string_view text) {
  return "\"" + printable(text) + "\"";
}

std::string numbered(std::string_view name, std::size_t index) {
  std::string step(name);
  if (index > 0) step += "[" + std::to_string(index + 1) + "]";
  return step;
}

std::string count_text(std::size_t count, std::string_view what) {
  return std::to_string(count) + " " + std::string(what);
}

bool is_number(DataType type) {
  return type == DataType::integer || type == DataType::float_ || type == DataType::double_;
}

bool is_number(std::string_view literal) {
  double value = 0;
  if (is_foreign_number(literal)) return true;
  return parse_double(literal, value) != NumberError::notANumber;
}

bool is_foreign_number(std::string_view literal) {
  const std::string_view text = trim(literal);
  return text == "Infinity" || text == "-Infinity" || text == "inf" || text == "-inf";
}

bool is_convertible(std::string_view literal, DataType type) {
  const bool whole = type == DataType::integer || type == DataType::boolean;
  return fits(literal, type) || (whole && is_number(literal));
}

bool fits(std::string_view literal, DataType type) {
  if (type == DataType::integer) return is_integral(literal);
  if (is_number(type)) return is_number(literal);
  if (type == DataType::boolean) return is_boolean(literal);
  return true;
}

bool same_value(std::string_view a, std::string_view b, DataType type) {
  if (a == b) return true;
  if (!is_number(type)) return false;
  double left = 0;
  double right = 0;
  return parse_double(a, left) == NumberError::none &&
         parse_double(b, right) == NumberError::none && left == right;
}

std::vector<std::string_view> valid_values(const FieldView& field) {
  std::vector<std::string_view> values;
  if (field.values == nullptr) return values;
  for (const Value& value : *field.values) {
    if (value.property == ValueProperty::valid) values.push_back(value.value);
  }
  return values;
}

bool may_be(const FieldView& field, std::string_view literal) {
  if (field.values == nullptr) return true;
  const DataType type = field.dataType.value_or(DataType::string);
  bool listed = false;
  for (const Value& value : *field.values) {
    if (value.property != ValueProperty::valid) continue;
    if (same_value(value.value, literal, type)) return true;
    listed = true;
  }
  return !listed;
}

std::vector<std::string> impossible(const FieldView& field,
                                    const std::vector<std::string>& literals) {
  Unique valid;
  for (const std::string_view value : valid_values(field)) valid.first(value);
  std::vector<std::string> result;
  for (const std::string& literal : literals) {
    if (!valid.contains(literal) && !may_be(field, literal)) result.push_back(literal);
  }
  return result;
}

const FieldView* categories(const Scopes& scopes) {
  const FieldView* target = scopes.target();
  if (target == nullptr || target->optype == OpType::continuous) return nullptr;
  return valid_values(*target).empty() ? nullptr : target;
}

std::size_t size_of(const Array& array) {
  return std::visit([](const auto& values) { return values.size(); }, array.values);
}

std::size_t size_of(const Box<Array>& array) {
  return array ? size_of(*array) : 0;
}

std::vector<std::string> items_of(const Array& array) {
  std::vector<std::string> items;
  std::visit(
      [&]<class T>(const std::vector<T>& values) {
        for (const T& value : values) print_value(value, items.emplace_back());
      },
      array.values);
  return items;
}

const Cell* cell_of(const row& record, std::string_view column) {
  for (const Cell& cell : record.cells) {
    if (cell.name == column) return &cell;
  }
  for (const Cell& cell : record.cells) {
    if (local_name(cell.name) == local_name(column)) return &cell;
  }
  return nullptr;
}

bool has_column(const InlineTable& table, std::string_view column) {
  return std::any_of(table.rows.begin(), table.rows.end(),
                     [&](const row& record) { return cell_of(record, column) != nullptr; });
}

std::vector<std::size_t> nodes_on_cycles(const Edges& edges) {
  const Edges back = reversed(edges);
  std::vector<bool> standing(edges.size(), true);
  strike_ends(edges, back, standing);
  strike_ends(back, edges, standing);
  std::vector<std::size_t> nodes;
  for (std::size_t i = 0; i < edges.size(); ++i) {
    if (standing[i]) nodes.push_back(i);
  }
  return nodes;
}

}  // namespace pmml
