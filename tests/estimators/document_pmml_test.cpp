// Transformers and trees of all shapes through documents.
#include <catch2/catch.hpp>
#include <set>

#include "estimators/column_transformer.h"
#include "estimators/decision_tree.h"
#include "estimators/linear_regression.h"
#include "estimators/logistic_regression.h"
#include "estimators/one_hot_encoder.h"
#include "estimators/pipeline.h"
#include "estimators/random_forest.h"
#include "estimators/simple_imputer.h"
#include "estimators/standard_scaler.h"
#include "tests/estimators/columns.h"
#include "tests/estimators/problem_id.h"
#include "tests/estimators/round_trip.h"

using namespace estimators;
using pmml::Table;

namespace {

Table small_table() {
  Table out;
  out.columns = {numbers("age", {31, missing, 58, 22, 47, 36, 64, missing}),
                 numbers("rooms", {2, 3, 2, 1, 3, 1, 2, 3}),
                 texts("town", {"Ulm", "Bonn", "?", "Bonn", "Ulm", "Kiel", "Bonn", "Ulm"}),
                 numbers("price", {1.5, 2.25, 4, 1, 3.125, 2, 5, 2.5})};
  return out;
}

Pipeline pipeline_of(ColumnTransformer columns, Part<Estimator> estimator = LinearRegression()) {
  Pipeline out;
  out.transformers.steps.push_back({"columns", std::move(columns)});
  out.estimator_name = "last";
  out.estimator = std::move(estimator);
  return out;
}

std::unique_ptr<Estimator> back_from(Pipeline& pipeline, const Table& table) {
  pipeline.fit(without_column(table, "price"), *table.find("price"));
  auto back = through_text(pipeline, table, "price");
  REQUIRE(back->get_params() == pipeline.get_params());
  require_same_answers(pipeline, *back, without_column(table, "price"));
  return back;
}

template <class T>
const T& step(const Estimator& pipeline, std::size_t index) {
  const auto& chain = dynamic_cast<const Pipeline&>(pipeline).transformers;
  const auto& columns = dynamic_cast<const ColumnTransformer&>(*chain.steps.at(0).transformer);
  return dynamic_cast<const T&>(*columns.transformers.at(index).transformer);
}

SimpleImputer imputer(std::string strategy) {
  SimpleImputer out;
  out.strategy = std::move(strategy);
  return out;
}

const pmml::RegressionModel& regression(const pmml::Document& document) {
  return *std::get<pmml::Box<pmml::RegressionModel>>(document.pmml.models.at(0));
}

}  // namespace

TEST_CASE("an imputer with indicators keeps statistics and indicators") {
  SimpleImputer filled = imputer("mean");
  filled.add_indicator = true;
  ColumnTransformer columns;
  columns.transformers = {{"fill", filled, {"age", "rooms"}}};
  Pipeline pipeline = pipeline_of(columns);
  const auto back = back_from(pipeline, small_table());
  // (31 + 58 + 22 + 47 + 36 + 64) / 6 and 17 / 8
  const auto& found = step<SimpleImputer>(*back, 0);
  REQUIRE(found.statistics_ == std::vector<Cell>{43.0, 2.125});
  REQUIRE(found.indicator_features_ == std::vector<std::size_t>{0});
}

TEST_CASE("a column used twice is replaced in a derived field only") {
  ColumnTransformer columns;
  OneHotEncoder encoder;
  TransformerPipeline scaled;
  scaled.steps = {{"fill", imputer("median")}, {"scale", StandardScaler()}};
  columns.transformers = {
      {"a", imputer("mean"), {"age"}}, {"b", scaled, {"age"}}, {"c", encoder, {"rooms"}}};
  Pipeline pipeline = pipeline_of(columns);
  const Table table = small_table();
  const auto back = back_from(pipeline, table);
  REQUIRE(step<SimpleImputer>(*back, 0).statistics_ == std::vector<Cell>{43.0});
  const auto& chain = step<TransformerPipeline>(*back, 1);
  // The middle of 36 and 47.
  REQUIRE(dynamic_cast<const SimpleImputer&>(*chain.steps[0].transformer).statistics_ ==
          std::vector<Cell>{41.5});
  const pmml::Document document = to_pmml(pipeline, {table, "price"});
  const auto& schema = *regression(document).miningSchema;
  REQUIRE_FALSE(schema.miningFields[0].missingValueReplacement);
}

