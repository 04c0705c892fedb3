// The descriptions against the reference schema, and against the structs they describe.
#include <catch2/catch.hpp>
#include <filesystem>
#include <iostream>
#include <set>

#include "pmml/model/all.h"
#include "read_file.h"
#include "schema_model.h"

namespace pmml {
namespace {

const std::string reference_path = std::string(PMML_SHARED_DIR) + "/standard/xsd/pmml-4-4-1.xsd";

bool has_reference() {
  if (std::filesystem::exists(reference_path)) return true;
  std::cout << "SKIPPED: the reference schema is absent\n";
  return false;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

// The differences after one edit of the reference schema.
std::vector<std::string> after(const std::string& from, const std::string& to) {
  const std::string reference = read_file(reference_path);
  return differences(read_schema(reference), read_schema(replaced(reference, from, to)));
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("304 elements are described and sorted by name") {
  const auto elements = all_elements();
  REQUIRE(elements.size() == 304);
  for (std::size_t i = 1; i < elements.size(); ++i) {
    REQUIRE(elements[i - 1]().name < elements[i]().name);
  }
}

TEST_CASE("The descriptions demand what the reference schema demands") {
  if (!has_reference()) return;
  const SchemaModel reference = read_schema(read_file(reference_path));
  CHECK(reference.size() == 304);
  CHECK(differences(reference, model_of(all_elements())) == Strings{});
}

TEST_CASE("The comparison notices every kind of difference") {
  if (!has_reference()) return;
  CHECK(after("type=\"PROB-NUMBER\" default=\"1\"", "type=\"PROB-NUMBER\" default=\"2\"") ==
        Strings{"Segmentation: @missingThreshold is preset to '1' against '2'"});
  CHECK(after("type=\"PROB-NUMBER\" default=\"1\"", "type=\"xs:double\" default=\"1.0\"") ==
        Strings{});
  CHECK(after("<xs:enumeration value=\"mixed\"/>", "").size() > 20);
  CHECK(after("fixed=\"supersetOf\"", "default=\"supersetOf\"") ==
        Strings{"SetPredicate: @operator is fixed in one only"});
  CHECK(after("<xs:any processContents=\"skip\" minOccurs=\"2\"",
              "<xs:any processContents=\"skip\" minOccurs=\"0\"") ==
        Strings{"row: content any 2 mixed skip against any 0 mixed skip"});
  CHECK(after("<xs:element ref=\"Segment\" maxOccurs=\"unbounded\"/>",
              "<xs:element ref=\"Segment\"/>") ==
        Strings{"Segmentation: content may go on with Segment in the first only"});
  CHECK(after("<xs:list itemType=\"xs:double\"/>", "<xs:list itemType=\"xs:float\"/>") ==
        Strings{"REAL-Entries: content text list of xs:double against text list of xs:float"});
  CHECK(after("<xs:element name=\"row\">", "<xs:element name=\"Row\">") ==
        Strings{"schema: element row only in the first", "schema: element Row only in the second"});
}

}  // namespace pmml
