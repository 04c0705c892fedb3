// Every verified pair of the corpus, and the table of what was compared.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>

#include "pairs.h"
#include "pmml/describe/numbers.h"

using namespace pmml;
using namespace pmml::test;

namespace {

const std::string results_file = std::string(PMML_SOURCE_DIR) + "/tests/conformance/RESULTS.md";
const std::string reasons_file =
    std::string(PMML_SOURCE_DIR) + "/tests/conformance/differences.csv";

/// Pairs that do not agree, and why.
std::map<std::string, std::string> known_differences() {
  std::map<std::string, std::string> known;
  std::ifstream lines(reasons_file);
  std::string line;
  std::getline(lines, line);
  while (std::getline(lines, line)) {
    const std::size_t comma = line.find(',');
    known.emplace(line.substr(0, comma), line.substr(comma + 1));
  }
  return known;
}

struct Line {
  std::size_t files = 0, agree = 0, rows = 0, values = 0;
  double relative = 0;
  std::uint64_t ulps = 0;
};

void add(const PairOutcome& outcome, Line& line) {
  ++line.files;
  if (outcome.kind != PairOutcome::Kind::agrees) return;
  ++line.agree;
  line.rows += outcome.rows;
  line.values += outcome.cells;
  line.relative = std::max(line.relative, outcome.largest_relative);
  line.ulps = std::max(line.ulps, outcome.largest_ulps);
}

std::string rounded(double value) {
  std::ostringstream text;
  text.imbue(std::locale::classic());
  text.precision(2);
  text << value;
  return text.str();
}

std::string row_of(const std::string& name, const Line& line) {
  return "| " + name + " | " + std::to_string(line.files) + " | " + std::to_string(line.agree) +
         " | " + std::to_string(line.rows) + " | " + std::to_string(line.values) + " | " +
         rounded(line.relative) + " | " + std::to_string(line.ulps) + " |\n";
}

std::string table_of_results(const std::map<std::string, Line>& lines,
                             const std::map<std::string, std::string>& skipped) {
  std::string text =
      "# Results on files of other toolchains\n\n"
      "Written by `conformance_test`: every file whose expected output an independent engine\n"
      "reproduces, scored and compared with the tolerance that its source states; the largest\n"
      "differences are of values that agree.\n\n"
      "| model | files | agree | rows | values | largest relative | largest ulp |\n"
      "|---|---|---|---|---|---|---|\n";
  Line all;
  for (const auto& [name, line] : lines) {
    text += row_of(name, line);
    all.files += line.files;
    all.agree += line.agree;
    all.rows += line.rows;
    all.values += line.values;
    all.relative = std::max(all.relative, line.relative);
    all.ulps = std::max(all.ulps, line.ulps);
  }
  text += row_of("all", all) + "\nFiles that do not agree:\n\n";
  for (const auto& [id, reason] : skipped) text += "- " + id + ": " + reason + "\n";
  return text;
}

std::string content_of(const std::string& file) {
  std::ifstream stream(file, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

}  // namespace

TEST_CASE("real files of other toolchains give what their own tools gave") {
  const auto manifest = read_manifest();
  if (!manifest) {
    std::cout << "SKIPPED: the corpus is not here\n";
    return;
  }
  const auto known = known_differences();
  std::map<std::string, Line> lines;
  std::map<std::string, std::string> skipped;
  for (const Pair& pair : verified_pairs(*manifest)) {
    const PairOutcome outcome = try_pair(pair);
    add(outcome, lines[pair.top_model]);
    const bool agrees = outcome.kind == PairOutcome::Kind::agrees;
    const auto reason = known.find(pair.id);
    if (!agrees) skipped[pair.id] = reason == known.end() ? outcome.detail : reason->second;
    INFO(pair.id << ' ' << pair.file << ": " << outcome.detail);
    if (!agrees) std::cout << pair.id << ' ' << pair.file << ": " << outcome.detail << '\n';
    CHECK(agrees == (reason == known.end()));
  }
  if (std::getenv("PMML_PAIR") != nullptr) return;
  const std::string results = table_of_results(lines, skipped);
  if (std::getenv("PMML_UPDATE") != nullptr) std::ofstream(results_file) << results;
  INFO("run with PMML_UPDATE=1 to write the table");
  CHECK(content_of(results_file) == results);
}
