#include <catch2/catch.hpp>
#include <cmath>

#include "estimators/random_forest.h"
#include "estimators/tree_bagging.h"
#include "estimators/tree_random.h"
#include "tests/estimators/tree_data.h"

namespace {

using estimators::RandomForestClassifier;
using estimators::RandomForestRegressor;
using estimators::Tree;
using tree_data::column;
using tree_data::error_id;
using tree_data::Set;
using Labels = std::vector<std::string>;

/// Rows i with (i % 5 == fold) == inside.
std::vector<Eigen::Index> fold_rows(Eigen::Index n, Eigen::Index fold, bool inside) {
  std::vector<Eigen::Index> rows;
  for (Eigen::Index i = 0; i < n; ++i) {
    if ((i % 5 == fold) == inside) rows.push_back(i);
  }
  return rows;
}

Labels pick(const Labels& labels, const std::vector<Eigen::Index>& rows) {
  Labels out;
  for (const Eigen::Index row : rows) out.push_back(labels[static_cast<std::size_t>(row)]);
  return out;
}

Eigen::VectorXd pick(const Eigen::VectorXd& values, const std::vector<Eigen::Index>& rows) {
  return values(rows);
}

/// The score on each fifth of the rows after fitting on the others.
template <class Forest, class Target>
std::vector<double> five_folds(const Eigen::MatrixXd& X, const Target& y) {
  std::vector<double> scores;
  for (Eigen::Index fold = 0; fold < 5; ++fold) {
    Forest model;
    model.n_estimators = 20;
    model.random_state = 8;
    const auto train = fold_rows(X.rows(), fold, false);
    const auto test = fold_rows(X.rows(), fold, true);
    model.fit(Eigen::MatrixXd(X(train, Eigen::all)), pick(y, train));
    scores.push_back(model.score(Eigen::MatrixXd(X(test, Eigen::all)), pick(y, test)));
  }
  return scores;
}

RandomForestClassifier small_forest() {
  RandomForestClassifier model;
  model.n_estimators = 12;
  return model;
}

}  // namespace

TEST_CASE("random numbers are NumPy's") {
  // numpy.random.RandomState(42).randint(0, 1000, 5) and RandomState(0).randint(2**31 - 1, size=2)
  estimators::RandomState small(42);
  for (const std::uint32_t expected : {102U, 435U, 860U, 270U, 106U}) {
    REQUIRE(small.below(1000) == expected);
  }
  REQUIRE(estimators::tree_seeds(0, 2) == std::vector<std::uint32_t>{209652396U, 398764591U});
  REQUIRE(small.below(1) == 0);
}

TEST_CASE("feature draws stay in range and reach every value") {
  estimators::FeatureRandom random(0);
  std::vector<int> seen(7, 0);
  for (int i = 0; i < 7000; ++i) ++seen.at(random.between(3, 10) - 3);
  for (const int n : seen) REQUIRE((n > 850 && n < 1150));
}

TEST_CASE("a forest does not depend on the number of threads") {
  const Set data("cancer");
  auto one = small_forest(), two = small_forest(), all = small_forest();
  two.n_jobs = 2;
  all.n_jobs = -1;
  one.fit(data.X, data.classes());
  two.fit(data.X, data.classes());
  all.fit(data.X, data.classes());
  REQUIRE(one.estimators_ == two.estimators_);
  REQUIRE(one.estimators_ == all.estimators_);
  REQUIRE(one.predict_proba(data.X) == two.predict_proba(data.X));
}

TEST_CASE("one seed gives one forest, another seed another") {
  const Set data("cancer");
  auto model = small_forest();
  model.random_state = 3;
  const auto first = model.fit(data.X, data.classes()).estimators_;
  REQUIRE(model.fit(data.X, data.classes()).estimators_ == first);
  model.random_state = 4;
  REQUIRE(model.fit(data.X, data.classes()).estimators_ != first);
  model.random_state.reset();
  const auto unseeded = model.fit(data.X, data.classes()).estimators_;
  model.random_state = 0;
  REQUIRE(model.fit(data.X, data.classes()).estimators_ == unseeded);
}

TEST_CASE("a forest answers with the mean of its trees") {
  const Set data("iris");
  auto model = small_forest();
  model.n_estimators = 2;
  model.fit(data.X, data.classes());
  const auto both = model.predict_proba(data.X);
  const auto trees = model.estimators_;
  model.estimators_ = {trees[0]};
  const auto first = model.predict_proba(data.X);
  model.estimators_ = {trees[1]};
  REQUIRE(both == (first + model.predict_proba(data.X)) / 2);
}

