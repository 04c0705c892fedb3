#include "pmml/cli/trace.h"

#include <nlohmann/json.hpp>

#include "pmml/describe/problem.h"

namespace pmml::cli {

namespace {

std::string step_text(const TraceStep& step) {
  if (step.kind == "more") return "... " + step.value + " more";
  std::string text = step.kind;
  if (!step.name.empty()) text += ' ' + printable(step.name);
  if (step.kind == "model") return text;
  return text + " = " + (step.value.empty() ? "missing" : printable(step.value));
}

}  // namespace

void print(const Trace& trace, const Console& console) {
  for (const TraceStep& step : trace)
    console.line(std::string(2 * step.depth, ' ') + step_text(step));
}

nlohmann::ordered_json to_json(const Trace& trace) {
  auto steps = nlohmann::ordered_json::array();
  for (const TraceStep& step : trace) {
    steps.push_back(
        {{"depth", step.depth}, {"kind", step.kind}, {"name", step.name}, {"value", step.value}});
  }
  return steps;
}

}  // namespace pmml::cli
