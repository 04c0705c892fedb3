// Every registered estimator on every sample data set.
#include <catch2/catch.hpp>

#include "estimators/pipeline.h"
#include "estimators/random_forest.h"
#include "estimators/registry.h"
#include "tests/estimators/round_trip.h"

using namespace estimators;
using pmml::Table;

namespace {

struct Sample {
  std::string file;
  std::string target;
};

// Targets of text for classifiers, of numbers for regressors.
const std::vector<Sample> samples = {{"iris", "species"},        {"iris", "petal_width"},
                                     {"penguins", "species"},    {"wine", "cultivar"},
                                     {"wine", "alcohol"},        {"breast_cancer", "diagnosis"},
                                     {"diabetes", "progression"}};

Pipeline fitted_pipeline(std::string_view name, const Table& table, const std::string& target) {
  auto estimator = make_estimator(name);
  for (const Param& row : estimator->params()) {
    if (row.name == "n_estimators") estimator->set_param("n_estimators", "10");
  }
  Pipeline out = default_pipeline(table, target, std::move(estimator));
  out.fit(without_column(table, target), *table.find(target));
  return out;
}

template <class Check>
void for_all(const Check& check) {
  std::size_t fits = 0;
  for (const Sample& data : samples) {
    const Table table = sample(data.file);
    REQUIRE(table.find(data.target) != nullptr);
    const bool is_text = table.find(data.target)->kind == pmml::Column::Kind::text;
    for (const std::string_view name : estimator_names()) {
      if (make_estimator(name)->is_classifier() != is_text) continue;
      INFO(name << " on " << data.file << ", target " << data.target);
      check(fitted_pipeline(name, table, data.target), table, data.target);
      ++fits;
    }
  }
  REQUIRE(fits == 21);
}

}  // namespace

TEST_CASE("every estimator comes back from its document with the same bits") {
  for_all([](const Pipeline& fitted, const Table& table, const std::string& target) {
    const auto back = through_text(fitted, table, target);
    REQUIRE(back->name() == fitted.name());
    REQUIRE(back->get_params() == fitted.get_params());
    REQUIRE(back->feature_names_in_ == fitted.feature_names_in_);
    REQUIRE(back->target_name_ == target);
    require_same_answers(fitted, *back, without_column(table, target));
  });
}

TEST_CASE("a document made from what came back is the same document") {
  for_all([](const Pipeline& fitted, const Table& table, const std::string& target) {
    const std::string text = pmml::write(to_pmml(fitted, {table, target}));
    const auto back = from_pmml(read_valid(text));
    REQUIRE(pmml::write(to_pmml(*back, {table, target})) == text);
  });
}
