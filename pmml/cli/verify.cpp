#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "pmml/cli/load.h"
#include "pmml/cli/verbs.h"
#include "pmml/score/verification.h"

namespace pmml::cli {
namespace {

using Json = nlohmann::ordered_json;

Json to_json(const VerificationCell& cell) {
  return {{"row", cell.row},           {"field", cell.field},
          {"expected", cell.expected}, {"observed", cell.observed},
          {"absolute", cell.absolute}, {"relative", cell.relative},
          {"ulps", cell.ulps},         {"ok", cell.ok}};
}

void print(const VerificationCell& cell, const Console& console) {
  console.line(fmt::format("row {} {}: expected {}, observed {}, absolute {}, relative {}, {} ulp",
                           cell.row, printable(cell.field), printable(cell.expected),
                           printable(cell.observed), format_double(cell.absolute),
                           format_double(cell.relative), cell.ulps));
}

std::string summary(const VerificationResult& result, std::size_t failed) {
  double relative = 0;
  std::uint64_t ulps = 0;
  for (const VerificationCell& cell : result.cells) {
    relative = std::max(relative, cell.relative);
    ulps = std::max(ulps, cell.ulps);
  }
  return fmt::format(
      "{} rows, {} cells: {} reproduced, {} not; largest difference {} relative, {} ulp",
      result.rows, result.cells.size(), result.cells.size() - failed, failed,
      format_double(relative), ulps);
}

int nothing_to_verify(const Console& console) {
  console.line("no verification rows in the document: nothing to check");
  console.result({{"rows", 0}, {"cells", Json::array()}, {"ok", false}});
  return findings;
}

}  // namespace

int verify(const VerifyOptions& options, const Console& console) {
  Report report(options.model);
  const auto result = pmml::verify(load_document(options.model), {options.model_name}, report);
  if (!result) return nothing_to_verify(console);
  Json cells = Json::array();
  std::size_t failed = 0;
  for (const VerificationCell& cell : result->cells) {
    cells.push_back(to_json(cell));
    if (cell.ok) continue;
    ++failed;
    print(cell, console);
  }
  console.problems(report);
  const bool good = result->ok() && report.ok();
  console.verdict(good, options.model + ": " + summary(*result, failed));
  console.result({{"rows", result->rows},
                  {"cells", std::move(cells)},
                  {"ok", good},
                  {"problems", cli::to_json(report)}});
  return good ? fine : findings;
}

}  // namespace pmml::cli
