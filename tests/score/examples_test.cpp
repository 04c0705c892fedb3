// The worked examples printed in the standard, with the results printed there.
#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <numbers>
#include <tuple>

#include "pmml/describe/numbers.h"
#include "scoring.h"

using namespace pmml;
using namespace pmml::test;

namespace {

bool available() {
  static const bool found =
      std::filesystem::exists(std::string(PMML_SHARED_DIR) + "/standard/examples/README.md");
  if (!found) std::cout << "SKIPPED: the examples of the standard are not here\n";
  return found;
}

Document example(const std::string& name) {
  return load(std::string(PMML_SHARED_DIR) + "/standard/examples/" + name + ".xml",
              Profile::lenient);
}

/// The example's tree with predicted value, confidence and node id as outputs.
Document tree_example(const std::string& name) {
  Document document = example(name);
  Output& output = std::get<Box<TreeModel>>(document.pmml.models[0])->output.emplace();
  const std::pair<const char*, ResultFeature> fields[] = {
      {"predicted", ResultFeature::predictedValue},
      {"confidence", ResultFeature::confidence},
      {"node", ResultFeature::entityId}};
  for (const auto& [field_name, feature] : fields) {
    OutputField& field = output.outputFields.emplace_back();
    field.name = field_name;
    field.feature = feature;
  }
  return document;
}

}  // namespace

TEST_CASE("regression examples") {
  if (!available()) return;
  const Table linear =
      score_record(example("dmg_regression_linear"),
                   {{"age", "20"}, {"salary", "1000"}, {"car_location", "street"}});
  CHECK(number(linear, "number_of_claims") == Approx(609.4).epsilon(1e-12));
  const Table polynomial = score_record(example("dmg_regression_polynomial"),
                                        {{"salary", "1000"}, {"car_location", "street"}});
  CHECK(number(polynomial, "number_of_claims") == Approx(3426.08133).epsilon(1e-12));
  const Table logistic =
      score_record(example("dmg_regression_logistic"), {{"x1", "1"}, {"x2", "2"}});
  CHECK(cell(logistic, "y") == "no");
  const Table classes =
      score_record(example("dmg_regression_multi_classes"),
                   {{"age", "20"}, {"work", "10"}, {"sex", "0"}, {"minority", "0"}});
  CHECK(cell(classes, "jobcat") == "professional");
  const Table interaction = score_record(example("dmg_regression_interaction"),
                                         {{"age", "20"}, {"work", "1"}, {"sex", "male"}});
  CHECK(number(interaction, "y") == Approx(0.1).epsilon(1e-12));
}

TEST_CASE("tree example without missing values") {
  if (!available()) return;
  const Table result = score_record(
      example("dmg_tree_normal"),
      {{"temperature", "75"}, {"humidity", "55"}, {"windy", "false"}, {"outlook", "overcast"}});
  CHECK(cell(result, "whatIdo") == "may play");
}

TEST_CASE("tree examples of missing values") {
  if (!available()) return;
  const Document weighted = tree_example("dmg_tree_missing_value_strategies");
  const Table complete =
      score_record(weighted, {{"temperature", "45"}, {"outlook", "sunny"}, {"humidity", "60"}});
  CHECK(cell(complete, "predicted") == "no play");
  CHECK(number(complete, "confidence") == Approx(0.6).epsilon(1e-12));
  const Table sunny = score_record(weighted, {{"outlook", "sunny"}});
  CHECK(cell(sunny, "predicted") == "will play");
  CHECK(number(sunny, "confidence") == Approx(0.8).epsilon(1e-12));
  const Table nothing = score_record(weighted, {{"unused", ""}});
  CHECK(cell(nothing, "predicted") == "will play");
  CHECK(number(nothing, "confidence") == Approx(0.6).epsilon(1e-12));
}

TEST_CASE("tree example of default children and their penalty") {
  if (!available()) return;
  const Table result = score_record(tree_example("dmg_tree_missing_defaultChild"),
                                    {{"temperature", "40"}, {"humidity", "70"}});
  CHECK(cell(result, "predicted") == "no play");
  CHECK(number(result, "confidence") == Approx(0.48).epsilon(1e-12));
}

