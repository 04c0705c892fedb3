#include "estimators/metrics.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "estimators/linear_regression.h"
#include "estimators/logistic_regression.h"
#include "estimators/model_selection.h"
#include "estimators/random.h"
#include "problem_id.h"
#include "reference.h"

using namespace estimators;

namespace {

using Rows = std::vector<std::size_t>;

std::vector<int> times_tested(const std::vector<Split>& splits, std::size_t rows) {
  std::vector<int> out(rows, 0);
  for (const Split& split : splits) {
    CHECK(split.train.size() + split.test.size() == rows);
    for (const std::size_t row : split.test) ++out[row];
  }
  return out;
}

}  // namespace

TEST_CASE("regression metrics by hand", "[metrics]") {
  const Eigen::VectorXd y = vector({3, -0.5, 2, 7});
  const Eigen::VectorXd p = vector({2.5, 0, 2, 8});
  CHECK(mean_squared_error(y, p) == 0.375);
  CHECK(mean_absolute_error(y, p) == 0.5);
  // Mean 2.875, total 29.1875, residual 1.5.
  CHECK(r2_score(y, p) == Approx(1 - 1.5 / 29.1875).epsilon(1e-15));
  CHECK(r2_score(vector({2, 2}), vector({2, 2})) == 1);
  CHECK(r2_score(vector({2, 2}), vector({2, 3})) == 0);
}

TEST_CASE("classification metrics by hand", "[metrics]") {
  const Labels y = {"a", "b", "b", "c"};
  const Labels p = {"a", "b", "c", "c"};
  CHECK(accuracy_score(y, p) == 0.75);
  Eigen::MatrixXi expected(3, 3);
  expected << 1, 0, 0, 0, 1, 1, 0, 0, 1;
  CHECK(confusion_matrix(y, p, {"a", "b", "c"}) == expected);
  Eigen::MatrixXd proba(2, 2);
  proba << 0.9, 0.1, 1, 0;
  // The second row gives its true class probability 0, clipped to 2^-52.
  CHECK(log_loss({"a", "b"}, proba, {"a", "b"}) ==
        Approx((-std::log(0.9) + 52 * std::log(2.0)) / 2).epsilon(1e-14));
}

// Pairs (p over n): 0.35 < 0.4, 0.8 > both, 0.35 > 0.1: 3 of 4. With one tie: 2.5 of 4.
TEST_CASE("area under the curve counts ordered pairs", "[metrics]") {
  const Labels y = {"n", "n", "p", "p"};
  CHECK(roc_auc_score(y, vector({0.1, 0.4, 0.35, 0.8}), "p") == 0.75);
  CHECK(roc_auc_score(y, vector({0.35, 0.4, 0.35, 0.8}), "p") == 0.625);
  CHECK(roc_auc_score(y, vector({1, 1, 1, 1}), "p") == 0.5);
  CHECK(problem_id([&] { roc_auc_score(y, vector({1, 2, 3, 4}), "q"); }) == "E-ONE-CLASS");
}

TEST_CASE("metrics refuse unequal lengths and no rows", "[metrics]") {
  CHECK(problem_id([] { accuracy_score({"a"}, {}); }) == "E-ROW-COUNT");
  CHECK(problem_id([] { r2_score(vector({}), vector({})); }) == "E-EMPTY-DATA");
  CHECK(problem_id([] { confusion_matrix({"a"}, {"b"}, {"a"}); }) == "E-UNKNOWN-CLASS");
}

// The published first output of xoshiro256** for the state 1, 2, 3, 4 is 11520; for splitmix64
// with seed 1234567 the sequence starts 6457827717110365317, 3203168211198807973.
TEST_CASE("random numbers are the published ones", "[metrics]") {
  Random random(1234567);
  const std::uint64_t second_word = 3203168211198807973U;
  CHECK(random.next() == std::rotl(second_word * 5, 7) * 9);
  Random small(1);
  for (int i = 0; i < 1000; ++i) CHECK(small.below(7) < 7);
  CHECK(small.uniform() < 1);
}

TEST_CASE("k-fold: blocks of rows", "[model_selection]") {
  const std::vector<Split> splits = KFold{3}.split(8);
  CHECK(splits[0].test == Rows{0, 1, 2});
  CHECK(splits[1].test == Rows{3, 4, 5});
  CHECK(splits[2].test == Rows{6, 7});
  CHECK(splits[2].train == Rows{0, 1, 2, 3, 4, 5});
  CHECK(problem_id([] { KFold{3}.split(2); }) == "E-SPLITS");
  CHECK(problem_id([] { KFold{1}.split(2); }) == "E-SPLITS");
}

TEST_CASE("k-fold: shuffling depends on the seed alone", "[model_selection]") {
  const auto tests = [](std::uint64_t seed) {
    std::vector<Rows> out;
    for (const Split& split : KFold{4, true, seed}.split(20)) out.push_back(split.test);
    return out;
  };
  CHECK(tests(1) == tests(1));
  CHECK(tests(1) != tests(2));
  CHECK(times_tested(KFold{4, true, 1}.split(20), 20) == std::vector<int>(20, 1));
}

TEST_CASE("stratified k-fold: every part holds every class", "[model_selection]") {
  const std::vector<std::string> y = {"b", "b", "b", "b", "a", "a", "b", "b", "a", "a"};
  for (const bool shuffle : {false, true}) {
    const std::vector<Split> splits = StratifiedKFold{2, shuffle, 5}.split(y);
    CHECK(times_tested(splits, 10) == std::vector<int>(10, 1));
    for (const Split& split : splits) {
      CHECK(std::ranges::count_if(split.test, [&](std::size_t i) { return y[i] == "a"; }) == 2);
    }
  }
  CHECK(StratifiedKFold{2}.split(y)[0].test == Rows{0, 1, 2, 4, 5});
  CHECK(problem_id([&] { StratifiedKFold{7}.split(y); }) == "E-SPLITS");
}

TEST_CASE("train and test part", "[model_selection]") {
  const Split split = train_test_split(10, 0.25, 3);
  CHECK(split.test.size() == 3);
  CHECK(times_tested({split}, 10).size() == 10);
  CHECK(problem_id([] { train_test_split(1); }) == "E-SPLITS");
}

// A line without noise is learnt from any part; a constant guess is not what is scored.
TEST_CASE("cross validation scores unseen rows", "[model_selection]") {
  Eigen::VectorXd x(10);
  for (int i = 0; i < 10; ++i) x[i] = i;
  const pmml::Table X = to_table(x, {"x"});
  const LinearRegression model;
  for (const double score : cross_val_score(model, X, to_column(3 * x, "y"))) {
    CHECK(score == Approx(1));
  }
  CHECK(cross_val_score(model, X, to_column(x.array().sin().matrix(), "y")).size() == 5);
  CHECK(model.n_features_in_ == -1);
}
