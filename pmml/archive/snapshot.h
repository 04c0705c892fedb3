// Data as they were when a model was made, in whatever encoding they come back.
#pragma once

#include <string>

#include "pmml/data/csv.h"

namespace pmml::archive {

/// The table of a CSV file with its types inferred. Besides UTF-8 it may be UTF-16 with a byte
/// order mark; other bytes are taken as windows-1252, which holds ISO-8859-1. Throws IoError or
/// InvalidData with all problems.
Table read_snapshot(const std::string& path, const CsvOptions& options = {});

}  // namespace pmml::archive
