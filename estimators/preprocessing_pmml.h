// Transformers as derived fields and treatments of missing values, and back.
#pragma once

#include <memory>

#include "estimators/document_fields.h"
#include "estimators/document_notes.h"
#include "estimators/pipeline.h"

namespace estimators {

/// Writes what the transformer does to the columns it was fitted on and returns the columns it
/// makes. A StandardScaler becomes Apply (x - mean) / scale, which rounds exactly as transform does
/// (NormContinuous would not); a SimpleImputer the replacement of the MiningField, or FieldRef with
/// mapMissingTo where the column is also used otherwise; a OneHotEncoder one NormDiscrete per
/// column. The notes get its kind, hyperparameters and structure. Throws UnsupportedFeature.
FieldColumns write_transformer(const Transformer& transformer, const FieldColumns& columns,
                               FieldWriter& fields, Notes notes);

/// The transformer that the notes describe, with what fit learnt taken from the derived fields, and
/// the columns it makes in `columns`. Throws InvalidDocument when the fields do not bear it out.
std::unique_ptr<Transformer> read_transformer(FieldColumns& columns, FieldReader& fields,
                                              const Notes& notes);

/// Whether the notes describe a transformer.
bool has_transformer(const Notes& notes);

}  // namespace estimators
