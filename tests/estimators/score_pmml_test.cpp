// The scorer, which knows nothing of estimators, on every document of the battery.
#include <catch2/catch.hpp>
#include <cmath>

#include "estimators/column_transformer.h"
#include "estimators/linear_regression.h"
#include "estimators/one_hot_encoder.h"
#include "estimators/simple_imputer.h"
#include "estimators/standard_scaler.h"
#include "pmml/score/scorer.h"
#include "pmml/score/verification.h"
#include "tests/estimators/battery.h"
#include "tests/estimators/columns.h"

using namespace estimators;
using pmml::Column;
using pmml::Table;

namespace {

// Sums of linear models are rounded in another order; all else is the same bit for bit.
bool agrees(double expected, double found, bool is_linear) {
  if (!is_linear) return same_bits(expected, found);
  return std::abs(expected - found) <= 1e-12 * std::max(1.0, std::abs(expected));
}

bool is_linear(const Pipeline& fitted) {
  return fitted.estimator->name() == "linear_regression" ||
         fitted.estimator->name() == "logistic_regression";
}

void require_same_numbers(const double* expected, const Column& found, bool is_linear) {
  for (std::size_t i = 0; i < found.size(); ++i) {
    REQUIRE_FALSE(found.missing(i));
    if (agrees(expected[i], found.numbers[i], is_linear)) continue;
    FAIL(found.name << " row " << i + 1 << ": " << expected[i] << " != " << found.numbers[i]);
  }
}

}  // namespace

TEST_CASE("the scorer gives the estimator's predictions and probabilities") {
  for_all_fits([](const Pipeline& fitted, const Table& table, const std::string& target) {
    const pmml::Document document = to_pmml(fitted, {table, target});
    pmml::Report report;
    const Table X = without_column(table, target);
    const Table scored = pmml::compile(document).score(X, report);
    INFO(pmml::to_string(report));
    REQUIRE(report.empty());
    const Column expected = fitted.predict(X);
    const Column* predicted = scored.find("predicted_" + target);
    REQUIRE(predicted != nullptr);
    if (!fitted.is_classifier()) {
      return require_same_numbers(expected.numbers.data(), *predicted, is_linear(fitted));
    }
    REQUIRE(to_labels(*predicted) == to_labels(expected));
    const Eigen::MatrixXd probabilities = fitted.predict_proba(X);
    const std::vector<std::string> classes = fitted.classes();
    for (std::size_t k = 0; k < classes.size(); ++k) {
      const Column* share = scored.find("probability_" + classes[k]);
      REQUIRE(share != nullptr);
      require_same_numbers(probabilities.col(static_cast<Eigen::Index>(k)).data(), *share,
                           is_linear(fitted));
    }
  });
}

TEST_CASE("every document's verification records are reproduced") {
  for_all_fits([](const Pipeline& fitted, const Table& table, const std::string& target) {
    const pmml::Document document = to_pmml(fitted, {table, target});
    pmml::Report report;
    const auto result = pmml::verify(document, {}, report);
    REQUIRE(result);
    REQUIRE(result->rows >= 2);
    REQUIRE(result->ok());
    REQUIRE(report.empty());
  });
}

namespace {

// Names and values that XML and PMML give a meaning of their own.
Table odd_table() {
  Table out;
  out.columns = {
      numbers("size & <weight>", {31, missing, 58, 22, 47, 36, 64, missing}),
      numbers("a b", {2, 3, 2, 1, 3, 1, 2, 3}),
      texts("Stra\u00dfe\t1", {" it's", "\"x\"", "?", "\"x\"", " it's", "a\nb", "<&>", "a\nb"}),
      numbers("price", {1.5, 2.25, 4, 1, 3.125, 2, 5, 2.5})};
  return out;
}

Pipeline odd_pipeline(const Table& table) {
  SimpleImputer filled;
  filled.add_indicator = true;
  TransformerPipeline scaled;
  SimpleImputer median;
  median.strategy = "median";
  StandardScaler scaler;
  scaler.with_mean = false;
  scaled.steps = {{"fill", median}, {"scale", scaler}};
  OneHotEncoder first;
  first.drop = "first";
  ColumnTransformer columns;
  columns.transformers = {{"filled", filled, {table.columns[0].name}},
                          {"scaled", scaled, {table.columns[0].name}},
                          {"numbers", first, {"a b"}},
                          {"text", OneHotEncoder(), {table.columns[2].name}}};
  Pipeline out;
  out.transformers.steps.push_back({"columns", columns});
  out.estimator = LinearRegression();
  out.fit(without_column(table, "price"), *table.find("price"));
  return out;
}

}  // namespace

TEST_CASE("transformers of all shapes and names of all kinds reach the scorer") {
  const Table table = odd_table();
  const Table X = without_column(table, "price");
  const Pipeline fitted = odd_pipeline(table);
  const std::string text = pmml::write(to_pmml(fitted, {table, "price"}));
  const pmml::Document document = read_valid(text);
  REQUIRE(pmml::write(document) == text);
  require_same_answers(fitted, *from_pmml(document), X);
  pmml::Report report;
  const Table scored = pmml::compile(document).score(X, report);
  INFO(pmml::to_string(report));
  REQUIRE(report.empty());
  require_same_numbers(fitted.predict(X).numbers.data(), *scored.find("predicted_price"), true);
  REQUIRE(pmml::verify(document, {}, report)->ok());
}

TEST_CASE("what an encoder refuses has no prediction") {
  const Table table = odd_table();
  const Pipeline fitted = odd_pipeline(table);
  Table X = without_column(table, "price");
  X.columns[2] = texts(X.columns[2].name, {"new", "<&>", "?", "<&>", "<&>", "<&>", "<&>", "<&>"});
  REQUIRE_THROWS_AS(fitted.predict(X), pmml::InvalidData);
  pmml::Report report;
  const Table scored = pmml::compile(to_pmml(fitted, {table, "price"})).score(X, report);
  REQUIRE(scored.find("predicted_price")->missing(0));
  REQUIRE_FALSE(scored.find("predicted_price")->missing(1));
}
