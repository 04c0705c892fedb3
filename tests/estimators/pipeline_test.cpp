#include "estimators/pipeline.h"

#include <catch2/catch.hpp>

#include "columns.h"
#include "estimators/column_transformer.h"
#include "estimators/linear_regression.h"
#include "estimators/logistic_regression.h"
#include "estimators/one_hot_encoder.h"
#include "estimators/registry.h"
#include "estimators/simple_imputer.h"
#include "estimators/standard_scaler.h"
#include "problem_id.h"

using namespace estimators;
using pmml::Column;
using pmml::Table;

namespace {

using Names = std::vector<std::string>;

// y = 2 size + 10 for red, + 0 for blue; one size and one colour are missing.
Table paint() {
  return {{numbers("size", {1, 2, 3, 4, 3, missing, 5}),
           texts("colour", {"red", "blue", "red", "blue", "blue", "red", "?"}),
           numbers("y", {12, 4, 16, 8, 6, 16, 10})}};
}

Column label(const Column& y) {
  Column out = texts("class", {});
  for (const double value : y.numbers) out.push_text(value > 9 ? "high" : "low");
  return out;
}

}  // namespace

TEST_CASE("column transformer: steps in order, the rest last", "[pipeline]") {
  ColumnTransformer columns;
  columns.remainder = "passthrough";
  columns.transformers.push_back({"cat", OneHotEncoder(), {"colour"}});
  columns.transformers.push_back({"num", SimpleImputer(), {"size"}});
  const Table out = columns.fit_transform(paint());
  CHECK(column_names(out) == Names{"cat__colour_blue", "cat__colour_red", "cat__colour_nan",
                                   "num__size", "remainder__y"});
  CHECK(out.columns[3].numbers[5] == 3);
  CHECK(columns.get_feature_names_out() == column_names(out));
  columns.remainder = "drop";
  columns.verbose_feature_names_out = false;
  CHECK(column_names(columns.fit_transform(paint())) ==
        Names{"colour_blue", "colour_red", "colour_nan", "size"});
}

TEST_CASE("column transformer: problems", "[pipeline]") {
  ColumnTransformer columns;
  columns.verbose_feature_names_out = false;
  columns.transformers.push_back({"one", SimpleImputer(), {"size"}});
  columns.transformers.push_back({"two", SimpleImputer(), {"size"}});
  CHECK(problem_id([&] { columns.transform(paint()); }) == "E-NOT-FITTED");
  CHECK(problem_id([&] { columns.fit(paint()); }) == "E-DUPLICATE-COLUMN");
  columns.transformers.back().columns = {"weight"};
  CHECK(problem_id([&] { columns.fit(paint()); }) == "E-NO-COLUMN");
}

TEST_CASE("default pipeline for a linear model", "[pipeline]") {
  const Table data = paint();
  Pipeline pipeline = default_pipeline(data, "y", make_estimator("linear_regression"));
  const Table X = without_column(data, "y");
  const Column& y = *data.find("y");
  pipeline.fit(X, y);
  // The median size is 3, the most frequent colour blue: both holes are filled with the truth.
  CHECK(pipeline.score(X, y) == Approx(1).epsilon(1e-12));
  CHECK(pipeline.predict(X).numbers[5] == Approx(16));
  CHECK(pipeline.target_name_ == "y");
  CHECK(pipeline.transformers.get_feature_names_out() ==
        Names{"size", "colour_blue", "colour_red"});

  Table other = take_rows(X, std::vector<std::size_t>{0});
  other.columns[1] = texts("colour", {"green"});
  const double unknown = pipeline.predict(other).numbers[0];
  CHECK(unknown > 2);
  CHECK(unknown < 12);
}

TEST_CASE("default pipeline takes only the steps that the data need", "[pipeline]") {
  Table data = paint();
  data = take_rows(data, std::vector<std::size_t>{0, 1, 2, 3, 4});
  const Pipeline plain = default_pipeline(data, "y", make_estimator("linear_regression"));
  CHECK(to_string(plain) ==
        "pipeline(columns__remainder=drop, columns__verbose_feature_names_out=false, "
        "columns__numbers__scaler__with_mean=true, columns__numbers__scaler__with_std=true, "
        "columns__categories__encoder__drop=none, "
        "columns__categories__encoder__handle_unknown=ignore, "
        "linear_regression__fit_intercept=true)");
}

TEST_CASE("default pipeline: problems", "[pipeline]") {
  const auto make = [](const Table& data, std::string_view target) {
    return default_pipeline(data, target, make_estimator("linear_regression"));
  };
  CHECK(problem_id([&] { make(paint(), "weight"); }) == "E-NO-COLUMN");
  CHECK(problem_id([&] { make(Table{{paint().columns[2]}}, "y"); }) == "E-EMPTY-DATA");
  Column id = texts("id", {});
  Column y = numbers("y", {});
  for (int i = 0; i < 1001; ++i) {
    id.push_text(std::to_string(i));
    y.push_number(i);
  }
  CHECK(problem_id([&] { make(Table{{id, y}}, "y"); }) == "E-CATEGORIES");
}

TEST_CASE("a pipeline around a classifier", "[pipeline]") {
  const Table data = paint();
  const Table X = without_column(data, "y");
  const Column y = label(*data.find("y"));
  Table with_target = X;
  with_target.columns.push_back(y);
  Pipeline pipeline = default_pipeline(with_target, "class", make_estimator("logistic_regression"));
  CHECK(problem_id([&] { pipeline.predict(X); }) == "E-NOT-FITTED");
  pipeline.fit(X, y);
  CHECK(pipeline.is_classifier());
  CHECK(pipeline.classes() == Names{"high", "low"});
  CHECK(pipeline.predict(X).text[0] == "high");
  const Eigen::MatrixXd p = pipeline.predict_proba(X);
  CHECK(p.cols() == 2);
  CHECK(p.rowwise().sum().isOnes(1e-15));
  CHECK(p(0, 0) > 0.5);
}

TEST_CASE("parameters of the parts are reached by name", "[pipeline]") {
  Pipeline pipeline = default_pipeline(paint(), "y", make_estimator("logistic_regression"));
  pipeline.set_param("logistic_regression__C", "0.25");
  pipeline.set_param("columns__numbers__imputer__strategy", "mean");
  CHECK(static_cast<const LogisticRegression&>(*pipeline.estimator).C == 0.25);
  const std::string text = to_string(pipeline);
  CHECK(text.find("columns__numbers__imputer__strategy=mean") != std::string::npos);
  CHECK(text.find("logistic_regression__C=0.25") != std::string::npos);
  CHECK(problem_id([&] { pipeline.set_param("C", "1"); }) == "E-PARAM-NAME");
  CHECK(problem_id([&] { pipeline.set_param("columns__words__drop", "1"); }) == "E-PARAM-NAME");
}

TEST_CASE("a copy is independent of its original", "[pipeline]") {
  Pipeline pipeline = default_pipeline(paint(), "y", make_estimator("linear_regression"));
  const auto copy = pipeline.clone();
  pipeline.fit(without_column(paint(), "y"), paint().columns[2]);
  CHECK(problem_id([&] { copy->predict(paint()); }) == "E-NOT-FITTED");
  CHECK(pipeline.clone()->predict(paint()).numbers == pipeline.predict(paint()).numbers);
}

TEST_CASE("estimators by name", "[pipeline]") {
  for (const std::string_view name : estimator_names()) {
    CHECK(make_estimator(name)->name() == name);
  }
  CHECK(problem_id([] { make_estimator("oracle"); }) == "E-ESTIMATOR-NAME");
}
