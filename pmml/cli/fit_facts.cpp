#include "pmml/cli/fit_facts.h"

#include <algorithm>
#include <cstdlib>
#include <ctime>

#include "pmml/archive/data_digest.h"
#include "pmml/archive/source.h"

namespace pmml::cli {
namespace {

std::string rfc3339(std::int64_t seconds) {
  const auto time = static_cast<std::time_t>(seconds);
  std::tm utc{};
  char text[sizeof "2026-01-31T12:00:00Z"] = {};
  if (gmtime_r(&time, &utc) == nullptr ||
      std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc) == 0) {
    throw InvalidData("E-TIMESTAMP", std::to_string(seconds) + " seconds",
                      "a time up to the year 9999");
  }
  return text;
}

std::optional<std::string> time_of_fit(const FitOptions& options) {
  if (!options.timestamp.empty()) return options.timestamp;
  const char* epoch = std::getenv("SOURCE_DATE_EPOCH");
  if (epoch == nullptr) return std::nullopt;
  std::int64_t seconds = 0;
  if (parse_integer(epoch, seconds) != NumberError::none || seconds < 0) {
    throw InvalidData("E-TIMESTAMP", "SOURCE_DATE_EPOCH=" + printable(epoch),
                      "seconds since 1970 as a whole number");
  }
  return rfc3339(seconds);
}

archive::TrainingData& training_data(archive::Provenance& provenance) {
  const auto found = std::ranges::find(provenance.trainingData, archive::DataRole::train,
                                       &archive::TrainingData::role);
  return found == provenance.trainingData.end() ? provenance.trainingData.emplace_back() : *found;
}

void state_data(const FitOptions& options, const Table& whole, const Table& used,
                archive::Provenance& provenance) {
  archive::TrainingData& data = training_data(provenance);
  archive::TrainingData snapshot = archive::snapshot_of(options.data, whole);
  snapshot.uri = options.data_uri.empty() ? data.uri : options.data_uri;
  snapshot.selection = data.selection;
  if (!snapshot.selection) {
    snapshot.selection.emplace().method =
        used.rows() == whole.rows() ? "all rows" : "the rows that have a value of the target";
  }
  snapshot.selection->rows = static_cast<std::int64_t>(used.rows());
  data = std::move(snapshot);
}

void state_source(const FitOptions& options, archive::Provenance& provenance) {
  if (options.source.empty()) return;
  if (!provenance.sourceCode) provenance.sourceCode.emplace();
  archive::SourceCode& code = *provenance.sourceCode;
  code.files = archive::source_facts(options.source);
  code.sha256 = archive::source_digest(code.files);
  if (options.embed_source) archive::embed_text(options.source, code.files);
}

}  // namespace

archive::Facts stated_facts(const FitOptions& options, const Table& whole, const Table& used) {
  archive::Facts facts;
  if (!options.facts.empty()) facts = archive::load_facts(options.facts);
  if (!options.description.empty()) facts.description = options.description;
  if (const auto time = time_of_fit(options)) {
    facts.provenance.fitted = time;
    std::erase_if(facts.provenance.unavailable,
                  [](const archive::Unavailable& entry) { return entry.fact == "fitted"; });
  }
  state_data(options, whole, used, facts.provenance);
  state_source(options, facts.provenance);
  facts.provenance.verificationRows.emplace().origin = options.training_rows
                                                           ? archive::RowOrigin::trainingWithConsent
                                                           : archive::RowOrigin::perturbed;
  return facts;
}

archive::CrossValidationOptions cross_validation_of(const FitOptions& options) {
  archive::CrossValidationOptions result;
  result.n_splits = options.cv;
  result.random_state = options.cv_seed;
  return result;
}

}  // namespace pmml::cli
