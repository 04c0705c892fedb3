// Every case of tests/conformance/cases: read, written and read again, scored both times.
#include <catch2/catch.hpp>
#include <fstream>

#include "case.h"
#include "pmml/io/read.h"
#include "pmml/io/write.h"
#include "pmml/score/scorer.h"
#include "pmml/tools/equal.h"

using namespace pmml;
using namespace pmml::test;

namespace {

const std::filesystem::path folder = std::string(PMML_SOURCE_DIR) + "/tests/conformance/cases";

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + '\n';
  return text;
}

Document read_again(const Document& document) {
  Document again;
  Report report;
  if (!read(write(document), again, report)) throw InvalidDocument(report);
  return again;
}

void check_results(const Document& document, const Case& the_case) {
  Report report;
  const Table observed = compile(document).score(read_cells(the_case.input), report);
  const auto lines = differences(read_cells(the_case.expected), observed);
  INFO(joined(lines) << to_string(report));
  CHECK(lines.empty());
}

/// The refusal names every line of the file.
void check_refusal(const Document& document, const Case& the_case) {
  std::string message;
  try {
    Report report;
    compile(document).score(read_cells(the_case.input), report);
    message = to_string(report);
  } catch (const Error& error) {
    message = to_string(error.report());
  }
  std::ifstream lines(the_case.error);
  for (std::string line; std::getline(lines, line);) {
    INFO(message);
    CHECK_THAT(message, Catch::Matchers::Contains(line));
  }
}

}  // namespace

TEST_CASE("documents give the results that stand beside them") {
  const auto cases = find_cases(folder);
  REQUIRE_FALSE(cases.empty());
  for (const Case& the_case : cases) {
    INFO(the_case.document.string());
    try {
      Report report;
      Document document;
      const bool readable = read_file(the_case.document.string(), document, report);
      INFO(to_string(report));
      CHECK(readable);
      const Document again = read_again(document);
      CHECK(equal(document.pmml, again.pmml));
      const bool refused = std::filesystem::exists(the_case.error);
      for (const Document* each : {&std::as_const(document), &again})
        refused ? check_refusal(*each, the_case) : check_results(*each, the_case);
    } catch (const Error& error) {
      FAIL_CHECK(to_string(error.report()));
    } catch (const std::exception& error) {
      FAIL_CHECK(error.what());
    }
  }
}

TEST_CASE("expected values are compared as they say") {
  CHECK(has_value("0.5", "0.5"));
  CHECK(has_value("1", "1.0000000000009"));
  CHECK_FALSE(has_value("1", "1.0000000000011"));
  CHECK(has_value("~0.33", "0.334999"));
  CHECK_FALSE(has_value("~0.33", "0.33501"));
  CHECK(has_value("~1.5e3", "1549"));
  CHECK_FALSE(has_value("~1.5e3", "1551"));
  CHECK_FALSE(has_value("0", "1e-14"));
  CHECK_FALSE(has_value("", "0"));
  CHECK(has_value("yes", "yes"));
  CHECK_FALSE(has_value("yes", "no"));
}
