// Records with the estimator's own predictions, for engines to check themselves against.
#pragma once

#include <string>
#include <vector>

#include "estimators/estimator.h"
#include "pmml/data/table.h"
#include "pmml/model/document.h"

namespace estimators {

/// Names of the results in Output: the prediction and one probability per class.
struct ResultNames {
  std::string predicted;
  std::vector<std::string> probabilities;
};

/// The inputs with the estimator's predictions, to be met within a relative 1e-13. Nothing when the
/// table has no rows.
pmml::Box<pmml::ModelVerification> verification(const Estimator& fitted, const pmml::Table& inputs,
                                                const ResultNames& results);

}  // namespace estimators
