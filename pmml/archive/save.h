// Saving: nothing appears under the final name before it has proved itself.
#pragma once

#include <string>

#include "pmml/model/document.h"

namespace pmml {

struct SaveOptions {
  /// Refuse what validation against the PMML 4.4 schema refuses. Documents of older versions are
  /// only read back.
  bool require_valid = true;
  /// Replay the ModelVerification rows of every model that has some.
  bool verify = true;
};

/// Writes canonical PMML (gzip when the name ends in .gz) to a temporary file beside the target,
/// reads it back, compares it with what was to be written, validates it with Xerces against the
/// built-in schema, replays its verification rows, and only then gives it its name. The old file
/// stays intact until then. Throws IoError when the disk fails, InvalidDocument when the document
/// does not hold.
void save(const Document& document, const std::string& path, const SaveOptions& options = {});

}  // namespace pmml
