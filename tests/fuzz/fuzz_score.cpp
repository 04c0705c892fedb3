// Any document that compiles is scored and explained on rows made for its fields: no crash, no
// hang, no exception but ours, and the same answer for a row alone and among others.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "pmml/io/read.h"
#include "pmml/score/scorer.h"

namespace {

using namespace pmml;

/// Cells of all kinds: values the field lists, numbers, texts that are none, nothing.
Table rows_for(const Scorer& scorer) {
  static const std::string others[] = {"0", "1", "-2.5", "1e308", "abc", "2026-01-31", "true"};
  Table table;
  for (const ScoredField& field : scorer.inputFields()) {
    Column& column = table.columns.emplace_back();
    column.name = field.name;
    column.kind = Column::Kind::text;
    column.push_missing();
    for (std::size_t i = 0; i < 7; ++i)
      column.push_text(i < field.values.size() && i % 2 == 0 ? field.values[i] : others[i]);
  }
  return table;
}

Table row_of(const Table& table, std::size_t row) {
  Table one;
  for (const Column& column : table.columns) {
    Column& copy = one.columns.emplace_back();
    copy.name = column.name;
    copy.kind = column.kind;
    copy.push_cell(column, row);
  }
  return one;
}

void require(bool good) {
  if (!good) std::abort();
}

void score(const Document& document) {
  const Scorer scorer = compile(document);
  const Table input = rows_for(scorer);
  Report report;
  const Table all = scorer.score(input, report);
  for (std::size_t i = 0; i < input.rows(); ++i) require(!scorer.explain(input, i).empty());
  if (scorer.usesOtherRows()) return;
  for (std::size_t i = 0; i < input.rows(); ++i) {
    const Table alone = scorer.score(row_of(input, i), report);
    for (std::size_t c = 0; c < all.columns.size(); ++c)
      require(all.columns[c].cell_text(i) == alone.columns[c].cell_text(0));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Document document;
  Report report;
  if (!read(std::string_view(reinterpret_cast<const char*>(data), size), document, report))
    return 0;
  try {
    score(document);
  } catch (const Error&) {
  }
  return 0;
}
