// Documents of other toolchains with inputs and expected outputs: the corpus of PMML_SHARED_DIR.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pmml/data/table.h"
#include "tolerance.h"

namespace pmml::test {

/// A row of the manifest that has input and expected output.
struct Pair {
  std::string id;
  std::string file, input, expected;  ///< absolute paths
  std::string top_model, models;      ///< the element, and all elements
  std::string producer, trust;
  Tolerance tolerance;
};

/// What scoring a pair came to.
struct PairOutcome {
  enum class Kind { agrees, differs, unsupported, invalid, nothing } kind = Kind::nothing;
  std::string detail;  ///< the first difference, or why there is none
  std::size_t rows = 0;
  std::size_t cells = 0;        ///< values compared
  double largest_relative = 0;  ///< of cells that agree
  std::uint64_t largest_ulps = 0;
};

/// The manifest, or nothing when the corpus is not there.
std::optional<Table> read_manifest();

/// Pairs whose expected output another engine reproduces. With the environment variable PMML_PAIR
/// only those whose id or models contain its value.
std::vector<Pair> verified_pairs(const Table& manifest);

/// Scores the input and compares every result that the expected table has.
PairOutcome try_pair(const Pair& pair);

}  // namespace pmml::test
