#include "pmml/c/arrow_import.h"

#include <set>
#include <string_view>

#include "pmml/c/arrow_column.h"

namespace pmml::c {
namespace {

constexpr std::string_view integer_formats = "cCsSiIlL";
constexpr std::string_view plain_formats = "nbcCsSiIlLfguU";
constexpr const char* readable =
    "a boolean (b), an integer (c C s S i I l L), a float (f), a double (g), a utf8 text (u U), "
    "null "
    "(n), or a dictionary of these";

/// The format when it is one of these letters, else 0.
char letter(const char* format, std::string_view letters) {
  if (format == nullptr || format[0] == 0 || format[1] != 0) return 0;
  return letters.find(format[0]) == std::string_view::npos ? char{0} : format[0];
}

/// The format of values, with v for views of texts (vu); 0 for what is not read.
char value_format(const char* format) {
  if (format != nullptr && std::string_view(format) == "vu") return 'v';
  return letter(format, plain_formats);
}

std::string shown(const char* format) {
  return format == nullptr ? "no format" : "format " + std::string(format);
}

ColumnFormat format_of(const ArrowSchema& schema, DataType type, const std::string& name) {
  ColumnFormat format;
  format.words = type == DataType::string || type == DataType::boolean;
  const ArrowSchema* values = &schema;
  if (schema.dictionary != nullptr) {
    format.indices = letter(schema.format, integer_formats);
    if (format.indices == 0)
      fail_arrow(name, "a dictionary with indices of " + shown(schema.format), "integers");
    values = schema.dictionary;
    if (values->dictionary != nullptr)
      fail_arrow(name, "a dictionary of a dictionary", "a dictionary of values");
  }
  format.values = value_format(values->format);
  if (format.values == 0)
    fail_arrow(name, (format.indices == 0 ? "" : "a dictionary of ") + shown(values->format),
               readable);
  return format;
}

void check_table(const ArrowSchema& schema) {
  if (schema.format == nullptr || std::string_view(schema.format) != "+s")
    fail_arrow({}, shown(schema.format), "a stream of record batches (+s)");
  if (schema.n_children < 0 || (schema.n_children > 0 && schema.children == nullptr))
    fail_arrow({}, std::to_string(schema.n_children) + " columns", "columns");
}

std::string name_of(const ArrowSchema* schema, std::int64_t child) {
  if (schema == nullptr || schema->release == nullptr)
    fail_arrow("column " + std::to_string(child + 1), "NULL or released", "a schema");
  return schema->name == nullptr ? "" : schema->name;
}

void to_text(Column& column) {
  Column text;
  text.name = column.name;
  text.kind = Column::Kind::text;
  for (std::size_t row = 0; row < column.size(); ++row) {
    if (column.missing(row)) {
      text.push_missing();
    } else {
      text.push_text(column.cell_text(row));
    }
  }
  column = std::move(text);
}

}  // namespace

void fail_arrow(const std::string& column, std::string found, std::string expected) {
  Report report;
  report.add({"E-ARROW",
              Severity::error,
              Layer::data,
              {},
              {},
              column,
              std::move(found),
              std::move(expected)});
  throw InvalidData(std::move(report));
}

BatchReader::BatchReader(const ArrowSchema& schema,
                         const std::map<std::string, DataType>& dictionary) {
  check_table(schema);
  children_ = schema.n_children;
  std::set<std::string> names;
  for (std::int64_t i = 0; i < children_; ++i) {
    const std::string name = name_of(schema.children[i], i);
    const auto field = dictionary.find(name);
    if (field == dictionary.end()) continue;
    if (!names.insert(name).second) fail_arrow(name, "two columns of this name", "one");
    sources_.push_back(
        {static_cast<std::size_t>(i), name, format_of(*schema.children[i], field->second, name)});
  }
}

Table BatchReader::empty() const {
  Table table;
  for (const Source& source : sources_) table.columns.emplace_back().name = source.name;
  return table;
}

Table BatchReader::read(const ArrowArray& batch) const {
  check_array(batch, 1, {0, batch.length}, "record batch");
  if (batch.n_children != children_ || (children_ > 0 && batch.children == nullptr))
    fail_arrow("record batch", std::to_string(batch.n_children) + " columns",
               std::to_string(children_) + " columns");
  const Validity valid(batch, "record batch");
  const Span span{batch.offset, batch.length};
  Table table;
  for (const Source& source : sources_) {
    const ArrowArray* child = batch.children[source.child];
    if (child == nullptr) fail_arrow(source.name, "NULL", "an array");
    table.columns.push_back(read_column(*child, source.format, span, source.name));
  }
  if (table.columns.empty()) {  // that nobody reads, but it has the rows
    Column& rows = table.columns.emplace_back();
    rows.numbers.resize(static_cast<std::size_t>(batch.length));
    rows.valid.resize(static_cast<std::size_t>(batch.length));
  }
  for (std::int64_t row = 0; row < batch.length; ++row) {
    if (valid(row)) continue;
    for (Column& column : table.columns) column.valid[static_cast<std::size_t>(row)] = 0;
  }
  return table;
}

void append(Table& to, Table from) {
  if (to.columns.empty()) {
    to = std::move(from);
    return;
  }
  for (std::size_t i = 0; i < to.columns.size(); ++i) {
    Column& target = to.columns[i];
    Column& source = from.columns[i];
    if (target.kind != source.kind) {
      if (target.kind == Column::Kind::number) to_text(target);
      if (source.kind == Column::Kind::number) to_text(source);
    }
    for (std::size_t row = 0; row < source.size(); ++row) target.push_cell(source, row);
  }
}

}  // namespace pmml::c
