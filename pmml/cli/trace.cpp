#include "pmml/cli/trace.h"

#include <nlohmann/json.hpp>

#include "pmml/describe/problem.h"

namespace pmml::cli {

void print(const Trace& trace, const Console& console) {
  for (const TraceStep& step : trace) {
    std::string line(2 * step.depth, ' ');
    line += step.kind;
    if (!step.name.empty()) line += ' ' + printable(step.name);
    const bool has_value = step.kind != "model";
    if (has_value) line += " = " + (step.value.empty() ? "missing" : printable(step.value));
    console.line(line);
  }
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