TEST_CASE("encoders keep categories: text, numbers, missing cells and the dropped one") {
  ColumnTransformer columns;
  OneHotEncoder first;
  first.drop = "first";
  columns.transformers = {{"town", OneHotEncoder(), {"town"}}, {"rooms", first, {"rooms"}}};
  columns.verbose_feature_names_out = false;
  Pipeline pipeline = pipeline_of(columns);
  const Table table = small_table();
  const auto back = back_from(pipeline, table);
  const std::vector<Cell> towns = {"Bonn", "Kiel", "Ulm", Cell()};
  REQUIRE(step<OneHotEncoder>(*back, 0).categories_[0] == towns);
  REQUIRE(step<OneHotEncoder>(*back, 1).categories_[0] == std::vector<Cell>{1.0, 2.0, 3.0});
  REQUIRE(step<OneHotEncoder>(*back, 1).drop_idx_[0] == std::size_t{0});

  const pmml::Document document = to_pmml(pipeline, {table, "price", {"?", ""}});
  const auto& fields = document.pmml.dataDictionary->dataFields;
  REQUIRE(fields[1].optype == pmml::OpType::categorical);
  REQUIRE(fields[2].values.size() == 4);
  REQUIRE(fields[2].values[3].property == pmml::ValueProperty::missing);
  const auto& schema = *regression(document).miningSchema;
  REQUIRE(schema.miningFields[0].usageType == pmml::UsageType::supplementary);
  REQUIRE(schema.miningFields[2].invalidValueTreatment ==
          pmml::InvalidValueTreatment::returnInvalid);
}

TEST_CASE("scalers keep what they centre and scale by") {
  const bool with_mean = GENERATE(true, false);
  const bool with_std = GENERATE(true, false);
  StandardScaler scaler;
  scaler.with_mean = with_mean;
  scaler.with_std = with_std;
  ColumnTransformer columns;
  columns.transformers = {{"scale", scaler, {"rooms"}}};
  columns.remainder = "passthrough";
  Table table = small_table();
  table.columns = {table.columns[1], numbers("size", {9, 7, 5, 1, 2, 4, 3, 6}), table.columns[3]};
  Pipeline pipeline = pipeline_of(columns);
  const auto back = back_from(pipeline, table);
  const auto& before = step<StandardScaler>(pipeline, 0);
  const auto& after = step<StandardScaler>(*back, 0);
  REQUIRE(same_bits(before.mean_, after.mean_));
  REQUIRE(same_bits(before.var_, after.var_));
  REQUIRE(same_bits(before.scale_, after.scale_));
  REQUIRE(same_bits(before.n_samples_seen_, after.n_samples_seen_));
}

TEST_CASE("trees come back equal, however they were numbered and weighted") {
  const Table table = sample("iris");
  DecisionTreeClassifier tree;
  SECTION("pre-order") {}
  SECTION("best first") {
    tree.max_leaf_nodes = 6;
  }
  SECTION("weighted classes") {
    tree.class_weight = "balanced";
    tree.min_samples_leaf = 4;
  }
  tree.fit(without_column(table, "species"), *table.find("species"));
  const auto back = through_text(tree, table, "species");
  const auto& found = dynamic_cast<const DecisionTreeClassifier&>(*back);
  REQUIRE(found.tree_ == tree.tree_);
  REQUIRE(same_bits(found.feature_importances_, tree.feature_importances_));
}

TEST_CASE("forests come back equal, with their scores on rows not drawn") {
  const Table table = sample("iris");
  RandomForestClassifier forest;
  forest.n_estimators = 15;
  forest.oob_score = true;
  forest.fit(without_column(table, "species"), *table.find("species"));
  const auto back = through_text(forest, table, "species");
  const auto& found = dynamic_cast<const RandomForestClassifier&>(*back);
  REQUIRE(found.estimators_ == forest.estimators_);
  REQUIRE(same_bits(found.feature_importances_, forest.feature_importances_));
  REQUIRE(found.oob_score_ == forest.oob_score_);
  REQUIRE(same_bits(found.oob_decision_function_, forest.oob_decision_function_));
}

TEST_CASE("a regression forest comes back equal") {
  const Table table = sample("diabetes");
  RandomForestRegressor forest;
  forest.n_estimators = 5;
  forest.oob_score = true;
  forest.fit(without_column(table, "progression"), *table.find("progression"));
  const auto back = through_text(forest, table, "progression");
  const auto& found = dynamic_cast<const RandomForestRegressor&>(*back);
  REQUIRE(found.estimators_ == forest.estimators_);
  REQUIRE(same_bits(found.oob_prediction_, forest.oob_prediction_));
}

TEST_CASE("linear models come back with every parameter, classes of numbers as numbers") {
  Table table = sample("iris");
  for (std::size_t i = 0; i < table.rows(); ++i) table.columns[3].numbers[i] = double(i / 50 % 2);
  const Table X = without_column(without_column(table, "species"), "petal_width");
  LogisticRegression logistic;
  logistic.C = 0.25;
  logistic.fit(X, *table.find("petal_width"));
  const auto back = through_text(logistic, table, "petal_width");
  const auto& found = dynamic_cast<const LogisticRegression&>(*back);
  REQUIRE(found.target_kind_ == pmml::Column::Kind::number);
  REQUIRE(same_bits(found.coef_, logistic.coef_));
  REQUIRE(same_bits(found.intercept_, logistic.intercept_));
  REQUIRE(found.n_iter_ == logistic.n_iter_);
  REQUIRE(found.converged_);

  LinearRegression linear;
  linear.fit(X, *table.find("petal_width"));
  const auto line = through_text(linear, table, "petal_width");
  REQUIRE(same_bits(dynamic_cast<const LinearRegression&>(*line).coef_, linear.coef_));
  REQUIRE(dynamic_cast<const LinearRegression&>(*line).rank_ == 3);
}