TEST_CASE("tree examples of last and null prediction") {
  if (!available()) return;
  const Table last =
      score_record(tree_example("dmg_tree_missing_lastPrediction"), {{"outlook", "sunny"}});
  CHECK(cell(last, "predicted") == "will play");
  CHECK(number(last, "confidence") == Approx(0.8).epsilon(1e-12));
  const Table null =
      score_record(tree_example("dmg_tree_missing_nullPredictedValue"), {{"outlook", "sunny"}});
  CHECK(cell(null, "predicted") == "missing");
  CHECK(cell(null, "confidence") == "missing");
}

TEST_CASE("tree example of aggregated nodes") {
  if (!available()) return;
  const Table result = score_record(tree_example("dmg_tree_missing_aggregateNodes"),
                                    {{"temperature", "45"}, {"humidity", "90"}});
  CHECK(cell(result, "predicted") == "may play");
  CHECK(number(result, "confidence") == Approx(0.4666666666666667).epsilon(1e-12));
}

TEST_CASE("examples of several models") {
  if (!available()) return;
  const Record iris = {{"petal_length", "2.0"},
                       {"petal_width", "1.75"},
                       {"day", "10"},
                       {"continent", "africa"},
                       {"sepal_width", "1.0"}};
  const Table vote = score_record(example("dmg_majority_vote_mining"), iris);
  CHECK(cell(vote, "Class") == "Iris-setosa");
  CHECK(number(vote, "probability(Iris-setosa)") == 1);
  const Table first = score_record(example("dmg_select_first_mining"), iris);
  CHECK(cell(first, "Class") == "Iris-setosa");
  CHECK(number(first, "probability(Iris-setosa)") == 1);
  const Table average = score_record(example("dmg_weighted_average_mining"), iris);
  CHECK(number(average, "sepal_length") == Approx(5.254245).epsilon(1e-12));
}

TEST_CASE("examples of model chains") {
  if (!available()) return;
  const Record record = {
      {"petal_length", "2.0"}, {"petal_width", "1.75"}, {"temperature", "30"}, {"cloudiness", "2"}};
  for (const auto& [name, expected] : {std::pair{"dmg_model_chain_mining", 1.5},
                                       {"dmg_mining_efficient_model_chain", 0.7},
                                       {"dmg_model_composition_mining", 0.7}}) {
    const Table result = score_record(example(name), record);
    REQUIRE_FALSE(result.columns.empty());
    INFO(name);
    CHECK(number(result, result.columns[0].name) == Approx(expected).epsilon(1e-12));
  }
}

TEST_CASE("examples of embedded models") {
  if (!available()) return;
  const auto weight = [](const char* name, const char* age, const char* income, const char* sex) {
    return number(score_record(example(name), {{"age", age}, {"income", income}, {"gender", sex}}),
                  "weight");
  };
  // By hand: term = 2.34 + 0.03 * income + 1.23 * age for women, without the last for men.
  const char* sequencing = "dmg_model_sequencing_mining";
  CHECK(weight(sequencing, "30", "100", "female") == Approx(78.91).epsilon(1e-12));
  CHECK(weight(sequencing, "30", "100", "male") == Approx(32.32).epsilon(1e-12));
  const char* selection = "dmg_model_selection_mining";
  CHECK(weight(selection, "30", "100", "female") == Approx(3 + 1.23 * 30).epsilon(1e-12));
  CHECK(weight(selection, "60", "100", "female") == Approx(2.22 + 1 - 0.11 * 60).epsilon(1e-12));
}

TEST_CASE("examples of trees of other producers") {
  if (!available()) return;
  // By hand: 1 of 46 records in the leaf; the leaf of the unmarried has 5 of 67.
  const Table iris = score_record(example("single_iris_dectree"), {{"petal_width", "1.8"}});
  CHECK(cell(iris, "class") == "Iris-virginica");
  CHECK(number(iris, "probability(Iris-versicolor)") == Approx(1 / 46.0).epsilon(1e-12));
  const Table audit = score_record(example("single_audit_dectree"), {{"Marital", "Unmarried"}});
  CHECK(cell(audit, "TARGET_Adjusted") == "0");
  CHECK(number(audit, "probability(1)") == Approx(5 / 67.0).epsilon(1e-12));
}

