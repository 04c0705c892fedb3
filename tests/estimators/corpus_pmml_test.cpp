// Real documents of other producers: native estimators give the results their makers recorded.
#include <catch2/catch.hpp>
#include <cmath>
#include <filesystem>
#include <iostream>

#include "tests/estimators/round_trip.h"

using namespace estimators;
using pmml::Column;
using pmml::Table;

namespace {

const std::string corpus = std::string(PMML_SHARED_DIR) + "/corpus/";

// Empty when it is no clean table.
Table read_table(const std::string& path, const pmml::CsvOptions& options) {
  Table out;
  pmml::Report report;
  return pmml::read_csv_file(path, options, out, report) ? out : Table();
}

// Columns of string fields stay text, all others are numbers where they can be.
Table read_data(const std::string& file, const pmml::Document& document) {
  pmml::CsvOptions options;
  options.separator = '\0';
  options.missing_values = {"", "NA", "N/A"};
  Table out = read_table(corpus + "files/" + file, options);
  const Table texts = out;
  pmml::infer_types(out);
  for (const pmml::DataField& field : document.pmml.dataDictionary->dataFields) {
    Column* column = out.find(field.name);
    if (column == nullptr || field.dataType != pmml::DataType::string) continue;
    *column = *texts.find(field.name);
  }
  return out;
}

std::unique_ptr<Estimator> native(const pmml::Document& document) {
  try {
    return from_pmml(document);
  } catch (const pmml::UnsupportedFeature&) {
    return nullptr;
  }
}

bool agree(const Column& expected, const Column& found) {
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (expected.missing(i)) continue;
    if (found.kind == Column::Kind::text || expected.kind == Column::Kind::text) {
      if (expected.cell_text(i) != found.cell_text(i)) return false;
      continue;
    }
    const double difference = std::abs(expected.numbers[i] - found.numbers[i]);
    if (!(difference <= 1e-9 * std::max(1e-3, std::abs(expected.numbers[i])))) return false;
  }
  return true;
}

// What the maker's own engine predicted: a column of its own, or the target in a file of results.
const Column* recorded(const Estimator& estimator, const Table& expected, bool is_combined) {
  return expected.find(is_combined ? "predict" : estimator.target_name_);
}

// Written by to_pmml and read again, the estimator answers the same.
void require_rewritable(const Estimator& estimator, const Table& input, const Column& target) {
  Table table = without_column(input, estimator.target_name_);
  table.columns.push_back(target);
  table.columns.back().name = estimator.target_name_;
  const auto back = through_text(estimator, table, estimator.target_name_);
  require_same_answers(estimator, *back, input);
}

// Whether there was something to compare.
bool compare(const Estimator& estimator, const Table& input, const Table& expected,
             bool is_combined) {
  const Column* target = recorded(estimator, expected, is_combined);
  if (target == nullptr || input.columns.empty()) return false;
  const Column found = estimator.predict(input);
  if (found.size() != target->size()) return false;
  REQUIRE(agree(*target, found));
  require_rewritable(estimator, input, *target);
  if (!estimator.is_classifier()) return true;
  const Eigen::MatrixXd shares = estimator.predict_proba(input);
  for (std::size_t k = 0; k < estimator.classes().size(); ++k) {
    const Column* share = expected.find("probability(" + estimator.classes()[k] + ")");
    if (share == nullptr || share->kind == Column::Kind::text) continue;
    REQUIRE(agree(*share, to_column(shares.col(static_cast<Eigen::Index>(k)), "share")));
  }
  return true;
}

bool is_candidate(const Table& manifest, std::size_t row) {
  const auto cell = [&](const char* name) { return manifest.find(name)->cell_text(row); };
  const std::string model = cell("top_models");
  return cell("expected_trust").starts_with("verified (") && cell("malformed") == "no" &&
         manifest.find("bytes")->numbers[row] < 3e6 &&
         (model.starts_with("RegressionModel") || model.starts_with("TreeModel") ||
          model.starts_with("MiningModel"));
}

}  // namespace

TEST_CASE("documents of other producers that mean a native estimator predict what is recorded") {
  if (!std::filesystem::exists(corpus)) {
    std::cout << "SKIPPED: no corpus at " << corpus << '\n';
    return;
  }
  Table manifest = read_table(corpus + "manifest.csv", {});
  pmml::infer_types(manifest);
  std::size_t compared = 0;
  for (std::size_t row = 0; row < manifest.rows(); ++row) {
    if (!is_candidate(manifest, row)) continue;
    const auto cell = [&](const char* name) { return manifest.find(name)->cell_text(row); };
    INFO(cell("file"));
    pmml::Document document;
    pmml::Report report;
    if (!pmml::read_file(corpus + "files/" + cell("file"), document, report)) continue;
    const auto estimator = native(document);
    if (estimator == nullptr) continue;
    const Table input = read_data(cell("input_csv"), document);
    const Table expected = read_data(cell("expected_csv"), document);
    const bool is_combined = cell("input_csv") == cell("expected_csv");
    if (compare(*estimator, input, expected, is_combined)) ++compared;
  }
  REQUIRE(compared >= 85);
}
