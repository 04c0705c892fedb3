// Every registered estimator on every sample data set, through its document and back.
#include "tests/estimators/battery.h"

#include <catch2/catch.hpp>

using namespace estimators;
using pmml::Table;

TEST_CASE("every estimator comes back from its document with the same bits") {
  for_all_fits([](const Pipeline& fitted, const Table& table, const std::string& target) {
    const auto back = through_text(fitted, table, target);
    REQUIRE(back->name() == fitted.name());
    REQUIRE(back->get_params() == fitted.get_params());
    REQUIRE(back->feature_names_in_ == fitted.feature_names_in_);
    REQUIRE(back->target_name_ == target);
    require_same_answers(fitted, *back, without_column(table, target));
  });
}

TEST_CASE("a document made from what came back is the same document") {
  for_all_fits([](const Pipeline& fitted, const Table& table, const std::string& target) {
    const std::string text = pmml::write(to_pmml(fitted, {table, target}));
    const auto back = from_pmml(read_valid(text));
    REQUIRE(pmml::write(to_pmml(*back, {table, target})) == text);
  });
}