TEST_CASE("without its extensions a document is still the same model") {
  const Table table = sample("penguins");
  Pipeline pipeline = default_pipeline(table, "species", LogisticRegression());
  const Table X = without_column(table, "species");
  pipeline.fit(X, *table.find("species"));
  pmml::Document document = to_pmml(pipeline, {table, "species"});
  auto& model = std::get<pmml::Box<pmml::RegressionModel>>(document.pmml.models[0]);
  model->extras.reset();
  const auto back = from_pmml(read_valid(pmml::write(document)));
  require_same_answers(pipeline, *back, X);
}

TEST_CASE("options appear in the document, a time only when it is given") {
  const Table table = sample("iris");
  LinearRegression linear;
  const Table X = without_column(without_column(table, "species"), "petal_width");
  linear.fit(X, *table.find("petal_width"));
  DocumentOptions options;
  options.model_name = "width";
  options.copyright = "none";
  options.application_version = "0.1";
  options.verification = false;
  const TrainingData training{table, "petal_width"};
  pmml::Document document = to_pmml(linear, training, options);
  REQUIRE(regression(document).modelName == "width");
  REQUIRE(document.pmml.header->copyright == "none");
  REQUIRE(document.pmml.header->application->version == "0.1");
  REQUIRE_FALSE(document.pmml.header->timestamp);
  REQUIRE_FALSE(regression(document).modelVerification);
  options.timestamp = "2024-05-01T12:00:00Z";
  document = to_pmml(linear, training, options);
  REQUIRE(document.pmml.header->timestamp->text == "2024-05-01T12:00:00Z");
}

TEST_CASE("verification records cover every class and every missing input") {
  const Table table = sample("penguins");
  Pipeline pipeline = default_pipeline(table, "species", DecisionTreeClassifier());
  pipeline.fit(without_column(table, "species"), *table.find("species"));
  const pmml::Document document = to_pmml(pipeline, {table, "species"});
  const auto& tree = *std::get<pmml::Box<pmml::TreeModel>>(document.pmml.models.at(0));
  const auto& rows = tree.modelVerification->inlineTable->rows;
  std::set<std::string> classes;
  std::set<std::size_t> widths;
  for (const pmml::row& row : rows) {
    widths.insert(row.cells.size());
    for (const pmml::Cell& cell : row.cells) {
      if (cell.name == "predicted_species") classes.insert(cell.value);
    }
  }
  REQUIRE(classes == std::set<std::string>{"Adelie", "Chinstrap", "Gentoo"});
  // Of 7 inputs and 4 results: all, one of four measurements or the sex missing, all five missing,
  // and all but the one that a split asks for.
  REQUIRE(widths == std::set<std::size_t>{6, 7, 10, 11});
}

TEST_CASE("statistics describe the data") {
  const Table table = small_table();
  Pipeline pipeline = default_pipeline(table, "price", LinearRegression());
  pipeline.fit(without_column(table, "price"), *table.find("price"));
  const pmml::Document document = to_pmml(pipeline, {table, "price"});
  const auto& stats = regression(document).modelStats->univariateStats;
  REQUIRE(stats.size() == 4);
  REQUIRE(stats[0].counts->missingFreq == 2.0);
  REQUIRE(stats[0].numericInfo->minimum == 22.0);
  REQUIRE(stats[0].numericInfo->maximum == 64.0);
  REQUIRE(stats[0].numericInfo->median == 41.5);
  // Of 22 31 36 47 58 64: 31 + 0.25 * 5, 47 + 0.75 * 11, 22 + 0.25 * 9.
  REQUIRE(stats[0].numericInfo->interQuartileRange == 55.25 - 32.25);
  REQUIRE(stats[0].numericInfo->quantiles.front().quantileLimit == 5);
  REQUIRE(stats[0].numericInfo->quantiles.front().quantileValue == 24.25);
  REQUIRE(stats[2].discrStats->modalValue == "Bonn");
  REQUIRE(stats[2].counts->cardinality == 3);
}

TEST_CASE("what is not fitted or has no target is refused") {
  const Table table = sample("iris");
  LinearRegression linear;
  REQUIRE_THROWS_AS(to_pmml(linear, {table, "petal_width"}), NotFitted);
  const Table X = without_column(without_column(table, "species"), "petal_width");
  linear.fit(X, *table.find("petal_width"));
  REQUIRE_THROWS_AS(to_pmml(linear, {table, "nothing"}), pmml::InvalidData);
}
