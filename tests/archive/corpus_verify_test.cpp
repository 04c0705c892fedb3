// Documents of other toolchains: every verification row and field is told of.
#include <catch2/catch.hpp>
#include <filesystem>
#include <iostream>
#include <map>

#include "pmml/archive/verify.h"
#include "pmml/data/csv.h"
#include "pmml/io/source.h"

namespace pmml::archive {
namespace {

const std::string corpus = std::string(PMML_SHARED_DIR) + "/corpus/";

Table manifest() {
  Table table;
  Report report;
  REQUIRE(read_csv_file(corpus + "manifest.csv", {}, table, report));
  return table;
}

// Rows between the tags, whatever model they belong to.
std::size_t rows_in(const std::string& path) {
  Source source;
  Report report;
  load_file(path, {}, source, report);
  const std::string& text = source.bytes;
  const std::size_t begin = text.find("<ModelVerification");
  const std::size_t end = text.find("</ModelVerification>");
  std::size_t rows = 0;
  for (std::size_t at = begin; (at = text.find("<row>", at)) < end; ++at) ++rows;
  return rows;
}

}  // namespace

TEST_CASE("Verification rows of other toolchains are told of, every one") {
  if (!std::filesystem::exists(corpus + "manifest.csv")) {
    std::cout << "SKIPPED: the corpus is not here\n";
    return;
  }
  const Table files = manifest();
  std::map<std::string, std::size_t> outcomes;
  std::size_t good = 0;
  for (std::size_t i = 0; i < files.rows(); ++i) {
    if (files.find("has_verification")->cell_text(i) != "yes") continue;
    const std::string path = corpus + "files/" + files.find("file")->cell_text(i);
    const Verification result = verify(path);
    for (const Promise& promise : result.verdict.promises) {
      if (promise.id != "verification-rows") continue;
      ++outcomes[std::string(to_string(promise.outcome))];
      INFO(path << ": " << promise.found << promise.reason);
      CHECK(promise.outcome != Outcome::differs);
      if (promise.outcome == Outcome::notChecked)
        std::cout << path << ": " << promise.reason << "\n";
    }
    good += result.ok() ? 1U : 0U;
    if (!result.rows || result.rows->cells.empty()) continue;
    INFO(path);
    const bool in_groups = path.find("CollectionVerificationTest") != std::string::npos;
    CHECK(result.rows->rows == (in_groups ? 2 : rows_in(path)));
    CHECK(result.rows->cells.size() % result.rows->rows == 0);
  }
  for (const auto& [outcome, count] : outcomes) std::cout << outcome << ": " << count << "\n";
  std::cout << good << " keep every promise\n";
  // The schema refuses six others: rows of one cell, a method of their own, no field in the schema.
  CHECK(good >= 137);
  // The rows of these have expected values and no inputs: no engine can replay them.
  CHECK(outcomes["not checked"] == 2);
  CHECK(outcomes["match"] > 0);
}

}  // namespace pmml::archive
