// What the options of `fit` state of a model.
#pragma once

#include "pmml/archive/facts.h"
#include "pmml/archive/fit_facts.h"
#include "pmml/cli/verbs.h"

namespace pmml::cli {

/// The facts of --facts, with those of the data, the source code and the time. `whole` is the table
/// as it was read, `used` its rows with a target. Throws IoError, InvalidData.
archive::Facts stated_facts(const FitOptions& options, const Table& whole, const Table& used);

archive::CrossValidationOptions cross_validation_of(const FitOptions& options);

}  // namespace pmml::cli
