// What the gate says about a text, in the shape the tests compare.
#pragma once

#include <string>
#include <string_view>

#include "pmml/io/gate.h"

namespace pmml::test {

/// "ok", or "E-ID line:column".
inline std::string verdict(std::string_view text, const Limits& limits = {}) {
  Report report;
  if (gate(text, limits, report)) return report.empty() ? "ok" : "accepted with problems";
  if (report.total() != 1) return std::to_string(report.total()) + " problems";
  const Problem& problem = report.problems().front();
  return problem.id + " " + std::to_string(problem.where.line) + ":" +
         std::to_string(problem.where.column);
}

inline Problem only_problem(std::string_view text, const Limits& limits = {}) {
  Report report;
  gate(text, limits, report);
  return report.problems().size() == 1 ? report.problems().front() : Problem{};
}

}  // namespace pmml::test
