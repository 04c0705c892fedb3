#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "pmml/cli/cell.h"
#include "pmml/cli/load.h"
#include "pmml/cli/trace.h"
#include "pmml/cli/verbs.h"
#include "pmml/score/verification.h"

namespace pmml::cli {
namespace {

using Json = nlohmann::ordered_json;

/// How the first row that differs came to its result, so that the place can be found.
Json explain_first(const Scorer& scorer, const Table& input, const VerificationResult& result,
                   const Console& console) {
  const auto differs = std::find_if(result.cells.begin(), result.cells.end(),
                                    [](const VerificationCell& cell) { return !cell.ok; });
  if (differs == result.cells.end() || input.rows() != result.rows) return nullptr;
  const Trace trace = scorer.explain(input, differs->row - 1);
  console.line(fmt::format("how row {} came to its result:", differs->row));
  print(trace, console);
  return {{"row", differs->row}, {"steps", to_json(trace)}};
}

}  // namespace

int compare(const CompareOptions& options, const Console& console) {
  const Scorer scorer = compile(load_document(options.model), {options.model_name});
  const Table input = load_table(options.data, options.csv);
  const Table expected = load_table(options.expected, options.csv);
  Report report(options.data);
  const VerificationResult result = pmml::compare(expected, scorer.score(input, report),
                                                  options.precision, options.zero_threshold);
  const Json cells = print_cells(result, console);
  const Json trace = explain_first(scorer, input, result, console);
  console.problems(report);
  console.verdict(result.ok(), options.model + ": " + summary(result));
  console.result({{"rows", result.rows},
                  {"cells", cells},
                  {"first", trace},
                  {"ok", result.ok()},
                  {"problems", to_json(report)}});
  return result.ok() ? fine : findings;
}

}  // namespace pmml::cli
