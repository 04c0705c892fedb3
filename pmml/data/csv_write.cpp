#include <algorithm>

#include "pmml/data/csv.h"
#include "pmml/data/utf8.h"
#include "pmml/describe/numbers.h"

namespace pmml {
namespace {

bool needs_quotes(std::string_view cell, char separator) {
  const auto special = [&](char c) { return c == separator || c == '"' || c == '\n' || c == '\r'; };
  return std::any_of(cell.begin(), cell.end(), special) || cell.starts_with(byte_order_mark);
}

void append_quoted(std::string& out, std::string_view cell) {
  out += '"';
  for (const char c : cell) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

void write_cell(CsvWriter& writer, const Column& column, std::size_t row,
                std::string_view missing) {
  if (column.missing(row)) {
    writer.cell(missing);
  } else if (column.kind == Column::Kind::number) {
    writer.cell(column.numbers[row]);
  } else {
    writer.cell(column.text[row]);
  }
}

}  // namespace

void CsvWriter::separate() {
  if (cells_++ == 0) {
    row_start_ = out_.size();
  } else {
    out_ += separator_;
  }
}

void CsvWriter::cell(std::string_view text) {
  separate();
  if (needs_quotes(text, separator_)) {
    append_quoted(out_, text);
  } else {
    out_ += text;
  }
}

void CsvWriter::cell(double number) {
  separate();
  append_double(out_, number);
}

void CsvWriter::end_row() {
  // A single empty cell would otherwise be a blank line.
  if (cells_ == 1 && out_.size() == row_start_) out_ += "\"\"";
  out_ += '\n';
  cells_ = 0;
}

std::string write_csv(const Table& table, const CsvOptions& options) {
  std::string out;
  CsvWriter writer(out, options.separator);
  for (const Column& column : table.columns) writer.cell(column.name);
  if (!table.columns.empty()) writer.end_row();
  const std::string missing =
      options.missing_values.empty() ? std::string() : options.missing_values.front();
  for (std::size_t row = 0; row < table.rows(); ++row) {
    for (const Column& column : table.columns) write_cell(writer, column, row, missing);
    writer.end_row();
  }
  return out;
}

}  // namespace pmml
