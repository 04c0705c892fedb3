// The records chosen for verification: what they must reach, and what they must not give away.
#include "estimators/verification_rows.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <set>

#include "estimators/decision_tree.h"
#include "estimators/linear_regression.h"
#include "estimators/pipeline.h"
#include "tests/estimators/round_trip.h"

namespace estimators {
namespace {

using pmml::Table;

std::vector<InputField> continuous_fields(const Table& inputs) {
  std::vector<InputField> fields;
  for (const pmml::Column& column : inputs.columns) {
    fields.emplace_back().name = column.name;
    fields.back().kind = column.kind;
  }
  return fields;
}

std::string text_of_row(const Table& table, std::size_t row) {
  std::string out;
  for (const pmml::Column& column : table.columns) out += column.cell_text(row) + ",";
  return out;
}

std::set<std::string> rows_of(const Table& table) {
  std::set<std::string> out;
  for (std::size_t row = 0; row < table.rows(); ++row) out.insert(text_of_row(table, row));
  return out;
}

struct FittedTree {
  Table inputs = without_column(sample("iris"), "species");
  DecisionTreeClassifier tree;

  FittedTree() { tree.fit(inputs, *sample("iris").find("species")); }
  Table rows(const RowOptions& options = {}) const {
    return verification_rows(tree, inputs, continuous_fields(inputs), options);
  }
};

}  // namespace

TEST_CASE("verification rows stand on both sides of every split, at the threshold and above it") {
  const FittedTree fitted;
  const Tree& tree = fitted.tree.tree_;
  const Eigen::MatrixXd X = to_matrix(fitted.rows());
  for (std::size_t node = 0; node < tree.node_count(); ++node) {
    if (tree.is_leaf(node)) continue;
    const auto column = X.col(tree.feature[node]).array();
    CAPTURE(node);
    CHECK((column == tree.threshold[node]).any());
    CHECK((column == std::nextafter(tree.threshold[node], INFINITY)).any());
  }
  std::set<int> leaves;
  for (const int leaf : fitted.tree.apply(X)) leaves.insert(leaf);
  CHECK(leaves.size() == tree.n_leaves());
}

TEST_CASE("verification rows are no training rows unless asked for") {
  const FittedTree fitted;
  const std::set<std::string> training = rows_of(fitted.inputs);
  for (const std::string& row : rows_of(fitted.rows())) CHECK(training.count(row) == 0);
  RowOptions consent;
  consent.source = RowSource::training;
  std::size_t found = 0;
  for (const std::string& row : rows_of(fitted.rows(consent))) found += training.count(row);
  CHECK(found >= 15);
}

TEST_CASE("verification rows keep to their budget and are the same at every call") {
  const FittedTree fitted;
  RowOptions options;
  options.most = 7;
  CHECK(fitted.rows(options).rows() == 7);
  CHECK(fitted.rows().rows() >= 30);
  CHECK(rows_of(fitted.rows()) == rows_of(fitted.rows()));
}

TEST_CASE("verification rows of a regressor reach the ends of its inputs and beyond") {
  const Table table = sample("diabetes");
  const Table inputs = without_column(table, "progression");
  LinearRegression linear;
  linear.fit(inputs, *table.find("progression"));
  const Table rows = verification_rows(linear, inputs, continuous_fields(inputs), {});
  for (std::size_t j = 0; j < inputs.columns.size(); ++j) {
    const auto [least, greatest] = std::ranges::minmax(inputs.columns[j].numbers);
    const auto& numbers = rows.columns[j].numbers;
    CAPTURE(inputs.columns[j].name);
    CHECK(std::ranges::count(numbers, least) >= 1);
    CHECK(std::ranges::count(numbers, greatest) >= 1);
    CHECK(std::ranges::min(numbers) < least);
    CHECK(std::ranges::max(numbers) > greatest);
  }
}

TEST_CASE("no rows are chosen from a table without rows") {
  const FittedTree fitted;
  const Table none = take_rows(fitted.inputs, {});
  CHECK(verification_rows(fitted.tree, none, continuous_fields(none), {}).rows() == 0);
}

}  // namespace estimators
