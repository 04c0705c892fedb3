// How one row came to its result, step by step.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace pmml {

/// One step: a model, a field, a node of a tree, a segment, an equation, a result; docs/trace.md
/// has them all. Steps inside a model or segment are one deeper than it.
struct TraceStep {
  std::size_t depth = 0;
  std::string kind;   ///< "model", "field", "node", "segment", "equation", "probability", ...
  std::string name;   ///< as the document has it; "#3" counts what has no name, from 1
  std::string value;  ///< shortest decimals that give the number back; empty when missing
};

using Trace = std::vector<TraceStep>;

}  // namespace pmml
