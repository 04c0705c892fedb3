// Provenance goes into a document and comes back; its schema is the one in xsd/.
#include <catch2/catch.hpp>
#include <fstream>

#include "pmml/archive/provenance_document.h"
#include "pmml/archive/seal.h"
#include "pmml/io/read.h"
#include "pmml/io/write.h"
#include "pmml/tools/equal.h"
#include "pmml/tools/schema.h"
#include "tests/tools/read_file.h"
#include "xsd/embedded_schemas.h"

namespace pmml::archive {
namespace {

Document small_document() {
  Document document;
  document.pmml.version = "4.4";
  document.pmml.header.emplace();
  document.pmml.dataDictionary.emplace();
  return document;
}

Provenance some_provenance() {
  Provenance p;
  p.id = "urn:uuid:00000000-0000-5000-8000-000000000000";
  p.agent.emplace().name = "A & B <\"sons\">";
  p.limitations.emplace_back().text = "Two\nlines";
  TrainingData& data = p.trainingData.emplace_back();
  data.mediaType = "text/csv";
  data.rows = 150;
  data.selection.emplace().method = "all rows";
  CrossValidation& rounds = p.crossValidation.emplace();
  rounds.n_splits = 2;
  rounds.folds = {Fold{{}, 0.1, 75}, Fold{{}, 1.0 / 3, 75}};
  p.unavailable.emplace_back().fact = "sourceCode";
  return p;
}

std::string text_of(const Provenance& provenance) {
  Document document = small_document();
  set_provenance(document, provenance);
  return write(document);
}

}  // namespace

TEST_CASE("Provenance is the same after writing and reading") {
  const Provenance before = some_provenance();
  const std::string text = text_of(before);
  Document document;
  Report reading;
  REQUIRE(read(text, document, reading));
  Report report;
  const auto after = provenance(document, report);
  INFO(text << to_string(report));
  REQUIRE(after);
  CHECK(report.empty());
  CHECK(equal(description_of<Provenance>(), &before, &*after));
  CHECK((write(document) == text));
}

TEST_CASE("Setting provenance again replaces it") {
  Document document = small_document();
  set_provenance(document, some_provenance());
  const std::string once = write(document);
  set_provenance(document, some_provenance());
  CHECK((write(document) == once));
}

TEST_CASE("What is wrong in provenance is told with its place in the document") {
  std::string text = text_of(some_provenance());
  text.replace(text.find("rows=\"150\""), 10, "rows=\"-15\"");
  Document document;
  Report reading;
  REQUIRE(read(text, document, reading));
  Report report;
  provenance(document, report);
  REQUIRE(report.problems().size() == 1);
  const Problem& problem = report.problems().front();
  CHECK(problem.path == "/PMML/MiningBuildTask/Extension/provenance/trainingData/@rows");
  const auto before = text.substr(0, text.find("rows=\"-15\""));
  CHECK(problem.where.line == 1 + std::count(before.begin(), before.end(), '\n'));
}

TEST_CASE("A newer vocabulary is a warning") {
  Provenance newer = some_provenance();
  newer.version = "1.7";
  Document document = small_document();
  set_provenance(document, newer);
  Report report;
  CHECK(provenance(document, report));
  REQUIRE(report.problems().size() == 1);
  CHECK(report.problems().front().id == "W-PROVENANCE-VERSION");
  CHECK(report.ok());
}

TEST_CASE("The provenance schema in xsd/ is what the descriptions generate, and embedded") {
  const std::string fresh = schema(provenance_elements(), provenance_namespace);
  const std::string copy = std::string(PMML_BINARY_DIR) + "/provenance-1.0.xsd";
  std::ofstream(copy, std::ios::binary) << fresh;
  INFO("the schema as generated now: " << copy);
  CHECK((read_file(std::string(PMML_SOURCE_DIR) + "/xsd/provenance-1.0.xsd") == fresh));
  CHECK((embedded_provenance_schema() == fresh));
}

TEST_CASE("The seal finds every other text and stands last") {
  Document document = small_document();
  CHECK(!seal_state(document).present);
  seal(document);
  CHECK(seal_state(document).ok());
  const std::string sealed = write(document);
  seal(document);
  CHECK((write(document) == sealed));
  document.pmml.header->description = "x";
  CHECK(!seal_state(document).ok());
  document.pmml.header->description.reset();
  CHECK(seal_state(document).ok());
  document.pmml.extras->nodes.push_back(extension_node("more", "1"));
  CHECK(!seal_state(document).last);
}

}  // namespace pmml::archive
