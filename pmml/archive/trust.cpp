#include "pmml/archive/trust.h"

#include "pmml/archive/audit.h"
#include "pmml/io/source.h"

namespace pmml::archive {
namespace {

constexpr std::string_view kind_names[] = {"extension",          "foreign-namespace",
                                           "unknown-element",    "unknown-attribute",
                                           "unknown-function",   "vendor-markup",
                                           "external-reference", "regular-expression",
                                           "personal-text",      "size"};

Problem refusal(const Untrusted& finding) {
  Problem problem;
  problem.id = "E-UNTRUSTED";
  problem.layer = Layer::vendor;
  problem.where = finding.where;
  problem.path = finding.path;
  problem.found = std::string(to_string(finding.kind)) + ": " + finding.found;
  problem.expected = "nothing that is not trusted: " + finding.reason;
  return problem;
}

}  // namespace

std::string_view to_string(UntrustedKind kind) {
  return kind_names[static_cast<std::size_t>(kind)];
}

Trust Trust::nothing() {
  Trust trust;
  trust.kinds.clear();
  return trust;
}

bool Trust::accepts(UntrustedKind kind, std::string_view subject) const {
  if (kinds.contains(kind)) return true;
  switch (kind) {
    case UntrustedKind::extension:
      return extenders.contains(subject);
    case UntrustedKind::foreignNamespace:
      return namespaces.contains(subject);
    case UntrustedKind::unknownFunction:
      return functions.contains(subject);
    default:
      return false;
  }
}

Document load(const std::string& path, const Trust& trust, Profile profile, const Limits& limits) {
  Report report(path);
  Source source;
  Document document;
  const bool complete =
      load_file(path, limits, source, report) && read(source.bytes, document, report, limits);
  if (report.errors(Layer::io) != 0) throw IoError(std::move(report));
  if (!complete || !acceptable(report, profile)) throw InvalidDocument(std::move(report));
  Report refusals(path);
  for (const Untrusted& finding : audit(document, source.bytes, trust).findings) {
    refusals.add(refusal(finding));
  }
  if (!refusals.ok()) throw InvalidDocument(std::move(refusals));
  return document;
}

}  // namespace pmml::archive
