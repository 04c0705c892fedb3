// Real documents of other toolchains and the standard's examples, for tests that go over them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pmml::test {

/// The reference material is there; otherwise a line that says "SKIPPED: " has been printed.
bool has_corpus();

/// Paths of all documents of the corpus, in the order of its list.
std::vector<std::string> corpus_files();
/// Paths of the standard's examples, sorted.
std::vector<std::string> example_files();

/// The text of a file, decompressed and in UTF-8; nothing when the gate refuses it.
std::optional<std::string> well_formed(const std::string& path);

/// The namespace of the root element as the file says, empty when it has none.
std::string root_namespace(std::string_view utf8);

/// The text with the namespace and the version of its root replaced by those of 4.4.
std::string as_latest(std::string text);

}  // namespace pmml::test
