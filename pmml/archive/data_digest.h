// What tells that a snapshot of data is the one a model was made with.
#pragma once

#include <cstdint>
#include <string>

#include "pmml/archive/provenance.h"
#include "pmml/data/csv.h"

namespace pmml::archive {

/// SHA-256 of the cells of a table: of the text that `write_csv` makes of its columns sorted by
/// name, numbers in shortest round-trip decimals, missing cells empty. Line ends, quotes,
/// separators, byte order marks, missing markers and the order of columns do not change it; the
/// order of rows and every cell do.
std::string table_digest(const Table& table);

/// The facts of a CSV file: size, rows, columns and both digests. `table` is what was read from it,
/// with its types inferred. Throws IoError.
TrainingData snapshot_of(const std::string& path, const Table& table);

/// SHA-256 and size of a file. Throws IoError.
struct FileFacts {
  std::uint64_t bytes = 0;
  std::string sha256;
};
FileFacts file_facts(const std::string& path);

}  // namespace pmml::archive
