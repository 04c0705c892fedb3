#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "estimators/document.h"
#include "estimators/pipeline.h"
#include "estimators/registry.h"
#include "pmml/archive/fit_facts.h"
#include "pmml/archive/save.h"
#include "pmml/cli/fit_facts.h"
#include "pmml/cli/load.h"
#include "pmml/cli/verbs.h"

namespace pmml::cli {
namespace {

void apply_setting(estimators::Estimator& estimator, const std::string& setting) {
  const std::size_t equals = setting.find('=');
  if (equals == std::string::npos) throw InvalidData("E-SETTING", setting, "name=value");
  estimator.set_param(setting.substr(0, equals), setting.substr(equals + 1));
}

const Column& target_of(const Table& table, const std::string& name) {
  if (const Column* column = table.find(name)) return *column;
  std::string names;
  for (const Column& column : table.columns) names += (names.empty() ? "" : ", ") + column.name;
  throw InvalidData("E-NO-COLUMN", "no column '" + name + "'", "one of " + names);
}

// Rows whose target is missing teach nothing.
Table rows_with_target(const Table& table, const std::string& target, Report& report) {
  const Column& labels = target_of(table, target);
  Table kept;
  for (const Column& column : table.columns) {
    Column part;
    part.name = column.name;
    part.kind = column.kind;
    for (std::size_t row = 0; row < column.size(); ++row) {
      if (!labels.missing(row)) part.push_cell(column, row);
    }
    kept.columns.push_back(std::move(part));
  }
  if (kept.rows() == table.rows()) return kept;
  Problem problem;
  problem.id = "W-TARGET-MISSING";
  problem.severity = Severity::warning;
  problem.layer = Layer::data;
  problem.path = target;
  problem.found = std::to_string(table.rows() - kept.rows()) + " rows without target, left out";
  problem.expected = "a target in every row";
  report.add(std::move(problem));
  return kept;
}

Table features_of(const Table& table, const std::string& target) {
  Table features;
  for (const Column& column : table.columns) {
    if (column.name != target) features.columns.push_back(column);
  }
  return features;
}

estimators::Pipeline fitted(const FitOptions& options, const Table& table) {
  auto estimator = estimators::make_estimator(options.estimator);
  for (const std::string& setting : options.settings) apply_setting(*estimator, setting);
  auto pipeline = estimators::default_pipeline(table, options.target, std::move(estimator));
  Progress progress("fitting");
  pipeline.fit(features_of(table, options.target), target_of(table, options.target));
  return pipeline;
}

estimators::DocumentOptions document_options(const FitOptions& options) {
  estimators::DocumentOptions result;
  result.application_version = PMML_VERSION;
  if (!options.model_name.empty()) result.model_name = options.model_name;
  if (!options.description.empty()) result.description = options.description;
  if (options.training_rows) {
    result.verification_rows.source = estimators::RowSource::training;
  }
  return result;
}

void print_level(const SaveResult& saved, const Console& console) {
  const std::string level(archive::to_string(saved.level.value_or(archive::Level::A0)));
  console.line("archive level " + level);
  for (const Problem& problem : saved.missing.problems()) {
    console.line("  for more: " + problem.id + " " + problem.expected);
  }
}

}  // namespace

int fit(const FitOptions& options, const Console& console) {
  Report report(options.data);
  Table whole = load_table(options.data, options.csv);
  infer_types(whole);
  const Table table = rows_with_target(whole, options.target, report);
  archive::Facts facts = stated_facts(options, whole, table);
  const estimators::Pipeline pipeline = fitted(options, table);
  report.add(pipeline.warnings_);
  const archive::FitData data{table, options.target};
  archive::add_fit_facts(pipeline, data, cross_validation_of(options), facts.provenance);
  Document document = estimators::to_pmml(
      pipeline, {table, options.target, options.csv.missing_values}, document_options(options));
  archive::add_quality(document, pipeline, data, facts.provenance);
  const double score = facts.provenance.evaluations.back().score;
  SaveOptions how;
  how.facts = std::move(facts);
  const SaveResult saved = save(document, options.output, how);

  const std::string_view metric = pipeline.is_classifier() ? "accuracy" : "r2";
  console.problems(report);
  console.line(fmt::format("{}", estimators::to_string(*pipeline.estimator)));
  console.line(
      fmt::format("{} of {} training rows: {}", metric, table.rows(), format_double(score)));
  print_level(saved, console);
  console.verdict(true, "wrote " + options.output + ", read back, validated and verified");
  console.result({{"output", options.output},
                  {"estimator", estimators::to_string(*pipeline.estimator)},
                  {"rows", table.rows()},
                  {"training", {{std::string(metric), score}}},
                  {"level", archive::to_string(saved.level.value_or(archive::Level::A0))},
                  {"missing", to_json(saved.missing)},
                  {"problems", to_json(report)}});
  return fine;
}

}  // namespace pmml::cli
