#include <algorithm>

#include "pmml/archive/profile_rules.h"
#include "pmml/archive/source.h"
#include "pmml/archive/verify_stages.h"

namespace pmml::archive {
namespace {

constexpr std::string_view source_id = "source";

void compare_file(Inspection& at, const SourceFile& recorded,
                  const std::vector<SourceFile>& present) {
  const auto found = std::ranges::find(present, recorded.path, &SourceFile::path);
  const bool absent = found == present.end();
  if (!absent && found->sha256 == recorded.sha256) return;
  at.promises.differ(
      source_id, recorded.sha256, absent ? "no such file" : found->sha256,
      recorded.path + (absent ? " is not there" : " is another file than the recorded one"),
      provenance_path("/sourceCode/file[@path='" + recorded.path + "']"));
}

void compare_source(Inspection& at, const SourceCode& recorded) {
  const std::vector<SourceFile> present = source_facts(*at.options.source);
  for (const SourceFile& file : recorded.files) compare_file(at, file, present);
  if (recorded.sha256) {
    at.promises.compare(
        source_id, *recorded.sha256, source_digest(present),
        counted(present.size(), "file") + ", other ones than those that were recorded",
        provenance_path("/sourceCode/@sha256"));
  } else if (!at.promises.has(source_id)) {
    at.promises.match(source_id, counted(recorded.files.size(), "file"),
                      provenance_path("/sourceCode"));
  }
}

}  // namespace

void inspect_source(Inspection& at) {
  const bool recorded = at.provenance() != nullptr && at.provenance()->sourceCode;
  if (!recorded) return at.promises.skip(source_id, "no source code is recorded");
  const SourceCode& source = *at.provenance()->sourceCode;
  if (!source.sha256 && source.files.empty()) {
    return at.promises.skip(source_id, "no digest of the source code is recorded");
  }
  if (!at.options.source) return at.promises.skip(source_id, "the source code was not given");
  at.promises.attempt(source_id, at.report, [&] { compare_source(at, source); });
}

}  // namespace pmml::archive
