#include "pmml/io/read.h"

#include <algorithm>
#include <array>

#include "pmml/io/binder.h"
#include "pmml/io/scanner.h"
#include "pmml/io/source.h"

namespace pmml {
namespace {

// Findings that leave the meaning of the document intact: what they are about is kept.
constexpr std::array<std::string_view, 6> tolerable = {"E-VENDOR", "E-ATTRIBUTE",  "E-NAMESPACE",
                                                       "E-CHILD",  "E-INCOMPLETE", "E-TEXT"};

bool is_tolerable(const Problem& problem, Profile profile) {
  if (problem.severity != Severity::error) return true;
  if (problem.layer == Layer::wellFormed || problem.layer == Layer::limit) return false;
  if (problem.layer == Layer::io || problem.id == "E-ROOT") return false;
  if (profile == Profile::lenient) return true;
  return profile == Profile::standard &&
         std::find(tolerable.begin(), tolerable.end(), problem.id) != tolerable.end();
}

}  // namespace

bool read(std::string_view utf8, Document& document, Report& report, const Limits& limits) {
  document = Document();
  Binder binder(utf8, description_of<PMML>(), description_of<Extension>(), &document.pmml, report);
  if (!scan(utf8, limits, binder, report) || !binder.root().found) return false;
  document.namespaceUri = binder.root().namespace_uri;
  for (const auto& [target, data] : binder.root().instructions) {
    document.instructions.push_back({target, data});
  }
  return true;
}

bool read_file(const std::string& path, Document& document, Report& report, const Limits& limits) {
  Source source;
  return load_file(path, limits, source, report) && read(source.bytes, document, report, limits);
}

bool acceptable(const Report& report, Profile profile) {
  if (report.total() > report.problems().size() && profile == Profile::strict) return report.ok();
  return std::all_of(report.problems().begin(), report.problems().end(),
                     [&](const Problem& problem) { return is_tolerable(problem, profile); });
}

Document load(const std::string& path, Profile profile, const Limits& limits) {
  Report report(path);
  Document document;
  const bool complete = read_file(path, document, report, limits);
  if (report.errors(Layer::io) != 0) throw IoError(std::move(report));
  if (!complete || !acceptable(report, profile)) throw InvalidDocument(std::move(report));
  return document;
}

}  // namespace pmml
