#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>

#include "pmml/io/validate.h"

namespace pmml {
namespace {

namespace fs = std::filesystem;

const fs::path standard = fs::path(PMML_SHARED_DIR) / "standard";

bool reference_is_missing() {
  if (fs::exists(standard / "xsd" / "pmml-4-4-1.xsd")) return false;
  std::cout << "SKIPPED: no reference schemas in " << standard << std::endl;
  return true;
}

std::string contents(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

const Schema& schema_of_version(const std::string& version) {
  static const std::map<std::string, std::string> files = {{"3_1", "pmml-3-1.xsd"},
                                                           {"4_1", "pmml-4-1.xsd"},
                                                           {"4_3", "pmml-4-3.jpmml-fixed.xsd"},
                                                           {"4_4", "pmml-4-4-1.xsd"}};
  static std::map<std::string, Schema> schemas;
  auto found = schemas.find(version);
  if (found == schemas.end()) {
    const std::string file = (standard / "xsd" / files.at(version)).string();
    found = schemas.emplace(version, Schema::from_file(file)).first;
  }
  return found->second;
}

std::string version_of(const std::string& document) {
  const std::size_t at = document.find("www.dmg.org/PMML-");
  REQUIRE(at != std::string::npos);
  return document.substr(at + 17, 3);
}

// The one example of the https site differs from its schema in the namespace only.
std::string with_http(std::string document) {
  const std::size_t at = document.find("https://www.dmg.org/PMML-");
  if (at != std::string::npos) document.erase(at + 4, 1);
  return document;
}

TEST_CASE("every schema of the standard since 3.0 compiles") {
  if (reference_is_missing()) return;
  for (const std::string version : {"3-0", "3-1", "3-2", "4-0", "4-1", "4-2", "4-2-1", "4-3",
                                    "4-3.jpmml-fixed", "4-4", "4-4-1", "4-4-1.https"}) {
    INFO(version);
    const fs::path file = standard / "xsd" / ("pmml-" + version + ".xsd");
    CHECK_NOTHROW(Schema::from_file(file.string()));
  }
}

TEST_CASE("the schema of 2.1, a draft dialect, is refused") {
  if (reference_is_missing()) return;
  const std::string file = (standard / "xsd" / "pmml-2-1.xsd").string();
  CHECK_THROWS_AS(Schema::from_file(file), InvalidDocument);
}

TEST_CASE("all examples of the standard are valid against the schema of their version") {
  if (reference_is_missing()) return;
  int count = 0;
  for (const auto& entry : fs::directory_iterator(standard / "examples")) {
    if (entry.path().extension() != ".xml") continue;
    const std::string document = with_http(contents(entry.path()));
    Report report(entry.path().filename().string());
    validate(document, schema_of_version(version_of(document)), report);
    CHECK(to_string(report) == "");
    ++count;
  }
  CHECK(count == 48);
}

TEST_CASE("the https namespace is another namespace") {
  if (reference_is_missing()) return;
  const std::string document =
      "<PMML xmlns='https://www.dmg.org/PMML-4_4' version='4.4'><Header/></PMML>";
  Report report;
  CHECK_FALSE(validate(document, schema_of_version("4_4"), report));
  CHECK(to_string(report) ==
        "1:1: error E-NAMESPACE at /PMML: found namespace 'https://www.dmg.org/PMML-4_4', "
        "expected namespace 'http://www.dmg.org/PMML-4_4'\n");
}

TEST_CASE("a mutated example is invalid where it was mutated") {
  if (reference_is_missing()) return;
  std::string document = contents(standard / "examples" / "dmg_anomaly_ocsvm.xml");
  const std::size_t at = document.find("dataType=\"double\"");
  REQUIRE(at != std::string::npos);
  document.replace(at, 17, "dataType=\"number\"");
  Report report;
  CHECK_FALSE(validate(document, schema_of_version("4_4"), report));
  REQUIRE(report.total() == 1);
  const Problem& problem = report.problems()[0];
  CHECK(problem.id == "E-XSD-VALUE");
  CHECK(problem.path == "/PMML/DataDictionary/DataField/@dataType");
  CHECK(problem.found == "number");
  CHECK(problem.expected.starts_with("string, integer, float, double, boolean, date, "));
}

}  // namespace
}  // namespace pmml
