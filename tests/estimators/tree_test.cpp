#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <map>

#include "estimators/decision_tree.h"
#include "tests/estimators/tree_data.h"

namespace {

using estimators::DecisionTreeClassifier;
using estimators::DecisionTreeRegressor;
using estimators::Tree;
using tree_data::column;
using tree_data::error_id;
using tree_data::Set;
using Labels = std::vector<std::string>;
using Numbers = std::vector<double>;

Eigen::VectorXd numbers(const Numbers& values) {
  return column(values);
}

/// Rows per leaf, by walking them down again.
std::map<int, std::int64_t> rows_by_leaf(const Eigen::VectorXi& leaves) {
  std::map<int, std::int64_t> rows;
  for (const int leaf : leaves) ++rows[leaf];
  return rows;
}

}  // namespace

TEST_CASE("a classification tree by hand") {
  // Gini of the root is 1 - (2/4)^2 - (2/4)^2 = 0.5; the middle of 2 and 3 separates the classes.
  DecisionTreeClassifier model;
  model.fit(column({1, 2, 3, 4}), Labels{"a", "a", "b", "b"});
  const Tree& tree = model.tree_;
  REQUIRE(tree.children_left == std::vector<std::int32_t>{1, -1, -1});
  REQUIRE(tree.children_right == std::vector<std::int32_t>{2, -1, -1});
  REQUIRE(tree.feature == std::vector<std::int32_t>{0, -2, -2});
  REQUIRE(tree.threshold == Numbers{2.5, -2, -2});
  REQUIRE(tree.impurity == Numbers{0.5, 0, 0});
  REQUIRE(tree.value == Numbers{2, 2, 2, 0, 0, 2});
  REQUIRE(model.feature_importances_[0] == 1);
  REQUIRE(model.predict(column({2.5, 2.6})) == Labels{"a", "b"});
}

TEST_CASE("a regression tree by hand") {
  // Mean (1+2+10)/3; variance (1+4+100)/3 - (13/3)^2 = 146/9. Splitting at 3 leaves 1/4 of
  // variance on the left and none on the right.
  DecisionTreeRegressor model;
  model.max_depth = 1;
  model.fit(column({1, 2, 4}), numbers({1, 2, 10}));
  REQUIRE(model.tree_.threshold == Numbers{3, -2, -2});
  REQUIRE(model.tree_.impurity[0] == Approx(146.0 / 9).epsilon(1e-14));
  REQUIRE(model.tree_.impurity[1] == 0.25);
  REQUIRE(model.tree_.value[0] == Approx(13.0 / 3).epsilon(1e-15));
  REQUIRE(model.predict(column({-5, 3, 3.1})) == numbers({1.5, 1.5, 10}));
}

TEST_CASE("entropy is measured in bits") {
  DecisionTreeClassifier model;
  model.criterion = "entropy";
  // Two of eight: 1/4 * 2 + 3/4 * log2(4/3).
  model.fit(column({1, 2, 3, 4, 5, 6, 7, 8}), Labels{"b", "b", "a", "a", "a", "a", "a", "a"});
  REQUIRE(model.tree_.impurity[0] == Approx(0.5 + 0.75 * std::log2(4.0 / 3)).epsilon(1e-14));
}

TEST_CASE("equal counts give the first class") {
  DecisionTreeClassifier model;
  model.fit(column({1, 1}), Labels{"b", "a"});
  REQUIRE(model.tree_.node_count() == 1);
  REQUIRE(model.predict(column({1})) == Labels{"a"});
  REQUIRE(model.predict_proba(column({1})) == Eigen::RowVector2d(0.5, 0.5));
}

TEST_CASE("numeric labels are ordered as numbers") {
  DecisionTreeClassifier model;
  model.fit(column({1, 2, 3}), Labels{"10", "9", "10"});
  REQUIRE(model.classes_ == Labels{"9", "10"});
}

