// The scorer, which knows nothing of estimators, on every document of the battery.
#include <catch2/catch.hpp>
#include <cmath>

#include "pmml/score/scorer.h"
#include "pmml/score/verification.h"
#include "tests/estimators/battery.h"

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
