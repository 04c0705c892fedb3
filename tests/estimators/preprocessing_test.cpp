#include <catch2/catch.hpp>
#include <cmath>

#include "columns.h"
#include "estimators/one_hot_encoder.h"
#include "estimators/simple_imputer.h"
#include "estimators/standard_scaler.h"
#include "problem_id.h"

using namespace estimators;
using pmml::Column;
using pmml::Table;

namespace {

Table table(std::vector<Column> columns) {
  return {std::move(columns)};
}

std::string row_text(const Table& of, std::size_t row) {
  std::string out;
  for (const Column& column : of.columns) out += column.cell_text(row, "?") + " ";
  return out;
}

using Names = std::vector<std::string>;

}  // namespace

// 1, 2, 3, 4: mean 2.5, variance 5/4. The constant keeps scale 1.
TEST_CASE("standard scaler: moments without missing cells", "[preprocessing]") {
  const Table X = table({numbers("a", {1, 2, missing, 3, 4}), numbers("b", {7, 7, 7, 7, 7})});
  StandardScaler scaler;
  scaler.fit(X);
  CHECK(scaler.mean_[0] == 2.5);
  CHECK(scaler.var_[0] == 1.25);
  CHECK(scaler.scale_[0] == std::sqrt(1.25));
  CHECK(scaler.n_samples_seen_[0] == 4);
  CHECK(scaler.scale_[1] == 1);
  const Table Z = scaler.transform(X);
  CHECK(column_names(Z) == Names{"a", "b"});
  CHECK(Z.columns[0].numbers[0] == -1.5 / std::sqrt(1.25));
  CHECK(Z.columns[0].missing(2));
  CHECK(Z.columns[1].numbers[0] == 0);
}

TEST_CASE("standard scaler: rounding noise is no variance", "[preprocessing]") {
  Eigen::MatrixXd X(3, 1);
  X << 0.1, 0.1, 0.1;
  CHECK(StandardScaler().fit(X).scale_[0] == 1);
  X << 1e8, 1e8 + 1, 1e8 + 2;
  CHECK(StandardScaler().fit(X).var_[0] == Approx(2.0 / 3).epsilon(1e-14));
}

TEST_CASE("standard scaler: halves switched off, and the way back", "[preprocessing]") {
  Eigen::MatrixXd X(2, 1);
  X << 1, 3;
  StandardScaler centre;
  centre.with_std = false;
  CHECK(centre.fit(X).transform(X)(1, 0) == 1);
  CHECK(centre.scale_.size() == 0);
  StandardScaler stretch;
  stretch.with_mean = false;
  X << 2, 6;
  CHECK(stretch.fit(X).transform(X)(1, 0) == 3);
  StandardScaler both;
  CHECK(both.fit(X).inverse_transform(both.transform(X)) == X);
}

TEST_CASE("standard scaler refuses data it cannot use", "[preprocessing]") {
  StandardScaler scaler;
  const Table X = table({texts("a", {"x"})});
  CHECK(problem_id([&] { scaler.transform(X); }) == "E-NOT-FITTED");
  CHECK(problem_id([&] { scaler.fit(X); }) == "E-TEXT-COLUMN");
  CHECK(problem_id([&] { scaler.fit(table({numbers("a", {INFINITY})})); }) == "E-NOT-FINITE");
  CHECK(problem_id([&] { scaler.fit(Table()); }) == "E-EMPTY-DATA");
}

TEST_CASE("simple imputer: one value per column", "[preprocessing]") {
  const Table X = table({numbers("a", {5, missing, 1, 1, 5, 9}), numbers("b", {1, 2, 3, 4, 5, 6})});
  const auto fill = [&](std::string strategy) {
    SimpleImputer imputer;
    imputer.strategy = std::move(strategy);
    return imputer.fit_transform(X).columns[0].numbers[1];
  };
  CHECK(fill("mean") == 4.2);
  CHECK(fill("median") == 5);
  CHECK(fill("most_frequent") == 1);
  CHECK(fill("constant") == 0);
  SimpleImputer even;
  even.strategy = "median";
  CHECK(std::get<double>(even.fit(X).statistics_.at(0)) == 5);
}

TEST_CASE("simple imputer: the median of an even number is the middle of two", "[preprocessing]") {
  SimpleImputer imputer;
  imputer.strategy = "median";
  imputer.fit(table({numbers("a", {4, 1, missing, 3, 9})}));
  CHECK(std::get<double>(imputer.statistics_[0]) == 3.5);
}

