// What a fit tells of itself: hyperparameters, cross-validation, scores.
#pragma once

#include <cstdint>
#include <string>

#include "estimators/estimator.h"
#include "pmml/archive/provenance.h"
#include "pmml/data/table.h"
#include "pmml/model/document.h"

namespace pmml::archive {

struct CrossValidationOptions {
  /// Number of folds; 0: no cross-validation.
  std::size_t n_splits = 5;
  bool shuffle = true;
  std::uint64_t random_state = 0;
  /// A mean is accepted as the same within three deviations of the folds, at least within this.
  double accepted = 0.01;
};

/// The data an estimator was fitted on: every row has a target.
struct FitData {
  const Table& table;
  std::string target;
};

/// Adds estimator, cross-validation (StratifiedKFold for classifiers, KFold for regressors) and the
/// score on the training data to the provenance. Where the estimator has no seed, that is said to
/// be unavailable; so is the cross-validation of data that have too few rows for it.
void add_fit_facts(const estimators::Estimator& fitted, const FitData& data,
                   const CrossValidationOptions& options, Provenance& provenance);

/// Adds PredictiveModelQuality for the training data (accuracy, confusion matrix, for two classes
/// ROC and AUC; or errors and R2) and for the cross-validation of the provenance.
void add_quality(Document& document, const estimators::Estimator& fitted, const FitData& data,
                 const Provenance& provenance);

}  // namespace pmml::archive
