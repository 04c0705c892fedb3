// A document's bytes, loaded once: files and streams, gzip, and the encodings XML may come in.
#pragma once

#include <istream>
#include <string>
#include <string_view>

#include "pmml/describe/problem.h"
#include "pmml/io/limits.h"

namespace pmml {

/// What every later step reads. `bytes` are UTF-8 without byte order mark; a declaration of
/// another encoding is blanked out, so that lines (and columns, while text is ASCII) stay in place.
struct Source {
  std::string name;
  std::string bytes;
};

/// Reads a regular file once. Gzip is recognised by its first bytes; UTF-8, UTF-16 with byte order
/// mark, and, when declared, ISO-8859-1, US-ASCII and windows-1252 are understood.
/// Ids: E-NOFILE, E-ISDIR, E-NOTFILE, E-PERM, E-READ, E-EMPTY, E-SIZE, E-RATIO, E-GZIP, E-ENC.
bool load_file(const std::string& path, const Limits& limits, Source& source, Report& report);

/// The same for a stream, read to its end.
bool load_stream(std::istream& stream, std::string name, const Limits& limits, Source& source,
                 Report& report);

/// The same for bytes already in memory.
bool load_memory(std::string_view bytes, std::string name, const Limits& limits, Source& source,
                 Report& report);

}  // namespace pmml
