// Documents of other toolchains, scored on their own data and compared with their own results.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <set>

#include "pmml/data/csv.h"
#include "pmml/describe/numbers.h"
#include "pmml/score/verification.h"
#include "scoring.h"

using namespace pmml;

namespace {

const std::string corpus = std::string(PMML_SHARED_DIR) + "/corpus/";

/// What the sources of the pairs take for zero.
constexpr double zero_threshold = 1e-13;

/// Pairs that do not agree, and why.
const std::map<std::string, std::string>& known_differences() {
  static const std::map<std::string, std::string> known = {
      {"p0042", "R printed probabilities below 1e-12 as 0"},
      {"p0055", "R printed probabilities below 1e-12 as 0"},
      {"p0301", "nnet of R takes logistic(x) for 0 or 1 beyond x = 15"},
      {"p0454", "nnet of R takes logistic(x) for 0 or 1 beyond x = 15"},
      {"p0488", "nnet of R takes logistic(x) for 0 or 1 beyond x = 15"},
      {"p0646", "nnet of R takes logistic(x) for 0 or 1 beyond x = 15"},
      {"p0448", "R printed probabilities below 2e-11 as 0"},
      {"p0640", "R printed probabilities below 2e-11 as 0"},
      {"p1235", "truth values in the column of a double field, which are no numbers"},
      {"p1627", "a MapValues of type integer lists texts that are no integers"},
  };
  return known;
}

struct Pair {
  std::string id, file, input, expected, models;
  double tolerance;
};

Table csv(const std::string& file, std::vector<std::string> missing_values) {
  Table table;
  Report report;
  CsvOptions options;
  std::ifstream header(corpus + file);
  std::string line;
  std::getline(header, line);
  options.separator = line.find('\t') != std::string::npos ? '\t' : ',';
  options.missing_values = std::move(missing_values);
  if (!read_csv_file(corpus + file, options, table, report)) std::cout << to_string(report);
  return table;
}

/// Tools that compute in single precision agree to 1e-4 only.
bool is_single_precision(const std::string& producer, const std::string& tolerance) {
  for (const char* name : {"XGBoost", "LightGBM", "H2O"}) {
    if (producer.find(name) != std::string::npos) return true;
  }
  return tolerance.starts_with("Float");
}

/// With the environment variable PMML_PAIR only pairs whose id or models contain its value.
std::vector<Pair> verified_pairs() {
  const char* only = std::getenv("PMML_PAIR");
  const Table manifest = csv("manifest.csv", {});
  const auto text = [&](const char* name, std::size_t row) {
    return manifest.find(name)->cell_text(row);
  };
  std::vector<Pair> pairs;
  for (std::size_t i = 0; i < manifest.rows(); ++i) {
    if (!text("expected_trust", i).starts_with("verified")) continue;
    if (only != nullptr &&
        (text("id", i) + text("top_models", i) + text("nested_models", i)).find(only) ==
            std::string::npos)
      continue;
    const bool single =
        is_single_precision(text("producer_family", i) + text("path", i), text("tolerance", i));
    pairs.push_back({text("id", i), "files/" + text("file", i), "files/" + text("input_csv", i),
                     "files/" + text("expected_csv", i),
                     text("top_models", i) + " " + text("nested_models", i), single ? 1e-4 : 1e-6});
  }
  return pairs;
}

/// Adds the predicted value under the name of the target, as the expected tables have it.
void add_predicted_value(Document& document) {
  for (Model& model : document.pmml.models) {
    std::visit(
        [](auto& boxed) {
          if constexpr (requires {
                          boxed->output;
                          boxed->miningSchema;
                        }) {
            if (!boxed->output || !boxed->miningSchema) return;
            for (const MiningField& field : boxed->miningSchema->miningFields) {
              if (field.usageType != UsageType::target && field.usageType != UsageType::predicted)
                continue;
              auto& fields = boxed->output->outputFields;
              if (std::any_of(fields.begin(), fields.end(),
                              [&](const OutputField& f) { return f.name == field.name; }))
                return;
              fields.emplace_back().name = field.name;
              return;
            }
          }
        },
        model);
  }
}

bool as_number(const std::string& text, double& value) {
  if (text == "true" || text == "TRUE" || text == "True") return value = 1, true;
  if (text == "false" || text == "FALSE" || text == "False") return value = 0, true;
  return parse_double(text, value) == NumberError::none;
}

bool agrees(const std::string& expected, const std::string& observed, double tolerance) {
  double a = 0;
  double b = 0;
  if (!as_number(expected, a) || !as_number(observed, b)) return expected == observed;
  if (std::isnan(a) || std::isnan(b)) return std::isnan(a) == std::isnan(b);
  const bool both_zero = std::abs(a) <= zero_threshold && std::abs(b) <= zero_threshold;
  return a == b || both_zero || std::abs(a - b) <= tolerance * std::abs(a);
}

/// True when the pair needs a feature that is not scored.
bool is_known_gap(const std::string& detail) {
  for (const char* feature : {"x-multiModelChain", "x-report", "an embedded model"}) {
    if (detail.find(feature) != std::string::npos) return true;
  }
  return false;
}

struct Outcome {
  enum class Kind { agrees, differs, unsupported, invalid, nothing } kind;
  std::string detail;
};

/// The column of the expected table that a scored column is compared with. Tables that hold inputs
/// and results together call the result `prediction` or `predict`, unit tests `predicted_<target>`;
/// those of twinfer hold results only and call them like the target.
const Column* counterpart(const Pair& pair, const Table& expected, const std::string& name,
                          const std::string& target) {
  if (name == target) {
    for (const std::string& other :
         {std::string("prediction"), std::string("predict"), "predicted_" + target}) {
      if (const Column* column = expected.find(other)) return column;
    }
    const bool holds_results = pair.file.find("twinfer") != std::string::npos;
    if (pair.input == pair.expected && !holds_results) return nullptr;
  }
  return expected.find(name);
}

Outcome compare(const Pair& pair, const Table& expected, const Table& observed,
                const std::string& target) {
  const bool single =
      expected.columns.size() == 1 && observed.find(expected.columns.front().name) == nullptr;
  std::size_t columns = 0;
  std::size_t wrong = 0;
  std::string first;
  for (const Column& column : observed.columns) {
    const Column* other = single && column.name == target
                              ? &expected.columns.front()
                              : counterpart(pair, expected, column.name, target);
    if (other == nullptr) continue;
    if (other->size() != column.size())
      return {Outcome::Kind::differs, "rows: expected " + std::to_string(other->size())};
    ++columns;
    for (std::size_t i = 0; i < column.size(); ++i) {
      const std::string want = other->cell_text(i, "missing");
      const std::string have = column.cell_text(i, "missing");
      if (agrees(want, have, pair.tolerance)) continue;
      if (wrong++ == 0)
        first = column.name + " row " + std::to_string(i + 1) + ": expected " + want +
                ", observed " + have;
    }
  }
  if (columns == 0) return {Outcome::Kind::nothing, "no column in common"};
  if (wrong > 0) return {Outcome::Kind::differs, std::to_string(wrong) + " cells, " + first};
  return {Outcome::Kind::agrees, ""};
}

Outcome try_pair(const Pair& pair) {
  Document document;
  Report report;
  if (!read_file(corpus + pair.file, document, report))
    return {Outcome::Kind::invalid, to_string(report)};
  add_predicted_value(document);
  try {
    const Scorer scorer = compile(document);
    const Table input = csv(pair.input, {"NA", "N/A", ""});
    Report data;
    const Table observed = scorer.score(input, data);
    const std::string target =
        scorer.targetFields().empty() ? "predictedValue" : scorer.targetFields().front().name;
    Outcome outcome = compare(pair, csv(pair.expected, {"NA", "N/A", ""}), observed, target);
    if (outcome.kind == Outcome::Kind::differs && !data.problems().empty())
      outcome.detail += "; " + to_string(data.problems().front());
    return outcome;
  } catch (const UnsupportedFeature& error) {
    return {Outcome::Kind::unsupported, error.what()};
  } catch (const InvalidDocument& error) {
    return {Outcome::Kind::invalid, error.what()};
  }
}

}  // namespace

