#include "estimators/registry.h"

#include <map>

#include "estimators/decision_tree.h"
#include "estimators/linear_regression.h"
#include "estimators/logistic_regression.h"
#include "estimators/random_forest.h"

namespace estimators {
namespace {

using Factory = std::unique_ptr<Estimator> (*)();

template <class T>
std::unique_ptr<Estimator> make() {
  return std::make_unique<T>();
}

const std::map<std::string_view, Factory>& factories() {
  static const std::map<std::string_view, Factory> table = {
      {"decision_tree_classifier", &make<DecisionTreeClassifier>},
      {"decision_tree_regressor", &make<DecisionTreeRegressor>},
      {"linear_regression", &make<LinearRegression>},
      {"logistic_regression", &make<LogisticRegression>},
      {"random_forest_classifier", &make<RandomForestClassifier>},
      {"random_forest_regressor", &make<RandomForestRegressor>},
  };
  return table;
}

}  // namespace

std::unique_ptr<Estimator> make_estimator(std::string_view name) {
  const auto found = factories().find(name);
  if (found != factories().end()) return found->second();
  std::string expected = "one of";
  for (const std::string_view known : estimator_names()) expected.append(" ").append(known);
  throw pmml::InvalidData("E-ESTIMATOR-NAME", std::string(name), expected);
}

std::vector<std::string_view> estimator_names() {
  std::vector<std::string_view> out;
  for (const auto& [name, factory] : factories()) out.push_back(name);
  return out;
}

}  // namespace estimators
