#include <algorithm>
#include <cmath>

#include "estimators/document.h"
#include "estimators/frame.h"
#include "estimators/model_selection.h"
#include "pmml/archive/profile_rules.h"
#include "pmml/archive/provenance_document.h"
#include "pmml/archive/verify_stages.h"
#include "pmml/describe/numbers.h"

namespace pmml::archive {
namespace {

constexpr std::string_view folds_id = "cross-validation-folds";
constexpr std::string_view mean_id = "cross-validation";

void skip_rounds(Inspection& at, const std::string& reason) {
  for (const std::string_view id : {folds_id, mean_id}) {
    if (!at.promises.has(id)) at.promises.skip(id, reason);
  }
}

bool is_noted(const Inspection& at) {
  const Element* model = at.parts().element;
  return model != nullptr && find_extension(*model, "kind") != nullptr;
}

// The estimator with its hyperparameters; only documents of our own note all of them.
std::unique_ptr<estimators::Estimator> noted_estimator(const Inspection& at) {
  if (!is_noted(at)) {
    throw UnsupportedFeature("E-UNSUPPORTED", "a model without hyperparameters",
                             "an estimator of this program, which alone can be fitted again");
  }
  return estimators::from_pmml(at.scored());
}

// A number of trees that the document does not have would only keep a machine busy.
void require_size(const Inspection& at, const estimators::Estimator& estimator) {
  const auto* forest = std::get_if<Box<MiningModel>>(&at.scored().pmml.models.front());
  if (forest == nullptr || !(*forest)->segmentation) return;
  const std::string trees = std::to_string((*forest)->segmentation->segments.size());
  for (const auto& [name, value] : estimator.get_params()) {
    if (!name.ends_with("n_estimators") || value == trees) continue;
    throw InvalidDocument("E-VALUE", name + " " + value, trees + ", as there are trees");
  }
}

std::vector<estimators::Split> splits(const CrossValidation& rounds, const Column& y) {
  const auto n_splits = static_cast<std::size_t>(std::max<std::int64_t>(rounds.n_splits, 0));
  const auto seed = static_cast<std::uint64_t>(rounds.random_state.value_or(0));
  if (rounds.splitter == "StratifiedKFold") {
    return estimators::StratifiedKFold{n_splits, rounds.shuffle, seed}.split(
        estimators::to_labels(y));
  }
  if (rounds.splitter == "KFold") {
    return estimators::KFold{n_splits, rounds.shuffle, seed}.split(y.size());
  }
  throw UnsupportedFeature("E-UNSUPPORTED", "splitter " + rounds.splitter,
                           "KFold or StratifiedKFold");
}

/// The scores of the rounds fitted again, and their test rows.
std::vector<Fold> fit_again(const Inspection& at, const CrossValidation& rounds) {
  const auto estimator = noted_estimator(at);
  require_size(at, *estimator);
  const std::string_view metric = estimator->is_classifier() ? "accuracy" : "r2";
  if (rounds.metric != metric) {
    throw UnsupportedFeature("E-UNSUPPORTED", "metric " + rounds.metric, std::string(metric));
  }
  const Table used = rows_with_target(*at.data, estimator->target_name_);
  const Table X = estimators::select_columns(used, estimator->feature_names_in_);
  const Column& y = *used.find(estimator->target_name_);
  const auto parts = splits(rounds, y);
  const auto scores = estimators::cross_val_score(*estimator, X, y, parts);
  std::vector<Fold> folds;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    folds.push_back({{}, scores[i], static_cast<std::int64_t>(parts[i].test.size())});
  }
  return folds;
}

std::string told(const Fold& fold) {
  return format_double(fold.score) + " on " + std::to_string(fold.rows) + " rows";
}

void compare_fold(Inspection& at, std::size_t index, const Fold& stated, const Fold& found) {
  if (same_score(stated.score, found.score) && stated.rows == found.rows) return;
  const std::string number = std::to_string(index + 1);
  at.promises.differ(
      folds_id, told(stated), told(found),
      "round " + number + " differs by " + format_double(std::abs(stated.score - found.score)),
      provenance_path("/crossValidation/fold[" + number + "]"));
}

void compare_rounds(Inspection& at, const CrossValidation& stated) {
  const std::vector<Fold> found = fit_again(at, stated);
  double sum = 0;
  for (std::size_t i = 0; i < found.size(); ++i) {
    sum += found[i].score;
    compare_fold(at, i, i < stated.folds.size() ? stated.folds[i] : Fold{}, found[i]);
  }
  if (!at.promises.has(folds_id)) {
    at.promises.match(folds_id, counted(found.size(), "round"),
                      provenance_path("/crossValidation/fold"));
  }
  const double mean = sum / static_cast<double>(found.size());
  const std::string range = format_double(stated.lower) + " to " + format_double(stated.upper);
  const std::string path = provenance_path("/crossValidation");
  if (mean >= stated.lower - score_tolerance && mean <= stated.upper + score_tolerance) {
    return at.promises.match(mean_id, stated.metric + " " + format_double(mean) + " in " + range,
                             path);
  }
  at.promises.differ(mean_id, range, format_double(mean), "the mean is not in the recorded range",
                     path);
}

// What is recorded for people must be what a fit would use.
void compare_hyperparameters(Inspection& at, const EstimatorFacts& recorded) {
  const auto used = noted_estimator(at)->get_params();
  for (const Parameter& parameter : recorded.params) {
    const auto found = std::ranges::find(used, parameter.name, &estimators::ParamValue::first);
    if (found == used.end() || found->second == parameter.value) continue;
    at.promises.differ("consistency", parameter.value, found->second,
                       "the model notes another value of " + parameter.name,
                       provenance_path("/estimator/param[@name='" + parameter.name + "']"));
  }
}

}  // namespace

void check_hyperparameters(Inspection& at, const Provenance& facts) {
  if (facts.estimator && is_noted(at)) compare_hyperparameters(at, *facts.estimator);
}

void inspect_rounds(Inspection& at) {
  if (at.provenance() == nullptr || !at.provenance()->crossValidation) {
    return skip_rounds(at, "no cross-validation is recorded");
  }
  if (!at.data || at.options.drift) return skip_rounds(at, "the training data were not given");
  if (!at.options.refit) return skip_rounds(at, "fitting again was not wanted");
  at.promises.attempt(folds_id, at.report,
                      [&] { compare_rounds(at, *at.provenance()->crossValidation); });
  skip_rounds(at, "the rounds cannot be fitted again");
}

}  // namespace pmml::archive
