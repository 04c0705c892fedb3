// Collects the findings of an audit: what is accepted is left out, what is too much is counted.
#pragma once

#include <array>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "pmml/archive/audit.h"
#include "pmml/archive/audit_words.h"

namespace pmml::archive {

/// Where something stands; the path is only made for what is listed.
struct AuditPlace {
  Position where;
  std::function<std::string()> path;
};

class Findings {
 public:
  explicit Findings(const Trust& trust) : trust_(trust) {}

  bool accepts(UntrustedKind kind, std::string_view subject) const {
    return trust_.accepts(kind, subject);
  }
  void add(UntrustedKind kind, std::string_view subject, std::string_view found,
           std::string_view reason, const AuditPlace& place);
  /// A namespace that is declared; those of PMML, XML and XML Schema are no finding.
  void declared(std::string_view uri, const AuditPlace& place);
  /// An attribute of that namespace that names a schema elsewhere: true, and listed, if it is one.
  bool schema_hint(std::string_view uri, std::string_view name, std::string_view value,
                   const AuditPlace& place);
  /// Whatever the text names outside of the document, and whether it is unusually long.
  void text(std::string_view text, const AuditPlace& place);
  /// The same at any length.
  void words(std::string_view text, const AuditPlace& place);
  /// The same for a text of our own Extensions, where URIs and addresses are given on purpose.
  void own_text(std::string_view text, const AuditPlace& place);
  /// The first element that is unusually deep.
  void depth(std::size_t depth, const AuditPlace& place);
  /// Words that are no finding elsewhere, as the provenance states them.
  void state(std::string_view text);

  /// All findings in the order of places, with those that were only counted.
  std::vector<Untrusted> take();

 private:
  void word(WordKind kind, std::string_view word, const AuditPlace& place);

  const Trust& trust_;
  std::vector<Untrusted> list_;
  std::array<std::size_t, 10> counts_{};
  std::set<std::string, std::less<>> stated_;
  bool deep_ = false;
};

}  // namespace pmml::archive
