// Facts of a fit, on data small enough to calculate by hand.
#include "pmml/archive/fit_facts.h"

#include <catch2/catch.hpp>

#include "estimators/decision_tree.h"
#include "estimators/document.h"
#include "estimators/linear_regression.h"
#include "estimators/random_forest.h"
#include "pmml/archive/model_parts.h"
#include "tests/estimators/columns.h"

namespace pmml::archive {
namespace {

/// One split at 3.5 tells all but the seventh row: a a a | b b b b b.
Table two_classes() {
  Table table;
  table.columns = {numbers("x", {1, 2, 3, 4, 5, 6, 7, 8}),
                   texts("y", {"a", "a", "a", "b", "b", "b", "a", "b"})};
  return table;
}

estimators::DecisionTreeClassifier stump(const Table& table) {
  estimators::DecisionTreeClassifier tree;
  tree.max_depth = 1;
  Table inputs;
  inputs.columns = {table.columns[0]};
  tree.fit(inputs, table.columns[1]);
  return tree;
}

const PredictiveModelQuality& quality(const Document& document, DataUsage usage) {
  const auto* found = quality_of(model_parts(document), usage);
  REQUIRE(found != nullptr);
  return *found;
}

std::vector<double> reals(const Box<Array>& array) {
  return std::get<std::vector<double>>(array->values);
}

}  // namespace

TEST_CASE("The quality of a classifier of two classes is that of its confusion matrix") {
  const Table table = two_classes();
  const auto tree = stump(table);
  Document document = estimators::to_pmml(tree, {table, "y"});
  Provenance provenance;
  CrossValidationOptions options;
  options.n_splits = 2;
  add_fit_facts(tree, {table, "y"}, options, provenance);
  add_quality(document, tree, {table, "y"}, provenance);

  // Of b: 4 hits, 1 false alarm (row 7), none missed; 3 of 4 a are told.
  const auto& training = quality(document, DataUsage::training);
  CHECK(training.accuracy == 7.0 / 8);
  CHECK(training.precision == 4.0 / 5);
  CHECK(training.recall == 1.0);
  CHECK(training.specificity == 3.0 / 4);
  CHECK(*training.F1 == Approx(2 * 0.8 / 1.8).epsilon(1e-15));
  CHECK(*training.F2 == Approx(5 * 0.8 / (4 * 0.8 + 1)).epsilon(1e-15));
  CHECK(*training.Fhalf == Approx(1.25 * 0.8 / (0.25 * 0.8 + 1)).epsilon(1e-15));
  // Of 16 pairs 12 are in order and 4 are ties.
  CHECK(training.AUC == 14.0 / 16);
  CHECK(reals(training.roc->rocGraph->xCoordinates->array) == std::vector<double>{0, 0.25, 1});
  CHECK(reals(training.roc->rocGraph->yCoordinates->array) == std::vector<double>{0, 1, 1});
  CHECK(std::get<std::vector<std::int64_t>>(training.confusionMatrix->matrix->arrays[0].values) ==
        std::vector<std::int64_t>{3, 1});

  CHECK(provenance.evaluations.at(0).score == 7.0 / 8);
  CHECK(provenance.evaluations.at(0).rows == 8);
  CHECK(provenance.crossValidation->splitter == "StratifiedKFold");
  CHECK(provenance.crossValidation->folds.size() == 2);
  CHECK(provenance.crossValidation->folds[0].rows + provenance.crossValidation->folds[1].rows == 8);
  CHECK(quality(document, DataUsage::validation).accuracy == provenance.crossValidation->mean);
}

TEST_CASE("The quality of a regressor is that of its errors") {
  // Through (0, 0), (1, 2), (2, 1) goes 0.5 + 0.5 x: residuals -0.5, 1, -0.5, total squares 2.
  Table table;
  table.columns = {numbers("x", {0, 1, 2}), numbers("y", {0, 2, 1})};
  Table inputs;
  inputs.columns = {table.columns[0]};
  estimators::LinearRegression linear;
  linear.fit(inputs, table.columns[1]);
  Document document = estimators::to_pmml(linear, {table, "y"});
  Provenance provenance;
  CrossValidationOptions options;
  options.n_splits = 5;
  add_fit_facts(linear, {table, "y"}, options, provenance);
  add_quality(document, linear, {table, "y"}, provenance);
  const auto& training = quality(document, DataUsage::training);
  CHECK(*training.sumSquaredError == Approx(1.5).epsilon(1e-14));
  CHECK(*training.meanSquaredError == Approx(0.5).epsilon(1e-14));
  CHECK(*training.meanAbsoluteError == Approx(2.0 / 3).epsilon(1e-14));
  CHECK(*training.r_squared == Approx(0.25).epsilon(1e-14));
  // Three rows make no five folds, and no random number was drawn.
  CHECK(!provenance.crossValidation);
  REQUIRE(provenance.unavailable.size() == 2);
  CHECK(provenance.unavailable[0].fact == "seed");
  CHECK(provenance.unavailable[1].fact == "crossValidation");
}

TEST_CASE("Hyperparameters that only say how to compute are not stated") {
  const Table table = two_classes();
  estimators::RandomForestClassifier forest;
  forest.n_estimators = 2;
  forest.n_jobs = 2;
  forest.random_state = 7;
  Table inputs;
  inputs.columns = {table.columns[0]};
  forest.fit(inputs, table.columns[1]);
  Provenance provenance;
  add_fit_facts(forest, {table, "y"}, {0, true, 0, 0.01}, provenance);
  CHECK(provenance.estimator->name == "random_forest_classifier");
  CHECK(provenance.estimator->randomState == 7);
  CHECK(provenance.estimator->params.size() == forest.get_params().size() - 1);
  for (const Parameter& parameter : provenance.estimator->params) CHECK(parameter.name != "n_jobs");
}

}  // namespace pmml::archive
