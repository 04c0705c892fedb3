#include <catch2/catch.hpp>
#include <cmath>

#include "estimators/logistic_regression.h"
#include "problem_id.h"

using namespace estimators;

namespace {

// `count` rows of feature value x and label y.
struct Group {
  double x;
  std::string y;
  int count;
};

struct Sample {
  Eigen::MatrixXd X;
  std::vector<std::string> y;
};

Sample expand(const std::vector<Group>& groups) {
  std::vector<double> x;
  Sample out;
  for (const Group& group : groups) {
    for (int i = 0; i < group.count; ++i) {
      x.push_back(group.x);
      out.y.push_back(group.y);
    }
  }
  out.X = Eigen::Map<Eigen::MatrixXd>(x.data(), static_cast<Eigen::Index>(x.size()), 1);
  return out;
}

LogisticRegression unpenalised() {
  LogisticRegression model;
  model.penalty.reset();
  return model;
}

const std::vector<Group> two_by_two = {{0, "no", 30}, {0, "yes", 10}, {1, "no", 5}, {1, "yes", 15}};

}  // namespace

// With one 0/1 feature the model is saturated: the log odds are log(10/30) and log(15/5).
TEST_CASE("two classes: the coefficients are the log odds", "[logistic]") {
  const Sample sample = expand(two_by_two);
  for (const char* solver : {"newton-cholesky", "lbfgs"}) {
    LogisticRegression model = unpenalised();
    model.solver = solver;
    model.tol = 1e-10;
    model.fit(sample.X, sample.y);
    CHECK(model.classes_ == std::vector<std::string>{"no", "yes"});
    CHECK(model.intercept_[0] == Approx(std::log(1.0 / 3)).epsilon(1e-8));
    CHECK(model.coef_(0, 0) == Approx(std::log(9.0)).epsilon(1e-8));
    CHECK(model.converged_);
    CHECK(model.warnings_.empty());
    const Eigen::MatrixXd p = model.predict_proba(sample.X);
    CHECK(p(0, 1) == Approx(0.25).epsilon(1e-8));
    CHECK(p(59, 1) == Approx(0.75).epsilon(1e-8));
    CHECK(model.predict(sample.X).back() == "yes");
    CHECK(model.score(sample.X, sample.y) == Approx(0.75));
  }
}

// Weighing 35 "no" and 25 "yes" rows to equal totals multiplies the odds by 35/25.
TEST_CASE("balanced class weights shift the log odds", "[logistic]") {
  const Sample sample = expand(two_by_two);
  LogisticRegression model = unpenalised();
  model.class_weight = "balanced";
  model.fit(sample.X, sample.y);
  CHECK(model.intercept_[0] == Approx(std::log(1.0 / 3 * 35 / 25)).epsilon(1e-10));
  CHECK(model.coef_(0, 0) == Approx(std::log(9.0)).epsilon(1e-10));
}

// Saturated again: softmax scores are log frequencies, centred over the classes.
TEST_CASE("three classes: centred log frequencies", "[logistic]") {
  const Sample sample =
      expand({{0, "a", 10}, {0, "b", 20}, {0, "c", 40}, {1, "a", 24}, {1, "b", 12}, {1, "c", 3}});
  LogisticRegression model = unpenalised();
  model.fit(sample.X, sample.y);
  const double mean_0 = (std::log(10.0) + std::log(20.0) + std::log(40.0)) / 3;
  const double mean_1 = (std::log(24.0) + std::log(12.0) + std::log(3.0)) / 3;
  const double at_0[] = {std::log(10.0) - mean_0, std::log(20.0) - mean_0, std::log(40.0) - mean_0};
  const double at_1[] = {std::log(24.0) - mean_1, std::log(12.0) - mean_1, std::log(3.0) - mean_1};
  for (int k = 0; k < 3; ++k) {
    CHECK(std::abs(model.intercept_[k] - at_0[k]) < 1e-10);
    CHECK(std::abs(model.coef_(k, 0) - (at_1[k] - at_0[k])) < 1e-10);
  }
  const Eigen::MatrixXd p = model.predict_proba(sample.X);
  CHECK(p(0, 1) == Approx(2.0 / 7).epsilon(1e-10));
  CHECK(model.predict(sample.X).front() == "c");
  CHECK(model.predict(sample.X).back() == "a");
}

