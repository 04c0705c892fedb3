// The trace of every case ends with what the scorer gives.
#include <algorithm>
#include <catch2/catch.hpp>

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

void check_trace(const Scorer& scorer, const Table& input) {
  Report report;
  const Table scored = scorer.score(input, report);
  const Trace trace = scorer.explain(input, 0);
  REQUIRE_FALSE(trace.empty());
  if (is_refused(trace)) {
    CHECK_FALSE(report.ok());
    return;
  }
  const std::vector<TraceStep> outputs = outputs_of(trace);
  for (const Column& column : scored.columns) {
    INFO(column.name);
    const auto output = std::find_if(outputs.begin(), outputs.end(), [&](const TraceStep& step) {
      return step.name == column.name;
    });
    const bool is_group = output == outputs.end() && input.find(column.name) != nullptr;
    CHECK((is_group || (output != outputs.end() && output->value == column.cell_text(0))));
  }
}

}  // namespace

TEST_CASE("the trace of a row ends with its results") {
  std::size_t traced = 0;
  for (const Case& the_case : find_cases(traced_cases)) {
    if (!std::filesystem::exists(the_case.expected)) continue;
    INFO(the_case.document.string());
    Report report;
    Document document;
    REQUIRE(read_file(the_case.document.string(), document, report));
    check_trace(compile(document), read_cells(the_case.input));
    ++traced;
  }
  CHECK(traced > 0);
}
