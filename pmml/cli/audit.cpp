#include "pmml/archive/audit.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "pmml/cli/load.h"
#include "pmml/cli/verbs.h"

namespace pmml::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t longest_line = 160;

archive::Trust trust_of(const AuditOptions& options) {
  archive::Trust trust = archive::Trust::nothing();
  trust.extenders = {options.extenders.begin(), options.extenders.end()};
  trust.namespaces = {options.namespaces.begin(), options.namespaces.end()};
  trust.functions = {options.functions.begin(), options.functions.end()};
  return trust;
}

Json audit_json(const AuditOptions& options, const archive::Audit& audit) {
  Json json = {{"file", options.model},      {"clean", audit.findings.empty()},
               {"bytes", audit.sizes.bytes}, {"elements", audit.sizes.elements},
               {"depth", audit.sizes.depth}, {"largestText", audit.sizes.largest_text},
               {"findings", Json::array()}};
  for (const archive::Untrusted& finding : audit.findings) {
    json["findings"].push_back({{"kind", archive::to_string(finding.kind)},
                                {"subject", finding.subject},
                                {"line", finding.where.line},
                                {"column", finding.where.column},
                                {"path", finding.path},
                                {"found", finding.found},
                                {"reason", finding.reason}});
  }
  return json;
}

void print_audit(const AuditOptions& options, const archive::Audit& audit, const Console& console) {
  for (const archive::Untrusted& finding : audit.findings) {
    console.line(fmt::format("{}: {}: {}", archive::to_string(finding.kind), finding.reason,
                             printable(finding.found, longest_line)));
    if (finding.path.empty()) continue;
    console.line(
        finding.where == Position{}
            ? fmt::format("    at {}", printable(finding.path))
            : fmt::format("    at {}, line {}", printable(finding.path), finding.where.line));
  }
  console.line(fmt::format("{} bytes, {} elements, {} deep, longest text {} bytes",
                           audit.sizes.bytes, audit.sizes.elements, audit.sizes.depth,
                           audit.sizes.largest_text));
  const std::size_t count = audit.findings.size();
  console.verdict(count == 0,
                  printable(options.model) + (count == 0 ? ": nothing but plain PMML"
                                                         : fmt::format(": {} findings", count)));
}

}  // namespace

int audit(const AuditOptions& options, const Console& console) {
  const DocumentAndText loaded = load_with_text(options.model);
  const archive::Audit audit =
      archive::audit(loaded.document, loaded.source.bytes, trust_of(options));
  print_audit(options, audit, console);
  console.result(audit_json(options, audit));
  return audit.findings.empty() ? fine : findings;
}

}  // namespace pmml::cli
