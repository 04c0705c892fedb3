// Small helpers of the scoring tests: documents from text, records as name and value.
#pragma once

#include <algorithm>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "pmml/data/table.h"
#include "pmml/io/read.h"
#include "pmml/score/scorer.h"

namespace pmml::test {

using Record = std::vector<std::pair<std::string, std::string>>;

/// A table of one row of text cells; an absent name is an absent column.
inline Table table_of(const Record& record) {
  Table table;
  for (const auto& [name, value] : record) {
    Column& column = table.columns.emplace_back();
    column.name = name;
    column.kind = Column::Kind::text;
    column.push_text(value);
  }
  return table;
}

/// The rows from `begin` to before `end`.
inline Table rows_of(const Table& table, std::size_t begin, std::size_t end) {
  Table part;
  for (const Column& column : table.columns) {
    Column& copy = part.columns.emplace_back();
    copy.name = column.name;
    copy.kind = column.kind;
    for (std::size_t row = begin; row < std::min(end, table.rows()); ++row)
      copy.push_cell(column, row);
  }
  return part;
}

/// A whole document around data dictionary and model.
inline Document parse(const std::string& content) {
  Document document;
  Report report;
  const std::string text =
      "<PMML xmlns=\"http://www.dmg.org/PMML-4_4\" version=\"4.4\"><Header/>" + content + "</PMML>";
  if (!read(text, document, report)) throw InvalidDocument(report);
  return document;
}

/// Column of the only row as text, "missing" or "no column".
inline std::string cell(const Table& table, const std::string& name) {
  const Column* column = table.find(name);
  return column == nullptr ? "no column" : column->cell_text(0, "missing");
}

/// The number of the only row.
inline double number(const Table& table, const std::string& name) {
  const Column* column = table.find(name);
  if (column == nullptr || column->kind != Column::Kind::number || column->missing(0))
    throw std::runtime_error("no number " + name);
  return column->numbers[0];
}

/// The scored record.
inline Table score_record(const Document& document, const Record& record) {
  Report report;
  return compile(document).score(table_of(record), report);
}

}  // namespace pmml::test
