#include <catch2/catch.hpp>

#include "pmml/io/gate.h"
#include "validate_schema.h"

namespace pmml {
namespace {

const std::string node = "<Node><True/></Node>";

std::string problems_of(const std::string& document, const ValidateOptions& options = {}) {
  Report report;
  const bool valid = validate(document, small_schema(), report, options);
  CHECK(valid == report.empty());
  return to_string(report);
}

std::string line(const std::string& problem) {
  return " error " + problem + "\n";
}

TEST_CASE("a valid document leaves the report empty") {
  CHECK(problems_of(small(node)) == "");
  CHECK(problems_of("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n" + small(node)) == "");
  CHECK(small_schema().name() == "small.xsd");
  CHECK(small_schema().target_namespace() == "urn:small");
}

TEST_CASE("a value of the wrong type is shown at its attribute with the type that it should have") {
  CHECK(problems_of(small("<Node><True/><Node score='1,5'><True/></Node></Node>")) ==
        "2:20:" + line("E-XSD-VALUE at /PMML/Node/Node/@score: found 1,5, "
                       "expected REAL-NUMBER (double)"));
  CHECK(problems_of(small("<Node share='2'><True/></Node>")) ==
        "2:7:" + line("E-XSD-VALUE at /PMML/Node/@share: found 2, expected PROB-NUMBER (decimal): "
                      "value '2' must be less than or equal to maxInclusive facet value '1'"));
  CHECK(problems_of(small("<Node score=''><True/></Node>")) ==
        "2:7:" + line("E-XSD-VALUE at /PMML/Node/@score: found '', expected REAL-NUMBER (double)"));
  CHECK(problems_of(small("<Node\n  kind = 'stem'><True/></Node>")) ==
        "3:3:" + line("E-XSD-VALUE at /PMML/Node/@kind: found stem, expected leaf or inner"));
}

TEST_CASE("text of the wrong type is shown at its element") {
  CHECK(problems_of(small("<Count>many</Count>" + node)) ==
        "2:1:" + line("E-XSD-VALUE at /PMML/Count: found many, expected int: value 'many' does "
                      "not match regular expression facet '[+\\-]?[0-9]+'"));
}

TEST_CASE("attributes: undeclared at the attribute, missing at the element") {
  CHECK(problems_of(small("<Node a='1' score='1'><True/></Node>")) ==
        "2:7:" + line("E-XSD-ATTRIBUTE at /PMML/Node/@a: found attribute a, "
                      "expected score, share or kind"));
  CHECK(problems_of(small("<Node><True a='1'/></Node>")) ==
        "2:13:" + line("E-XSD-ATTRIBUTE at /PMML/Node/True/@a: found attribute a, "
                       "expected no attribute"));
  CHECK(problems_of("<PMML xmlns='urn:small'>" + node + "</PMML>") ==
        "1:1:" + line("E-XSD-ATTRIBUTE at /PMML: found no attribute version, "
                      "expected attribute version"));
}

TEST_CASE("an unexpected element is shown itself, with what could have stood there") {
  CHECK(problems_of(small(node + "\n" + node + "<Count>1</Count>")) ==
        "3:21:" + line("E-XSD-ELEMENT at /PMML/Count: found element Count, "
                       "expected Node or no further element"));
  const std::string late = "<Node><Extension/><True/><Extension/></Node>";
  CHECK(problems_of(small(node + "\n" + late)) ==
        "3:26:" + line("E-XSD-ELEMENT at /PMML/Node[2]/Extension[2]: found element Extension, "
                       "expected Node, row or no further element"));
}

TEST_CASE("an undeclared element is one problem, not three") {
  CHECK(problems_of(small(node + "<Nod a='1'><True/></Nod>")) ==
        "2:21:" + line("E-XSD-ELEMENT at /PMML/Nod: found element Nod, "
                       "expected Node or no further element"));
  CHECK(problems_of(small(node + "<o:Node xmlns:o='urn:other'/>")) ==
        "2:21:" + line("E-XSD-ELEMENT at /PMML/Node[2]: found element Node, "
                       "expected Node or no further element"));
}

TEST_CASE("a missing element is shown at its parent") {
  CHECK(problems_of(small(node + "\n <Node/>")) ==
        "3:2:" + line("E-XSD-ELEMENT at /PMML/Node[2]: found no further element, "
                      "expected Extension or True"));
  CHECK(problems_of(small("<Node><Extension/> </Node>")) ==
        "2:1:" + line("E-XSD-ELEMENT at /PMML/Node: found no further element, "
                      "expected Extension or True"));
}

TEST_CASE("content of the wrong sort") {
  CHECK(problems_of(small("<Node>abc<True/></Node>")) ==
        "2:1:" + line("E-XSD-ELEMENT at /PMML/Node: found text, expected elements only"));
  CHECK(problems_of(small("<Node><True><row/></True></Node>")) ==
        "2:13:" + line("E-XSD-ELEMENT at /PMML/Node/True/row: found element row, "
                       "expected no element"));
  CHECK(problems_of(small("<Array>1 <True/></Array>" + node)) ==
        "2:10:" + line("E-XSD-ELEMENT at /PMML/Array/True: found element True, "
                       "expected text only"));
}

TEST_CASE("all problems are told, in document order") {
  const std::string text = problems_of(
      small("<Node score='x'><True/>\n<Node kind='y'/>\n</Node><Node share='z'><True/></Node>"));
  CHECK(text ==
        "2:7:" + line("E-XSD-VALUE at /PMML/Node/@score: found x, expected REAL-NUMBER (double)") +
            "3:1:" +
            line("E-XSD-ELEMENT at /PMML/Node/Node: found no further element, "
                 "expected Extension or True") +
            "3:7:" + line("E-XSD-VALUE at /PMML/Node/Node/@kind: found y, expected leaf or inner") +
            "4:14:" +
            line("E-XSD-VALUE at /PMML/Node[2]/@share: found z, "
                 "expected PROB-NUMBER (decimal)"));
}

TEST_CASE("columns count bytes and lines end as XML says") {
  // U+00E4 has 2 bytes and 1 UTF-16 unit, U+20AC 3 and 1, U+1F600 4 and 2: 6 + 9 bytes before it.
  CHECK(problems_of(small("<!--\u00e4\u20ac\U0001F600--><Node a='1'><True/></Node>")) ==
        "2:23:" + line("E-XSD-ATTRIBUTE at /PMML/Node/@a: found attribute a, "
                       "expected score, share or kind"));
  CHECK(problems_of(small("\r\n\r<Node a='1'>\r<True/></Node>")).starts_with("4:7:"));
}

TEST_CASE("paths have no prefixes") {
  CHECK(problems_of("<p:PMML xmlns:p='urn:small' version='1'>"
                    "<p:Node><p:True/></p:Node><p:Node score='x'><p:True/></p:Node></p:PMML>") ==
        "1:75:" + line("E-XSD-VALUE at /PMML/Node[2]/@score: found x, "
                       "expected REAL-NUMBER (double)"));
}

TEST_CASE("a root of another namespace is that one problem") {
  const std::string expected = ", expected namespace 'urn:small'";
  CHECK(problems_of("<!-- -->\n<PMML xmlns='https://small' a='1'><Node/></PMML>") ==
        "2:1:" + line("E-NAMESPACE at /PMML: found namespace 'https://small'" + expected));
  CHECK(problems_of("<PMML version='1'><Node/></PMML>") ==
        "1:1:" + line("E-NAMESPACE at /PMML: found namespace ''" + expected));
}

TEST_CASE("a root that the schema does not declare is an error, whatever type it claims") {
  const std::string expected =
      line("E-XSD-ELEMENT at /Model: found element Model, expected a declared element");
  CHECK(problems_of("<Model xmlns='urn:small'/>") == "1:1:" + expected);
  CHECK(problems_of("<Model xmlns='urn:small' xmlns:i='http://www.w3.org/2001/XMLSchema-instance' "
                    "i:type='Loose'/>") == "1:1:" + expected);
}

TEST_CASE("an unknown or unfit xsi:type is an error") {
  const std::string xsi = " xmlns:i='http://www.w3.org/2001/XMLSchema-instance' i:type=";
  CHECK_FALSE(problems_of(small("<Node" + xsi + "'Nothing'><True/></Node>")).empty());
  CHECK_FALSE(problems_of(small("<Node" + xsi + "'Loose'/>")).empty());
}

TEST_CASE("validation stops after the agreed number of violations") {
  std::string content;
  for (int i = 0; i < 20; ++i) content += "<Node score='x'><True/></Node>";
  Report report;
  CHECK_FALSE(validate(small(content), small_schema(), report, {.max_violations = 5}));
  REQUIRE(report.total() == 6);
  CHECK(report.problems()[4].path == "/PMML/Node[5]/@score");
  CHECK(report.problems()[5].id == "E-XSD-LIMIT");
  CHECK(report.errors(Layer::schema) == 5);
  report = Report();
  CHECK_FALSE(validate(small(content), small_schema(), report, {.max_violations = 20}));
  CHECK(report.total() == 20);
}

TEST_CASE("text that the gate would refuse gives the gate's error") {
  for (const std::string broken : {"<PMML", "<PMML></pmml>", "", "<PMML a='1' a='2'/>", "\xff"}) {
    Report report;
    CHECK_FALSE(validate(broken, small_schema(), report));
    REQUIRE(report.total() == 1);
    Report gates;
    CHECK_FALSE(gate(broken, Limits{}, gates));
    CHECK(to_string(report) == to_string(gates));
  }
}

TEST_CASE("the schema's own errors are thrown with their positions") {
  const std::string head =
      "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' targetNamespace='urn:a'>\n";
  const auto report_of = [](const std::string& xsd) {
    try {
      Schema::from_memory(xsd, "own.xsd");
    } catch (const InvalidDocument& error) {
      return error.report();
    }
    return Report();
  };
  const Report unknown_type =
      report_of(head + "\n<xs:element name='a' type='xs:nothing'/></xs:schema>");
  REQUIRE(unknown_type.total() == 1);
  CHECK(unknown_type.problems()[0].id == "E-SCHEMA");
  CHECK(unknown_type.problems()[0].file == "own.xsd");
  CHECK(unknown_type.problems()[0].where.line == 3);
  CHECK(report_of("<a>").total() == 1);
  CHECK(report_of("<a/>").total() >= 1);
  CHECK(report_of("<!DOCTYPE a><a/>").problems().at(0).id == "E-DOCTYPE");
  CHECK_THROWS_AS(Schema::from_file("/nonexistent/file.xsd"), IoError);
}

}  // namespace
}  // namespace pmml
