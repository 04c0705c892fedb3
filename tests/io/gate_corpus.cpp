// Real documents of other toolchains: none is refused but for a reason.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "pmml/io/gate.h"
#include "pmml/io/source.h"

namespace pmml {
namespace {

namespace fs = std::filesystem;

const fs::path corpus = fs::path(PMML_SHARED_DIR) / "corpus";

struct CorpusRow {
  std::string id;
  std::string file;
  std::string malformed;
};

std::vector<std::string> split_csv(const std::string& line) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  for (const char c : line) {
    if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      cells.emplace_back();
    } else {
      cells.back() += c;
    }
  }
  return cells;
}

std::vector<CorpusRow> manifest() {
  std::ifstream file(corpus / "manifest.csv");
  std::string line;
  std::getline(file, line);
  const std::vector<std::string> names = split_csv(line);
  const auto column = [&](const std::string& name) {
    return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
  };
  std::vector<CorpusRow> rows;
  while (std::getline(file, line)) {
    const std::vector<std::string> cells = split_csv(line);
    if (cells.size() != names.size()) continue;
    rows.push_back({cells[column("id")], cells[column("file")], cells[column("malformed")]});
  }
  return rows;
}

TEST_CASE("the corpus passes but for DOCTYPE and what other parsers refuse as well") {
  if (!fs::exists(corpus / "manifest.csv")) {
    std::cout << "SKIPPED: no corpus of documents at " << corpus << "\n";
    return;
  }
  const std::vector<CorpusRow> rows = manifest();
  CHECK(rows.size() > 1000);
  std::size_t passed = 0;
  for (const CorpusRow& row : rows) {
    Report report;
    Source source;
    const bool ok = load_file(corpus / "files" / row.file, {}, source, report) &&
                    gate(source.bytes, {}, report);
    INFO(row.id << " " << row.malformed << "\n" << to_string(report));
    const bool doctype = source.bytes.find("<!DOCTYPE") != std::string::npos;
    const bool ill_formed = row.malformed.find("XML not accepted") != std::string::npos;
    CHECK(ok == !(doctype || ill_formed));
    passed += ok ? 1 : 0;
  }
  CHECK(passed + 10 > rows.size());
}

}  // namespace
}  // namespace pmml
