// Statistics of the training data, for readers of the document; scoring never uses them.
#pragma once

#include <span>
#include <string>

#include "pmml/data/table.h"
#include "pmml/model/document.h"

namespace estimators {

/// Counts of every named column, the range, mean, standard deviation (of the population), median
/// and quantiles (linear between values) of numbers, and the frequencies of up to 1000 texts.
/// Columns that the table lacks are left out.
pmml::ModelStats model_stats(const pmml::Table& table, std::span<const std::string> names);

}  // namespace estimators
