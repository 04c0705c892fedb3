// Equations evaluated for blocks of rows give, bit for bit, what they give row by row.
#include <bit>
#include <catch2/catch.hpp>
#include <random>

#include "scoring.h"

using namespace pmml;
using namespace pmml::test;

namespace equation_block_test {
namespace {

constexpr int numbers = 12;

std::string draw_table(std::mt19937& random, const char* category, bool powers) {
  const auto number = [&random] {
    return std::to_string(static_cast<int>(random() % 2001) - 1000) + "e-3";
  };
  std::string table = "<RegressionTable intercept=\"" + number() + "\"";
  if (category != nullptr) table += " targetCategory=\"" + std::string(category) + "\"";
  table += ">";
  for (int i = 0; i < 3 * numbers; ++i) {
    table += "<NumericPredictor name=\"x" + std::to_string(i % numbers) + "\" coefficient=\"" +
             number() + "\"";
    if (powers) table += " exponent=\"" + std::to_string(random() % 3) + "\"";
    table += "/>";
  }
  for (const char* value : {"red", "green", "blue"})
    table += "<CategoricalPredictor name=\"c\" value=\"" + std::string(value) +
             "\" coefficient=\"" + number() + "\"/>";
  for (int i = 0; i < 40; ++i)
    table += "<PredictorTerm coefficient=\"" + number() + "\"><FieldRef field=\"x" +
             std::to_string(i % numbers) + "\"/><FieldRef field=\"x" +
             std::to_string((i * 5 + 1) % numbers) + "\"/></PredictorTerm>";
  return table + "</RegressionTable>";
}

/// The model as the second of a chain; `waits`: it names an output field of the first, which is
/// known row by row only. No row is changed by that.
Document draw(unsigned seed, bool classifies, bool powers, bool single, bool waits) {
  std::mt19937 random(seed);
  std::string fields;
  std::string schema = "<MiningSchema>";
  for (int i = 0; i < numbers; ++i) {
    const std::string name = "x" + std::to_string(i);
    fields += "<DataField name=\"" + name + "\" optype=\"continuous\" dataType=\"double\"/>";
    schema += "<MiningField name=\"" + name + "\"/>";
  }
  fields += "<DataField name=\"c\" optype=\"categorical\" dataType=\"string\"/>";
  schema += "<MiningField name=\"c\"/>";
  const std::string function = classifies ? "classification" : "regression";
  std::string model = "<RegressionModel functionName=\"" + function + "\"";
  if (single) model += " x-mathContext=\"float\"";
  model += classifies ? " normalizationMethod=\"softmax\">" : ">";
  model += schema + "<MiningField name=\"z\"/></MiningSchema><Output>";
  model +=
      "<OutputField name=\"y\" optype=\"categorical\" dataType=\"string\" "
      "feature=\"predictedValue\"/>";
  if (classifies)
    model +=
        "<OutputField name=\"p\" optype=\"continuous\" dataType=\"double\" "
        "feature=\"probability\" value=\"a\"/>";
  model += "</Output>";
  for (const char* category : {"a", "b", "o"}) {
    std::string table = draw_table(random, classifies ? category : nullptr, powers);
    const std::string never = "<CategoricalPredictor name=\"z\" value=\"-77\" coefficient=\"5\"/>";
    if (waits) table.insert(table.find("<PredictorTerm"), never);
    model += table;
    if (!classifies) break;
  }
  model += "</RegressionModel>";
  return parse("<DataDictionary>" + fields + "</DataDictionary><MiningModel functionName=\"" +
               function + "\">" + schema +
               "</MiningSchema><Segmentation multipleModelMethod=\"modelChain\">"
               "<Segment><True/><RegressionModel functionName=\"regression\">" +
               schema +
               "</MiningSchema><Output><OutputField name=\"z\" optype=\"continuous\" "
               "dataType=\"double\" feature=\"predictedValue\"/></Output>"
               "<RegressionTable intercept=\"1\"/></RegressionModel></Segment><Segment><True/>" +
               model + "</Segment></Segmentation></MiningModel>");
}

Table records(std::size_t rows) {
  std::mt19937 random(3);
  Table table;
  for (int i = 0; i <= numbers; ++i) {
    Column& column = table.columns.emplace_back();
    column.name = i < numbers ? "x" + std::to_string(i) : "c";
    if (i == numbers) column.kind = Column::Kind::text;
    for (std::size_t row = 0; row < rows; ++row) {
      if (random() % 100 == 0) {
        column.push_missing();
      } else if (i == numbers) {
        column.push_text(random() % 2 == 0 ? "red" : "blue");
      } else {
        column.push_number(static_cast<double>(random()) / 1e9 - 2);
      }
    }
  }
  return table;
}

bool same(const Table& part, const Table& all, std::size_t begin) {
  for (std::size_t c = 0; c < part.columns.size(); ++c) {
    for (std::size_t row = 0; row < part.rows(); ++row) {
      if (part.columns[c].cell_text(row, "missing") !=
          all.columns[c].cell_text(begin + row, "missing"))
        return false;
    }
  }
  return true;
}

}  // namespace

TEST_CASE("equations for blocks of rows equal equations row by row") {
  const Table input = records(700);
  for (unsigned seed = 0; seed < 8; ++seed) {
    const bool classifies = seed % 2 == 1;
    const bool powers = seed % 4 >= 2;
    const bool single = seed >= 4;
    INFO("seed " << seed);
    Report report;
    const Table expected =
        compile(draw(seed, classifies, powers, single, true)).score(input, report);
    CHECK(report.ok());
    const Scorer scorer = compile(draw(seed, classifies, powers, single, false));
    for (const std::size_t size : {1U, 7U, 512U, 1000U}) {
      for (std::size_t begin = 0; begin < (size == 1 ? 50 : input.rows()); begin += size) {
        const Table part = scorer.score(rows_of(input, begin, begin + size), report);
        if (!same(part, expected, begin)) FAIL("batch of " << size << " at " << begin);
      }
    }
  }
}

}  // namespace equation_block_test
