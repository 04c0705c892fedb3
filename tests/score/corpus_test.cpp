// Documents of other toolchains: their verification records, and whether they compile.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>

#include "pmml/data/csv.h"
#include "pmml/describe/numbers.h"
#include "pmml/score/verification.h"
#include "scoring.h"

using namespace pmml;

namespace {

const std::string corpus = std::string(PMML_SHARED_DIR) + "/corpus/";

Table csv(const std::string& file, std::vector<std::string> missing_values) {
  Table table;
  Report report;
  CsvOptions options;
  std::ifstream header(corpus + file);
  std::string line;
  std::getline(header, line);
  options.separator = line.find('\t') != std::string::npos ? '\t' : ',';
  options.missing_values = std::move(missing_values);
  if (!read_csv_file(corpus + file, options, table, report)) std::cout << to_string(report);
  return table;
}

}  // namespace

TEST_CASE("verification records of the corpus are reproduced") {
  if (!std::filesystem::exists(corpus + "manifest.csv")) {
    std::cout << "SKIPPED: the corpus is not here\n";
    return;
  }
  const Table manifest = csv("manifest.csv", {});
  std::size_t documents = 0;
  std::size_t cells = 0;
  for (std::size_t i = 0; i < manifest.rows(); ++i) {
    if (manifest.find("has_verification")->cell_text(i) != "yes") continue;
    Document document;
    Report report;
    const std::string file = "files/" + manifest.find("file")->cell_text(i);
    read_file(corpus + file, document, report);
    try {
      const auto result = verify(document, {}, report);
      if (!result) {
        std::cout << "NOT VERIFIED: " << file << " has no rows for the model that is scored\n";
        continue;
      }
      ++documents;
      cells += result->cells.size();
      for (const VerificationCell& cell : result->cells) {
        INFO(file << " row " << cell.row << ' ' << cell.field << ": expected " << cell.expected
                  << ", observed " << cell.observed);
        CHECK(cell.ok);
        if (!cell.ok) break;
      }
    } catch (const UnsupportedFeature& error) {
      std::cout << "NOT VERIFIED: " << file << ": " << error.what() << '\n';
    } catch (const InvalidDocument& error) {
      FAIL_CHECK(file << ": " << error.what());
    }
  }
  std::cout << documents << " documents verified, " << cells << " cells\n";
  CHECK(documents > 0);
}

TEST_CASE("every document of the corpus compiles or says why not") {
  if (!std::filesystem::exists(corpus + "manifest.csv")) {
    std::cout << "SKIPPED: the corpus is not here\n";
    return;
  }
  const Table manifest = csv("manifest.csv", {});
  std::map<std::string, std::size_t> refusals;
  std::size_t compiled = 0;
  for (std::size_t i = 0; i < manifest.rows(); ++i) {
    Document document;
    Report report;
    const std::string file = "files/" + manifest.find("file")->cell_text(i);
    if (!read_file(corpus + file, document, report)) continue;
    try {
      const Scorer scorer = compile(document);
      Report data;
      Table empty_record = pmml::test::table_of({{"no such field", ""}});
      CHECK(scorer.score(empty_record, data).columns.size() <= scorer.outputFields().size());
      ++compiled;
    } catch (const Error& error) {
      INFO(file);
      REQUIRE_FALSE(error.report().problems().empty());
      const Problem& problem = error.report().problems().front();
      CHECK_FALSE(problem.found.empty());
      ++refusals[problem.id + ' ' + problem.path];
    }
  }
  std::cout << compiled << " documents compiled\n";
  for (const auto& [reason, count] : refusals) std::cout << count << ' ' << reason << '\n';
  CHECK(compiled > 0);
}
