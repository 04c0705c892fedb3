// Expressions and functions; every expected value follows from the standard's text by hand.
#include <catch2/catch.hpp>

#include "pmml/describe/numbers.h"
#include "scoring.h"

using namespace pmml;
using namespace pmml::test;

namespace {

const std::string fields =
    "<DataDictionary>"
    "<DataField name=\"x\" optype=\"continuous\" dataType=\"double\"/>"
    "<DataField name=\"z\" optype=\"continuous\" dataType=\"double\"/>"
    "<DataField name=\"i\" optype=\"continuous\" dataType=\"integer\"/>"
    "<DataField name=\"s\" optype=\"categorical\" dataType=\"string\"/>"
    "<DataField name=\"o\" optype=\"ordinal\" dataType=\"string\">"
    "<Value value=\"low\"/><Value value=\"mid\"/><Value value=\"high\"/></DataField>"
    "<DataField name=\"d\" optype=\"continuous\" dataType=\"dateTime\"/>"
    "</DataDictionary>";

/// A model whose only output is the expression.
Document expression(const std::string& type, const std::string& xml,
                    const std::string& dictionary = "") {
  return parse(fields + "<TransformationDictionary>" + dictionary +
               "</TransformationDictionary>"
               "<RegressionModel functionName=\"regression\"><MiningSchema>"
               "<MiningField name=\"x\"/><MiningField name=\"z\"/><MiningField name=\"i\"/>"
               "<MiningField name=\"s\"/><MiningField name=\"o\"/><MiningField name=\"d\"/>"
               "</MiningSchema><Output><OutputField name=\"r\" optype=\"continuous\" dataType=\"" +
               type + "\" feature=\"transformedValue\">" + xml +
               "</OutputField></Output><RegressionTable intercept=\"0\"/></RegressionModel>");
}

std::string eval(const std::string& type, const std::string& xml, const Record& record,
                 const std::string& dictionary = "") {
  return cell(score_record(expression(type, xml, dictionary), record), "r");
}

std::string call(const std::string& function, const std::string& arguments,
                 const std::string& attributes = "") {
  return "<Apply function=\"" + function + "\" " + attributes + ">" + arguments + "</Apply>";
}

std::string ref(const std::string& name) {
  return "<FieldRef field=\"" + name + "\"/>";
}
std::string constant(const std::string& text) {
  return "<Constant>" + text + "</Constant>";
}

/// The value of a function of constants, as a double.
double value(const std::string& function, const std::vector<std::string>& arguments) {
  std::string inner;
  for (const std::string& argument : arguments)
    inner += "<Constant dataType=\"double\">" + argument + "</Constant>";
  double result = 0;
  REQUIRE(parse_double(eval("double", call(function, inner), {{"x", "0"}}), result) ==
          NumberError::none);
  return result;
}

}  // namespace

TEST_CASE("arithmetic follows the missing rule") {
  CHECK(eval("double", call("+", ref("x") + ref("z")), {{"x", "1"}, {"z", "2"}}) == "3");
  CHECK(eval("double", call("+", ref("x") + ref("z")), {{"x", "1"}}) == "missing");
  CHECK(eval("double", call("+", ref("x") + ref("z"), "mapMissingTo=\"9\""), {{"x", "1"}}) == "9");
  CHECK(eval("double", call("+", ref("x") + ref("z"), "defaultValue=\"8\""), {{"x", "1"}}) == "8");
  CHECK(eval("double", call("/", ref("i") + constant("2")), {{"i", "3"}}) == "1.5");
  CHECK(value("-", {"5", "7"}) == -2);
  CHECK(value("*", {"5", "7"}) == 35);
  CHECK(value("modulo", {"-7", "3"}) == 2);
  CHECK(value("pow", {"2", "10"}) == 1024);
}

TEST_CASE("functions of several values leave missing ones out") {
  const std::string three = ref("x") + ref("z") + constant("4");
  CHECK(eval("double", call("sum", three), {{"x", "1"}}) == "5");
  CHECK(eval("double", call("avg", three), {{"x", "1"}}) == "2.5");
  CHECK(eval("double", call("min", three), {{"x", "1"}}) == "1");
  CHECK(eval("double", call("max", three), {{"x", "1"}}) == "4");
  CHECK(eval("double", call("median", three), {{"x", "1"}, {"z", "9"}}) == "4");
  CHECK(eval("double", call("product", three), {{"x", "3"}}) == "12");
  CHECK(eval("double", call("sum", ref("x") + ref("z")), {{"s", "a"}}) == "missing");
}

