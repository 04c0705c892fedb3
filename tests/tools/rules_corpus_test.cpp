// Real documents of other producers that an independent engine scores as expected: the rules must
// not call them wrong, but for those that do contradict themselves.
#include <catch2/catch.hpp>
#include <filesystem>
#include <iostream>
#include <set>

#include "pmml/data/csv.h"
#include "pmml/io/read.h"
#include "pmml/tools/rules.h"

namespace pmml {
namespace {

namespace fs = std::filesystem;

const fs::path corpus = fs::path(PMML_SHARED_DIR) / "corpus";

// A Target for a field that is declared nowhere, and a histogram with one frequency too many.
const std::set<std::string> contradictions = {"MiningModel_Mixed.pmml E-TARGET-UNKNOWN",
                                              "ModelAudit.pmml E-STATS-CONTINUOUS"};

std::vector<std::string> verified_files() {
  Table table;
  Report report;
  REQUIRE(read_csv_file((corpus / "manifest.csv").string(), {}, table, report));
  const Column& files = *table.find("file");
  const Column& trust = *table.find("expected_trust");
  std::vector<std::string> result;
  for (std::size_t i = 0; i < table.rows(); ++i) {
    if (trust.cell_text(i).starts_with("verified")) result.push_back(files.cell_text(i));
  }
  return result;
}

TEST_CASE("documents that other engines score break no rule, with known exceptions") {
  if (!fs::exists(corpus / "manifest.csv")) {
    std::cout << "SKIPPED: no corpus of documents at " << corpus << "\n";
    return;
  }
  std::set<std::string> found;
  const auto files = verified_files();
  CHECK(files.size() > 500);
  for (const std::string& file : files) {
    Document document;
    Report reading;
    REQUIRE(read_file((corpus / "files" / file).string(), document, reading));
    Report report(file);
    check_rules(document, report);
    for (const Problem& problem : report.problems()) {
      if (problem.severity != Severity::error) continue;
      found.insert(fs::path(file).filename().string() + " " + problem.id);
    }
  }
  CHECK(found == contradictions);
}

}  // namespace
}  // namespace pmml
