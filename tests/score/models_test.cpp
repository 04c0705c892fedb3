// Model families, Targets and Output by hand-made documents; calculations are shown.
#include <catch2/catch.hpp>
#include <cmath>

#include "pmml/describe/numbers.h"
#include "scoring.h"

using namespace pmml;
using namespace pmml::test;

namespace {

const std::string schema =
    "<MiningSchema><MiningField name=\"x\"/><MiningField name=\"t\" usageType=\"target\"/>"
    "</MiningSchema>";

std::string dictionary(const std::string& target) {
  return "<DataDictionary><DataField name=\"x\" optype=\"continuous\" dataType=\"double\"/>" +
         target + "</DataDictionary>";
}

const std::string number_target =
    "<DataField name=\"t\" optype=\"continuous\" dataType=\"double\"/>";

std::string class_target(const std::string& optype) {
  return "<DataField name=\"t\" optype=\"" + optype +
         "\" dataType=\"string\"><Value value=\"a\"/><Value value=\"b\"/><Value value=\"c\"/>"
         "</DataField>";
}

/// y = x under the normalisation.
double normalized(const std::string& method, const std::string& x) {
  const Document document =
      parse(dictionary(number_target) +
            "<RegressionModel functionName=\"regression\" normalizationMethod=\"" + method + "\">" +
            schema +
            "<RegressionTable intercept=\"0\"><NumericPredictor name=\"x\" coefficient=\"1\"/>"
            "</RegressionTable></RegressionModel>");
  return number(score_record(document, {{"x", x}}), "t");
}

/// Probabilities of a, b, c for tables with the given intercepts.
Table classes(const std::string& method, const std::string& optype, double a, double b, double c) {
  std::string tables;
  for (const auto& [name, y] : {std::pair{"a", a}, {"b", b}, {"c", c}})
    tables +=
        "<RegressionTable intercept=\"" + format_double(y) + "\" targetCategory=\"" + name + "\"/>";
  return score_record(
      parse(dictionary(class_target(optype)) +
            "<RegressionModel functionName=\"classification\" normalizationMethod=\"" + method +
            "\">" + schema + tables + "</RegressionModel>"),
      {{"x", "0"}});
}

std::string constant_tree(const std::string& score, const std::string& distribution = "",
                          const std::string& function = "regression") {
  return "<TreeModel functionName=\"" + function + "\"><MiningSchema><MiningField name=\"x\"/>" +
         "</MiningSchema><Node score=\"" + score + "\"><True/>" + distribution +
         "</Node></TreeModel>";
}

std::string segment(double weight, const std::string& model,
                    const std::string& predicate = "<True/>") {
  return "<Segment weight=\"" + format_double(weight) + "\">" + predicate + model + "</Segment>";
}

std::string mining(const std::string& method, const std::string& segments,
                   const std::string& attributes = "", const std::string& target = number_target,
                   const std::string& function = "regression", const std::string& output = "") {
  return dictionary(target) + "<MiningModel functionName=\"" + function + "\">" + schema + output +
         "<Segmentation multipleModelMethod=\"" + method + "\" " + attributes + ">" + segments +
         "</Segmentation></MiningModel>";
}

double combined(const std::string& method) {
  const std::string segments = segment(1, constant_tree("10")) + segment(2, constant_tree("1")) +
                               segment(5, constant_tree("4"));
  return number(score_record(parse(mining(method, segments)), {{"x", "0"}}), "t");
}

std::string shares(double a, double b, double c) {
  std::string result;
  for (const auto& [name, share] : {std::pair{"a", a}, {"b", b}, {"c", c}})
    result += std::string("<ScoreDistribution value=\"") + name + "\" recordCount=\"" +
              format_double(share * 10) + "\"/>";
  return result;
}

/// Three classifiers: a with .6 .4 0, b with .1 .5 .4, b with 0 .7 .3.
Table vote(const std::string& method) {
  const std::string segments =
      segment(4, constant_tree("a", shares(.6, .4, 0), "classification")) +
      segment(1, constant_tree("b", shares(.1, .5, .4), "classification")) +
      segment(1, constant_tree("b", shares(0, .7, .3), "classification"));
  return score_record(
      parse(mining(method, segments, "", class_target("categorical"), "classification")),
      {{"x", "0"}});
}

}  // namespace

