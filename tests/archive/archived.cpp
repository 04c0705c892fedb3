#include "archived.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "estimators/document.h"
#include "estimators/frame.h"
#include "estimators/pipeline.h"
#include "estimators/registry.h"
#include "pmml/archive/data_digest.h"
#include "pmml/archive/fit_facts.h"
#include "pmml/archive/save.h"
#include "pmml/archive/snapshot.h"
#include "pmml/archive/source.h"
#include "pmml/io/write.h"

namespace pmml::archive {
namespace {

Facts facts_of(const std::string& data, const Table& table, const std::string& source) {
  Facts facts;
  facts.provenance.trainingData = {snapshot_of(data, table)};
  facts.provenance.verificationRows.emplace().origin = RowOrigin::perturbed;
  if (source.empty()) return facts;
  SourceCode& code = facts.provenance.sourceCode.emplace();
  code.files = source_facts(source);
  code.sha256 = source_digest(code.files);
  return facts;
}

}  // namespace

std::string sample_data(const std::string& name) {
  return std::string(PMML_SOURCE_DIR) + "/samples/data/" + name;
}

Document archived_model(const Recipe& recipe, const std::string& source) {
  const std::string path = sample_data(recipe.data);
  const Table table = read_snapshot(path);
  auto estimator = estimators::make_estimator(recipe.estimator);
  for (const auto& [name, value] : recipe.settings) estimator->set_param(name, value);
  auto pipeline = estimators::default_pipeline(table, recipe.target, std::move(estimator));
  pipeline.fit(estimators::without_column(table, recipe.target), *table.find(recipe.target));
  Facts facts = facts_of(path, table, source);
  CrossValidationOptions rounds;
  rounds.shuffle = recipe.shuffle;
  add_fit_facts(pipeline, {table, recipe.target}, rounds, facts.provenance);
  Document document = estimators::to_pmml(pipeline, {table, recipe.target});
  add_quality(document, pipeline, {table, recipe.target}, facts.provenance);
  SaveOptions how;
  how.facts = std::move(facts);
  SaveResult result;
  return archived(document, how, result);
}

std::string put_file(const std::string& name, const std::string& bytes) {
  const auto folder = std::filesystem::path(PMML_BINARY_DIR) / "verify_test";
  std::filesystem::create_directories(folder);
  const std::string path = (folder / name).string();
  std::ofstream(path, std::ios::binary) << bytes;
  return path;
}

std::string put_document(const std::string& name, const Document& document) {
  return put_file(name, write(document));
}

const Promise& promise_of(const Verification& verification, std::string_view id) {
  const auto& all = verification.verdict.promises;
  const auto differs = std::ranges::find_if(all, [&](const Promise& promise) {
    return promise.id == id && promise.outcome == Outcome::differs;
  });
  if (differs != all.end()) return *differs;
  const auto found = std::ranges::find(all, id, &Promise::id);
  REQUIRE(found != all.end());
  return *found;
}

}  // namespace pmml::archive
