#include "pmml/archive/fit_facts.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "estimators/frame.h"
#include "estimators/model_selection.h"
#include "estimators/pipeline.h"

namespace pmml::archive {
namespace {

using estimators::Estimator;
using estimators::Split;

std::string metric_of(const Estimator& fitted) {
  return fitted.is_classifier() ? "accuracy" : "r2";
}

const Column& target_of(const FitData& data) {
  if (const Column* column = data.table.find(data.target)) return *column;
  throw InvalidData("E-NO-COLUMN", "no column named " + data.target, "the target");
}

bool is_stated(const Estimator& last, std::string_view name) {
  const std::string_view own =
      name.substr(name.rfind("__") == name.npos ? 0 : name.rfind("__") + 2);
  return std::ranges::none_of(last.params(), [&](const estimators::Param& row) {
    return row.only_running && row.name == own;
  });
}

EstimatorFacts estimator_facts(const Estimator& fitted) {
  const auto* pipeline = dynamic_cast<const estimators::Pipeline*>(&fitted);
  const Estimator& last = pipeline == nullptr ? fitted : *pipeline->estimator;
  EstimatorFacts facts;
  facts.name = last.name();
  for (const auto& [name, value] : fitted.get_params()) {
    if (!is_stated(last, name)) continue;
    Parameter& parameter = facts.params.emplace_back();
    parameter.name = name;
    parameter.value = value;
  }
  for (const auto& [name, value] : last.get_params()) {
    std::int64_t seed = 0;
    if (name != "random_state") continue;
    // Without a seed the generator starts from 0.
    if (value == "none" || parse_integer(value, seed) == NumberError::none) {
      facts.randomState = seed;
    }
  }
  return facts;
}

std::vector<Split> splits_of(const Estimator& fitted, const Column& target,
                             const CrossValidationOptions& options) {
  if (fitted.is_classifier()) {
    return estimators::StratifiedKFold{options.n_splits, options.shuffle, options.random_state}
        .split(estimators::to_labels(target));
  }
  return estimators::KFold{options.n_splits, options.shuffle, options.random_state}.split(
      target.size());
}

void set_range(CrossValidation& rounds, double accepted) {
  const auto count = static_cast<double>(rounds.folds.size());
  double sum = 0;
  for (const Fold& fold : rounds.folds) sum += fold.score;
  rounds.mean = sum / count;
  double squares = 0;
  for (const Fold& fold : rounds.folds) squares += std::pow(fold.score - rounds.mean, 2);
  rounds.deviation = std::sqrt(squares / count);
  const double distance = std::max(3 * rounds.deviation, accepted);
  rounds.lower = rounds.mean - distance;
  rounds.upper = rounds.mean + distance;
}

CrossValidation cross_validation(const Estimator& fitted, const FitData& data,
                                 const CrossValidationOptions& options) {
  const Column& target = target_of(data);
  const Table inputs = estimators::without_column(data.table, data.target);
  const std::vector<Split> splits = splits_of(fitted, target, options);
  const std::vector<double> scores = estimators::cross_val_score(fitted, inputs, target, splits);
  CrossValidation rounds;
  rounds.metric = metric_of(fitted);
  rounds.splitter = fitted.is_classifier() ? "StratifiedKFold" : "KFold";
  rounds.n_splits = static_cast<std::int64_t>(options.n_splits);
  rounds.shuffle = options.shuffle;
  if (options.shuffle) rounds.random_state = static_cast<std::int64_t>(options.random_state);
  for (std::size_t i = 0; i < splits.size(); ++i) {
    Fold& fold = rounds.folds.emplace_back();
    fold.score = scores[i];
    fold.rows = std::ssize(splits[i].test);
  }
  set_range(rounds, options.accepted);
  return rounds;
}

Evaluation training_evaluation(const Estimator& fitted, const FitData& data) {
  Evaluation out;
  out.metric = metric_of(fitted);
  out.score = fitted.score(estimators::without_column(data.table, data.target), target_of(data));
  out.rows = static_cast<std::int64_t>(data.table.rows());
  return out;
}

}  // namespace

void add_fit_facts(const Estimator& fitted, const FitData& data,
                   const CrossValidationOptions& options, Provenance& provenance) {
  provenance.estimator = estimator_facts(fitted);
  if (!provenance.estimator->randomState) {
    provenance.unavailable.push_back({{}, "seed", "the estimator draws no random numbers"});
  }
  std::erase_if(provenance.evaluations, [](const Evaluation& evaluation) {
    return evaluation.dataUsage == DataUsage::training;
  });
  provenance.evaluations.push_back(training_evaluation(fitted, data));
  if (options.n_splits == 0) return;
  try {
    provenance.crossValidation = cross_validation(fitted, data, options);
  } catch (const InvalidData& error) {
    const Problem& problem = error.report().problems().front();
    provenance.unavailable.push_back(
        {{}, "crossValidation", "found " + problem.found + ", expected " + problem.expected});
  }
}

}  // namespace pmml::archive