TEST_CASE("example of votes weighted by a field") {
  if (!available()) return;
  const Document document = example("dmg_weighted_majority_vote_mining");
  const Table unanimous = score_record(
      document,
      {{"SEPALLEN", "2.0"}, {"SEPALWID", "1.75"}, {"PETALLEN", "30"}, {"PETALWID", "2.0"}});
  CHECK(cell(unanimous, "PREDICTION") == "3");
  CHECK(number(unanimous, "PROB_3") == 1);
  // By hand: tree 1 ends in node 5 (class 2, weight 0.666667), tree 2 in node 2 (class 2, weight
  // 0.5), tree 3 in node 3 (class 3, weight 0.5).
  const Table split = score_record(
      document,
      {{"SEPALLEN", "6.0"}, {"SEPALWID", "2.5"}, {"PETALLEN", "4.8"}, {"PETALWID", "1.7"}});
  CHECK(cell(split, "PREDICTION") == "2");
  CHECK(number(split, "PROB_2") == Approx(1.166667 / 1.666667).epsilon(1e-12));
  CHECK(number(split, "PROB_3") == Approx(0.5 / 1.666667).epsilon(1e-12));
  const Table revised = score_record(
      example("dmg_weighted_majority_vote_mining_revised"),
      {{"SEPALLEN", "6.0"}, {"SEPALWID", "2.5"}, {"PETALLEN", "4.8"}, {"PETALWID", "1.7"}});
  CHECK(number(revised, "PROB_1") == 0);
  CHECK(number(revised, "PROB_2") == Approx(1.166667 / 1.666667).epsilon(1e-12));
}

TEST_CASE("examples of association rules") {
  if (!available()) return;
  using Items = std::vector<std::string>;
  const auto rules = [](const std::string& name, const Items& items) {
    Table basket;
    for (const char* column : {"transaction", "item"}) {
      Column& cells = basket.columns.emplace_back();
      cells.name = column;
      cells.kind = Column::Kind::text;
      for (const std::string& item : items) cells.push_text(cells.name == "item" ? item : "1");
    }
    Report report;
    const Table result = compile(example(name)).score(basket, report);
    Items ids;
    for (const char* rank : {"", "2nd ", "3rd "}) {
      const std::string id = cell(result, "Rule Id (" + std::string(rank) + "Highest Confidence)");
      if (id != "missing") ids.push_back(id);
    }
    return ids;
  };
  const std::pair<Items, std::array<Items, 3>> baskets[] = {
      {{"Cracker", "Coke"}, {Items{"1", "3"}, {"1"}, {"3"}}},
      {{"Cracker", "Water"}, {Items{"1", "2", "3"}, {"3", "4", "5"}, {"1", "2"}}},
      {{"Water", "Coke"}, {Items{"2", "5"}, {"2", "5"}, {}}},
      {{"Cracker", "Water", "Coke"}, {Items{"1", "2", "3"}, {"4", "5"}, {"1", "2", "3"}}},
      {{"Cracker", "Water", "Banana", "Apple"},
       {Items{"1", "2", "3"}, {"3", "4", "5"}, {"1", "2"}}}};
  for (const auto& [items, expected] : baskets) {
    CHECK(rules("dmg_association_recommendation", items) == expected[0]);
    CHECK(rules("dmg_association_exclusive_recommendation", items) == expected[1]);
    CHECK(rules("dmg_association_rule_association", items) == expected[2]);
  }
}

TEST_CASE("example of residuals") {
  if (!available()) return;
  const Table result = score_record(example("sas_3.1_iris_tree"), {{"petal_width", ".2"},
                                                                   {"petal_length", "1.4"},
                                                                   {"sepal_length", "5.1"},
                                                                   {"species", "IRIS-VIRGINICA"}});
  CHECK(number(result, "R_speciesIRIS_VIRGINICA ") == 1);
}

TEST_CASE("neural network example") {
  if (!available()) return;
  const Table result = score_record(example("dmg_neural_normal"), {{"gender", "  female"},
                                                                   {"no of claims", "       0"},
                                                                   {"domicile", "suburban"},
                                                                   {"age of car", "5"}});
  CHECK(number(result, "amount of claims") == Approx(3067.3031886618014).epsilon(1e-12));
}

