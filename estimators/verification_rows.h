// Records for engines to check themselves against, chosen so that a change of the model shows.
#pragma once

#include <cstddef>
#include <span>

#include "estimators/document_fields.h"
#include "estimators/estimator.h"
#include "pmml/data/table.h"

namespace estimators {

/// Where the numbers of verification records come from.
enum class RowSource : bool {
  perturbed,  ///< training records, every continuous number moved by up to 1 % of its deviation
  training    ///< training records as they are: needs the consent of whom they are about
};

struct RowOptions {
  RowSource source = RowSource::perturbed;
  /// At most so many records; the most telling come first.
  std::size_t most = 1000;
};

/// Inputs for verification records, at least 30 where there are as many training records: five of
/// every predicted class (of a regressor the ends of its predictions); for every input with missing
/// cells one without it, and one without all of them; for every continuous input its least and
/// greatest value and one far beyond each; of trees a record in every leaf, and for every split on
/// an input the threshold itself and the next number above it. The choice is the same at every
/// call.
pmml::Table verification_rows(const Estimator& fitted, const pmml::Table& inputs,
                              std::span<const InputField> fields, const RowOptions& options);

}  // namespace estimators