TEST_CASE("mathematical functions") {
  CHECK(value("log10", {"1000"}) == Approx(3));
  CHECK(value("ln", {"1"}) == 0);
  CHECK(value("sqrt", {"9"}) == 3);
  CHECK(value("abs", {"-2.5"}) == 2.5);
  CHECK(value("exp", {"0"}) == 1);
  CHECK(value("threshold", {"2", "1"}) == 1);
  CHECK(value("threshold", {"1", "1"}) == 0);
  CHECK(value("floor", {"-1.2"}) == -2);
  CHECK(value("ceil", {"-1.2"}) == -1);
  CHECK(value("round", {"2.5"}) == 3);
  CHECK(value("rint", {"2.5"}) == 2);
  CHECK(value("hypot", {"3", "4"}) == 5);
  CHECK(value("stdNormalCDF", {"0"}) == 0.5);
  CHECK(value("stdNormalCDF", {"1.959963984540054"}) == Approx(0.975).epsilon(1e-14));
  CHECK(value("stdNormalIDF", {"0.975"}) == Approx(1.959963984540054).epsilon(1e-14));
  CHECK(value("normalCDF", {"5", "5", "2"}) == 0.5);
  CHECK(value("erf", {"0"}) == 0);
  CHECK(value("atan", {"1"}) == Approx(0.7853981633974483).epsilon(1e-15));
}

TEST_CASE("illegal arguments are treated as the call says") {
  const std::string root = ref("x");
  CHECK(eval("double", call("sqrt", root), {{"x", "-1"}}) == "missing");
  Report report;
  compile(expression("double", call("sqrt", root))).score(table_of({{"x", "-1"}}), report);
  CHECK(report.errors(Layer::data) == 1);
  CHECK(eval("double", call("sqrt", root, "invalidValueTreatment=\"asMissing\" defaultValue=\"7\""),
             {{"x", "-1"}}) == "7");
}

TEST_CASE("comparisons convert constants to the type of the field") {
  CHECK(eval("boolean", call("equal", ref("s") + constant("1")), {{"s", "1"}}) == "true");
  CHECK(eval("boolean", call("equal", ref("s") + constant("1")), {{"s", "1.0"}}) == "false");
  CHECK(eval("boolean", call("equal", ref("x") + constant("1")), {{"x", "1.0"}}) == "true");
  CHECK(eval("boolean", call("lessThan", ref("o") + constant("high")), {{"o", "mid"}}) == "true");
  CHECK(eval("boolean", call("lessThan", ref("o") + constant("high")), {{"o", "high"}}) == "false");
  CHECK(eval("boolean", call("lessThan", ref("x") + constant("1")), {{"s", "a"}}) == "missing");
}

TEST_CASE("tests of missing values and membership") {
  CHECK(eval("boolean", call("isMissing", ref("x")), {{"s", "a"}}) == "true");
  CHECK(eval("boolean", call("isNotMissing", ref("x")), {{"x", "1"}}) == "true");
  CHECK(eval("boolean", call("isIn", ref("s") + constant("a") + constant("b")), {{"s", "b"}}) ==
        "true");
  CHECK(eval("boolean", call("isNotIn", ref("s") + constant("a") + constant("b")), {{"s", "b"}}) ==
        "false");
}

TEST_CASE("if evaluates only the branch it takes") {
  const std::string guarded = call(
      "if", call("greaterThan", ref("x") + constant("0")) + call("sqrt", ref("x")) + constant("0"));
  CHECK(eval("double", guarded, {{"x", "4"}}) == "2");
  CHECK(eval("double", guarded, {{"x", "-4"}}) == "0");
  CHECK(eval("double", guarded, {{"s", "a"}}) == "missing");
}

TEST_CASE("texts") {
  CHECK(eval("string", call("uppercase", ref("s")), {{"s", "aB1"}}) == "AB1");
  CHECK(eval("string", call("lowercase", ref("s")), {{"s", "aB1"}}) == "ab1");
  CHECK(eval("string", call("substring", ref("s") + constant("2") + constant("3")),
             {{"s", "aBc9x"}}) == "Bc9");
  CHECK(eval("string", call("trimBlanks", ref("s")), {{"s", "  aBc9x   "}}) == "aBc9x");
  CHECK(eval("string", call("concat", ref("s") + constant("-") + ref("i")),
             {{"s", "a"}, {"i", "7"}}) == "a-7");
  CHECK(eval("integer", call("stringLength", ref("s")), {{"s", "h\xC3\xA9"}}) == "2");
}

TEST_CASE("dates as the standard counts them") {
  const auto days = [](const char* year) {
    return eval("integer", call("dateDaysSinceYear", ref("d") + constant(year)),
                {{"d", "2003-04-01T00:00:00"}});
  };
  CHECK(days("1960") == "15796");
  CHECK(days("1970") == "12143");
  CHECK(days("1980") == "8491");
  CHECK(eval("integer", call("dateSecondsSinceYear", ref("d") + constant("1960")),
             {{"d", "1960-01-03T03:30:03"}}) == "185403");
  CHECK(eval("integer", call("dateSecondsSinceMidnight", ref("d")),
             {{"d", "1960-01-03T05:23:30"}}) == "19410");
}

TEST_CASE("NormContinuous interpolates and treats what is outside") {
  const auto norm = [](const std::string& outliers) {
    return "<NormContinuous field=\"x\" outliers=\"" + outliers +
           "\"><LinearNorm orig=\"0\" norm=\"1\"/><LinearNorm orig=\"2\" norm=\"5\"/>"
           "<LinearNorm orig=\"4\" norm=\"6\"/></NormContinuous>";
  };
  CHECK(eval("double", norm("asIs"), {{"x", "1"}}) == "3");
  CHECK(eval("double", norm("asIs"), {{"x", "3"}}) == "5.5");
  CHECK(eval("double", norm("asIs"), {{"x", "6"}}) == "7");
  CHECK(eval("double", norm("asIs"), {{"x", "-1"}}) == "-1");
  CHECK(eval("double", norm("asExtremeValues"), {{"x", "6"}}) == "6");
  CHECK(eval("double", norm("asMissingValues"), {{"x", "6"}}) == "missing");
}