TEST_CASE("verified pairs of the corpus are reproduced") {
  if (!std::filesystem::exists(corpus + "manifest.csv")) {
    std::cout << "SKIPPED: the corpus is not here\n";
    return;
  }
  std::map<Outcome::Kind, std::size_t> counts;
  for (const Pair& pair : verified_pairs()) {
    const Outcome outcome = try_pair(pair);
    ++counts[outcome.kind];
    const bool gap = outcome.kind == Outcome::Kind::unsupported && is_known_gap(outcome.detail);
    const bool good = outcome.kind == Outcome::Kind::agrees || gap;
    const bool known = known_differences().contains(pair.id);
    if (outcome.kind != Outcome::Kind::agrees)
      std::cout << pair.id << ' ' << pair.file << " [" << pair.models << "] "
                << static_cast<int>(outcome.kind) << ' ' << outcome.detail << '\n';
    INFO(pair.id << ' ' << pair.file << ": " << outcome.detail);
    CHECK(good != known);
  }
  std::cout << "agree " << counts[Outcome::Kind::agrees] << ", differ "
            << counts[Outcome::Kind::differs] << ", unsupported "
            << counts[Outcome::Kind::unsupported] << ", invalid " << counts[Outcome::Kind::invalid]
            << ", nothing to compare " << counts[Outcome::Kind::nothing] << '\n';
  CHECK(counts[Outcome::Kind::agrees] > 0);
}