TEST_CASE("general regression examples") {
  if (!available()) return;
  const Record record = {{"sex", "1"}, {"minority", "0"}, {"age", "25"}, {"work", "4"}};
  const auto jobcat = [&](const char* name) {
    return number(score_record(example(name), record), "jobcat");
  };
  CHECK(jobcat("dmg_general_regression") == Approx(2.283).epsilon(1e-12));
  CHECK(jobcat("dmg_general_generalLinear") == Approx(1.771).epsilon(1e-12));
  CHECK(jobcat("dmg_general_generalizedLinear") == Approx(1.7744268679597344).epsilon(1e-12));
  const Table logistic = score_record(example("dmg_general_multinomial_logistic"), record);
  CHECK(cell(logistic, "jobcat") == "2");
  // Intercept, [MINORITY=0]([SEX=1]), age, work; the last category is the reference.
  const double equations[][4] = {
      {26.836, -.114, -.133, 7.885e-2}, {31.077, 1.01, -.3, .152},
      {6.836, -.73, -.156, .267},       {8.816, 16.48, -.133, -.16},
      {5.862, 15.888, -.105, 6.914e-2}, {6.495, 16.841, -.141, -5.058e-2}};
  double total = 1;
  for (const auto& b : equations) total += std::exp(b[0] + b[1] + 25 * b[2] + 4 * b[3]);
  for (std::size_t i = 0; i < std::size(equations); ++i) {
    const auto& b = equations[i];
    CHECK(number(logistic, "probability(" + std::to_string(i + 1) + ")") ==
          Approx(std::exp(b[0] + b[1] + 25 * b[2] + 4 * b[3]) / total).epsilon(1e-12));
  }
  CHECK(number(logistic, "probability(7)") == Approx(1 / total).epsilon(1e-12));
  const Table ordinal = score_record(example("dmg_general_ordinal_multinomial"), record);
  CHECK(cell(ordinal, "jobcat") == "2");
  const double shares[] = {.2751, .3325, .0863, .1432, .1199, .0194, .0237};
  const double intercepts[] = {-0.683, 0.723, 1.104, 1.922, 3.386, 4.006, INFINITY};
  double below = 0;
  for (int i = 0; i < 7; ++i) {
    const double share = number(ordinal, "probability(" + std::to_string(i + 1) + ")");
    CHECK(share == Approx(shares[i]).margin(5e-5));
    // Sex 1 of minority 0, age, work.
    const double up_to = 1 / (1 + std::exp(-(intercepts[i] + 1.149 - 0.067 * 25 + 0.060 * 4)));
    CHECK(share == Approx(up_to - below).epsilon(1e-12));
    below = up_to;
  }
  const Table contrast =
      score_record(example("dmg_general_multinomial_contrast_matrix"),
                   {{"gender", "f"}, {"educ", "19"}, {"jobcat", "3"}, {"salbegin", "45000"}});
  CHECK(cell(contrast, "salCat") == "Low");
  // The rows of gender f and job category 3 in the contrast matrices.
  const double f = .5;
  const double job[] = {-.333333333333, -.5};
  const double eta = 17.0599111512836 - 2.79578119817189 * f - 0.625739483585618 * 19 -
                     5.76523337984277 * job[0] + 17.743574615114 * job[1] +
                     0.421913613872923 * f * job[0] + 1.1136356754678e-5 * 19 * f * 45000;
  CHECK(number(contrast, "probability(Low)") == Approx(1 / (1 + std::exp(-eta))).epsilon(1e-12));
}

TEST_CASE("Cox regression examples") {
  if (!available()) return;
  const Table plain =
      score_record(example("dmg_general_cox"), {{"childs", "5"}, {"happy", "1"}, {"educ", "19"}});
  CHECK(number(plain, "life") == Approx(2.33363).margin(5e-6));
  CHECK(std::exp(-number(plain, "life")) == Approx(0.096944).margin(5e-7));
  const double r = 2.19176500383392 + 19 * (0.207006511267958 - 0.124788379173099);
  const double s = 12.85536159601 * 0.207006511267958;
  CHECK(r == Approx(3.75391).margin(5e-6));
  CHECK(s == Approx(2.66114).margin(5e-6));
  CHECK(number(plain, "life") == Approx(0.782436645962723 * std::exp(r - s)).epsilon(1e-12));
}