TEST_CASE("simple imputer: text", "[preprocessing]") {
  const Table X = table({texts("a", {"v", "u", "?", "u", "v"})});
  SimpleImputer imputer;
  CHECK(problem_id([&] { imputer.fit(X); }) == "E-TEXT-COLUMN");
  imputer.strategy = "most_frequent";
  CHECK(imputer.fit_transform(X).columns[0].text[2] == "u");
  imputer.strategy = "constant";
  CHECK(imputer.fit_transform(X).columns[0].text[2] == "missing_value");
  imputer.fill_value = "none of them";
  CHECK(imputer.fit_transform(X).columns[0].text[2] == "none of them");
  CHECK(problem_id([&] { imputer.transform(table({numbers("a", {1})})); }) == "E-COLUMN-KIND");
  CHECK(problem_id([&] { imputer.fit(table({numbers("a", {1})})); }) == "E-PARAM-VALUE");
}

TEST_CASE("simple imputer: indicators and empty columns", "[preprocessing]") {
  const Table X = table({numbers("a", {1, missing}), numbers("b", {missing, missing}),
                         numbers("c", {3, 4}), numbers("d", {2, 2})});
  SimpleImputer imputer;
  imputer.add_indicator = true;
  imputer.fit(X);
  REQUIRE(imputer.warnings_.total() == 1);
  CHECK(imputer.warnings_.problems().front().id == "W-EMPTY-FEATURE");
  const Table Z = imputer.transform(X);
  CHECK(column_names(Z) == Names{"a", "c", "d", "missingindicator_a", "missingindicator_b"});
  CHECK(imputer.get_feature_names_out() == column_names(Z));
  CHECK(row_text(Z, 0) == "1 3 2 0 1 ");
  CHECK(row_text(Z, 1) == "1 4 2 1 1 ");
}

TEST_CASE("one hot encoder: a column per category, missing last", "[preprocessing]") {
  const Table X = table({texts("c", {"b", "?", "a", "b"}), numbers("n", {10, 9.5, 10, missing})});
  OneHotEncoder encoder;
  const Table Z = encoder.fit_transform(X);
  CHECK(column_names(Z) == Names{"c_a", "c_b", "c_nan", "n_9.5", "n_10", "n_nan"});
  CHECK(row_text(Z, 0) == "0 1 0 0 1 0 ");
  CHECK(row_text(Z, 1) == "0 0 1 1 0 0 ");
  CHECK(row_text(Z, 3) == "0 1 0 0 0 1 ");
}

TEST_CASE("one hot encoder: dropped categories", "[preprocessing]") {
  const Table X = table({texts("two", {"n", "y", "n"}), texts("three", {"a", "b", "c"}),
                         texts("one", {"x", "x", "x"})});
  OneHotEncoder encoder;
  encoder.drop = "first";
  CHECK(column_names(encoder.fit_transform(X)) == Names{"two_y", "three_b", "three_c"});
  encoder.drop = "if_binary";
  const Table Z = encoder.fit_transform(X);
  CHECK(column_names(Z) == Names{"two_y", "three_a", "three_b", "three_c", "one_x"});
  CHECK(row_text(Z, 0) == "0 1 0 0 1 ");
}

TEST_CASE("one hot encoder: unknown categories", "[preprocessing]") {
  OneHotEncoder encoder;
  encoder.fit(table({texts("c", {"a", "b"})}));
  const Table unknown = table({texts("c", {"z", "?", "b"})});
  CHECK(problem_id([&] { encoder.transform(unknown); }) == "E-UNKNOWN-CATEGORY");
  encoder.handle_unknown = "ignore";
  const Table Z = encoder.transform(unknown);
  CHECK(row_text(Z, 0) == "0 0 ");
  CHECK(row_text(Z, 1) == "0 0 ");
  CHECK(row_text(Z, 2) == "0 1 ");
}

TEST_CASE("one hot encoder: the text m and a missing cell are two things", "[preprocessing]") {
  OneHotEncoder encoder;
  const Table Z = encoder.fit_transform(table({texts("c", {"m", "?", "", "vm"})}));
  CHECK(column_names(Z) == Names{"c_", "c_m", "c_vm", "c_nan"});
  for (std::size_t row = 0; row < 4; ++row) {
    double sum = 0;
    for (const Column& column : Z.columns) sum += column.numbers[row];
    CHECK(sum == 1);
  }
}