TEST_CASE("verification records of the corpus are reproduced") {
  if (!std::filesystem::exists(corpus + "manifest.csv")) {
    std::cout << "SKIPPED: the corpus is not here\n";
    return;
  }
  const Table manifest = csv("manifest.csv", {});
  std::size_t documents = 0;
  std::size_t cells = 0;
  for (std::size_t i = 0; i < manifest.rows(); ++i) {
    if (manifest.find("has_verification")->cell_text(i) != "yes") continue;
    Document document;
    Report report;
    const std::string file = "files/" + manifest.find("file")->cell_text(i);
    if (!read_file(corpus + file, document, report)) continue;
    try {
      const auto result = verify(document, {}, report);
      if (!result) continue;
      ++documents;
      cells += result->cells.size();
      for (const VerificationCell& cell : result->cells) {
        INFO(file << " row " << cell.row << ' ' << cell.field << ": expected " << cell.expected
                  << ", observed " << cell.observed);
        CHECK(cell.ok);
        if (!cell.ok) break;
      }
    } catch (const UnsupportedFeature&) {
    } catch (const InvalidDocument& error) {
      FAIL_CHECK(file << ": " << error.what());
    }
  }
  std::cout << documents << " documents verified, " << cells << " cells\n";
  CHECK(documents > 0);
}

TEST_CASE("every document of the corpus compiles or says why not") {
  if (!std::filesystem::exists(corpus + "manifest.csv")) {
    std::cout << "SKIPPED: the corpus is not here\n";
    return;
  }
  const Table manifest = csv("manifest.csv", {});
  std::map<std::string, std::size_t> refusals;
  std::size_t compiled = 0;
  for (std::size_t i = 0; i < manifest.rows(); ++i) {
    Document document;
    Report report;
    const std::string file = "files/" + manifest.find("file")->cell_text(i);
    if (!read_file(corpus + file, document, report)) continue;
    try {
      const Scorer scorer = compile(document);
      Report data;
      Table empty_record = pmml::test::table_of({{"no such field", ""}});
      CHECK(scorer.score(empty_record, data).columns.size() <= scorer.outputFields().size());
      ++compiled;
    } catch (const Error& error) {
      INFO(file);
      REQUIRE_FALSE(error.report().problems().empty());
      const Problem& problem = error.report().problems().front();
      CHECK_FALSE(problem.found.empty());
      ++refusals[problem.id + ' ' + problem.path];
    }
  }
  std::cout << compiled << " documents compiled\n";
  for (const auto& [reason, count] : refusals) std::cout << count << ' ' << reason << '\n';
  CHECK(compiled > 0);
}
