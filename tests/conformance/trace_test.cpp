// The trace of every case ends with what the scorer gives.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <set>

#include "case.h"
#include "pmml/io/read.h"
#include "pmml/score/scorer.h"

using namespace pmml;
using namespace pmml::test;

namespace {

const std::filesystem::path traced_cases =
    std::string(PMML_SOURCE_DIR) + "/tests/conformance/cases";

/// The outputs of the outermost model.
std::vector<TraceStep> outputs_of(const Trace& trace) {
  std::vector<TraceStep> outputs;
  std::copy_if(trace.begin(), trace.end(), std::back_inserter(outputs),
               [](const TraceStep& step) { return step.depth == 1 && step.kind == "output"; });
  return outputs;
}

/// A record without result has no outputs: its trace ends with the reason.
bool is_refused(const Trace& trace) {
  return trace.back().depth == 0 && trace.back().kind == "invalid";
}

/// The kinds that docs/trace.md explains.
std::set<std::string> documented_kinds() {
  std::ifstream manual(std::string(PMML_SOURCE_DIR) + "/docs/trace.md");
  std::set<std::string> kinds;
  for (std::string line; std::getline(manual, line);) {
    if (!line.starts_with('|')) continue;
    for (std::size_t at = line.find('`'); at != std::string::npos; at = line.find('`', at + 1)) {
      const std::size_t end = line.find('`', at + 1);
      kinds.insert(line.substr(at + 1, end - at - 1));
      at = end;
    }
  }
  return kinds;
}

/// The trace of a row ends with the results of that row.
void check_outputs(const Trace& trace, const Table& scored, std::size_t row, const Table& input) {
  const std::vector<TraceStep> outputs = outputs_of(trace);
  for (const Column& column : scored.columns) {
    INFO(column.name);
    const auto output = std::find_if(outputs.begin(), outputs.end(), [&](const TraceStep& step) {
      return step.name == column.name;
    });
    const bool is_group = output == outputs.end() && input.find(column.name) != nullptr;
    const bool same = output != outputs.end() && output->value == column.cell_text(row);
    const bool none = is_refused(trace) && column.missing(row);
    CHECK((is_group || same || none));
  }
}

/// The kinds of steps in the traces of all rows.
std::set<std::string> check_traces(const Scorer& scorer, const Table& input) {
  Report report;
  const Table scored = scorer.score(input, report);
  std::set<std::string> kinds;
  for (std::size_t row = 0; row < input.rows(); ++row) {
    INFO("row " << row + 1);
    const Trace trace = scorer.explain(input, row);
    REQUIRE_FALSE(trace.empty());
    for (const TraceStep& step : trace) kinds.insert(step.kind);
    // A group has one result, at the place of its first row.
    if (row == 0 || scored.rows() == input.rows()) check_outputs(trace, scored, row, input);
  }
  return kinds;
}

}  // namespace

TEST_CASE("the trace of a row ends with its results") {
  std::set<std::string> kinds;
  for (const Case& the_case : find_cases(traced_cases)) {
    if (!std::filesystem::exists(the_case.expected)) continue;
    INFO(the_case.document.string());
    Report report;
    Document document;
    REQUIRE(read_file(the_case.document.string(), document, report));
    kinds.merge(check_traces(compile(document), read_cells(the_case.input)));
  }
  CHECK_FALSE(kinds.empty());
  if (std::getenv("PMML_CASE") != nullptr) return;
  kinds.insert("more");  // no case is so large
  CHECK(kinds == documented_kinds());
}
