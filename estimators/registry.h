// Estimators by name.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "estimators/estimator.h"

namespace estimators {

/// An unfitted estimator with default hyperparameters. Throws InvalidData E-ESTIMATOR-NAME.
std::unique_ptr<Estimator> make_estimator(std::string_view name);

/// The names make_estimator knows, in alphabetical order.
std::vector<std::string_view> estimator_names();

}  // namespace estimators
