// The data dictionary of a report.
#pragma once

#include "pmml/report/block.h"
#include "pmml/report/fields.h"

namespace pmml::report {

/// A row for every field: its role in the models, its type, unit and values, and how the training
/// data are spread.
Section dictionary_section(const PMML& pmml, const Fields& fields);

/// How the values of a field are spread, by its statistics; nothing when they do not tell.
std::optional<Distribution> distribution_of(const UnivariateStats& stats, const DataField* field);

}  // namespace pmml::report
