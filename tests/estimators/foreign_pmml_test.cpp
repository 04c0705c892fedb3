// Documents that other producers could have written, with results worked out by hand.
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "estimators/decision_tree.h"
#include "estimators/logistic_regression.h"
#include "estimators/pipeline.h"
#include "estimators/random_forest.h"
#include "tests/estimators/columns.h"
#include "tests/estimators/problem_id.h"
#include "tests/estimators/round_trip.h"

using namespace estimators;
using pmml::Table;

namespace {

pmml::Document document(const std::string& fields, const std::string& model) {
  return read_valid(
      "<PMML xmlns=\"http://www.dmg.org/PMML-4_4\" version=\"4.4\"><Header/>"
      "<DataDictionary>" +
      fields + "</DataDictionary>" + model + "</PMML>");
}

const std::string two_numbers =
    "<DataField name='a' optype='continuous' dataType='double'/>"
    "<DataField name='b' optype='continuous' dataType='double'/>";
const std::string number_target = "<DataField name='y' optype='continuous' dataType='double'/>";
const std::string class_target =
    "<DataField name='y' optype='categorical' dataType='string'>"
    "<Value value='no'/><Value value='yes'/></DataField>";
const std::string town =
    "<DataField name='town' optype='categorical' dataType='string'>"
    "<Value value='Ulm'/><Value value='Bonn'/></DataField>";

std::string schema(std::initializer_list<std::string> names) {
  std::string out = "<MiningSchema>";
  for (const std::string& name : names) out += "<MiningField name='" + name + "'/>";
  return out + "<MiningField name='y' usageType='target'/></MiningSchema>";
}

std::string regression(const std::string& attributes, const std::string& content) {
  return "<RegressionModel " + attributes + ">" + content + "</RegressionModel>";
}

std::vector<double> predicted(const Estimator& estimator, const Table& X) {
  return estimator.predict(X).numbers;
}

pmml::Document with_id(const std::string& model) {
  return document(two_numbers + number_target, model);
}

std::string unsupported_path(const pmml::Document& from) {
  try {
    from_pmml(from);
  } catch (const pmml::UnsupportedFeature& error) {
    return error.report().problems().front().path;
  }
  return "none";
}

std::string stump(const std::string& attributes, const std::string& first,
                  const std::string& second) {
  return "<TreeModel functionName='regression'" + attributes + ">" + schema({"a"}) +
         "<Node><True/><Node score='1'><SimplePredicate field='a' " + first +
         "/></Node><Node score='2'><SimplePredicate field='a' " + second + "/></Node></Node>" +
         "</TreeModel>";
}

}  // namespace

TEST_CASE("categorical predictors become an encoder before a linear regression") {
  const auto model = from_pmml(document(
      two_numbers + town + number_target,
      regression("functionName='regression'",
                 schema({"a", "b", "town"}) +
                     "<RegressionTable intercept='1'><NumericPredictor name='b' coefficient='2'/>"
                     "<CategoricalPredictor name='town' value='Ulm' coefficient='10'/>"
                     "</RegressionTable>")));
  Table X;
  X.columns = {numbers("a", {0, 0, 0}), numbers("b", {1, 2, 3}),
               texts("town", {"Ulm", "Bonn", "?"})};
  // 1 + 2 * b, and 10 more in Ulm; a missing category adds nothing.
  REQUIRE(predicted(*model, X) == std::vector<double>{13, 5, 7});
  REQUIRE(model->target_name_ == "y");
}