TEST_CASE("Cox regression example with strata") {
  if (!available()) return;
  const Document document = example("dmg_general_cox_strata");
  const double relative =
      std::exp(1.96429877799117 + 19 * (0.186388616742954 - 0.0964727062694649) -
               12.85536159601 * 0.186388616742954);
  const auto hazard = [&](const char* time, const char* region) {
    return score_record(document,
                        {{"childs", time}, {"happy", "1"}, {"educ", "19"}, {"region", region}});
  };
  const std::tuple<const char*, const char*, double> known[] = {
      {"5", "1", 0.756857216338272}, {"5", "2", 0.602148704727296}, {"5.5", "3", 0.562653812085775},
      {"7", "2", 0.996057753780737}, {"8", "3", 1.28475458929774},  {"0.5", "1", 0}};
  for (const auto& [time, region, baseline] : known) {
    INFO(time << " years in region " << region);
    CHECK(number(hazard(time, region), "life") == Approx(baseline * relative).epsilon(1e-12));
  }
  CHECK(cell(hazard("8", "1"), "life") == "missing");  // after maxTime of this stratum
  CHECK(cell(hazard("5", "4"), "life") == "missing");  // no such stratum
}

TEST_CASE("naive Bayes example") {
  if (!available()) return;
  const Table result = score_record(example("dmg_naive_bayes"), {{"age of individual", "24"},
                                                                 {"gender", "male"},
                                                                 {"no of claims", "2"},
                                                                 {"age of car", "1"}});
  CHECK(cell(result, "amount of claims") == "500");
  const std::pair<const char*, double> shares[] = {{"100", .04043221681936915},
                                                   {"500", .3577224807531526},
                                                   {"1000", .26372180444146},
                                                   {"5000", .026700193675882444},
                                                   {"10000", .3114233043101357}};
  for (const auto& [category, share] : shares)
    CHECK(number(result, std::string("probability(") + category + ")") ==
          Approx(share).epsilon(1e-12));
}

TEST_CASE("example of clusters") {
  if (!available()) return;
  Document document = example("dmg_clustering_center_based");
  Output& output = std::get<Box<ClusteringModel>>(document.pmml.models[0])->output.emplace();
  const std::pair<const char*, ResultFeature> fields[] = {
      {"id", ResultFeature::clusterId},
      {"name", ResultFeature::predictedDisplayValue},
      {"distance", ResultFeature::clusterAffinity}};
  for (const auto& [field_name, feature] : fields) {
    OutputField& field = output.outputFields.emplace_back();
    field.name = field_name;
    field.feature = feature;
  }
  const Table result =
      score_record(document, {{"marital status", "s"}, {"age", "20"}, {"salary", "5000"}});
  CHECK(cell(result, "id") == "2");
  CHECK(cell(result, "name") == "marital status is m");
  CHECK(number(result, "distance") == Approx(471.587647006278).epsilon(1e-12));
}

TEST_CASE("examples of nearest neighbours") {
  if (!available()) return;
  const Table targets =
      score_record(example("dmg_knn_continuous_predictors_two_targets"), {{"petal length", "1.4"},
                                                                          {"petal width", "0.2"},
                                                                          {"sepal length", "5.1"},
                                                                          {"sepal width", "3.5"}});
  CHECK(number(targets, "output_1") == 10);
  CHECK(cell(targets, "output_2") == "Iris-setosa");
  const Table income = score_record(example("dmg_knn_categorical_predictor_categorical_target"),
                                    {{"marital status", "s"}, {"age", "20"}, {"dependents", "2"}});
  CHECK(cell(income, "output_1") == "Low");
  // By hand: the squared distances are 6.02 (record 1), 1.00 (2), 2.04 (11) and 3.08 (200).
  CHECK(cell(income, "neighbor1") == "2");
  CHECK(cell(income, "neighbor2") == "11");
  CHECK(cell(income, "neighbor3") == "200");
}

TEST_CASE("examples of support vector machines") {
  if (!available()) return;
  const Document exclusive = example("dmg_svm_classification_cont_predictors");
  for (const auto& [x1, x2, expected] :
       {std::tuple{"0", "0", "no"}, {"0", "1", "yes"}, {"1", "0", "yes"}, {"1", "1", "no"}})
    CHECK(cell(score_record(exclusive, {{"x1", x1}, {"x2", x2}}), "class") == expected);
  const Table coefficients = score_record(example("dmg_svm_classification_cat_predictors"),
                                          {{"Age", "20"}, {"Employment", "Private"}});
  CHECK(cell(coefficients, "TARGET") == "1");
}

