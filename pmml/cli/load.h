// What several verbs do first.
#pragma once

#include <string>

#include "pmml/data/csv.h"
#include "pmml/io/source.h"
#include "pmml/model/document.h"

namespace pmml::cli {

/// The document of a file for scoring, which itself refuses what it cannot do without; throws what
/// `pmml::load` throws.
Document load_document(const std::string& path);

/// A document together with the text it was read from.
struct DocumentAndText {
  Source source;
  Document document;
};

/// Reads any document that is well-formed; throws IoError or InvalidDocument with all problems.
DocumentAndText load_with_text(const std::string& path);

/// The table of a CSV file; throws IoError or InvalidData with all problems.
Table load_table(const std::string& path, const CsvOptions& options);

}  // namespace pmml::cli