TEST_CASE("normalisations of one equation") {
  CHECK(normalized("none", "0.3") == 0.3);
  CHECK(normalized("logit", "0") == 0.5);
  CHECK(normalized("softmax", "1") == Approx(1 / (1 + std::exp(-1))).epsilon(1e-15));
  CHECK(normalized("exp", "0") == 1);
  CHECK(normalized("probit", "0") == 0.5);
  CHECK(normalized("cloglog", "0") == Approx(1 - std::exp(-1)).epsilon(1e-15));
  CHECK(normalized("loglog", "0") == Approx(std::exp(-1)).epsilon(1e-15));
  CHECK(normalized("cauchit", "1") == Approx(0.75).epsilon(1e-15));
  CHECK(normalized("logit", "-800") == 0);
}

TEST_CASE("probabilities of several equations") {
  const Table soft = classes("softmax", "categorical", 1000, 1000, 1000 + std::log(2));
  CHECK(cell(soft, "t") == "c");
  CHECK(number(soft, "probability(a)") == Approx(0.25).epsilon(1e-12));
  CHECK(number(soft, "probability(c)") == Approx(0.5).epsilon(1e-12));
  const Table simple = classes("simplemax", "categorical", 1, 2, 1);
  CHECK(number(simple, "probability(b)") == 0.5);
  const Table rest = classes("none", "categorical", 0.5, 0.2, 99);
  CHECK(number(rest, "probability(c)") == Approx(0.3).epsilon(1e-15));
  const Table ordinal = classes("logit", "ordinal", 0, std::log(3), 99);
  CHECK(number(ordinal, "probability(a)") == 0.5);
  CHECK(number(ordinal, "probability(b)") == Approx(0.25).epsilon(1e-12));
  CHECK(number(ordinal, "probability(c)") == Approx(0.25).epsilon(1e-12));
}

TEST_CASE("numbers of segments are combined") {
  CHECK(combined("average") == 5);
  CHECK(combined("weightedAverage") == 4);  // (10 + 2 + 20) / 8
  CHECK(combined("sum") == 15);
  CHECK(combined("weightedSum") == 32);
  CHECK(combined("median") == 4);
  CHECK(combined("weightedMedian") == 4);  // sorted weights 2, 5, 1: 2 + 5 reaches 4
  CHECK(combined("selectFirst") == 10);
  CHECK(combined("modelChain") == 4);
  CHECK_THROWS_AS(combined("max"), UnsupportedFeature);
}

TEST_CASE("classes of segments are combined") {
  CHECK(cell(vote("majorityVote"), "t") == "b");
  CHECK(number(vote("majorityVote"), "probability(b)") == Approx(2. / 3));
  CHECK(cell(vote("weightedMajorityVote"), "t") == "a");
  CHECK(number(vote("weightedMajorityVote"), "probability(a)") == Approx(4. / 6));
  CHECK(cell(vote("average"), "t") == "b");
  CHECK(number(vote("average"), "probability(b)") == Approx(1.6 / 3));
  CHECK(cell(vote("weightedAverage"), "t") == "b");
  CHECK(number(vote("weightedAverage"), "probability(a)") == Approx(2.5 / 6));
  CHECK(cell(vote("max"), "t") == "b");
  CHECK(number(vote("max"), "probability(c)") == Approx(0.3));
  CHECK(cell(vote("median"), "t") == "b");
  CHECK(number(vote("median"), "probability(a)") == Approx(0.1));
}

TEST_CASE("missing predictions of segments") {
  const std::string absent =
      "<TreeModel functionName=\"regression\"><MiningSchema>"
      "<MiningField name=\"x\"/></MiningSchema><Node score=\"1\"><False/>"
      "</Node></TreeModel>";
  const std::string segments = segment(1, constant_tree("10")) + segment(1, absent);
  const auto score = [&](const std::string& attributes) {
    return cell(score_record(parse(mining("average", segments, attributes)), {{"x", "0"}}), "t");
  };
  CHECK(score("") == "missing");
  CHECK(score("missingPredictionTreatment=\"returnMissing\"") == "missing");
  CHECK(score("missingPredictionTreatment=\"skipSegment\"") == "10");
  CHECK(score("missingPredictionTreatment=\"skipSegment\" missingThreshold=\"0.4\"") == "missing");
  CHECK(score("missingPredictionTreatment=\"skipSegment\" missingThreshold=\"0.5\"") == "10");
}