TEST_CASE("Discretize, NormDiscrete and MapValues") {
  const std::string bins =
      "<Discretize field=\"x\" defaultValue=\"other\" mapMissingTo=\"none\">"
      "<DiscretizeBin binValue=\"low\"><Interval closure=\"openClosed\" rightMargin=\"1\"/>"
      "</DiscretizeBin><DiscretizeBin binValue=\"mid\">"
      "<Interval closure=\"openOpen\" leftMargin=\"1\" rightMargin=\"2\"/></DiscretizeBin>"
      "</Discretize>";
  CHECK(eval("string", bins, {{"x", "1"}}) == "low");
  CHECK(eval("string", bins, {{"x", "1.5"}}) == "mid");
  CHECK(eval("string", bins, {{"x", "2"}}) == "other");
  CHECK(eval("string", bins, {{"s", "a"}}) == "none");
  const std::string indicator = "<NormDiscrete field=\"s\" value=\"a\"/>";
  CHECK(eval("double", indicator, {{"s", "a"}}) == "1");
  CHECK(eval("double", indicator, {{"s", "b"}}) == "0");
  CHECK(eval("double", indicator, {{"x", "1"}}) == "missing");
  const std::string map =
      "<MapValues outputColumn=\"out\" defaultValue=\"0\">"
      "<FieldColumnPair field=\"s\" column=\"a\"/><FieldColumnPair field=\"i\" column=\"b\"/>"
      "<InlineTable><row><a>m</a><b>1</b><out>10</out></row>"
      "<row><a>m</a><b>2</b><out>20</out></row></InlineTable></MapValues>";
  CHECK(eval("double", map, {{"s", "m"}, {"i", "2"}}) == "20");
  CHECK(eval("double", map, {{"s", "n"}, {"i", "2"}}) == "0");
  CHECK(eval("double", map, {{"s", "m"}}) == "missing");
}

TEST_CASE("user-defined functions see their parameters only") {
  const std::string twice =
      "<DefineFunction name=\"twice\" optype=\"continuous\" dataType=\"double\">"
      "<ParameterField name=\"p\" dataType=\"double\"/>" +
      call("*", ref("p") + constant("2")) + "</DefineFunction>";
  CHECK(eval("double", call("twice", call("twice", ref("x"))), {{"x", "3"}}, twice) == "12");
  const std::string open =
      "<DefineFunction name=\"open\" optype=\"continuous\"><ParameterField name=\"p\"/>" +
      ref("x") + "</DefineFunction>";
  CHECK_THROWS_AS(compile(expression("double", call("open", ref("z")), open)), InvalidDocument);
  const std::string endless =
      "<DefineFunction name=\"f\" optype=\"continuous\"><ParameterField name=\"p\"/>" +
      call("f", ref("p")) + "</DefineFunction>";
  CHECK_THROWS_AS(compile(expression("double", call("f", ref("z")), endless)), InvalidDocument);
}

TEST_CASE("derived fields may come in any order but not in a circle") {
  const auto derived = [](const std::string& name, const std::string& xml) {
    return "<DerivedField name=\"" + name + "\" optype=\"continuous\" dataType=\"double\">" + xml +
           "</DerivedField>";
  };
  const std::string ordered = derived("a", call("+", ref("b") + constant("1"))) +
                              derived("b", call("*", ref("x") + ref("x")));
  CHECK(eval("double", ref("a"), {{"x", "3"}}, ordered) == "10");
  const std::string circle = derived("a", ref("b")) + derived("b", ref("a"));
  try {
    compile(expression("double", ref("a"), circle));
    FAIL("a circle was accepted");
  } catch (const InvalidDocument& error) {
    CHECK(error.report().problems().at(0).id == "E-CYCLE");
    CHECK(error.report().problems().at(0).where.line == 1);
  }
}

TEST_CASE("what is not supported is named with its place") {
  try {
    compile(expression("double", "<Aggregate field=\"x\" function=\"sum\" sqlWhere=\"x=1\"/>"));
    FAIL("sqlWhere was accepted");
  } catch (const UnsupportedFeature& error) {
    CHECK(error.report().problems().at(0).id == "E-UNSUPPORTED");
    CHECK(error.report().problems().at(0).path == "Aggregate");
    CHECK(error.report().problems().at(0).where.line == 1);
  }
  CHECK_THROWS_AS(compile(expression("double", call("nonsense", ref("x")))), UnsupportedFeature);
  CHECK_THROWS_AS(compile(expression("double", ref("nowhere"))), InvalidDocument);
  CHECK_THROWS_AS(compile(expression("double", call("sqrt", ref("x") + ref("z")))),
                  InvalidDocument);
}
