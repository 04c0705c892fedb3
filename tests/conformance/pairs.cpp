#include "pairs.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "pmml/data/csv.h"
#include "pmml/describe/numbers.h"
#include "pmml/io/read.h"
#include "pmml/score/scorer.h"

namespace pmml::test {

namespace {

const std::string corpus = std::string(PMML_SHARED_DIR) + "/corpus/";

Table pair_table(const std::string& file, std::vector<std::string> missing_values) {
  Table table;
  Report report;
  CsvOptions options;
  std::ifstream header(file);
  std::string line;
  std::getline(header, line);
  options.separator = line.find('\t') != std::string::npos ? '\t' : ',';
  options.missing_values = std::move(missing_values);
  // A column that occurs twice is reported and its first one kept: some tables have one.
  read_csv_file(file, options, table, report);
  return table;
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

/// Tools that compute in single precision are held to the digits of a float.
bool is_single_precision(const std::string& producer) {
  for (const char* name : {"XGBoost", "LightGBM", "H2O"}) {
    if (producer.find(name) != std::string::npos) return true;
  }
  return false;
}

/// Where the source states several tolerances or none, the corpus says how its pairs were verified.
Tolerance tolerance_of(const std::string& text, const std::string& producer) {
  Tolerance tolerance = parse_tolerance(text);
  const bool stated = text.starts_with("PMMLEquivalence(") ||
                      text.starts_with("FloatEquivalence(") ||
                      text.starts_with("RealNumberEquivalence(");
  if (!stated) tolerance.precision = is_single_precision(producer) ? 1e-4 : 1e-6;
  return tolerance;
}

void compare_cell(const Tolerance& tolerance, const std::string& want, const std::string& have,
                  const std::string& place, PairOutcome& outcome) {
  ++outcome.cells;
  double a = 0;
  double b = 0;
  const bool numbers = as_number(want, a) && as_number(have, b);
  if (numbers ? tolerance.accepts(a, b) : want == have) {
    if (!numbers || a == b || std::abs(a) <= tolerance.zero) return;
    outcome.largest_relative = std::max(outcome.largest_relative, std::abs(a - b) / std::abs(a));
    outcome.largest_ulps = std::max(outcome.largest_ulps, ulps_between(a, b));
    return;
  }
  if (outcome.kind != PairOutcome::Kind::differs)
    outcome.detail = place + ": expected " + want + ", observed " + have;
  outcome.kind = PairOutcome::Kind::differs;
}

PairOutcome compare(const Pair& pair, const Table& expected, const Table& observed,
                    const std::string& target) {
  const bool single =
      expected.columns.size() == 1 && observed.find(expected.columns.front().name) == nullptr;
  PairOutcome outcome;
  outcome.rows = observed.rows();
  for (const Column& column : observed.columns) {
    if (pair.tolerance.excluded.contains(column.name)) continue;
    const Column* other = single && column.name == target
                              ? &expected.columns.front()
                              : counterpart(pair, expected, column.name, target);
    if (other == nullptr) continue;
    if (other->size() != column.size())
      return {PairOutcome::Kind::differs,
              "rows: expected " + std::to_string(other->size()),
              0,
              0,
              0,
              0};
    if (outcome.kind == PairOutcome::Kind::nothing) outcome.kind = PairOutcome::Kind::agrees;
    for (std::size_t i = 0; i < column.size(); ++i)
      compare_cell(pair.tolerance, other->cell_text(i, "missing"), column.cell_text(i, "missing"),
                   column.name + " row " + std::to_string(i + 1), outcome);
  }
  if (outcome.kind == PairOutcome::Kind::nothing) outcome.detail = "no column in common";
  return outcome;
}

PairOutcome failed(PairOutcome::Kind kind, std::string detail) {
  PairOutcome outcome;
  outcome.kind = kind;
  outcome.detail = std::move(detail);
  return outcome;
}

}  // namespace

std::optional<Table> read_manifest() {
  if (!std::filesystem::exists(corpus + "manifest.csv")) return std::nullopt;
  return pair_table(corpus + "manifest.csv", {});
}

std::vector<Pair> verified_pairs(const Table& manifest) {
  const char* only = std::getenv("PMML_PAIR");
  const auto text = [&](const char* name, std::size_t row) {
    return manifest.find(name)->cell_text(row);
  };
  std::vector<Pair> pairs;
  for (std::size_t i = 0; i < manifest.rows(); ++i) {
    if (!text("expected_trust", i).starts_with("verified")) continue;
    Pair pair;
    pair.id = text("id", i);
    pair.top_model = text("top_models", i);
    pair.models = pair.top_model + " " + text("nested_models", i);
    if (only != nullptr && (pair.id + pair.models).find(only) == std::string::npos) continue;
    const std::string folder = corpus + "files/";
    pair.file = folder + text("file", i);
    pair.input = folder + text("input_csv", i);
    pair.expected = folder + text("expected_csv", i);
    pair.producer = text("producer_family", i);
    pair.trust = text("expected_trust", i);
    pair.tolerance = tolerance_of(text("tolerance", i), pair.producer + text("path", i));
    pairs.push_back(std::move(pair));
  }
  return pairs;
}

PairOutcome try_pair(const Pair& pair) {
  using Kind = PairOutcome::Kind;
  Document document;
  Report report;
  if (!read_file(pair.file, document, report)) return failed(Kind::invalid, to_string(report));
  add_predicted_value(document);
  try {
    const Scorer scorer = pmml::compile(document);
    Report data;
    const Table observed = scorer.score(pair_table(pair.input, {"NA", "N/A", ""}), data);
    const std::string target =
        scorer.targetFields().empty() ? "predictedValue" : scorer.targetFields().front().name;
    PairOutcome outcome =
        compare(pair, pair_table(pair.expected, {"NA", "N/A", ""}), observed, target);
    if (outcome.kind == Kind::differs && !data.problems().empty())
      outcome.detail += "; " + to_string(data.problems().front());
    return outcome;
  } catch (const UnsupportedFeature& error) {
    return failed(Kind::unsupported, error.what());
  } catch (const InvalidDocument& error) {
    return failed(Kind::invalid, error.what());
  }
}

}  // namespace pmml::test
