#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "estimators/linear_regression.h"
#include "problem_id.h"
#include "reference.h"

using namespace estimators;

namespace {

Eigen::MatrixXd matrix(std::initializer_list<std::initializer_list<double>> rows) {
  return Eigen::MatrixXd(rows);
}
}  // namespace

// y on x by hand: Sxy = 5, Sxx = 5 around the means 2.5 and 5, so slope 1 and intercept 2.5.
TEST_CASE("a line through four points", "[linear]") {
  LinearRegression model;
  model.fit(matrix({{1}, {2}, {3}, {4}}), vector({4, 4, 5, 7}));
  CHECK(model.coef_[0] == Approx(1).epsilon(1e-14));
  CHECK(model.intercept_ == Approx(2.5).epsilon(1e-14));
  CHECK(model.rank_ == 1);
  CHECK(model.predict(matrix({{10}}))[0] == Approx(12.5).epsilon(1e-14));
  // Residuals 0.5, -0.5, -0.5, 0.5: R2 = 1 - 1 / 6.
  CHECK(model.score(matrix({{1}, {2}, {3}, {4}}), vector({4, 4, 5, 7})) ==
        Approx(5.0 / 6).epsilon(1e-14));
}

// Through the origin: sum(xy) / sum(x^2) = 55 / 30.
TEST_CASE("a line through the origin", "[linear]") {
  LinearRegression model;
  model.fit_intercept = false;
  model.fit(matrix({{1}, {2}, {3}, {4}}), vector({4, 4, 5, 7}));
  CHECK(model.coef_[0] == Approx(55.0 / 30).epsilon(1e-14));
  CHECK(model.intercept_ == 0);
}

// A column and its double: of all w with w1 + 2 w2 = 5 the shortest is (1, 2).
TEST_CASE("dependent features get the coefficients of least norm", "[linear]") {
  LinearRegression model;
  model.fit(matrix({{1, 2}, {2, 4}, {3, 6}}), vector({5, 10, 15}));
  CHECK(model.rank_ == 1);
  CHECK(model.coef_[0] == Approx(1).epsilon(1e-13));
  CHECK(model.coef_[1] == Approx(2).epsilon(1e-13));
  CHECK(std::abs(model.intercept_) < 1e-13);
}

// Two rows, three features: centred row +-(1, 1, 0), so w = (d/2)(1, 1, 0) with d = 2.
TEST_CASE("more features than rows", "[linear]") {
  LinearRegression model;
  model.fit(matrix({{0, 0, 7}, {2, 2, 7}}), vector({1, 5}));
  CHECK(model.coef_.isApprox(vector({1, 1, 0}), 1e-13));
  CHECK(model.intercept_ == Approx(1).epsilon(1e-13));
}

TEST_CASE("linear regression refuses data it cannot use", "[linear]") {
  LinearRegression model;
  const Eigen::MatrixXd X = matrix({{1}, {2}});
  const double nan = std::numeric_limits<double>::quiet_NaN();
  CHECK(problem_id([&] { model.predict(X); }) == "E-NOT-FITTED");
  CHECK(problem_id([&] { model.fit(X, vector({1})); }) == "E-ROW-COUNT");
  CHECK(problem_id([&] { model.fit(X, vector({1, nan})); }) == "E-NOT-FINITE");
  CHECK(problem_id([&] { model.fit(matrix({{1}, {nan}}), vector({1, 2})); }) == "E-NOT-FINITE");
  CHECK(problem_id([&] {
          model.fit(matrix({{1}, {INFINITY}}), vector({1, 2}));
        }) == "E-NOT-FINITE");
  CHECK(problem_id([&] { model.fit(Eigen::MatrixXd(0, 2), vector({})); }) == "E-EMPTY-DATA");
  CHECK(problem_id([&] { model.fit(Eigen::MatrixXd(2, 0), vector({1, 2})); }) == "E-EMPTY-DATA");
  model.fit(X, vector({1, 2}));
  CHECK(problem_id([&] { model.predict(matrix({{1, 2}})); }) == "E-FEATURE-COUNT");
}

TEST_CASE("linear regression on a table finds its columns by name", "[linear]") {
  pmml::Table table;
  table.columns = {to_column(vector({1, 2, 3}), "a"), to_column(vector({0, 1, 0}), "b")};
  const pmml::Column y = to_column(vector({1, 5, 3}), "y");
  LinearRegression model;
  CHECK(model.fit(table, y).score(table, y) == Approx(1));
  std::swap(table.columns[0], table.columns[1]);
  const pmml::Column predicted = model.predict(table);
  CHECK(predicted.name == "y");
  CHECK(predicted.numbers[1] == Approx(5));
  table.columns.pop_back();
  CHECK(problem_id([&] { model.predict(table); }) == "E-NO-COLUMN");
}
