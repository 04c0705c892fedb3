// Every registered estimator, fitted on every sample data set.
#pragma once

#include <catch2/catch.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "estimators/pipeline.h"
#include "estimators/registry.h"
#include "tests/estimators/round_trip.h"

struct Sample {
  std::string file;
  std::string target;
};

// Targets of text for classifiers, of numbers for regressors.
inline const std::vector<Sample> samples = {
    {"iris", "species"},        {"iris", "petal_width"}, {"penguins", "species"},
    {"wine", "cultivar"},       {"wine", "alcohol"},     {"breast_cancer", "diagnosis"},
    {"diabetes", "progression"}};

inline estimators::Pipeline fitted_pipeline(std::string_view name, const pmml::Table& table,
                                            const std::string& target) {
  auto estimator = estimators::make_estimator(name);
  for (const estimators::Param& row : estimator->params()) {
    if (row.name == "n_estimators") estimator->set_param("n_estimators", "10");
  }
  estimators::Pipeline out = estimators::default_pipeline(table, target, std::move(estimator));
  out.fit(estimators::without_column(table, target), *table.find(target));
  return out;
}

/// Calls check(fitted pipeline, table, target) for every pair that fits.
template <class Check>
void for_all_fits(const Check& check) {
  std::size_t fits = 0;
  for (const Sample& data : samples) {
    const pmml::Table table = sample(data.file);
    REQUIRE(table.find(data.target) != nullptr);
    const bool is_text = table.find(data.target)->kind == pmml::Column::Kind::text;
    for (const std::string_view name : estimators::estimator_names()) {
      if (estimators::make_estimator(name)->is_classifier() != is_text) continue;
      INFO(name << " on " << data.file << ", target " << data.target);
      check(fitted_pipeline(name, table, data.target), table, data.target);
      ++fits;
    }
  }
  REQUIRE(fits == 21);
}
