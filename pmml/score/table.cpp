#include "pmml/score/table.h"

#include <string_view>

namespace pmml::scoring {

namespace {

std::string_view local_name(std::string_view name) {
  const std::size_t colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

}  // namespace

const Cell* find_cell(const row& record, const std::string& column) {
  for (const Cell& cell : record.cells) {
    if (cell.name == column) return &cell;
  }
  for (const Cell& cell : record.cells) {
    if (local_name(cell.name) == local_name(column)) return &cell;
  }
  return nullptr;
}

}  // namespace pmml::scoring
