// PSI and KS against figures worked out by hand.
#include "pmml/archive/drift.h"

#include <catch2/catch.hpp>
#include <cmath>

namespace pmml::archive {
namespace {

Column number_column(const std::vector<double>& numbers, std::size_t missing = 0) {
  Column column;
  column.name = "x";
  for (const double number : numbers) column.push_number(number);
  for (std::size_t i = 0; i < missing; ++i) column.push_missing();
  return column;
}

Column text_column(const std::vector<std::string>& texts) {
  Column column;
  column.name = "x";
  column.kind = Column::Kind::text;
  for (const std::string& text : texts) column.push_text(text);
  return column;
}

UnivariateStats stats_of_x() {
  UnivariateStats stats;
  stats.field = "x";
  return stats;
}

void add_counts(UnivariateStats& stats, double total, double missing) {
  stats.counts.emplace().totalFreq = total;
  stats.counts->missingFreq = missing;
}

/// Quartiles 10, 20, 30 between 0 and 40.
UnivariateStats quartiles() {
  UnivariateStats stats = stats_of_x();
  NumericInfo& info = stats.numericInfo.emplace();
  info.minimum = 0;
  info.maximum = 40;
  for (const double percentage : {25.0, 50.0, 75.0}) {
    Quantile& quantile = info.quantiles.emplace_back();
    quantile.quantileLimit = percentage;
    quantile.quantileValue = percentage * 0.4;
  }
  return stats;
}

Array array_of(std::vector<std::string> texts) {
  Array array;
  array.type = ArrayType::string;
  array.values = std::move(texts);
  return array;
}

Array array_of(std::vector<std::int64_t> numbers) {
  Array array;
  array.type = ArrayType::int_;
  array.values = std::move(numbers);
  return array;
}

FieldDrift drift_of(const UnivariateStats& stats, const Column& column) {
  ModelStats model;
  model.univariateStats = {stats};
  Table table;
  table.columns = {column};
  const std::vector<FieldDrift> all = drift(model, table);
  REQUIRE(all.size() == 1);
  return all.front();
}

}  // namespace

TEST_CASE("Numbers as the quantiles have them do not drift") {
  const FieldDrift same = drift_of(quartiles(), number_column({5, 15, 25, 35}));
  CHECK(*same.psi == Approx(0).margin(1e-15));
  CHECK(*same.ks == Approx(0).margin(1e-15));
  CHECK(same.level() == "stable");
}

TEST_CASE("PSI and KS of numbers against quartiles") {
  // Shares of the four bins 4/8, 2/8, 1/8, 1/8 instead of 1/4 each:
  // PSI = 0.25 ln 2 + 0 + 2 (-0.125) ln 0.5 = 0.5 ln 2 = 0.34657359027997264
  // KS at 10: 0.5 - 0.25; at 20: 0.75 - 0.5; at 30: 0.875 - 0.75
  const FieldDrift moved = drift_of(quartiles(), number_column({1, 2, 3, 4, 11, 12, 25, 35}));
  CHECK(*moved.psi == Approx(0.34657359027997264).epsilon(1e-14));
  CHECK(*moved.ks == Approx(0.25).epsilon(1e-14));
  CHECK(moved.level() == "significant");
}

TEST_CASE("An empty bin counts as the least share") {
  // Shares 1/2, 1/2, 0, 0: PSI = 2 * 0.25 ln 2 + 2 (0.0001 - 0.25) ln(0.0001 / 0.25)
  const double psi = 0.5 * std::log(2.0) + 2 * (0.0001 - 0.25) * std::log(0.0004);
  const FieldDrift moved = drift_of(quartiles(), number_column({1, 2, 11, 12}));
  CHECK(*moved.psi == Approx(psi).epsilon(1e-13));
  CHECK(*moved.ks == Approx(0.5).epsilon(1e-14));
}

TEST_CASE("Numbers that equal a quantile count where they fit") {
  // A quarter up to 10 when both tens lie in the first bin, a half up to 20, and so on.
  const FieldDrift tied = drift_of(quartiles(), number_column({10, 10, 20, 20, 30, 30, 40, 40}));
  CHECK(*tied.psi == Approx(0).margin(1e-15));
  CHECK(*tied.ks == Approx(0).margin(1e-15));
}

TEST_CASE("What lies outside of the range is told by KS") {
  // All of four numbers above the maximum: A = 0 where E = 1.
  CHECK(*drift_of(quartiles(), number_column({50, 51, 52, 53})).ks == Approx(1));
  CHECK(*drift_of(quartiles(), number_column({-5, 15, 25, 35})).ks == Approx(0.25));
}

TEST_CASE("Missing cells are a bin when the statistics count them") {
  UnivariateStats stats = quartiles();
  add_counts(stats, 100, 20);
  // Training: 0.2 missing and 0.2 in each bin; new: 4 of 8 missing, 0.125 in each bin.
  // PSI = 4 (0.125 - 0.2) ln(0.125 / 0.2) + (0.5 - 0.2) ln(0.5 / 0.2)
  const double psi = 4 * (0.125 - 0.2) * std::log(0.625) + 0.3 * std::log(2.5);
  const FieldDrift moved = drift_of(stats, number_column({5, 15, 25, 35}, 4));
  CHECK(moved.rows == 8);
  CHECK(moved.missing == 4);
  CHECK(*moved.psi == Approx(psi).epsilon(1e-13));
  CHECK(*drift_of(stats, number_column({}, 3)).psi > psi_significant);
}

TEST_CASE("Categories have a PSI and no KS") {
  UnivariateStats stats = stats_of_x();
  stats.discrStats.emplace().arrays = {array_of(std::vector<std::string>{"a", "b"}),
                                       array_of(std::vector<std::int64_t>{30, 10})};
  // Training 0.75, 0.25; new 0.5, 0.25 and 0.25 of a category never seen:
  // PSI = -0.25 ln(2/3) + 0 + (0.25 - 0.0001) ln(0.25 / 0.0001)
  const double psi = -0.25 * std::log(2.0 / 3) + 0.2499 * std::log(2500.0);
  const FieldDrift moved = drift_of(stats, text_column({"a", "a", "b", "c"}));
  CHECK(*moved.psi == Approx(psi).epsilon(1e-13));
  CHECK(!moved.ks);
  CHECK(*drift_of(stats, text_column({"a", "a", "a", "b"})).psi == Approx(0).margin(1e-15));
}

TEST_CASE("Categories that are numbers are the same in any spelling") {
  UnivariateStats stats = stats_of_x();
  stats.discrStats.emplace().arrays = {array_of(std::vector<std::string>{"1.0", "2"}),
                                       array_of(std::vector<std::int64_t>{1, 1})};
  CHECK(*drift_of(stats, number_column({1, 2})).psi == Approx(0).margin(1e-15));
}

TEST_CASE("Intervals of ContStats are bins") {
  UnivariateStats stats = stats_of_x();
  ContStats& continuous = stats.contStats.emplace();
  for (const double left : {0.0, 10.0}) {
    Interval& interval = continuous.intervals.emplace_back();
    interval.closure = Closure::closedOpen;
    interval.leftMargin = left;
    interval.rightMargin = left + 10;
  }
  continuous.arrays = {array_of(std::vector<std::int64_t>{3, 1})};
  // Training 0.75, 0.25; new 0.25, 0.5 and 0.25 outside:
  // PSI = -0.5 ln(1/3) + 0.25 ln 2 + 0.2499 ln 2500; KS = 0.75 - 0.25 at 10
  const double psi = -0.5 * std::log(1.0 / 3) + 0.25 * std::log(2.0) + 0.2499 * std::log(2500.0);
  const FieldDrift moved = drift_of(stats, number_column({5, 15, 19, 25}));
  CHECK(*moved.psi == Approx(psi).epsilon(1e-13));
  CHECK(*moved.ks == Approx(0.5).epsilon(1e-14));
}

TEST_CASE("The range or the median alone say what they can") {
  UnivariateStats stats = stats_of_x();
  stats.numericInfo.emplace().minimum = 0;
  stats.numericInfo->maximum = 1;
  CHECK(*drift_of(stats, number_column({0, 0.5, 1})).psi == 0);
  // Half of the numbers above the range: PSI = -0.5 ln 0.5 + 0.4999 ln 5000
  CHECK(*drift_of(stats, number_column({0.5, 2})).psi ==
        Approx(0.5 * std::log(2.0) + 0.4999 * std::log(5000.0)).epsilon(1e-13));
  stats.numericInfo->median = 0.5;
  // Three quarters up to the median: PSI = 0.25 ln 1.5 - 0.25 ln 0.5
  CHECK(*drift_of(stats, number_column({0.1, 0.2, 0.3, 0.9})).psi ==
        Approx(0.25 * std::log(3.0)).epsilon(1e-13));
}

TEST_CASE("A field that cannot be compared says why") {
  CHECK(drift_of(stats_of_x(), number_column({1})).level() == "unknown");
  CHECK(drift_of(quartiles(), number_column({})).reason == "no cell holds a value");
  UnivariateStats other = quartiles();
  other.field = "y";
  CHECK(drift_of(other, number_column({1})).reason == "the data have no such column");
  CHECK(drift_of(quartiles(), text_column({"5", "15", "25", "35", "?"})).missing == 1);
}

TEST_CASE("Levels of drift have the usual bounds") {
  FieldDrift field;
  field.psi = 0.1;
  CHECK(field.level() == "moderate");
  field.psi = 0.25;
  CHECK(field.level() == "significant");
}

}  // namespace pmml::archive
