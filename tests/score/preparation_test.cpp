// Preparation of inputs: validity, treatments, outliers, conversions (values worked out by hand).
#include <catch2/catch.hpp>

#include "scoring.h"

using namespace pmml;
using namespace pmml::test;

namespace {

/// A model that gives back its prepared input x: y = 0 + 1 * x.
Document identity(const std::string& data_field, const std::string& mining_field) {
  return parse("<DataDictionary>" + data_field +
               "<DataField name=\"y\" optype=\"continuous\" dataType=\"double\"/></DataDictionary>"
               "<RegressionModel functionName=\"regression\"><MiningSchema>" +
               mining_field +
               "<MiningField name=\"y\" usageType=\"target\"/></MiningSchema>"
               "<RegressionTable intercept=\"0\"><NumericPredictor name=\"x\" coefficient=\"1\"/>"
               "</RegressionTable></RegressionModel>");
}

std::string prepared(const Document& document, const std::string& x) {
  return cell(score_record(document, {{"x", x}}), "y");
}

const std::string plain_field = "<DataField name=\"x\" optype=\"continuous\" dataType=\"double\"/>";
const std::string bounded_field =
    "<DataField name=\"x\" optype=\"continuous\" dataType=\"double\">"
    "<Interval closure=\"closedOpen\" leftMargin=\"0\" rightMargin=\"10\"/>"
    "<Value value=\"-1\" property=\"missing\"/></DataField>";

std::string mining(const std::string& attributes) {
  return "<MiningField name=\"x\" " + attributes + "/>";
}

}  // namespace

TEST_CASE("text cells become numbers of the field's type") {
  const Document document = identity(plain_field, mining(""));
  CHECK(prepared(document, "2.5") == "2.5");
  CHECK(prepared(document, " 1e2 ") == "100");
  CHECK(prepared(document, "INF") == "INF");
  CHECK(prepared(document, "NaN") == "missing");
  CHECK(prepared(document, "abc") == "missing");
  const Document whole =
      identity("<DataField name=\"x\" optype=\"continuous\" dataType=\"integer\"/>", mining(""));
  CHECK(prepared(whole, "3.0") == "3");
  CHECK(prepared(whole, "3.5") == "missing");
  const Document single =
      identity("<DataField name=\"x\" optype=\"continuous\" dataType=\"float\"/>", mining(""));
  CHECK(prepared(single, "0.1") == "0.10000000149011612");
}

TEST_CASE("an invalid value refuses its record and no other") {
  const Scorer scorer = compile(identity(bounded_field, mining("")));
  Table input;
  Column& x = input.columns.emplace_back();
  x.name = "x";
  for (const double value : {1.0, 10.0, 9.0}) x.push_number(value);
  Report report;
  const Table result = scorer.score(input, report);
  CHECK(result.columns[0].valid == std::vector<std::uint8_t>{1, 0, 1});
  REQUIRE(report.problems().size() == 1);
  CHECK(report.problems()[0].id == "E-RECORD");
  CHECK(report.problems()[0].layer == Layer::data);
  CHECK(report.problems()[0].where.line == 2);
  CHECK(report.problems()[0].path == "x");
}

TEST_CASE("invalid values are treated as the mining field says") {
  CHECK(prepared(identity(bounded_field, mining("invalidValueTreatment=\"asIs\"")), "10") == "10");
  CHECK(prepared(identity(bounded_field, mining("invalidValueTreatment=\"asMissing\" "
                                                "missingValueReplacement=\"4\"")),
                 "10") == "4");
  CHECK(prepared(identity(bounded_field, mining("invalidValueTreatment=\"asMissing\"")), "10") ==
        "missing");
  CHECK(prepared(identity(bounded_field, mining("invalidValueTreatment=\"asValue\" "
                                                "invalidValueReplacement=\"7\"")),
                 "10") == "7");
  CHECK_THROWS_AS(compile(identity(bounded_field, mining("invalidValueTreatment=\"asValue\""))),
                  InvalidDocument);
}

TEST_CASE("missing values are replaced, also those that the dictionary calls missing") {
  const Document document = identity(bounded_field, mining("missingValueReplacement=\"4\""));
  CHECK(prepared(document, "-1") == "4");
  CHECK(cell(score_record(document, {{"other", "1"}}), "y") == "4");
  const Document refusing =
      identity(bounded_field, mining("missingValueTreatment=\"returnInvalid\""));
  Report report;
  CHECK(cell(compile(refusing).score(table_of({{"x", "-1"}}), report), "y") == "missing");
  CHECK(report.errors() == 1);
}

TEST_CASE("a text that is no number can stand for missing") {
  const Document document = identity(
      "<DataField name=\"x\" optype=\"continuous\" dataType=\"double\">"
      "<Value value=\"?\" property=\"missing\"/></DataField>",
      mining("missingValueReplacement=\"4\""));
  CHECK(prepared(document, "?") == "4");
  CHECK(prepared(document, "!") == "missing");
}

TEST_CASE("outliers are clamped or missing, limits are not outliers") {
  const std::string limits = "lowValue=\"0\" highValue=\"5\" missingValueReplacement=\"2\" ";
  const Document extreme = identity(plain_field, mining(limits + "outliers=\"asExtremeValues\""));
  CHECK(prepared(extreme, "-3") == "0");
  CHECK(prepared(extreme, "8") == "5");
  CHECK(prepared(extreme, "5") == "5");
  const Document missing = identity(plain_field, mining(limits + "outliers=\"asMissingValues\""));
  CHECK(prepared(missing, "8") == "2");
  CHECK(prepared(missing, "0") == "0");
}

TEST_CASE("an absent active column is noted once") {
  Report report;
  compile(identity(plain_field, mining(""))).score(table_of({{"z", "1"}}), report);
  REQUIRE(report.problems().size() == 1);
  CHECK(report.problems()[0].id == "W-COLUMN");
  CHECK(report.problems()[0].severity == Severity::warning);
}
