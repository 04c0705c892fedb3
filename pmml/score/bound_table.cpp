#include "pmml/score/bound_table.h"

#include <algorithm>
#include <cstring>
#include <string_view>
#include <unordered_map>

namespace pmml::scoring {

namespace {

/// The raw cell of a table in the type of its field.
double raw_cell(const Column& column, std::size_t row, const Field& field, StringPool& pool) {
  if (column.missing(row)) return missing;
  if (column.kind == Column::Kind::number) {
    const double number = column.numbers[row];
    if (is_missing(number)) return missing;
    const auto cell = convert(number, DataType::double_, field.type, pool);
    return cell.value_or(unconvertible);
  }
  const std::string_view text = column.text[row];
  if (const auto cell = parse_cell(text, field.type, pool)) return *cell;
  const bool listed =
      field.space != nullptr && field.space->missing_texts.contains(std::string(text));
  return listed ? missing : unconvertible;
}

/// Columns by name, at once when they are asked for in the order of the table.
class ColumnFinder {
 public:
  explicit ColumnFinder(const Table& table) : columns_(table.columns) {}

  const Column* find(std::string_view name) {
    if (next_ < columns_.size() && columns_[next_].name == name) return &columns_[next_++];
    if (by_name_.empty()) {
      for (const Column& column : columns_) by_name_.emplace(column.name, &column);
    }
    const auto found = by_name_.find(name);
    if (found == by_name_.end()) return nullptr;
    next_ = static_cast<std::size_t>(found->second - columns_.data()) + 1;
    return found->second;
  }

 private:
  const std::vector<Column>& columns_;
  std::size_t next_ = 0;
  std::unordered_map<std::string_view, const Column*> by_name_;
};

void copy_numbers(const Column& column, std::size_t first, DataType type, std::span<double> cells) {
  for (std::size_t i = 0; i < cells.size(); ++i)
    cells[i] = column.missing(first + i) || is_missing(column.numbers[first + i])
                   ? missing
                   : column.numbers[first + i];
  if (type == DataType::double_) return;
  for (double& cell : cells) cell = to_single(cell);
}

void write_cell(double value, DataType type, const StringPool& pool, Column& column) {
  if (is_missing(value)) {
    column.push_missing();
  } else if (column.kind == Column::Kind::text) {
    column.push_text(cell_text(value, type, pool));
  } else {
    column.push_number(value);
  }
}

}  // namespace

BoundInputs::BoundInputs(const Scorer::Compiled& compiled, const Table& table)
    : compiled_(compiled) {
  columns_.reserve(compiled.inputs.size());
  present_.reserve(compiled.inputs.size());
  ColumnFinder columns(table);
  for (const auto& input : compiled.inputs) {
    const Column* found = columns.find(input.name);
    if (found != nullptr) present_.push_back({columns_.size(), input.raw.slot});
    columns_.push_back(found);
  }
}

void BoundInputs::report_absent(Report& report) const {
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (columns_[i] != nullptr || !compiled_.inputs[i].expected) continue;
    report.add({"W-COLUMN",
                Severity::warning,
                Layer::data,
                {},
                {},
                compiled_.inputs[i].name,
                "no such column",
                "a column of this name; its values are missing"});
  }
}

void BoundInputs::load(std::size_t row, Row& cells) const {
  for (const Present& present : present_) {
    const Field& raw = compiled_.inputs[present.input].raw;
    cells.set(present.slot, raw_cell(*columns_[present.input], row, raw, cells.pool()));
  }
}

const double* BoundInputs::numbers(std::size_t input, std::size_t first, std::size_t count) const {
  const Column* column = columns_[input];
  if (column == nullptr || column->kind != Column::Kind::number ||
      compiled_.inputs[input].raw.type != DataType::double_)
    return nullptr;
  if (std::memchr(column->valid.data() + first, 0, count) != nullptr) return nullptr;
  const double* cells = column->numbers.data() + first;
  return std::any_of(cells, cells + count, is_missing) ? nullptr : cells;
}

bool BoundInputs::load(std::size_t input, std::size_t first, std::span<double> cells,
                       StringPool& pool) const {
  const Column* column = columns_[input];
  const Field& raw = compiled_.inputs[input].raw;
  if (column != nullptr && column->kind == Column::Kind::number &&
      (raw.type == DataType::double_ || raw.type == DataType::float_)) {
    copy_numbers(*column, first, raw.type, cells);
    return true;
  }
  bool converted = true;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    cells[i] = column == nullptr ? missing : raw_cell(*column, first + i, raw, pool);
    converted = converted && !is_unconvertible(cells[i]);
  }
  return converted;
}

BoundOutputs::BoundOutputs(const Scorer::Compiled& compiled, std::vector<NamedField> groups)
    : groups_(groups.size()) {
  for (NamedField& group : groups)
    outputs_.push_back({std::move(group.name), group.field.slot, group.field.type});
  for (const OutputColumn& column : compiled.model->outputs()) {
    if (column.final) outputs_.push_back({column.name, column.slot, column.type});
  }
}

Table BoundOutputs::empty_table() const {
  Table table;
  for (const Output& output : outputs_) {
    Column& column = table.columns.emplace_back();
    column.name = output.name;
    column.kind = is_shown_as_text(output.type) ? Column::Kind::text : Column::Kind::number;
  }
  return table;
}

void BoundOutputs::write(Row& row, Table& table) const {
  for (std::size_t c = 0; c < outputs_.size(); ++c)
    write_cell(row.get(outputs_[c].slot), outputs_[c].type, row.pool(), table.columns[c]);
}

void BoundOutputs::write_missing(Row& row, Table& table) const {
  for (std::size_t c = 0; c < outputs_.size(); ++c) {
    if (c < groups_) {
      write_cell(row.get(outputs_[c].slot), outputs_[c].type, row.pool(), table.columns[c]);
    } else {
      table.columns[c].push_missing();
    }
  }
}

}  // namespace pmml::scoring