TEST_CASE("scaling, replacements and indicators are found in the fields") {
  const std::string derived =
      "<LocalTransformations>"
      "<DerivedField name='z' optype='continuous' dataType='double'><Apply function='/'>"
      "<Apply function='-'><FieldRef field='a'/><Constant>4</Constant></Apply>"
      "<Constant>2</Constant></Apply></DerivedField>"
      "<DerivedField name='line' optype='continuous' dataType='double'>"
      "<NormContinuous field='b'><LinearNorm orig='0' norm='-1'/><LinearNorm orig='4' norm='1'/>"
      "</NormContinuous></DerivedField>"
      "<DerivedField name='filled' optype='continuous' dataType='double'>"
      "<FieldRef field='b' mapMissingTo='5'/></DerivedField></LocalTransformations>";
  const std::string inputs =
      "<MiningSchema><MiningField name='a' missingValueReplacement='8'/><MiningField name='b'/>"
      "<MiningField name='y' usageType='target'/></MiningSchema>";
  const auto model = from_pmml(with_id(regression(
      "functionName='regression'", inputs + derived +
                                       "<RegressionTable intercept='0'>"
                                       "<NumericPredictor name='z' coefficient='1'/>"
                                       "<NumericPredictor name='line' coefficient='10'/>"
                                       "<NumericPredictor name='filled' coefficient='100'/>"
                                       "</RegressionTable>")));
  Table X;
  X.columns = {numbers("a", {6, missing}), numbers("b", {4, 0})};
  // (6-4)/2 + 10 * 1 + 100 * 4 and (8-4)/2 + 10 * -1 + 100 * 0
  REQUIRE(predicted(*model, X) == std::vector<double>{411, -8});
}

TEST_CASE("two classes by logit or softmax, tables in either order") {
  const std::string numerator = "<NumericPredictor name='a' coefficient='1'/></RegressionTable>";
  const std::string yes = "<RegressionTable targetCategory='yes' intercept='0.5'>" + numerator;
  const std::string no = "<RegressionTable targetCategory='no' intercept='0'/>";
  const std::string link = GENERATE("logit", "softmax");
  const bool yes_first = GENERATE(true, false);
  // The link of two classes belongs to the first table.
  if (link == "logit" && !yes_first) return;
  const auto model = from_pmml(
      document(two_numbers + class_target,
               regression("functionName='classification' normalizationMethod='" + link + "'",
                          schema({"a"}) + (yes_first ? yes + no : no + yes))));
  REQUIRE(model->classes() == std::vector<std::string>{"no", "yes"});
  Table X;
  X.columns = {numbers("a", {-0.5, 1})};
  const Eigen::MatrixXd shares = model->predict_proba(X);
  REQUIRE(shares(0, 1) == 0.5);
  REQUIRE(shares(1, 1) == Approx(1 / (1 + std::exp(-1.5))).epsilon(1e-15));
}

TEST_CASE("tests of a tree in any order and strictness") {
  Table X;
  X.columns = {numbers("a", {2.5, std::nextafter(3.0, 0.0), 3, 3.5})};
  const auto answer = [&](const std::string& first, const std::string& second) {
    return predicted(*from_pmml(with_id(stump("", first, second))), X);
  };
  using Numbers = std::vector<double>;
  REQUIRE(answer("operator='lessOrEqual' value='3'", "operator='greaterThan' value='3'") ==
          Numbers{1, 1, 1, 2});
  REQUIRE(answer("operator='lessThan' value='3'", "operator='greaterOrEqual' value='3'") ==
          Numbers{1, 1, 2, 2});
  REQUIRE(answer("operator='greaterThan' value='3'", "operator='lessOrEqual' value='3'") ==
          Numbers{2, 2, 2, 1});
}

TEST_CASE("single precision is kept by moving thresholds") {
  const std::string fields =
      "<DataField name='a' optype='continuous' dataType='float'/>" + number_target;
  const auto model = from_pmml(document(fields, stump("", "operator='lessOrEqual' value='0.1'",
                                                      "operator='greaterThan' value='0.1'")));
  const double step = std::ldexp(1.0, -27);  // between floats near 0.1
  const double limit = 0.1f;
  for (const double x : {limit, limit + 0.49 * step, limit + 0.51 * step, limit + step,
                         limit - 0.51 * step, limit + step / 2}) {
    Table X;
    X.columns = {numbers("a", {x})};
    REQUIRE(predicted(*model, X).front() == (static_cast<float>(x) <= 0.1f ? 1 : 2));
  }
}