TEST_CASE("a threshold lies below the upper value and is finite") {
  const double big = 0x1p60;
  const double next = std::nextafter(big, INFINITY);
  const double most = std::numeric_limits<double>::max();
  for (const auto& [low, high] : {std::pair{big, next},
                                  {next, std::nextafter(next, INFINITY)},
                                  {-most, most},
                                  {0.9 * most, most}}) {
    DecisionTreeClassifier model;
    model.fit(column({low, high}), Labels{"a", "b"});
    REQUIRE(model.tree_.threshold[0] >= low);
    REQUIRE(model.tree_.threshold[0] < high);
    REQUIRE(model.predict(column({low, high})) == Labels{"a", "b"});
  }
}

TEST_CASE("values within 1e-7 of each other are not told apart") {
  DecisionTreeClassifier model;
  model.fit(column({0, 5e-8}), Labels{"a", "b"});
  REQUIRE(model.tree_.node_count() == 1);
  model.fit(column({0, 2e-7}), Labels{"a", "b"});
  REQUIRE(model.tree_.node_count() == 3);
}

TEST_CASE("pruning by hand") {
  // Gini 0.375 at the root, which splits at 1.5; its right half (cost 2/4 * 0.5) splits again.
  // Cutting the root costs 0.375 for two leaves saved, alpha 0.1875; cutting the right half 0.25.
  const Eigen::MatrixXd X = column({0, 1, 2, 3});
  const Labels y = {"a", "a", "b", "a"};
  DecisionTreeClassifier model;
  REQUIRE(model.fit(X, y).tree_.threshold == Numbers{1.5, -2, 2.5, -2, -2});
  model.ccp_alpha = 0.18;
  REQUIRE(model.fit(X, y).tree_.node_count() == 5);
  model.ccp_alpha = 0.1875;
  REQUIRE(model.fit(X, y).tree_.node_count() == 1);
}

TEST_CASE("leaves hold the training rows that reach them") {
  const Set data("cancer");
  for (const char* limit : {"none", "4", "9"}) {
    DecisionTreeClassifier model;
    model.set_param("max_leaf_nodes", limit);
    model.fit(data.X, data.classes());
    const Eigen::VectorXi leaves = model.apply(data.X);
    const auto rows = rows_by_leaf(leaves);
    REQUIRE(rows.size() == model.tree_.n_leaves());
    for (const auto& [leaf, count] : rows) {
      const auto node = static_cast<std::size_t>(leaf);
      REQUIRE(model.tree_.is_leaf(node));
      REQUIRE(model.tree_.n_node_samples[node] == count);
      REQUIRE(model.tree_.value_of(node)[0] + model.tree_.value_of(node)[1] ==
              static_cast<double>(count));
    }
  }
}

TEST_CASE("limits hold in every node") {
  const Set data("diabetes");
  DecisionTreeRegressor model;
  model.min_samples_leaf = 4;
  model.min_samples_split = 15;
  model.max_depth = 5;
  model.fit(data.X, data.numbers());
  const Tree& tree = model.tree_;
  REQUIRE(tree.depth() == 5);
  for (std::size_t node = 0; node < tree.node_count(); ++node) {
    REQUIRE(tree.n_node_samples[node] >= (tree.is_leaf(node) ? 4 : 15));
  }
  model.max_leaf_nodes = 7;
  REQUIRE(model.fit(data.X, data.numbers()).tree_.n_leaves() == 7);
}

TEST_CASE("doubling the features doubles the thresholds and nothing else") {
  const Set data("cancer");
  DecisionTreeClassifier model;
  const Tree once = model.fit(data.X, data.classes()).tree_;
  Tree twice = model.fit(2 * data.X, data.classes()).tree_;
  for (std::size_t node = 0; node < twice.node_count(); ++node) {
    if (!twice.is_leaf(node)) twice.threshold[node] /= 2;
  }
  REQUIRE(once == twice);
}

TEST_CASE("a weight of two is a row given twice") {
  const Set data("ties");
  const Eigen::Index n = data.X.rows();
  Eigen::MatrixXd X(2 * n, data.X.cols());
  X << data.X, data.X;
  Labels y = data.classes();
  const Labels once = y;
  y.insert(y.end(), once.begin(), once.end());
  DecisionTreeClassifier given_twice, weighted;
  given_twice.fit(X, y);
  weighted.fit(data.X, once, Eigen::VectorXd::Constant(n, 2));
  REQUIRE(given_twice.tree_.threshold == weighted.tree_.threshold);
  REQUIRE(given_twice.tree_.feature == weighted.tree_.feature);
  REQUIRE(given_twice.tree_.value == weighted.tree_.value);
}