TEST_CASE("output fields of a segment are fields of the next one and of the whole") {
  const std::string first =
      "<RegressionModel functionName=\"regression\"><MiningSchema><MiningField name=\"x\"/>"
      "</MiningSchema><Output><OutputField name=\"half\" optype=\"continuous\" "
      "dataType=\"double\" isFinalResult=\"false\"/></Output><RegressionTable intercept=\"0\">"
      "<NumericPredictor name=\"x\" coefficient=\"0.5\"/></RegressionTable></RegressionModel>";
  const std::string second =
      "<RegressionModel functionName=\"regression\"><MiningSchema><MiningField name=\"half\"/>"
      "</MiningSchema><RegressionTable intercept=\"1\"><NumericPredictor name=\"half\" "
      "coefficient=\"1\" exponent=\"2\"/></RegressionTable></RegressionModel>";
  const std::string predicate =
      "<SimplePredicate field=\"half\" operator=\"greaterThan\" value=\"1\"/>";
  const std::string output =
      "<Output><OutputField name=\"t\" optype=\"continuous\" dataType=\"double\"/>"
      "<OutputField name=\"of_first\" optype=\"continuous\" dataType=\"double\" segmentId=\"1\"/>"
      "<OutputField name=\"of_second\" optype=\"continuous\" dataType=\"double\" segmentId=\"2\"/>"
      "<OutputField name=\"copy\" optype=\"continuous\" dataType=\"double\" "
      "feature=\"transformedValue\"><FieldRef field=\"half\"/></OutputField></Output>";
  const Document document =
      parse(mining("modelChain", segment(1, first) + segment(1, second, predicate), "",
                   number_target, "regression", output));
  const Table both = score_record(document, {{"x", "6"}});
  CHECK(number(both, "t") == 10);
  CHECK(number(both, "of_first") == 3);
  CHECK(number(both, "of_second") == 10);
  CHECK(number(both, "copy") == 3);
  const Table only_first = score_record(document, {{"x", "1"}});
  CHECK(number(only_first, "t") == 0.5);
  CHECK(cell(only_first, "of_second") == "missing");
}

TEST_CASE("targets clamp, rescale and round in this order") {
  const auto treated = [](const std::string& x, const std::string& attributes) {
    const Document document =
        parse(dictionary(number_target) + "<RegressionModel functionName=\"regression\">" + schema +
              "<Targets><Target field=\"t\" " + attributes +
              "/></Targets><RegressionTable intercept=\"0\">"
              "<NumericPredictor name=\"x\" coefficient=\"1\"/></RegressionTable>"
              "</RegressionModel>");
    return number(score_record(document, {{"x", x}}), "t");
  };
  const std::string all =
      "min=\"-10\" max=\"10.5\" rescaleFactor=\"3.14\" rescaleConstant=\"10\" "
      "castInteger=\"round\"";
  CHECK(treated("8", all) == 35);  // 8 * 3.14 + 10 = 35.12
  CHECK(treated("12.97", "min=\"-10\" max=\"10.5\"") == 10.5);
  CHECK(treated("2.718", "castInteger=\"round\"") == 3);
  CHECK(treated("-2.89", "castInteger=\"round\"") == -3);
  CHECK(treated("-1.2", "castInteger=\"ceiling\"") == -1);
  CHECK(treated("-1.2", "castInteger=\"floor\"") == -2);
}

TEST_CASE("targets stand in for a missing result") {
  const Document numeric =
      parse(dictionary(number_target) + "<RegressionModel functionName=\"regression\">" + schema +
            "<Targets><Target field=\"t\"><TargetValue defaultValue=\"7\"/></Target></Targets>"
            "<RegressionTable intercept=\"0\"><NumericPredictor name=\"x\" coefficient=\"1\"/>"
            "</RegressionTable></RegressionModel>");
  CHECK(number(score_record(numeric, {{"z", "1"}}), "t") == 7);
  const Document classes =
      parse(dictionary(class_target("categorical")) +
            "<TreeModel functionName=\"classification\">" + schema +
            "<Targets><Target field=\"t\"><TargetValue value=\"a\" priorProbability=\"0.2\"/>"
            "<TargetValue value=\"b\" priorProbability=\"0.6\"/></Target></Targets>"
            "<Node><True/><Node score=\"a\"><SimplePredicate field=\"x\" operator=\"lessThan\" "
            "value=\"0\"/></Node></Node></TreeModel>");
  const Table result = score_record(classes, {{"x", "1"}});
  CHECK(cell(result, "t") == "b");
  CHECK(number(result, "probability(b)") == Approx(0.75));
}

