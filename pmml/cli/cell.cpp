#include "pmml/cli/cell.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace pmml::cli {
namespace {

using Json = nlohmann::ordered_json;

Json cell_json(const VerificationCell& cell) {
  return {{"row", cell.row},           {"field", cell.field},
          {"expected", cell.expected}, {"observed", cell.observed},
          {"absolute", cell.absolute}, {"relative", cell.relative},
          {"ulps", cell.ulps},         {"ok", cell.ok}};
}

void print_cell(const VerificationCell& cell, const Console& console) {
  console.line(fmt::format("row {} {}: expected {}, observed {}, absolute {}, relative {}, {} ulp",
                           cell.row, printable(cell.field), printable(cell.expected),
                           printable(cell.observed), format_double(cell.absolute),
                           format_double(cell.relative), cell.ulps));
}

}  // namespace

Json print_cells(const VerificationResult& result, const Console& console) {
  Json cells = Json::array();
  for (const VerificationCell& cell : result.cells) {
    cells.push_back(cell_json(cell));
    if (!cell.ok) print_cell(cell, console);
  }
  return cells;
}

}  // namespace pmml::cli
