#include "pmml/tools/rules.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>

#include "pmml/io/read.h"

namespace pmml {
namespace {

namespace fs = std::filesystem;

// Every folder holds a document that breaks no rule, and for each rule a document that breaks it.
// Its first comments say: breaks ID at PATH, and which other rules it breaks as a consequence.
struct Example {
  fs::path file;
  std::string id;
  std::string path;
  std::set<std::string> also;
};

std::string text_of_file(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

std::string between(const std::string& text, std::string_view before, std::string_view after) {
  const std::size_t begin = text.find(before);
  if (begin == std::string::npos) return {};
  const std::size_t from = begin + before.size();
  return text.substr(from, text.find(after, from) - from);
}

Example example(const fs::path& file) {
  const std::string text = text_of_file(file);
  Example result{file, between(text, "breaks ", " at"), between(text, " at ", " -->"), {}};
  std::istringstream also(between(text, "also ", " -->"));
  for (std::string id; also >> id;) result.also.insert(id);
  return result;
}

std::vector<fs::path> documents(bool valid) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(PMML_SOURCE_DIR "/tests/tools/rules")) {
    if (entry.path().extension() != ".pmml") continue;
    if ((entry.path().filename() == "valid.pmml") == valid) files.push_back(entry.path());
  }
  return files;
}

// The problems that the rules find. The schema must find none: it cannot say what the rules say.
Report problems_of(const fs::path& file) {
  Report reading;
  Document document;
  REQUIRE(read_file(file.string(), document, reading));
  INFO(to_string(reading));
  CHECK(reading.empty());
  Report report(file.string());
  check_rules(document, report);
  return report;
}

const DocumentRule* rule_of(std::string_view id) {
  const auto found = std::find_if(rules().begin(), rules().end(),
                                  [&](const DocumentRule& rule) { return rule.id == id; });
  return found == rules().end() ? nullptr : &*found;
}

TEST_CASE("documents that follow the standard break no rule") {
  for (const fs::path& file : documents(true)) {
    const Report report = problems_of(file);
    INFO(to_string(report));
    CHECK(report.empty());
  }
}

TEST_CASE("a document that breaks a rule is told which one and where") {
  for (const fs::path& file : documents(false)) {
    const Example broken = example(file);
    const Report report = problems_of(file);
    INFO(file.string() << "\n" << to_string(report));
    CHECK(file.stem() == broken.id);
    const DocumentRule* rule = rule_of(broken.id);
    REQUIRE(rule != nullptr);
    bool found = false;
    for (const Problem& problem : report.problems()) {
      CHECK((problem.id == broken.id || broken.also.count(problem.id) == 1));
      CHECK(problem.layer == Layer::rule);
      CHECK(problem.where.line > 0);
      if (problem.id != broken.id) continue;
      CHECK(problem.severity == rule->severity);
      found = found || problem.path == broken.path;
    }
    CHECK(found);
  }
}

TEST_CASE("every rule has a document that breaks it beside one that does not") {
  std::set<std::string_view> ids;
  for (const DocumentRule& rule : rules()) {
    INFO(rule.id);
    CHECK(ids.insert(rule.id).second);
    CHECK(rule.sentence.ends_with('.'));
    CHECK_FALSE(rule.section.empty());
    const auto files = documents(false);
    const auto file = std::find_if(files.begin(), files.end(),
                                   [&](const fs::path& path) { return path.stem() == rule.id; });
    REQUIRE(file != files.end());
    CHECK(fs::exists(file->parent_path() / "valid.pmml"));
  }
  CHECK(ids.size() == documents(false).size());
}

TEST_CASE("a rule reports a limited number of problems for one document") {
  Document document;
  DataDictionary& dictionary = document.pmml.dataDictionary.emplace();
  dictionary.dataFields.resize(3 * max_problems_per_rule);
  for (DataField& field : dictionary.dataFields) field.name = "x";
  Report report;
  check_rules(document, report);
  CHECK(report.total() == max_problems_per_rule);
}

TEST_CASE("rules look at an empty document without complaint") {
  Report report;
  check_rules(Document{}, report);
  CHECK(report.empty());
}

}  // namespace
}  // namespace pmml
