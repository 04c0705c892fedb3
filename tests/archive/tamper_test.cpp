// A thousand single changes of each sample model: what the seal and what the verification rows
// find.
#include "tamper.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <iostream>
#include <map>

#include "archived.h"
#include "pmml/archive/seal.h"
#include "pmml/archive/snapshot.h"
#include "pmml/io/read.h"
#include "pmml/io/write.h"

namespace pmml::archive {
namespace {

constexpr std::size_t changes = 1000;
/// Predictions that differ by more are other predictions.
constexpr double other_prediction = 1e-12;
/// A smaller change of a parameter is none worth finding.
constexpr double worth_finding = 1e-6;

struct Sample {
  Recipe recipe;
  std::vector<std::string> categories;
};

const Sample logistic_sample = {{"logistic_regression", "iris.csv", "species"},
                                {"setosa", "versicolor", "virginica"}};
const Sample tree_sample = {{"decision_tree_classifier", "penguins.csv", "species"},
                            {"Adelie", "Chinstrap", "Gentoo"}};
const Sample linear_sample = {{"linear_regression", "diabetes.csv", "progression"}, {}};
const Sample forest_sample = {
    {"random_forest_regressor", "diabetes.csv", "progression", true, {{"n_estimators", "5"}}}, {}};

/// What came of the changes of one kind.
struct Tally {
  std::size_t made = 0;
  std::size_t by_seal = 0;     ///< the seal is not that of the text
  std::size_t reached = 0;     ///< large enough, and another prediction of a training record
  std::size_t reproduced = 0;  ///< of these, what the verification rows did not notice
  std::vector<std::string> missed;
};

bool differs(const Column& a, const Column& b, std::size_t row) {
  if (a.missing(row) || b.missing(row)) return a.missing(row) != b.missing(row);
  if (a.kind != Column::Kind::number) return a.cell_text(row) != b.cell_text(row);
  const double distance = std::abs(a.numbers[row] - b.numbers[row]);
  return !(distance <= other_prediction * std::abs(a.numbers[row]));
}

bool same_predictions(const Table& a, const Table& b) {
  if (a.columns.size() != b.columns.size()) return false;
  for (std::size_t j = 0; j < a.columns.size(); ++j) {
    if (a.columns[j].kind != b.columns[j].kind) return false;
    for (std::size_t row = 0; row < a.rows(); ++row) {
      if (differs(a.columns[j], b.columns[j], row)) return false;
    }
  }
  return true;
}

// Whether the scorer refuses the document or predicts something else for a training record.
bool reaches(const Document& document, const Table& data, const Table& predictions) {
  try {
    Report report;
    return !same_predictions(predictions, compile(document).score(data, report));
  } catch (const Error&) {
    return true;
  }
}

bool rows_notice(const Document& document) {
  try {
    Report report;
    const auto result = pmml::verify(document, {}, report);
    return result && !result->ok();
  } catch (const Error&) {
    return true;
  }
}

void weigh(const Tampering& tampering, const Table& data, const Table& predictions, Tally& tally) {
  ++tally.made;
  Document document;
  Report report;
  if (!read(tampering.text, document, report)) {
    ++tally.by_seal;
    return;
  }
  if (seal_state(document).stated != text_digest(tampering.text)) ++tally.by_seal;
  if (tampering.relative < worth_finding || !reaches(document, data, predictions)) return;
  ++tally.reached;
  if (rows_notice(document)) return;
  ++tally.reproduced;
  tally.missed.push_back(tampering.before + " -> " + tampering.after);
}

void print(const std::string& name, const std::map<std::string, Tally>& tallies) {
  for (const auto& [kind, tally] : tallies) {
    std::cout << name << ", " << kind << ": " << tally.made << " changes, " << tally.by_seal
              << " found by the seal; " << tally.reached
              << " reach training records, of these the rows notice "
              << tally.reached - tally.reproduced << "\n";
    for (const std::string& missed : tally.missed) std::cout << "  not noticed: " << missed << "\n";
  }
}

Table predictions_of(const Document& document, const Table& data) {
  Report report;
  return compile(document).score(data, report);
}

void tamper_with(const Sample& sample) {
  const Document document = archived_model(sample.recipe);
  const Table data = read_snapshot(sample_data(sample.recipe.data));
  const Table predictions = predictions_of(document, data);
  Tamperer tamperer(write(document), sample.categories, 20240229);
  std::map<std::string, Tally> tallies;
  for (std::size_t i = 0; i < changes; ++i) {
    const Tampering tampering = tamperer.next();
    weigh(tampering, data, predictions, tallies[tampering.kind]);
  }
  print(sample.recipe.estimator, tallies);
  std::size_t found = 0;
  std::size_t reached = 0;
  std::size_t missed = 0;
  for (const auto& [kind, tally] : tallies) {
    found += tally.by_seal;
    reached += tally.reached;
    missed += tally.reproduced;
  }
  CHECK(found == changes);
  CHECK(reached > 100);
  CHECK(20 * missed <= reached);
}

}  // namespace

TEST_CASE("Changes of a logistic regression are found") {
  tamper_with(logistic_sample);
}

TEST_CASE("Changes of a tree are found") {
  tamper_with(tree_sample);
}

TEST_CASE("Changes of a linear regression are found") {
  tamper_with(linear_sample);
}

TEST_CASE("Changes of a forest are found") {
  tamper_with(forest_sample);
}

TEST_CASE("Every change is told with a path") {
  for (const Sample& sample : {logistic_sample, tree_sample, linear_sample}) {
    Tamperer tamperer(write(archived_model(sample.recipe)), sample.categories, 7);
    for (std::size_t i = 0; i < 20; ++i) {
      const Tampering tampering = tamperer.next();
      const auto result = verify(put_file("tampered.pmml", tampering.text));
      INFO(tampering.kind << ": " << tampering.before << " -> " << tampering.after);
      CHECK_FALSE(result.ok());
      const auto& all = result.verdict.promises;
      CHECK(std::ranges::any_of(all, [](const Promise& promise) {
        return promise.outcome == Outcome::differs && !promise.path.empty();
      }));
    }
  }
}

}  // namespace pmml::archive