TEST_CASE("examples of rule sets") {
  if (!available()) return;
  const std::tuple<RuleSelectionCriterion, const char*, double> expected[] = {
      {RuleSelectionCriterion::weightedSum, "drugA", 0.32},
      {RuleSelectionCriterion::weightedMax, "drugB", 0.9},
      {RuleSelectionCriterion::firstHit, "drugB", 0.9}};
  for (const char* name : {"dmg_rule_simple", "dmg_rule_compound"}) {
    Document document = example(name);
    RuleSetModel& model = *std::get<Box<RuleSetModel>>(document.pmml.models[0]);
    OutputField confidence;
    confidence.name = "sure";
    confidence.feature = ResultFeature::confidence;
    OutputField predicted;
    predicted.name = "drug";
    model.output.emplace().outputFields = {predicted, confidence};
    for (const auto& [criterion, drug, sure] : expected) {
      model.ruleSet->ruleSelectionMethods[0].criterion = criterion;
      const Table result = score_record(
          document, {{"BP", "HIGH"}, {"K", "0.0621"}, {"Age", "36"}, {"Na", "0.5023"}});
      INFO(name << ' ' << name_of(criterion));
      CHECK(cell(result, "drug") == drug);
      CHECK(number(result, "sure") == Approx(sure).epsilon(1e-12));
    }
  }
}

TEST_CASE("example of a scorecard") {
  if (!available()) return;
  const Table result =
      score_record(example("dmg_scorecard_example"),
                   {{"department", "engineering"}, {"age", "25"}, {"income", "500"}});
  CHECK(number(result, "Final Score") == 29);
  CHECK(cell(result, "Reason Code 1") == "RC2");
  CHECK(cell(result, "Reason Code 2") == "RC1");
  CHECK(cell(result, "Reason Code 3") == "missing");  // a difference of -16 is no reason
}

TEST_CASE("examples of anomaly detection") {
  if (!available()) return;
  const auto in_double = [](const char* name) {
    Document document = example(name);
    auto& output = std::get<Box<AnomalyDetectionModel>>(document.pmml.models[0])->output;
    output->outputFields[0].dataType = DataType::double_;
    return document;
  };
  // The printed value takes 0.57721566 for Euler's constant.
  const Table forest =
      score_record(in_double("dmg_anomaly_iforest"),
                   {{"petal_length", "1.5"}, {"petal_width", "5.8"}, {"sepal_length", "4.6"}});
  const auto score = [](double euler) {
    return std::exp2(-3.5 / (2 * (std::log(4.0) + euler) - 2 * 4.0 / 5));
  };
  CHECK(score(0.57721566) == Approx(0.3525574921994582).epsilon(1e-12));
  CHECK(number(forest, "anomalyScore") == Approx(score(std::numbers::egamma)).epsilon(1e-12));
  const Table machine = score_record(in_double("dmg_anomaly_ocsvm"), {{"sepal_length", "0.0"},
                                                                      {"sepal_width", "0.5"},
                                                                      {"petal_length", "1.0"},
                                                                      {"petal_width", "2.0"}});
  CHECK(number(machine, "anomalyScore") == Approx(-4.7832).epsilon(1e-12));
  const Document clusters = in_double("dmg_anomaly_cluster");
  const Table near = score_record(clusters, {{"sepal_length", "5.1"},
                                             {"sepal_width", "3.5"},
                                             {"petal_length", "1.4"},
                                             {"petal_width", "0.2"}});
  CHECK(number(near, "anomalyScore") == Approx(0.2908433613668061).epsilon(1e-12));
  CHECK(cell(near, "anomaly") == "false");
  const Table far = score_record(clusters, {{"sepal_length", "5.0"},
                                            {"sepal_width", "2.0"},
                                            {"petal_length", "3.5"},
                                            {"petal_width", "1.0"}});
  CHECK(number(far, "anomalyScore") == Approx(2.1761203019718547).epsilon(1e-12));
  CHECK(cell(far, "anomaly") == "true");
}

TEST_CASE("every example of the standard is scored in this file") {
  if (!available()) return;
  std::ifstream file(std::string(PMML_SOURCE_DIR) + "/tests/score/examples_test.cpp");
  const std::string tests{std::istreambuf_iterator<char>(file), {}};
  for (const auto& entry :
       std::filesystem::directory_iterator(std::string(PMML_SHARED_DIR) + "/standard/examples")) {
    if (entry.path().extension() == ".xml")
      CHECK_THAT(tests, Catch::Matchers::Contains('"' + entry.path().stem().string() + '"'));
  }
}
