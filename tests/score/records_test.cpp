// Results that depend on other records of the table.
#include <algorithm>
#include <catch2/catch.hpp>

#include "pmml/score/trace.h"
#include "scoring.h"

using namespace pmml;
using namespace pmml::test;

namespace {

std::string field(const std::string& name, const std::string& type = "double") {
  return "<DataField name=\"" + name + "\" optype=\"" +
         (type == "string" ? "categorical" : "continuous") + "\" dataType=\"" + type + "\"/>";
}

/// A regression whose only term is the last of `depth` lags, each of the one before.
Document chain(std::size_t depth, const std::string& attributes) {
  std::string derived;
  std::string before = "x";
  for (std::size_t i = 0; i < depth; ++i) {
    const std::string name = "lag" + std::to_string(i);
    derived += "<DerivedField name=\"" + name +
               "\" optype=\"continuous\" dataType=\"double\"><Lag field=\"" + before + "\" " +
               attributes + "/></DerivedField>";
    before = name;
  }
  return parse("<DataDictionary>" + field("x") +
               "</DataDictionary><RegressionModel functionName=\"regression\"><MiningSchema>"
               "<MiningField name=\"x\"/></MiningSchema><LocalTransformations>" +
               derived +
               "</LocalTransformations><RegressionTable intercept=\"0\"><NumericPredictor name=\"" +
               before + "\" coefficient=\"1\"/></RegressionTable></RegressionModel>");
}

Document cusum() {
  return parse("<DataDictionary>" + field("x") + field("z") +
               "</DataDictionary><BaselineModel functionName=\"regression\"><MiningSchema>"
               "<MiningField name=\"x\"/><MiningField name=\"z\" usageType=\"target\"/>"
               "</MiningSchema><TestDistributions field=\"x\" testStatistic=\"CUSUM\"><Baseline>"
               "<GaussianDistribution mean=\"0\" variance=\"1\"/></Baseline><Alternate>"
               "<GaussianDistribution mean=\"1\" variance=\"1\"/></Alternate></TestDistributions>"
               "</BaselineModel>");
}

Document baskets() {
  return parse("<DataDictionary>" + field("cart", "string") + field("item", "string") +
               "</DataDictionary><AssociationModel functionName=\"associationRules\" "
               "numberOfTransactions=\"1\" minimumSupport=\"0\" minimumConfidence=\"0\" "
               "numberOfItems=\"1\" numberOfItemsets=\"0\" numberOfRules=\"0\"><MiningSchema>"
               "<MiningField name=\"cart\" usageType=\"group\"/><MiningField name=\"item\"/>"
               "</MiningSchema><Item id=\"1\" value=\"bread\"/></AssociationModel>");
}

Table numbers(const std::vector<double>& values) {
  Table table;
  table.columns.emplace_back().name = "x";
  for (const double value : values) table.columns[0].push_number(value);
  return table;
}

bool mentions(const Trace& trace, const std::string& kind, const std::string& value) {
  return std::any_of(trace.begin(), trace.end(), [&](const TraceStep& step) {
    return step.kind == kind && step.value == value;
  });
}

}  // namespace

TEST_CASE("a scorer says whether rows can be scored apart") {
  CHECK_FALSE(compile(chain(0, "")).usesOtherRows());
  CHECK(compile(chain(1, "")).usesOtherRows());
  CHECK(compile(cusum()).usesOtherRows());
  CHECK(compile(baskets()).usesOtherRows());
}

TEST_CASE("lags of lags are computed once for every record") {
  const std::vector<double> ones(200, 1);
  Report report;
  const Table result =
      compile(chain(50, "n=\"100\" aggregate=\"avg\"")).score(numbers(ones), report);
  CHECK(result.columns[0].missing(49));
  CHECK(result.columns[0].numbers[50] == 1);
  CHECK(result.columns[0].numbers[199] == 1);
}

TEST_CASE("a long chain of lags reaches as far back as it is long") {
  std::vector<double> values;
  for (int i = 0; i < 1000; ++i) values.push_back(i);
  Report report;
  const Table result = compile(chain(900, "")).score(numbers(values), report);
  CHECK(result.columns[0].missing(899));
  CHECK(result.columns[0].numbers[999] == 99);
}

TEST_CASE("every run begins anew") {
  const Scorer scorer = compile(cusum());
  Report report;
  const Table first = scorer.score(numbers({3, 2, 1}), report);
  const Table second = scorer.score(numbers({3, 2, 1}), report);
  CHECK(first.columns[0].numbers.at(2) == Approx(4.5).epsilon(1e-14));
  CHECK(second.columns[0].numbers == first.columns[0].numbers);
}

TEST_CASE("a row is explained after those before it") {
  const Scorer scorer = compile(cusum());
  Report report;
  const Table rows = numbers({3, 2, 1});
  const std::string last = scorer.score(rows, report).columns[0].cell_text(2);
  CHECK(mentions(scorer.explain(rows, 2), "result", last));
  Table table;
  for (const char* name : {"cart", "item"}) {
    table.columns.emplace_back().name = name;
    table.columns.back().kind = Column::Kind::text;
  }
  table.columns[0].push_missing();
  table.columns[1].push_text("bread");
  CHECK(mentions(compile(baskets()).explain(table, 0), "invalid", "a missing value"));
}
