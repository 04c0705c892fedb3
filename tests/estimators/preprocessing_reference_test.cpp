#include <catch2/catch.hpp>

#include "estimators/column_transformer.h"
#include "estimators/logistic_regression.h"
#include "estimators/one_hot_encoder.h"
#include "estimators/pipeline.h"
#include "estimators/simple_imputer.h"
#include "estimators/standard_scaler.h"
#include "problem_id.h"
#include "reference.h"

using namespace estimators;
using nlohmann::json;

namespace {

// scikit-learn's None stands for "absent", as in the columns of the data.
Cell as_cell(const json& value) {
  if (value.is_null()) return {};
  if (value.is_number()) return value.get<double>();
  return value.get<std::string>();
}

std::optional<std::string> as_optional(const json& params, const char* name) {
  if (!params.contains(name) || params.at(name).is_null()) return {};
  const json& value = params.at(name);
  return value.is_string() ? value.get<std::string>() : value.dump();
}

bool same_cells(const json& expected, const Cell& cell) {
  const Cell wanted = as_cell(expected);
  const double* a = std::get_if<double>(&wanted);
  const double* b = std::get_if<double>(&cell);
  if (a != nullptr && b != nullptr) return *a == Approx(*b).epsilon(1e-12);
  return wanted == cell;
}

void check_table(const pmml::Table& table, const json& rows) {
  REQUIRE(table.rows() == rows.size());
  REQUIRE(table.columns.size() == rows.at(0).size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (std::size_t j = 0; j < table.columns.size(); ++j) {
      INFO("row " << i << " of " << table.columns[j].name << ": " << rows[i][j]);
      CHECK(same_cells(rows[i][j], cell_at(table.columns[j], i)));
    }
  }
}

pmml::Table unknown_rows(const json& expected) {
  const ReferenceData data = reference_data(expected);
  pmml::Table out = take_rows(data.X, std::vector<std::size_t>{});
  for (const json& row : expected.at("unknown")) {
    for (std::size_t j = 0; j < row.size(); ++j) push_cell(out.columns[j], as_cell(row[j]));
  }
  return out;
}

std::optional<std::size_t> dropped(const json& expected, std::size_t feature) {
  const json& all = expected.at("drop_idx");
  if (all.is_null() || all.at(feature).is_null()) return {};
  return all.at(feature).get<std::size_t>();
}

// The same steps as make_reference.py's pipeline().
Pipeline penguin_pipeline(const json& expected) {
  SimpleImputer most_frequent;
  most_frequent.strategy = "most_frequent";
  OneHotEncoder encoder;
  encoder.handle_unknown = "ignore";
  ColumnTransformer columns;
  columns.transformers.push_back(
      {"numbers", TransformerPipeline({{"impute", SimpleImputer()}, {"scale", StandardScaler()}}),
       as_texts(expected.at("numbers"))});
  columns.transformers.push_back(
      {"words", TransformerPipeline({{"impute", most_frequent}, {"encode", encoder}}),
       as_texts(expected.at("words"))});
  LogisticRegression model;
  model.C = expected.at("params").at("C");
  Pipeline out;
  out.transformers.steps.push_back({"columns", columns});
  out.estimator = model;
  return out;
}

std::vector<std::size_t> rows_with_target(const pmml::Column& y) {
  std::vector<std::size_t> out;
  for (std::size_t row = 0; row < y.size(); ++row) {
    if (!y.missing(row)) out.push_back(row);
  }
  return out;
}

}  // namespace

TEST_CASE("standard scaler agrees with scikit-learn", "[preprocessing]") {
  for (const json& expected : reference_cases("standard_scaler_penguins")) {
    INFO(expected.at("params"));
    const ReferenceData data = reference_data(expected);
    StandardScaler scaler;
    scaler.with_mean = expected.at("params").at("with_mean");
    scaler.with_std = expected.at("params").at("with_std");
    scaler.fit(data.X);
    const auto agrees = [&](const Eigen::VectorXd& learnt, const char* name) {
      const json& wanted = expected.at(name);
      return wanted.is_null() ? learnt.size() == 0 : distance(learnt, as_vector(wanted)) < 1e-12;
    };
    CHECK(agrees(scaler.mean_, "mean"));
    CHECK(agrees(scaler.var_, "var"));
    CHECK(agrees(scaler.scale_, "scale"));
    CHECK(agrees(scaler.n_samples_seen_, "n_samples_seen"));
    check_table(scaler.transform(take_rows(data.X, as_rows(expected.at("rows")))),
                expected.at("transformed"));
  }
}

