// LinearRegression and LogisticRegression as RegressionModel, and back.
#pragma once

#include <memory>

#include "estimators/document_fields.h"
#include "estimators/document_notes.h"
#include "estimators/linear_regression.h"
#include "estimators/logistic_regression.h"

namespace estimators {

/// The model's own content; the fields of the features are given in their order.
pmml::Model write_model(const LinearRegression& fitted, const FieldColumns& features, Notes& notes);
/// One table per class in the order of classes_, normalised by softmax. Two classes have a table of
/// zeros for the first: softmax then gives both probabilities exactly as predict_proba does, where
/// logit would round 1 - p.
pmml::Model write_model(const LogisticRegression& fitted, const FieldColumns& features,
                        Notes& notes);

/// The fields that the tables multiply, in the order of their first use. CategoricalPredictor and
/// PredictorTerm are not among them.
std::vector<std::string> predictors(const pmml::RegressionModel& model);

/// LinearRegression for regression, LogisticRegression for classification by softmax or, of two
/// classes, by logit. Throws UnsupportedFeature for other links, powers and terms.
std::unique_ptr<Estimator> read_model(const pmml::RegressionModel& model,
                                      const FieldColumns& features, const FieldReader& fields,
                                      const Notes& notes);

}  // namespace estimators
