// Trees and forests on the sample data, against reference/*.json.
#include <algorithm>
#include <catch2/catch.hpp>
#include <numeric>

#include "estimators/decision_tree.h"
#include "estimators/random.h"
#include "estimators/random_forest.h"
#include "tests/estimators/reference.h"

namespace {

using nlohmann::json;

/// scikit-learn rounds features to float32; the case says that its reader should, too.
ReferenceData tree_data(const json& the_case) {
  ReferenceData data = reference_data(the_case);
  REQUIRE(the_case.at("features_float32").get<bool>());
  for (pmml::Column& column : data.X.columns) {
    for (double& value : column.numbers) value = static_cast<float>(value);
  }
  return data;
}

std::string text(const json& value) {
  return value.is_string() ? value.get<std::string>() : value.dump();
}

template <class Model>
Model configured_sample(const json& params) {
  Model model;
  for (const auto& [name, value] : params.items()) model.set_param(name, text(value));
  return model;
}

void require_sample_tree(const estimators::Tree& tree, const json& expected) {
  using Integers = std::vector<std::int32_t>;
  REQUIRE(tree.children_left == expected.at("children_left").get<Integers>());
  REQUIRE(tree.children_right == expected.at("children_right").get<Integers>());
  REQUIRE(tree.feature == expected.at("feature").get<Integers>());
  REQUIRE(tree.threshold == expected.at("threshold").get<std::vector<double>>());
  REQUIRE(tree.n_node_samples == expected.at("n_node_samples").get<std::vector<std::int64_t>>());
  const auto nodes = static_cast<Eigen::Index>(tree.node_count());
  const Eigen::Map<const Eigen::VectorXd> impurity(tree.impurity.data(), nodes);
  REQUIRE(distance(impurity, as_vector(expected.at("impurity"))) <= 1e-12);
  const Eigen::Map<const estimators::RowMatrix> value(tree.value.data(), nodes,
                                                      static_cast<Eigen::Index>(tree.n_values));
  REQUIRE(distance(value, as_matrix(expected.at("value"))) <= 1e-12);
  REQUIRE(tree.depth() == expected.at("depth").get<std::size_t>());
  REQUIRE(tree.n_leaves() == expected.at("n_leaves").get<std::size_t>());
}

/// Fits the case's tree on the case's data for two seeds: no seed changes these trees.
template <class Model, class Check>
void check_trees(const std::string& name, Check check_answers) {
  for (const json& expected : reference_cases(name)) {
    CAPTURE(name, expected.at("params").dump());
    const ReferenceData data = tree_data(expected);
    auto model = configured_sample<Model>(expected.at("params"));
    for (const int seed : {0, 99}) {
      model.random_state = seed;
      model.fit(data.X, data.y);
      require_sample_tree(model.tree_, expected);
    }
    REQUIRE(model.score(data.X, data.y) == Approx(expected.at("score").get<double>()));
    check_answers(model, estimators::take_rows(data.X, as_rows(expected.at("rows"))), expected);
  }
}

/// Fold numbers 0 ... n - 1 dealt out to shuffled rows; within each class in turn if given.
std::vector<std::size_t> shuffled_folds(std::size_t rows, std::size_t n, std::uint64_t seed,
                                        const std::vector<std::string>& classes) {
  std::vector<std::size_t> order(rows);
  std::iota(order.begin(), order.end(), std::size_t{0});
  estimators::Random(seed).shuffle(order);
  if (!classes.empty()) {
    std::ranges::stable_sort(order, {}, [&](std::size_t row) { return classes[row]; });
  }
  std::vector<std::size_t> folds(rows);
  for (std::size_t i = 0; i < rows; ++i) folds[order[i]] = i % n;
  return folds;
}

double cross_validated(estimators::Estimator& model, const ReferenceData& data, std::size_t n) {
  const auto classes =
      model.is_classifier() ? estimators::to_labels(data.y) : std::vector<std::string>{};
  const auto folds = shuffled_folds(data.X.rows(), n, 1, classes);
  double sum = 0;
  for (std::size_t fold = 0; fold < n; ++fold) {
    std::vector<std::size_t> train, test;
    for (std::size_t row = 0; row < folds.size(); ++row) {
      (folds[row] == fold ? test : train).push_back(row);
    }
    model.fit(estimators::take_rows(data.X, train), estimators::take_rows(data.y, train));
    sum += model.score(estimators::take_rows(data.X, test), estimators::take_rows(data.y, test));
  }
  return sum / static_cast<double>(n);
}

}  // namespace

TEST_CASE("decision tree classifiers on sample data are scikit-learn's") {
  const auto check = [](const auto& model, const pmml::Table& rows, const json& expected) {
    REQUIRE(model.classes_ == as_texts(expected.at("classes")));
    REQUIRE(estimators::to_labels(model.predict(rows)) == as_texts(expected.at("predictions")));
    REQUIRE(distance(model.predict_proba(rows), as_matrix(expected.at("probabilities"))) <= 1e-15);
  };
  check_trees<estimators::DecisionTreeClassifier>("decision_tree_classifier_generated", check);
  check_trees<estimators::DecisionTreeClassifier>("decision_tree_classifier_iris", check);
}

TEST_CASE("decision tree regressors on sample data are scikit-learn's") {
  const auto check = [](const auto& model, const pmml::Table& rows, const json& expected) {
    REQUIRE(distance(estimators::to_vector(model.predict(rows)),
                     as_vector(expected.at("predictions"))) <= 1e-12);
  };
  check_trees<estimators::DecisionTreeRegressor>("decision_tree_regressor_generated", check);
  check_trees<estimators::DecisionTreeRegressor>("decision_tree_regressor_diabetes", check);
}

TEST_CASE("forests score within scikit-learn's band on shuffled folds") {
  for (const json& expected : reference_cases("random_forest")) {
    CAPTURE(expected.at("data").get<std::string>());
    const ReferenceData data = reference_data(expected);
    const bool classifies = data.y.kind == pmml::Column::Kind::text;
    estimators::RandomForestClassifier classifier;
    estimators::RandomForestRegressor regressor;
    estimators::Estimator& forest =
        classifies ? static_cast<estimators::Estimator&>(classifier) : regressor;
    const double score = cross_validated(forest, data, expected.at("folds").get<std::size_t>());
    REQUIRE(score >= expected.at("lowest").get<double>());
    REQUIRE(score <= expected.at("highest").get<double>());
  }
}
