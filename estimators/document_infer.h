// Pipelines out of documents that do not say how their fields were made.
#pragma once

#include <string>
#include <vector>

#include "estimators/document_fields.h"
#include "estimators/pipeline.h"

namespace estimators {

/// The model with every CategoricalPredictor as a NumericPredictor of a NormDiscrete field.
pmml::RegressionModel with_numeric_predictors(const pmml::RegressionModel& model);

/// Whether the fields are the raw inputs as they come, numbers without replacements.
bool are_plain(const std::vector<std::string>& used, const FieldReader& fields);

/// A ColumnTransformer with one step per used field, and the columns it makes of `inputs`. Known
/// are FieldRef (also with mapMissingTo), standardisation by Apply or by NormContinuous along one
/// line, NormDiscrete, and replacements of missing inputs. Throws UnsupportedFeature.
TransformerPipeline infer_transformers(const std::vector<std::string>& used,
                                       const FieldReader& fields, FieldColumns& features);

}  // namespace estimators