// x = +-1, one row each, no intercept: w = 2 C expit(-w). For w = 1 that needs C = (1 + e) / 2.
TEST_CASE("the penalty balances the loss", "[logistic]") {
  Sample sample = expand({{-1, "n", 1}, {1, "p", 1}});
  LogisticRegression model;
  model.fit_intercept = false;
  model.C = (1 + std::exp(1.0)) / 2;
  model.fit(sample.X, sample.y);
  CHECK(model.coef_(0, 0) == Approx(1).epsilon(1e-12));
  CHECK(model.intercept_[0] == 0);
}

TEST_CASE("a feature given twice shares its coefficient", "[logistic]") {
  const Sample sample = expand(two_by_two);
  Eigen::MatrixXd twice(sample.X.rows(), 2);
  twice << sample.X, sample.X;
  LogisticRegression model = unpenalised();
  model.fit(twice, sample.y);
  CHECK(model.coef_(0, 0) == Approx(std::log(3.0)).epsilon(1e-8));
  CHECK(model.coef_(0, 1) == Approx(std::log(3.0)).epsilon(1e-8));
}

TEST_CASE("classes that separate are reported when nothing is penalised", "[logistic]") {
  const Sample apart = expand({{-1, "n", 5}, {1, "p", 5}});
  const Sample partly = expand({{0, "n", 5}, {0, "p", 5}, {1, "p", 5}});
  const Sample three = expand({{0, "a", 5}, {0, "b", 5}, {1, "c", 5}});
  for (const Sample* sample : {&apart, &partly, &three}) {
    LogisticRegression model = unpenalised();
    model.fit(sample->X, sample->y);
    REQUIRE_FALSE(model.warnings_.empty());
    CHECK(model.warnings_.problems().back().id == "W-SEPARABLE");
    CHECK(model.warnings_.ok());
    CHECK(model.coef_.allFinite());
    model.penalty = "l2";
    model.fit(sample->X, sample->y);
    CHECK(model.warnings_.empty());
  }
}

TEST_CASE("an unfinished minimisation is reported", "[logistic]") {
  LogisticRegression hasty;
  hasty.solver = "lbfgs";
  hasty.max_iter = 1;
  hasty.tol = 1e-12;
  const Sample sample = expand(two_by_two);
  hasty.fit(sample.X, sample.y);
  CHECK_FALSE(hasty.converged_);
  CHECK(hasty.n_iter_ == 1);
  REQUIRE_FALSE(hasty.warnings_.empty());
  CHECK(hasty.warnings_.problems().front().id == "W-NOT-CONVERGED");
}

TEST_CASE("huge scores stay finite", "[logistic]") {
  LogisticRegression model;
  model.C = 1e12;
  const Sample sample = expand({{-1e4, "a", 3}, {0, "b", 3}, {1e4, "c", 3}});
  model.fit(sample.X, sample.y);
  const Eigen::MatrixXd p = model.predict_proba(sample.X * 1e6);
  CHECK(p.allFinite());
  CHECK(p.rowwise().sum().isOnes(1e-12));
}

TEST_CASE("logistic regression refuses data it cannot use", "[logistic]") {
  LogisticRegression model;
  const Sample sample = expand({{0, "a", 2}});
  CHECK(problem_id([&] { model.fit(sample.X, sample.y); }) == "E-ONE-CLASS");
  CHECK(problem_id([&] { model.fit(sample.X, {"a"}); }) == "E-ROW-COUNT");
  CHECK(problem_id([&] { model.predict_proba(sample.X); }) == "E-NOT-FITTED");
  model.C = 0;
  CHECK(problem_id([&] { model.fit(sample.X, {"a", "b"}); }) == "E-PARAM-VALUE");
}

TEST_CASE("numeric labels are ordered as numbers and predicted as numbers", "[logistic]") {
  Sample sample = expand({{0, "10", 3}, {1, "9", 3}});
  pmml::Table table = to_table(sample.X, {"x"});
  LogisticRegression model;
  model.fit(table, to_column(sample.y, "grade", pmml::Column::Kind::number));
  CHECK(model.classes_ == std::vector<std::string>{"9", "10"});
  const pmml::Column predicted = model.predict(table);
  CHECK(predicted.kind == pmml::Column::Kind::number);
  CHECK(predicted.numbers.front() == 10);
  CHECK(predicted.name == "grade");
}
