// Trees and forests against scikit-learn 1.2.1, node for node.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "estimators/decision_tree.h"
#include "estimators/random_forest.h"
#include "tests/estimators/tree_data.h"

namespace {

using nlohmann::json;
using tree_data::Set;
using tree_data::vector;

template <class T>
std::vector<T> list(const json& values) {
  return values.get<std::vector<T>>();
}

void require_close(const std::vector<double>& found, const std::vector<double>& expected) {
  REQUIRE(found.size() == expected.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    CAPTURE(i);
    REQUIRE(found[i] == Approx(expected[i]).epsilon(1e-12).margin(1e-12));
  }
}

void require_same_tree(const estimators::Tree& tree, const json& expected) {
  REQUIRE(tree.children_left == list<std::int32_t>(expected["children_left"]));
  REQUIRE(tree.children_right == list<std::int32_t>(expected["children_right"]));
  REQUIRE(tree.feature == list<std::int32_t>(expected["feature"]));
  REQUIRE(tree.threshold == list<double>(expected["threshold"]));
  REQUIRE(tree.n_node_samples == list<std::int64_t>(expected["n_node_samples"]));
  REQUIRE(tree.weighted_n_node_samples == list<double>(expected["weighted_n_node_samples"]));
  require_close(tree.impurity, list<double>(expected["impurity"]));
  require_close(tree.value, list<double>(expected["value"]));
}

void require_close(const Eigen::MatrixXd& found, const json& expected) {
  REQUIRE(static_cast<std::size_t>(found.rows()) == expected.size());
  for (Eigen::Index i = 0; i < found.rows(); ++i) {
    const json& row = expected[static_cast<std::size_t>(i)];
    const auto numbers =
        row.is_array() ? list<double>(row) : std::vector<double>{row.get<double>()};
    const Eigen::VectorXd own = found.row(i);
    require_close(std::vector<double>(own.begin(), own.end()), numbers);
  }
}

/// Rows between training rows, as float32, for which scikit-learn's answers are recorded.
Eigen::MatrixXd halfway(const Eigen::MatrixXd& X) {
  const Eigen::Index n = X.rows() - 1;
  return ((X.topRows(n) + X.bottomRows(n)) / 2).cast<float>().cast<double>();
}

template <class Model>
Model configured(const json& params) {
  Model model;
  for (const auto& [name, value] : params.items()) {
    model.set_param(name, value.template get<std::string>());
  }
  return model;
}

std::vector<estimators::Tree> trees_of(const estimators::DecisionTreeClassifier& m) {
  return {m.tree_};
}
std::vector<estimators::Tree> trees_of(const estimators::DecisionTreeRegressor& m) {
  return {m.tree_};
}
template <class Forest>
const std::vector<estimators::Tree>& trees_of(const Forest& m) {
  return m.estimators_;
}

template <class Model>
void require_same_model(const Model& model, const json& expected) {
  const auto& trees = trees_of(model);
  REQUIRE(trees.size() == expected["trees"].size());
  for (std::size_t t = 0; t < trees.size(); ++t) {
    CAPTURE(t);
    require_same_tree(trees[t], expected["trees"][t]);
  }
  require_close(model.feature_importances_, expected["feature_importances"]);
  if constexpr (requires { model.oob_score_; }) {
    REQUIRE(model.oob_score_.has_value() == expected.contains("oob_score"));
    if (model.oob_score_) REQUIRE(*model.oob_score_ == Approx(expected["oob_score"]));
  }
}

template <class Model>
void check_classifier(const json& expected) {
  const Set data(expected["dataset"]);
  auto model = configured<Model>(expected["params"]);
  if constexpr (std::is_same_v<Model, estimators::DecisionTreeClassifier>) {
    model.fit(data.X, data.classes(), vector(expected.value("sample_weight", json::array())));
  } else {
    model.fit(data.X, data.classes());
  }
  require_same_model(model, expected);
  require_close(model.predict_proba(halfway(data.X)), expected["halfway"]);
}

template <class Model>
void check_regressor(const json& expected) {
  const Set data(expected["dataset"]);
  auto model = configured<Model>(expected["params"]);
  if constexpr (std::is_same_v<Model, estimators::DecisionTreeRegressor>) {
    model.fit(data.X, data.numbers(), vector(expected.value("sample_weight", json::array())));
  } else {
    model.fit(data.X, data.numbers());
  }
  require_same_model(model, expected);
  require_close(model.predict(halfway(data.X)), expected["halfway"]);
}

void check_all(const std::string& estimator, void (*check)(const json&)) {
  std::size_t n = 0;
  for (const json& expected : tree_data::reference()["cases"]) {
    if (expected["estimator"] != estimator) continue;
    CAPTURE(expected["dataset"], expected["params"].dump());
    check(expected);
    ++n;
  }
  REQUIRE(n > 0);
}

}  // namespace

TEST_CASE("decision tree classifiers are scikit-learn's node for node") {
  check_all("decision_tree_classifier", check_classifier<estimators::DecisionTreeClassifier>);
}

TEST_CASE("decision tree regressors are scikit-learn's node for node") {
  check_all("decision_tree_regressor", check_regressor<estimators::DecisionTreeRegressor>);
}

TEST_CASE("random forest classifiers are scikit-learn's tree for tree") {
  check_all("random_forest_classifier", check_classifier<estimators::RandomForestClassifier>);
}

TEST_CASE("random forest regressors are scikit-learn's tree for tree") {
  check_all("random_forest_regressor", check_regressor<estimators::RandomForestRegressor>);
}
