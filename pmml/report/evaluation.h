// How good a model was.
#pragma once

#include <optional>

#include "pmml/archive/provenance.h"
#include "pmml/report/block.h"

namespace pmml::report {

/// Scores and folds of the provenance, then what every model explains: measures of quality,
/// confusion matrix, ROC and lift.
Section evaluation_section(const PMML& pmml, const std::optional<archive::Provenance>& provenance);

}  // namespace pmml::report
