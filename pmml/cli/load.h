// What several verbs do first.
#pragma once

#include <string>

#include "pmml/data/csv.h"
#include "pmml/model/document.h"

namespace pmml::cli {

/// The document of a file for scoring, which itself refuses what it cannot do without; throws what
/// `pmml::load` throws.
Document load_document(const std::string& path);

/// The table of a CSV file; throws IoError or InvalidData with all problems.
Table load_table(const std::string& path, const CsvOptions& options);

}  // namespace pmml::cli
