// The source code a model was made with: which files, and what tells that they are the ones.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "pmml/archive/provenance.h"

namespace pmml::archive {

/// The regular files below a folder, sorted by the bytes of their paths, or the one file that
/// `path` names. Links are not followed, and folders whose names begin with a dot are left out;
/// `text` stays empty. Throws IoError E-NOFILE or E-READ.
std::vector<SourceFile> source_facts(const std::string& path);

/// Puts the text of the files of `source_facts(path)` into them; files that are no UTF-8 or hold
/// characters that XML cannot hold stay without. Throws IoError E-READ.
void embed_text(const std::string& path, std::span<SourceFile> files);

/// SHA-256 of what sha256sum prints for the files, sorted by path: a line "HEX  PATH" each. By
/// hand, in the folder: `find . -type f -not -path '*/.*/*' -printf '%P\0' | LC_ALL=C sort -z |
/// xargs -0 sha256sum | sha256sum`.
std::string source_digest(std::span<const SourceFile> files);

}  // namespace pmml::archive
