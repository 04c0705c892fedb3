// ModelVerification: every row and field is compared, with its own tolerance.
#include "pmml/score/verification.h"

#include <catch2/catch.hpp>

#include "scoring.h"

using namespace pmml;
using namespace pmml::test;

namespace {

/// y = 2 x, with records that the test chooses.
Document doubled(const std::string& rows, const std::string& attributes = "") {
  return parse(
      "<DataDictionary><DataField name=\"x\" optype=\"continuous\" dataType=\"double\"/>"
      "<DataField name=\"y\" optype=\"continuous\" dataType=\"double\"/></DataDictionary>"
      "<RegressionModel functionName=\"regression\"><MiningSchema><MiningField name=\"x\"/>"
      "<MiningField name=\"y\" usageType=\"target\"/></MiningSchema>"
      "<RegressionTable intercept=\"0\"><NumericPredictor name=\"x\" coefficient=\"2\"/>"
      "</RegressionTable><ModelVerification><VerificationFields>"
      "<VerificationField field=\"x\" column=\"in\"/><VerificationField field=\"y\" " +
      attributes + "/></VerificationFields><InlineTable>" + rows +
      "</InlineTable></ModelVerification></RegressionModel>");
}

VerificationResult verified(const Document& document) {
  Report report;
  const auto result = verify(document, {}, report);
  REQUIRE(result.has_value());
  return *result;
}

}  // namespace

TEST_CASE("every row is compared") {
  const VerificationResult result =
      verified(doubled("<row><in>1</in><y>2</y></row><row><in>2</in><y>5</y></row>"
                       "<row><in>3</in><y>6.0000000000000009</y></row>"));
  CHECK(result.rows == 3);
  REQUIRE(result.cells.size() == 3);
  CHECK(result.cells[0].ok);
  CHECK_FALSE(result.cells[1].ok);
  CHECK(result.cells[1].row == 2);
  CHECK(result.cells[1].field == "y");
  CHECK(result.cells[1].expected == "5");
  CHECK(result.cells[1].observed == "4");
  CHECK(result.cells[1].absolute == 1);
  CHECK(result.cells[1].relative == 0.2);
  CHECK(result.cells[2].ok);
  CHECK(result.cells[2].ulps == 1);
  CHECK_FALSE(result.ok());
}

TEST_CASE("precision and zero threshold are those of the field") {
  CHECK_FALSE(verified(doubled("<row><in>1</in><y>2.0001</y></row>")).ok());
  CHECK(verified(doubled("<row><in>1</in><y>2.0001</y></row>", "precision=\"1E-3\"")).ok());
  CHECK_FALSE(verified(doubled("<row><in>1E-12</in><y>0</y></row>")).ok());
  CHECK(verified(doubled("<row><in>1E-12</in><y>0</y></row>", "zeroThreshold=\"1E-8\"")).ok());
  CHECK(verified(doubled("<row><in>-1</in><y>-2.000001</y></row>")).ok());
}

TEST_CASE("a missing cell is a missing input and expects a missing result") {
  const VerificationResult result = verified(doubled("<row><y>1</y></row><row><z>1</z></row>"));
  CHECK_FALSE(result.cells[0].ok);
  CHECK(result.cells[1].ok);
}

TEST_CASE("a model without verification data gives nothing") {
  Document document = doubled("<row><in>1</in><y>2</y></row>");
  std::get<Box<RegressionModel>>(document.pmml.models[0])->modelVerification.reset();
  Report report;
  CHECK_FALSE(verify(document, {}, report).has_value());
}
