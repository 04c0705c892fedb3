#include <nlohmann/json.hpp>

#include "pmml/cli/cell.h"
#include "pmml/cli/load.h"
#include "pmml/cli/verbs.h"
#include "pmml/score/verification.h"

namespace pmml::cli {
namespace {

using Json = nlohmann::ordered_json;

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
  const Json cells = print_cells(*result, console);
  console.problems(report);
  const bool good = result->ok() && report.ok();
  console.verdict(good, options.model + ": " + summary(*result));
  console.result(
      {{"rows", result->rows}, {"cells", cells}, {"ok", good}, {"problems", cli::to_json(report)}});
  return good ? fine : findings;
}

}  // namespace pmml::cli
