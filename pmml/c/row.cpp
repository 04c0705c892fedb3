#include <deque>
#include <limits>
#include <optional>
#include <string_view>

#include "pmml/c/report.h"
#include "pmml/c/scorer.h"
#include "pmml/data/utf8.h"

struct pmml_row {
  std::shared_ptr<const pmml::c::Scoring> scoring;
  pmml::Table inputs;
  pmml::Table outputs;            ///< of the last score, no rows before it
  std::deque<std::string> texts;  ///< of the outputs
};

namespace pmml::c {
namespace {

Column one_cell(const std::string& name, Column::Kind kind) {
  Column column;
  column.name = name;
  column.kind = kind;
  return column;
}

/// Gives an input another cell; nothing changes when that fails.
template <class Push>
pmml_status set_cell(pmml_row* row, std::size_t input, Column::Kind kind, Push push) noexcept {
  return guarded(nullptr, [&] {
    const auto& fields = required(row, "row").scoring->fields[PMML_INPUT];
    if (input >= fields.size())
      throw BadArgument("input", std::to_string(input),
                        "an index below " + std::to_string(fields.size()));
    Column column = one_cell(fields[input].field.name, kind);
    push(column);
    row->inputs.columns[input] = std::move(column);
  });
}

/// A row of missing inputs; with a column that no field has, so that it is a row without inputs,
/// too.
void make_missing(pmml_row& row) {
  Table table;
  for (const pmml_field& field : row.scoring->fields[PMML_INPUT])
    table.columns.push_back(one_cell(field.field.name, Column::Kind::number));
  table.columns.push_back(one_cell({}, Column::Kind::number));
  for (Column& column : table.columns) column.push_missing();
  row.inputs = std::move(table);
}

/// The cell of an output; null when it is missing or there is none.
const Column* present(const pmml_row* row, std::size_t output) {
  if (row == nullptr || output >= row->outputs.columns.size()) return nullptr;
  const Column& column = row->outputs.columns[output];
  return column.size() == 0 || column.missing(0) ? nullptr : &column;
}

void keep_texts(pmml_row& row) {
  row.texts.clear();
  for (const Column& column : row.outputs.columns)
    row.texts.push_back(column.size() == 0 ? std::string() : column.cell_text(0));
}

void score(pmml_row& row, Report& report) {
  row.outputs = Table();
  Table outputs = row.scoring->scorer.score(row.inputs, report);
  if (outputs.rows() == 0 && !outputs.columns.empty())
    report.add({"E-RECORD",
                Severity::error,
                Layer::data,
                {},
                {1, 0},
                {},
                "a row without a group",
                "values of the group fields"});
  row.outputs = std::move(outputs);
  keep_texts(row);
}

}  // namespace
}  // namespace pmml::c

using namespace pmml;
using namespace pmml::c;

pmml_status pmml_row_new(const pmml_scorer* scorer, pmml_row** row, pmml_report* report) {
  if (row != nullptr) *row = nullptr;
  return guarded(report, [&] {
    pmml_row*& result = required(row, "row");
    auto made = std::make_unique<pmml_row>();
    made->scoring = required(scorer, "scorer").scoring;
    make_missing(*made);
    result = made.release();
  });
}

void pmml_row_free(pmml_row* row) {
  delete row;
}

pmml_status pmml_row_set_number(pmml_row* row, size_t input, double value) {
  return set_cell(row, input, Column::Kind::number,
                  [&](Column& column) { column.push_number(value); });
}

pmml_status pmml_row_set_text(pmml_row* row, size_t input, const char* value) {
  return set_cell(row, input, Column::Kind::text, [&](Column& column) {
    const std::string_view text(&required(value, "value"));
    if (find_invalid_utf8(text) != std::string_view::npos)
      throw BadArgument("value", std::string(text), "UTF-8");
    column.push_text(text);
  });
}

pmml_status pmml_row_set_missing(pmml_row* row, size_t input) {
  return set_cell(row, input, Column::Kind::number, [](Column& column) { column.push_missing(); });
}

pmml_status pmml_row_clear(pmml_row* row) {
  return guarded(nullptr, [&] { make_missing(required(row, "row")); });
}

pmml_status pmml_row_score(pmml_row* row, pmml_report* report) {
  return guarded(report, [&] {
    Report problems;
    score(required(row, "row"), problems);
    if (!problems.ok()) throw InvalidData(problems);
    if (report != nullptr) report->shared->add(problems);
  });
}

int pmml_row_is_missing(const pmml_row* row, size_t output) {
  return present(row, output) == nullptr ? 1 : 0;
}

double pmml_row_number(const pmml_row* row, size_t output) {
  const Column* column = present(row, output);
  if (column == nullptr || column->kind == Column::Kind::text)
    return std::numeric_limits<double>::quiet_NaN();
  return column->numbers[0];
}

const char* pmml_row_text(const pmml_row* row, size_t output) {
  return present(row, output) == nullptr ? nullptr : row->texts[output].c_str();
}
