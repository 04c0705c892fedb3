// RandomForestClassifier and RandomForestRegressor as MiningModel, and back.
#pragma once

#include <memory>

#include "estimators/document_fields.h"
#include "estimators/document_notes.h"
#include "estimators/random_forest.h"

namespace estimators {

/// One segment per tree, combined by average: of the class probabilities, as predict_proba does, or
/// of the predictions.
pmml::Model write_model(const RandomForestClassifier& fitted, const FieldColumns& features,
                        Notes& notes);
pmml::Model write_model(const RandomForestRegressor& fitted, const FieldColumns& features,
                        Notes& notes);

/// The fields that the trees test, in document order of their first test.
std::vector<std::string> tested_fields(const pmml::MiningModel& model);

/// Majority votes become an average of votes, which is the same. Throws UnsupportedFeature for all
/// else than trees of equal weight.
std::unique_ptr<Estimator> read_model(const pmml::MiningModel& model, const FieldColumns& features,
                                      const FieldReader& fields, const Notes& notes);

}  // namespace estimators
