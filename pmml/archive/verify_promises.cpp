#include "pmml/archive/verify_promises.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace pmml::archive {
namespace {

struct Wording {
  std::string_view id;
  std::string_view sentence;
};

constexpr std::array<Wording, 21> wordings = {
    {{"limits", "The document stays within the limits of size and depth"},
     {"well-formed", "The text is well-formed XML whose root is PMML"},
     {"schema", "The document is valid against the PMML 4.4 schema"},
     {"rules", "The document keeps the rules of the standard's prose"},
     {"canonical", "The file holds the canonical text of the document"},
     {"seal", "The document is the one that was sealed"},
     {"profile", "The document keeps the archive profile that it claims"},
     {"provenance", "The provenance is written in a vocabulary that is understood"},
     {"consistency", "The facts about the model do not contradict each other"},
     {"verification-rows", "The verification rows are reproduced"},
     {"data-file", "The data are the file that was recorded"},
     {"data-table", "The data hold the cells that were recorded"},
     {"data-size", "The data have the rows and columns that were recorded"},
     {"data-dictionary", "Every cell of the data is a valid value of the data dictionary"},
     {"data-statistics", "The data have the counts and ranges of the model's statistics"},
     {"training-score", "The model has the recorded score on the training data"},
     {"training-quality", "The model has the quality on the training data that it explains"},
     {"cross-validation-folds", "Every round of the cross-validation has the recorded score"},
     {"cross-validation", "The mean score of the cross-validation is in the recorded range"},
     {"source", "The source code is the one that was recorded"},
     {"drift", "New data are distributed as the training data were"}}};

const Wording& wording(std::string_view id) {
  return *std::ranges::find(wordings, id, &Wording::id);
}

}  // namespace

bool same_score(double a, double b) {
  return std::abs(a - b) <= score_tolerance * std::max(1.0, std::abs(a));
}

std::string counted(std::size_t count, const std::string& what) {
  return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

void Promises::add(std::string_view id, Outcome outcome, Promise promise) {
  promise.id = id;
  promise.sentence = wording(id).sentence;
  promise.outcome = outcome;
  promises_.push_back(std::move(promise));
}

void Promises::match(std::string_view id, std::string stated, std::string path) {
  Promise promise;
  promise.found = stated;
  promise.stated = std::move(stated);
  promise.path = std::move(path);
  add(id, Outcome::matches, std::move(promise));
}

void Promises::differ(std::string_view id, std::string stated, std::string found,
                      std::string reason, std::string path) {
  Promise promise;
  promise.stated = std::move(stated);
  promise.found = std::move(found);
  promise.reason = std::move(reason);
  promise.path = std::move(path);
  add(id, Outcome::differs, std::move(promise));
}

void Promises::skip(std::string_view id, std::string reason) {
  Promise promise;
  promise.reason = std::move(reason);
  add(id, Outcome::notChecked, std::move(promise));
}

void Promises::compare(std::string_view id, std::string stated, std::string found,
                       std::string reason, std::string path) {
  if (stated == found) return match(id, std::move(stated), std::move(path));
  differ(id, std::move(stated), std::move(found), std::move(reason), std::move(path));
}

bool Promises::has(std::string_view id) const {
  return std::ranges::find(promises_, id, &Promise::id) != promises_.end();
}

std::string Promises::words(const Error& error, Report& report) {
  report.add(error.report());
  const auto& problems = error.report().problems();
  if (problems.empty()) return error.what();
  const Problem& first = problems.front();
  return first.id + ": " + first.found + (first.expected.empty() ? "" : ", expected ") +
         first.expected;
}

Verdict Promises::finish(const std::string& reason) && {
  for (const Wording& each : wordings) {
    if (!has(each.id)) skip(each.id, reason);
  }
  const auto place = [](const Promise& promise) { return &wording(promise.id); };
  std::ranges::stable_sort(promises_, {}, place);
  return {std::move(promises_)};
}

}  // namespace pmml::archive