TEST_CASE("output features of a tree") {
  const auto output = [](const std::string& name, const std::string& type,
                         const std::string& rest) {
    return "<OutputField name=\"" + name + "\" dataType=\"" + type + "\" " + rest + "/>";
  };
  const Document document = parse(
      dictionary("<DataField name=\"t\" optype=\"categorical\" dataType=\"string\">"
                 "<Value value=\"a\" displayValue=\"Alpha\"/><Value value=\"b\"/></DataField>") +
      "<TreeModel functionName=\"classification\">" + schema + "<Output>" +
      output("class", "string", "feature=\"predictedValue\"") +
      output("label", "string", "feature=\"predictedDisplayValue\"") +
      output("p", "double", "feature=\"probability\"") +
      output("pb", "double", "feature=\"probability\" value=\"b\"") +
      output("node", "string", "feature=\"entityId\"") +
      output("left", "double", "feature=\"residual\" value=\"b\"") +
      "</Output><Node><True/>"
      "<Node score=\"a\"><SimplePredicate field=\"x\" operator=\"lessThan\" value=\"0\"/>"
      "<ScoreDistribution value=\"a\" recordCount=\"3\"/><ScoreDistribution value=\"b\" "
      "recordCount=\"1\"/></Node><Node id=\"right\" score=\"b\"><True/></Node></Node></TreeModel>");
  const Table left = score_record(document, {{"x", "-1"}, {"t", "b"}});
  CHECK(cell(left, "class") == "a");
  CHECK(cell(left, "label") == "Alpha");
  CHECK(number(left, "p") == 0.75);
  CHECK(number(left, "pb") == 0.25);
  CHECK(cell(left, "node") == "2");
  CHECK(number(left, "left") == 0.75);
  const Table right = score_record(document, {{"x", "1"}});
  CHECK(cell(right, "node") == "right");
  CHECK(cell(right, "label") == "b");
  CHECK(cell(right, "p") == "missing");
}

TEST_CASE("rows do not depend on each other nor on the batch") {
  const Scorer scorer = compile(parse(mining(
      "average", segment(1, constant_tree("10")) +
                     segment(1,
                             "<RegressionModel functionName=\"regression\"><MiningSchema>"
                             "<MiningField name=\"x\"/></MiningSchema><RegressionTable "
                             "intercept=\"0\"><NumericPredictor name=\"x\" coefficient=\"1\"/>"
                             "</RegressionTable></RegressionModel>"))));
  Table batch;
  Column& x = batch.columns.emplace_back();
  x.name = "x";
  for (int i = 0; i < 100; ++i) {
    if (i % 7 == 0) {
      x.push_missing();
    } else {
      x.push_number(0.1 * i);
    }
  }
  Report report;
  const Table all = scorer.score(batch, report);
  for (std::size_t i = 0; i < batch.rows(); ++i) {
    const Table one = scorer.score(table_of({{"x", x.cell_text(i, "NaN")}}), report);
    CHECK(one.columns[0].cell_text(0) == all.columns[0].cell_text(i));
  }
}

TEST_CASE("fields of a scorer are described") {
  const Scorer scorer = compile(parse(dictionary(class_target("categorical")) +
                                      "<TreeModel functionName=\"classification\">" + schema +
                                      "<Node score=\"a\"><True/></Node></TreeModel>"));
  REQUIRE(scorer.inputFields().size() == 1);
  CHECK(scorer.inputFields()[0].name == "x");
  CHECK(scorer.inputFields()[0].dataType == DataType::double_);
  REQUIRE(scorer.targetFields().size() == 1);
  CHECK(scorer.targetFields()[0].values == std::vector<std::string>{"a", "b", "c"});
  REQUIRE(scorer.outputFields().size() == 4);
  CHECK(scorer.outputFields()[1].name == "probability(a)");
}

TEST_CASE("a value of an enumeration that was not understood is refused, not guessed") {
  const std::string segments = segment(1, constant_tree("10"));
  CHECK_THROWS_AS(compile(parse(mining("x-newMethod", segments))), UnsupportedFeature);
}