TEST_CASE("five-fold scores are scikit-learn's") {
  const auto& expected = tree_data::reference()["five_folds"];
  const Set iris("iris"), diabetes("diabetes");
  REQUIRE(five_folds<RandomForestClassifier>(iris.X, iris.classes()) ==
          expected["iris"].get<std::vector<double>>());
  const auto r2 = five_folds<RandomForestRegressor>(diabetes.X, diabetes.numbers());
  for (std::size_t fold = 0; fold < 5; ++fold) {
    REQUIRE(r2[fold] == Approx(expected["diabetes"][fold].get<double>()).epsilon(1e-12));
  }
}

TEST_CASE("bootstrap draws as many rows as asked for") {
  const auto counts = estimators::bootstrap_counts(5, 10, 25);
  std::uint32_t sum = 0;
  for (const std::uint32_t count : counts) sum += count;
  REQUIRE(sum == 25);
  const Set data("iris");
  auto model = small_forest();
  for (const auto& [max_samples, drawn] : {std::pair{"30", 30.0}, {"0.1", 15.0}, {"1.0", 150.0}}) {
    model.max_samples = max_samples;
    model.fit(data.X, data.classes());
    for (const Tree& tree : model.estimators_) REQUIRE(tree.weighted_n_node_samples[0] == drawn);
  }
}

TEST_CASE("rows that every tree has drawn have no out-of-bag answer, and that is reported") {
  RandomForestRegressor model;
  model.n_estimators = 1;
  model.oob_score = true;
  const Set data("diabetes");
  model.fit(data.X, data.numbers());
  REQUIRE(model.warnings_.problems().at(0).id == "W-OOB-MISSING");
  const auto drawn = (model.oob_prediction_.array() == 0).count();
  REQUIRE(drawn == model.estimators_[0].n_node_samples[0]);
}

TEST_CASE("balanced weights by hand") {
  // Three rows of class 0 and one of class 1: 4 / (2 * 3) and 4 / (2 * 1).
  const std::vector<int> codes = {0, 0, 1, 0};
  REQUIRE(estimators::balanced_weights(codes, 2) ==
          std::vector<double>{2 / 3.0, 2 / 3.0, 2, 2 / 3.0});
  // Counted 1, 0, 0, 3 times only class 0 is present: 4 / (1 * 4).
  const std::vector<std::uint32_t> counts = {1, 0, 0, 3};
  REQUIRE(estimators::balanced_weights(codes, 2, counts) == std::vector<double>{1, 1, 0, 1});
}

TEST_CASE("work is shared between threads, and the first failure comes back") {
  std::vector<int> done(100, 0);
  estimators::parallel_for(done.size(), 4, [&](std::size_t i) { ++done[i]; });
  REQUIRE(done == std::vector<int>(100, 1));
  const auto failing = [](std::size_t i) {
    if (i == 3) throw pmml::InvalidData("E-THREE", "3", "another");
  };
  REQUIRE(error_id([&] { estimators::parallel_for(10, 2, failing); }) == "E-THREE");
}

TEST_CASE("forests refuse bad hyperparameters") {
  const std::vector<std::vector<std::pair<std::string, std::string>>> bad = {
      {{"n_estimators", "0"}},
      {{"n_jobs", "0"}},
      {{"max_samples", "3"}},
      {{"max_samples", "0.0"}},
      {{"max_samples", "1.5"}},
      {{"bootstrap", "false"}, {"oob_score", "true"}},
      {{"bootstrap", "false"}, {"max_samples", "1"}},
      {{"min_weight_fraction_leaf", "0.7"}},
      {{"random_state", "4294967296"}}};
  for (const auto& settings : bad) {
    CAPTURE(settings.back().first, settings.back().second);
    const auto fit = [&] {
      RandomForestClassifier model;
      for (const auto& [name, value] : settings) model.set_param(name, value);
      model.fit(column({1, 2}), Labels{"a", "b"});
    };
    REQUIRE(error_id(fit) == "E-PARAM-VALUE");
  }
}

TEST_CASE("forests refuse bad data") {
  RandomForestClassifier model;
  REQUIRE(error_id([&] { model.predict(column({1})); }) == "E-NOT-FITTED");
  REQUIRE(error_id([&] { model.fit(column({1, 2}), Labels{"a"}); }) == "E-ROW-COUNT");
  REQUIRE(error_id([&] { model.fit(column({1, NAN}), Labels{"a", "b"}); }) == "E-NOT-FINITE");
  model.fit(column({1, 2}), Labels{"a", "b"});
  REQUIRE(error_id([&] { model.predict(Eigen::MatrixXd::Zero(1, 2)); }) == "E-FEATURE-COUNT");
  RandomForestRegressor regressor;
  REQUIRE(error_id([&] { regressor.predict(column({1})); }) == "E-NOT-FITTED");
  REQUIRE(error_id([&] {
            regressor.fit(column({1, 2}), Eigen::VectorXd::Zero(3));
          }) == "E-ROW-COUNT");
}
