// Where a model comes from, as its provenance says.
#pragma once

#include <optional>

#include "pmml/archive/provenance.h"
#include "pmml/report/block.h"

namespace pmml::report {

/// Every fact of the provenance that no other section shows, and those that are unavailable with
/// the reason; then what the header says.
Section origin_section(const PMML& pmml, const std::optional<archive::Provenance>& provenance);

}  // namespace pmml::report