TEST_CASE("simple imputer agrees with scikit-learn", "[preprocessing]") {
  for (const json& expected : reference_cases("simple_imputer_penguins")) {
    const json& params = expected.at("params");
    INFO(params);
    const ReferenceData data = reference_data(expected);
    SimpleImputer imputer;
    imputer.strategy = params.at("strategy");
    imputer.add_indicator = params.value("add_indicator", false);
    imputer.fill_value = as_optional(params, "fill_value");
    imputer.fit(data.X);
    REQUIRE(imputer.statistics_.size() == expected.at("statistics").size());
    for (std::size_t j = 0; j < imputer.statistics_.size(); ++j) {
      CHECK(same_cells(expected.at("statistics")[j], imputer.statistics_[j]));
    }
    CHECK(imputer.get_feature_names_out() == as_texts(expected.at("feature_names_out")));
    check_table(imputer.transform(take_rows(data.X, as_rows(expected.at("rows")))),
                expected.at("transformed"));
  }
}

TEST_CASE("one hot encoder agrees with scikit-learn", "[preprocessing]") {
  for (const json& expected : reference_cases("one_hot_encoder_penguins")) {
    const json& params = expected.at("params");
    INFO(params << " " << expected.at("features"));
    const ReferenceData data = reference_data(expected);
    OneHotEncoder encoder;
    encoder.drop = as_optional(params, "drop");
    encoder.handle_unknown = params.at("handle_unknown");
    encoder.fit(data.X);
    for (std::size_t j = 0; j < encoder.categories_.size(); ++j) {
      const json& wanted = expected.at("categories")[j];
      REQUIRE(encoder.categories_[j].size() == wanted.size());
      for (std::size_t k = 0; k < wanted.size(); ++k) {
        CHECK(same_cells(wanted[k], encoder.categories_[j][k]));
      }
      CHECK(encoder.drop_idx_[j] == dropped(expected, j));
    }
    CHECK(encoder.get_feature_names_out() == as_texts(expected.at("feature_names_out")));
    check_table(encoder.transform(take_rows(data.X, as_rows(expected.at("rows")))),
                expected.at("transformed"));
    const pmml::Table unknown = unknown_rows(expected);
    if (expected.contains("unknown_transformed")) {
      check_table(encoder.transform(unknown), expected.at("unknown_transformed"));
    } else {
      CHECK(problem_id([&] { encoder.transform(unknown); }) == "E-UNKNOWN-CATEGORY");
    }
  }
}

TEST_CASE("a whole pipeline agrees with scikit-learn", "[pipeline]") {
  for (const json& expected : reference_cases("pipeline_penguins")) {
    INFO(expected.at("params") << " " << expected.at("target"));
    const ReferenceData data = reference_data(expected);
    const std::vector<std::size_t> known = rows_with_target(data.y);
    REQUIRE(known.size() == expected.at("rows_with_target").get<std::size_t>());
    const pmml::Table X = take_rows(data.X, known);
    const pmml::Column y = take_rows(data.y, known);
    Pipeline pipeline = penguin_pipeline(expected);
    pipeline.fit(X, y);
    CHECK(pipeline.warnings_.empty());
    CHECK(pipeline.transformers.get_feature_names_out() ==
          as_texts(expected.at("feature_names_out")));
    const auto& model = static_cast<const LogisticRegression&>(*pipeline.estimator);
    CHECK(model.classes_ == as_texts(expected.at("classes")));
    CHECK(distance(model.coef_, as_matrix(expected.at("coef"))) < 1e-6);
    CHECK(distance(model.intercept_, as_vector(expected.at("intercept"))) < 1e-6);
    CHECK(pipeline.score(X, y) == Approx(expected.at("score").get<double>()).epsilon(1e-14));
    const pmml::Table rows = take_rows(data.X, as_rows(expected.at("rows")));
    check_table(pipeline.transformers.transform(rows), expected.at("transformed"));
    CHECK(to_labels(pipeline.predict(rows)) == as_texts(expected.at("predictions")));
    CHECK(distance(pipeline.predict_proba(rows), as_matrix(expected.at("probabilities"))) < 1e-6);
  }
}
