#include "pmml/archive/verify.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "pmml/cli/cell.h"
#include "pmml/cli/junit.h"
#include "pmml/cli/verbs.h"
#include "pmml/io/atomic_file.h"

namespace pmml::cli {
namespace {

using archive::Outcome;
using archive::Promise;
using Json = nlohmann::ordered_json;

archive::VerifyOptions archive_options(const VerifyOptions& options) {
  archive::VerifyOptions result;
  result.model = options.model_name;
  if (!options.data.empty()) result.data = options.data;
  if (!options.source.empty()) result.source = options.source;
  result.csv = options.csv;
  result.drift = options.drift;
  result.refit = !options.no_refit;
  return result;
}

// What was found, in the words that fit the outcome; files may have written them.
std::string details(const Promise& promise) {
  std::string text;
  if (promise.outcome == Outcome::matches) {
    if (!promise.stated.empty()) text = " (" + printable(promise.stated) + ")";
    return text;
  }
  if (promise.outcome == Outcome::notChecked) return ", because " + printable(promise.reason);
  if (!promise.stated.empty()) text += ": stated " + printable(promise.stated);
  if (!promise.found.empty()) {
    text += (text.empty() ? ": found " : ", found ") + printable(promise.found);
  }
  text += "; " + printable(promise.reason, 1000);
  return promise.path.empty() ? text : text + ", at " + printable(promise.path);
}

void print_promise(const Promise& promise, const Console& console) {
  const std::string line = fmt::format("{:<11}  {}: {}{}", to_string(promise.outcome), promise.id,
                                       promise.sentence, details(promise));
  if (promise.outcome == Outcome::notChecked) return console.line(line);
  console.verdict(promise.outcome == Outcome::matches, line);
}

std::string tally(const archive::Verification& verification) {
  const auto count = [&](Outcome outcome) {
    return std::ranges::count(verification.verdict.promises, outcome, &Promise::outcome);
  };
  const std::string text =
      fmt::format("{} match, {} differ, {} not checked", count(Outcome::matches),
                  count(Outcome::differs), count(Outcome::notChecked));
  const bool silent = verification.verdict.ok() && !verification.ok();
  return silent ? text + "; nothing about scores could be checked" : text;
}

Json promise_json(const Promise& promise) {
  return {{"id", promise.id},
          {"sentence", promise.sentence},
          {"outcome", to_string(promise.outcome)},
          {"stated", promise.stated},
          {"found", promise.found},
          {"reason", promise.reason},
          {"path", promise.path}};
}

Json drift_json(const archive::FieldDrift& field) {
  const auto number = [](const std::optional<double>& value) {
    return value ? Json(*value) : Json();
  };
  return {{"field", field.field},     {"rows", field.rows},     {"missing", field.missing},
          {"psi", number(field.psi)}, {"ks", number(field.ks)}, {"level", field.level()},
          {"reason", field.reason}};
}

template <class T, class ToJson>
Json list(const std::vector<T>& items, ToJson to_json_of) {
  Json all = Json::array();
  for (const T& item : items) all.push_back(to_json_of(item));
  return all;
}

void write_junit(const std::string& path, const std::string& text) {
  AtomicFile file(path);
  file.write(text);
  file.sync();
  file.commit();
}

archive::Verification verified(const VerifyOptions& options) {
  Progress progress("verifying");
  return archive::verify(options.model, archive_options(options));
}

}  // namespace

int verify(const VerifyOptions& options, const Console& console) {
  const archive::Verification result = verified(options);
  console.problems(result.report);
  for (const Promise& promise : result.verdict.promises) print_promise(promise, console);
  const Json cells = result.rows ? print_cells(*result.rows, console) : Json::array();
  console.verdict(result.ok(), printable(options.model) + ": " + tally(result));
  if (!options.junit.empty()) write_junit(options.junit, junit(result, options.model));
  console.result({{"file", options.model},
                  {"ok", result.ok()},
                  {"promises", list(result.verdict.promises, promise_json)},
                  {"rows", result.rows ? result.rows->rows : 0},
                  {"cells", cells},
                  {"drift", list(result.drift, drift_json)},
                  {"problems", cli::to_json(result.report)}});
  return result.ok() ? fine : findings;
}

}  // namespace pmml::cli
