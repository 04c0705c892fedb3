// Saving: nothing appears under the final name before it has proved itself.
#pragma once

#include <string>

#include "pmml/archive/facts.h"
#include "pmml/archive/profile.h"
#include "pmml/model/document.h"

namespace pmml {

struct SaveOptions {
  /// Refuse what validation against the PMML 4.4 schema refuses. Documents of older versions are
  /// only read back.
  bool require_valid = true;
  /// Replay the ModelVerification rows of every model that has some.
  bool verify = true;
  /// What is stated of the model; it becomes part of the document, which then claims the highest
  /// level it reaches and is sealed. Without facts a document is written as it is: a seal that was
  /// broken stays broken.
  std::optional<archive::Facts> facts;
};

/// What was saved: the level that the document reaches and claims (nothing without facts), and the
/// rules that keep it from level A2.
struct SaveResult {
  std::optional<archive::Level> level;
  Report missing;
};

/// Writes canonical PMML (gzip when the name ends in .gz) to a temporary file beside the target,
/// reads it back, compares it with what was to be written, validates it with Xerces against the
/// built-in schema, replays its verification rows, and only then gives it its name. The old file
/// stays intact until then. Throws IoError when the disk fails, InvalidDocument when the document
/// does not hold.
SaveResult save(const Document& document, const std::string& path, const SaveOptions& options = {});

/// The document as `save` writes it: with the facts, its claim and its seal.
Document archived(const Document& document, const SaveOptions& options, SaveResult& result);

}  // namespace pmml
