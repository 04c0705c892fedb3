#include "pmml/archive/audit_findings.h"

#include <algorithm>

#include "pmml/archive/provenance.h"
#include "pmml/describe/version.h"

namespace pmml::archive {
namespace {

// Real documents are far below: 45 deep, attributes of 600 bytes.
constexpr std::size_t usual_depth = 256;
constexpr std::size_t usual_text = 1 << 20;
constexpr std::size_t longest_found = 1000;

constexpr std::string_view known_namespaces[] = {provenance_namespace,
                                                 "http://www.w3.org/XML/1998/namespace",
                                                 "http://www.w3.org/2001/XMLSchema"};

constexpr std::string_view instance_namespace = "http://www.w3.org/2001/XMLSchema-instance";

bool is_known_namespace(std::string_view uri) {
  return uri.empty() || uri == instance_namespace || version_of_namespace(uri).has_value() ||
         std::ranges::find(known_namespaces, uri) != std::end(known_namespaces);
}

std::string_view reason_of(WordKind kind) {
  switch (kind) {
    case WordKind::uri:
      return "names something outside of the document";
    case WordKind::path:
      return "looks like a path of a file system";
    case WordKind::email:
      return "looks like an e-mail address";
    case WordKind::host:
      return "looks like the name or address of a computer";
  }
  return {};
}

}  // namespace

void Findings::add(UntrustedKind kind, std::string_view subject, std::string_view found,
                   std::string_view reason, const AuditPlace& place) {
  if (accepts(kind, subject)) return;
  if (counts_[static_cast<std::size_t>(kind)]++ >= max_findings_per_kind) return;
  list_.push_back({kind, std::string(subject), place.path(), place.where,
                   std::string(found.substr(0, longest_found)), std::string(reason)});
}

void Findings::declared(std::string_view uri, const AuditPlace& place) {
  if (is_known_namespace(uri)) return;
  add(UntrustedKind::foreignNamespace, uri, uri, "is a namespace that is not PMML's", place);
}

bool Findings::schema_hint(std::string_view uri, std::string_view name, std::string_view value,
                           const AuditPlace& place) {
  const std::string_view local = name.substr(name.find(':') + 1);
  const bool is_hint = local == "schemaLocation" || local == "noNamespaceSchemaLocation";
  if (uri != instance_namespace || !is_hint) return false;
  add(UntrustedKind::externalReference, {}, std::string(name) + "=\"" + std::string(value) + "\"",
      "names a schema elsewhere", place);
  return true;
}

void Findings::word(WordKind kind, std::string_view word, const AuditPlace& place) {
  if (is_known_namespace(word) || stated_.contains(word)) return;
  const bool is_uri = kind == WordKind::uri;
  add(is_uri ? UntrustedKind::externalReference : UntrustedKind::personalText, {}, word,
      reason_of(kind), place);
}

void Findings::text(std::string_view text, const AuditPlace& place) {
  if (text.size() > usual_text) {
    add(UntrustedKind::size, {}, std::to_string(text.size()) + " bytes",
        "is a text of unusual length", place);
  }
  words(text, place);
}

void Findings::words(std::string_view text, const AuditPlace& place) {
  find_words(text, [&](WordKind kind, std::string_view found) { word(kind, found, place); });
}

void Findings::own_text(std::string_view text, const AuditPlace& place) {
  find_words(text, [&](WordKind kind, std::string_view found) {
    if (kind == WordKind::uri && found.starts_with("file:")) kind = WordKind::path;
    if (kind == WordKind::uri || kind == WordKind::email) return;
    add(UntrustedKind::personalText, {}, found, reason_of(kind), place);
  });
}

void Findings::depth(std::size_t depth, const AuditPlace& place) {
  if (depth <= usual_depth || deep_) return;
  deep_ = true;
  add(UntrustedKind::size, {}, "depth " + std::to_string(depth), "is unusually deep", place);
}

void Findings::state(std::string_view text) {
  find_words(text, [&](WordKind, std::string_view found) { stated_.emplace(found); });
}

std::vector<Untrusted> Findings::take() {
  std::ranges::stable_sort(list_, [](const Untrusted& a, const Untrusted& b) {
    return std::pair(a.where.line, a.where.column) < std::pair(b.where.line, b.where.column);
  });
  for (std::size_t kind = 0; kind < counts_.size(); ++kind) {
    if (counts_[kind] <= max_findings_per_kind) continue;
    const std::size_t more = counts_[kind] - max_findings_per_kind;
    list_.push_back({static_cast<UntrustedKind>(kind),
                     {},
                     {},
                     {},
                     std::to_string(more) + " more",
                     "there are more of this kind than are listed"});
  }
  return std::move(list_);
}

}  // namespace pmml::archive
