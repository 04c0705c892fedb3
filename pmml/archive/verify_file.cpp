#include <fstream>

#include "pmml/archive/built_in_schema.h"
#include "pmml/archive/data_digest.h"
#include "pmml/archive/provenance_document.h"
#include "pmml/archive/verify_stages.h"
#include "pmml/io/read.h"
#include "pmml/io/validate.h"
#include "pmml/io/write.h"
#include "pmml/tools/digest.h"
#include "pmml/tools/rules.h"

namespace pmml::archive {
namespace {

std::string place(const Problem& problem) {
  const std::string line =
      problem.where.line == 0 ? "" : " at line " + std::to_string(problem.where.line);
  return problem.id + line + (problem.path.empty() ? "" : ", " + problem.path) + ": " +
         problem.found;
}

const Problem* first_error(const Report& report) {
  for (const Problem& problem : report.problems()) {
    if (problem.severity == Severity::error) return &problem;
  }
  return nullptr;
}

// A promise that is kept when nothing was found.
void judge(Inspection& at, std::string_view id, const Report& report, std::string stated) {
  at.report.add(report);
  const Problem* first = first_error(report);
  if (first == nullptr) return at.promises.match(id, std::move(stated));
  at.promises.differ(id, std::move(stated), counted(report.errors(), "error"),
                     "the first: " + place(*first), first->path);
}

// The text, and the document when it can be read.
bool inspect_text(Inspection& at) {
  Report loading(at.path);
  Report reading(at.path);
  const bool loaded = load_file(at.path, {}, at.source, loading);
  if (loading.errors(Layer::io) != 0) throw IoError(std::move(loading));
  const bool is_pmml = loaded && read(at.source.bytes, at.document, reading);
  if (is_pmml) {
    at.view.emplace(archive_view(at.source.bytes, at.document));
    at.promises.match("limits", {});
    at.promises.match("well-formed", {});
    return true;
  }
  const Report& report = loaded ? reading : loading;
  const bool beyond = report.errors(Layer::limit) != 0;
  if (!beyond) at.promises.match("limits", {});
  judge(at, beyond ? "limits" : "well-formed", report, {});
  return false;
}

void inspect_schema(Inspection& at) {
  if (at.document.version() < Version::v4_4) {
    return at.promises.skip("schema", "it is of version " +
                                          std::string(to_string(at.document.version())) +
                                          ", whose schema is not built in");
  }
  Report report(at.path);
  ValidateOptions how;
  how.vendor = Vendor::allow;  // the standard asks for validity without it
  validate(at.source.bytes, built_in_schema(), report, how);
  judge(at, "schema", report, "PMML 4.4");
}

void inspect_rules(Inspection& at) {
  Report report(at.path);
  check_rules(at.document, report);
  judge(at, "rules", report, counted(rules().size(), "rule"));
}

bool is_gzip(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  char first[2] = {};
  return file.read(first, 2) && first[0] == '\x1f' && first[1] == '\x8b';
}

void inspect_canonical(Inspection& at) {
  const std::string canonical = write(at.document);
  const std::string found = is_gzip(at.path) ? digest(at.source.bytes) : file_facts(at.path).sha256;
  const std::string wanted = digest(canonical);
  if (wanted == found) return at.promises.match("canonical", wanted);
  if (find_extension(at.document.pmml, "seal") == nullptr) {
    return at.promises.skip("canonical", "a document without seal does not promise it; it is not");
  }
  at.promises.differ("canonical", wanted, found,
                     "the same document is written in other bytes; `pmml convert` restores them");
}

void inspect_seal(Inspection& at) {
  constexpr std::string_view path = "/PMML/Extension[@name='seal']/@value";
  const SealState& state = at.view->seal;
  if (!state.present) return at.promises.skip("seal", "the document has no seal");
  if (state.stated == state.computed && !state.last) {
    return at.promises.differ("seal", "the last child of the root", "something follows it",
                              "a seal is the last thing of a document", std::string(path));
  }
  const std::string of_text = text_digest(at.source.bytes);
  if (state.stated == state.computed && state.stated != of_text) {
    return at.promises.differ("seal", state.stated, of_text,
                              "the content is what was sealed, its form is not", std::string(path));
  }
  at.promises.compare("seal", state.stated, state.computed,
                      "the document was changed after it had been sealed", std::string(path));
}

void inspect_profile(Inspection& at) {
  const auto& header = at.document.pmml.header;
  const KeptNode* claim = header ? find_extension(*header, "profile") : nullptr;
  if (claim == nullptr) return at.promises.skip("profile", "the document claims no profile");
  const std::string stated(attribute_of(*claim, "value"));
  const auto level = claimed_level(at.document);
  if (!level) {
    return at.promises.differ("profile", stated, "A0, A1, A2 of version 1.0",
                              "the claim is of a profile that is not known",
                              "/PMML/Header/Extension[@name='profile']/@value");
  }
  Report report(at.path);
  check_profile(*at.view, *level, report);
  judge(at, "profile", report, stated);
}

}  // namespace

bool inspect_file(Inspection& at) {
  if (!inspect_text(at)) return false;
  at.promises.attempt("schema", at.report, [&] { inspect_schema(at); });
  at.promises.attempt("rules", at.report, [&] { inspect_rules(at); });
  at.promises.attempt("canonical", at.report, [&] { inspect_canonical(at); });
  at.promises.attempt("seal", at.report, [&] { inspect_seal(at); });
  at.promises.attempt("profile", at.report, [&] { inspect_profile(at); });
  return true;
}

}  // namespace pmml::archive