TEST_CASE("targets that quadruple are split off one by one") {
  // With T the greatest target, splitting off one row scores T^2, two rows (1.25 T)^2 / 2.
  Numbers X, y;
  for (int i = 0; i < 250; ++i) {
    X.push_back(i);
    y.push_back(std::ldexp(1.0, 2 * i));
  }
  DecisionTreeRegressor model;
  model.fit(column(X), numbers(y));
  REQUIRE(model.tree_.depth() == 249);
  REQUIRE(model.predict(column(X)) == numbers(y));
}

TEST_CASE("one class makes a tree of one leaf, and a warning") {
  DecisionTreeClassifier model;
  model.fit(column({1, 2}), Labels{"a", "a"});
  REQUIRE(model.tree_.node_count() == 1);
  REQUIRE(model.warnings_.problems().at(0).id == "W-ONE-CLASS");
  model.fit(column({1, 2}), Labels{"a", "b"});
  REQUIRE(model.warnings_.empty());
}

TEST_CASE("trees refuse bad data") {
  DecisionTreeClassifier model;
  REQUIRE(error_id([&] { model.predict(column({1})); }) == "E-NOT-FITTED");
  REQUIRE(error_id([&] { model.fit(Eigen::MatrixXd(0, 1), Labels{}); }) == "E-EMPTY-DATA");
  REQUIRE(error_id([&] { model.fit(column({1, 2}), Labels{"a"}); }) == "E-ROW-COUNT");
  REQUIRE(error_id([&] { model.fit(column({1, NAN}), Labels{"a", "b"}); }) == "E-NOT-FINITE");
  model.fit(column({1, 2}), Labels{"a", "b"});
  REQUIRE(error_id([&] { model.predict(column({INFINITY})); }) == "E-NOT-FINITE");
  REQUIRE(error_id([&] { model.apply(Eigen::MatrixXd::Zero(1, 2)); }) == "E-FEATURE-COUNT");
  DecisionTreeRegressor regressor;
  REQUIRE(error_id([&] { regressor.predict(column({1})); }) == "E-NOT-FITTED");
  REQUIRE(error_id([&] { regressor.fit(column({1, 2}), numbers({1, NAN})); }) == "E-NOT-FINITE");
}

TEST_CASE("trees refuse bad weights") {
  DecisionTreeClassifier model;
  for (const Numbers& weights : {Numbers{1}, {1, -1}, {0, 0}, {1, INFINITY}}) {
    const auto fit = [&] { model.fit(column({1, 2}), Labels{"a", "b"}, numbers(weights)); };
    REQUIRE(error_id(fit) == "E-SAMPLE-WEIGHT");
  }
}

TEST_CASE("trees refuse bad hyperparameters") {
  const std::vector<std::pair<std::string, std::string>> bad = {
      {"criterion", "mse"},      {"splitter", "random"},
      {"max_depth", "0"},        {"min_samples_split", "1"},
      {"min_samples_leaf", "0"}, {"min_weight_fraction_leaf", "0.6"},
      {"max_features", "0"},     {"max_features", "1.5"},
      {"max_features", "half"},  {"max_features", "-1"},
      {"max_leaf_nodes", "1"},   {"min_impurity_decrease", "-1"},
      {"ccp_alpha", "-0.1"},     {"ccp_alpha", "NaN"},
      {"random_state", "-1"},    {"random_state", "4294967296"},
      {"class_weight", "heavy"}};
  for (const auto& [name, value] : bad) {
    CAPTURE(name, value);
    const auto fit = [&] {
      DecisionTreeClassifier model;
      model.set_param(name, value);
      model.fit(column({1, 2}), Labels{"a", "b"});
    };
    REQUIRE(error_id(fit) == "E-PARAM-VALUE");
  }
}
