#include "pmml/data/table.h"

#include <algorithm>
#include <limits>

#include "pmml/describe/numbers.h"

namespace pmml {

void Column::push_cell(const Column& from, std::size_t row) {
  if (from.missing(row)) {
    push_missing();
  } else if (from.kind == Kind::number) {
    push_number(from.numbers[row]);
  } else {
    push_text(from.text[row]);
  }
}

void Column::push_missing() {
  if (kind == Kind::number) {
    numbers.push_back(std::numeric_limits<double>::quiet_NaN());
  } else {
    text.push_back({});
  }
  valid.push_back(0);
}

std::string Column::cell_text(std::size_t row, std::string_view missing_text) const {
  if (missing(row)) return std::string(missing_text);
  return kind == Kind::number ? format_double(numbers[row]) : std::string(text[row]);
}

const Column* Table::find(std::string_view name) const {
  const auto at = std::find_if(columns.begin(), columns.end(),
                               [&](const Column& column) { return column.name == name; });
  return at == columns.end() ? nullptr : &*at;
}

Column* Table::find(std::string_view name) {
  return const_cast<Column*>(static_cast<const Table&>(*this).find(name));
}

}  // namespace pmml
