// Every type of model has something of its own to show.
#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "tests/report/render_file.h"

namespace pmml {
namespace {

namespace fs = std::filesystem;

// A document of each type below tests/conformance/cases, and words that only a description of its
// own can say: values are those of the file.
struct TypeCase {
  const char* path;
  const char* words;
};

constexpr TypeCase type_cases[] = {
    {"anomaly_detection/clusters.pmml", "- **2** – Mean distance: 4\n"},
    {"association/collection.pmml",
     "- **bread** – It also has: jam; Support: 0.2; Confidence: 0.6; Lift: 1.5\n"},
    {"baseline/cusum_gaussian.pmml", "(mean): 550.2\n"},
    {"bayesian_network/discrete.pmml",
     "- **wet** – Kind: categories; Depends on: rain, sprinkler; "},
    {"clustering/single.pmml", "- **2** – Records: –; length: 4; width: -1; height: 2\n"},
    {"gaussian_process/ard.pmml", "It keeps 4 training records of 4 fields."},
    {"general_regression/binary.pmml", "- **p1** – Multiplies: dose; Coefficient: 0.5\n"},
    {"mining/several_targets.pmml",
     "- **size** – Kind: linear regression; Size: –; Takes part: always; Weight: 1\n"},
    {"naive_bayes/counts.pmml",
     "- **colour** – Case: is grey; Training records of each category, or distribution: a: 5, b: "
     "15, c: 8\n"},
    {"nearest_neighbor/mixed.pmml", "the 2 nearest decide"},
    {"neural_network/classes.pmml",
     "- **Hidden layer 1** – Neurons: 2; Connections: 3; Activation: tanh\n"},
    {"regression/interaction.pmml", "- **age × work** – Coefficient: -0.25\n"},
    {"rule_set/firstHit.pmml",
     "- **adult** – When: town = Bonn and age ≥ 20 and age \\< 65; Then: car; Confidence: 0.625; "
     "Weight: 0.5\n"},
    {"scorecard/plain.pmml", "Condition: x ≤ 0; Points: 1; Reason code: –\n"},
    {"sequence/limits.pmml", "- **abc** – What follows what: A, then B, then C; Support: –\n"},
    {"support_vector_machine/all-largest.pmml",
     "- **c1** – Support vectors: 8; Coefficients: 8; Constant: -0.327505\n"},
    {"text/cosine_idf.pmml", "It knows 4 terms and 3 documents."},
    {"time_series/additive.pmml", "(smoothedValue): 42.5\n"},
    {"tree/logic.pmml", "The tree has 1 node, 1 leaf, at most 0 splits in a row."}};

}  // namespace

TEST_CASE("Every type of model is described in its own way") {
  for (const TypeCase& type : type_cases) {
    const std::string card =
        markdown_of_document(document_of_file(std::string("tests/conformance/cases/") + type.path));
    INFO(type.path << card);
    CHECK(card.find(type.words) != std::string::npos);
  }
}

TEST_CASE("What a document does besides its model is told") {
  const std::string functions =
      markdown_of_document(document_of_file("tests/conformance/cases/functions/formats.pmml"));
  CHECK(functions.find(
            "- **shown** – Parameters: value and how; Result: formatNumber(value, how)\n") !=
        std::string::npos);
  const std::string targets = markdown_of_document(
      document_of_file("tests/conformance/cases/gaussian_process/scaled.pmml"));
  CHECK(targets.find("- **y** – max: 1; rescaleConstant: 10; rescaleFactor: 2\n") !=
        std::string::npos);
}

TEST_CASE("Every conformance document has a well-formed page with all its types") {
  std::set<std::string> types;
  for (const auto& entry : fs::recursive_directory_iterator(std::string(PMML_SOURCE_DIR) +
                                                            "/tests/conformance/cases")) {
    if (entry.path().extension() != ".pmml") continue;
    INFO(entry.path());
    Document document;
    Report report;
    if (!read(read_file(entry.path()), document, report)) continue;
    const std::string page = html_of_document(document);
    require_well_formed(page);
    CHECK(page.find("id=\"model\"") != std::string::npos);
    CHECK(!markdown_of_document(document).empty());
    for (const Model& model : document.pmml.models) types.insert(std::to_string(model.index()));
  }
  CHECK(types.size() >= 19);
}

}  // namespace pmml
