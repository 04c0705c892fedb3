// Models that no native estimator holds, as estimators.
#include <catch2/catch.hpp>
#include <cmath>

#include "estimators/decision_tree.h"
#include "estimators/pipeline.h"
#include "estimators/scoring_model.h"
#include "tests/estimators/columns.h"
#include "tests/estimators/problem_id.h"
#include "tests/estimators/round_trip.h"

using namespace estimators;
using pmml::Table;

namespace {

pmml::Document squared() {
  return read_valid(
      "<PMML xmlns=\"http://www.dmg.org/PMML-4_4\" version=\"4.4\"><Header/><DataDictionary>"
      "<DataField name='a' optype='continuous' dataType='double'/>"
      "<DataField name='y' optype='continuous' dataType='double'/></DataDictionary>"
      "<RegressionModel functionName='regression'><MiningSchema><MiningField name='a'/>"
      "<MiningField name='y' usageType='target'/></MiningSchema>"
      "<Output><OutputField name='other' dataType='double'/></Output>"
      "<RegressionTable intercept='1'>"
      "<NumericPredictor name='a' exponent='2' coefficient='3'/></RegressionTable>"
      "</RegressionModel></PMML>");
}

}  // namespace

TEST_CASE("a model without native estimator predicts with the scorer") {
  const auto model = estimator_of(squared());
  REQUIRE(model->name() == "scoring_model");
  REQUIRE(model->feature_names_in_ == std::vector<std::string>{"a"});
  REQUIRE(model->target_name_ == "y");
  REQUIRE_FALSE(model->is_classifier());
  Table X;
  X.columns = {numbers("a", {2, missing})};
  const pmml::Column found = model->clone()->predict(X);
  // 1 + 3 * 2^2; a missing input has no result.
  REQUIRE(found.name == "y");
  REQUIRE(found.numbers[0] == 13);
  REQUIRE(found.missing(1));
  REQUIRE(problem_id([&] { model->predict_proba(X); }) == "E-NO-PROBABILITY");
  REQUIRE(problem_id([&] { model->fit(X, found); }) == "E-UNSUPPORTED");
}

TEST_CASE("a model that a native estimator holds is one") {
  const Table table = sample("iris");
  DecisionTreeClassifier tree;
  const Table X = without_column(table, "species");
  tree.fit(X, *table.find("species"));
  const pmml::Document document = to_pmml(tree, {table, "species"});
  REQUIRE(estimator_of(document)->name() == "decision_tree_classifier");
  const ScoringModel scoring(document);
  require_same_answers(tree, scoring, X);
}