TEST_CASE("a forest of votes answers with shares of votes") {
  const auto segment = [](const std::string& score, const std::string& other) {
    return "<Segment><True/><TreeModel functionName='classification'>" + schema({"a"}) +
           "<Node><True/><Node score='" + score +
           "'><SimplePredicate field='a' operator='lessOrEqual' value='0'/></Node><Node score='" +
           other + "'><SimplePredicate field='a' operator='greaterThan' value='0'/></Node></Node>" +
           "</TreeModel></Segment>";
  };
  const auto model =
      from_pmml(document(two_numbers + class_target,
                         "<MiningModel functionName='classification'>" + schema({"a"}) +
                             "<Segmentation multipleModelMethod='majorityVote'>" +
                             segment("yes", "no") + segment("yes", "yes") + segment("no", "no") +
                             segment("yes", "no") + "</Segmentation></MiningModel>"));
  Table X;
  X.columns = {numbers("a", {-1, 1})};
  const Eigen::MatrixXd shares = model->predict_proba(X);
  REQUIRE(shares(0, 1) == 0.75);
  REQUIRE(shares(1, 1) == 0.25);
  REQUIRE(dynamic_cast<const RandomForestClassifier&>(*model).n_estimators == 4);
}

TEST_CASE("what no native estimator holds is refused with its place") {
  const std::string power =
      schema({"a"}) +
      "<RegressionTable intercept='1'><NumericPredictor name='a' exponent='2' coefficient='2'/>"
      "</RegressionTable>";
  REQUIRE(unsupported_path(with_id(regression("functionName='regression'", power))) ==
          "/PMML/RegressionModel/RegressionTable/NumericPredictor");
  const std::string plain =
      schema({"a"}) +
      "<RegressionTable intercept='1'><NumericPredictor name='a' coefficient='2'/>"
      "</RegressionTable>";
  REQUIRE(unsupported_path(with_id(regression("functionName='regression' normalizationMethod='exp'",
                                              plain))) == "/PMML/RegressionModel");
  REQUIRE(unsupported_path(with_id(stump(" missingValueStrategy='lastPrediction'",
                                         "operator='lessOrEqual' value='3'",
                                         "operator='greaterThan' value='3'"))) == "//TreeModel");
  REQUIRE(unsupported_path(with_id(
              stump("", "operator='lessOrEqual' value='3'", "operator='greaterThan' value='4'"))) ==
          "//TreeModel//Node");
  const std::string logarithm =
      schema({"a"}) +
      "<LocalTransformations><DerivedField name='l' optype='continuous' dataType='double'>"
      "<Apply function='ln'><FieldRef field='a'/></Apply></DerivedField></LocalTransformations>"
      "<RegressionTable intercept='1'><NumericPredictor name='l' coefficient='2'/>"
      "</RegressionTable>";
  REQUIRE(unsupported_path(with_id(regression("functionName='regression'", logarithm))) ==
          "//DerivedField[@name='l']");
  REQUIRE(unsupported_path(with_id("")) == "/PMML");
}

TEST_CASE("contradictions are reported, not used") {
  const std::string unknown =
      schema({"a"}) +
      "<RegressionTable intercept='1'><NumericPredictor name='q' coefficient='2'/>"
      "</RegressionTable>";
  REQUIRE(problem_id([&] {
            from_pmml(with_id(regression("functionName='regression'", unknown)));
          }) == "E-NO-FIELD");
  REQUIRE(problem_id([&] {
            from_pmml(with_id(
                stump("", "operator='lessOrEqual' value='x'", "operator='greaterThan' value='3'")));
          }) == "E-VALUE");
  const std::string cycle =
      schema({"a"}) +
      "<LocalTransformations>"
      "<DerivedField name='p' optype='continuous' dataType='double'><FieldRef field='q'/>"
      "</DerivedField><DerivedField name='q' optype='continuous' dataType='double'>"
      "<FieldRef field='p'/></DerivedField></LocalTransformations>"
      "<RegressionTable intercept='1'><NumericPredictor name='p' coefficient='2'/>"
      "</RegressionTable>";
  REQUIRE(problem_id([&] { from_pmml(with_id(regression("functionName='regression'", cycle))); }) ==
          "E-UNSUPPORTED");
}
