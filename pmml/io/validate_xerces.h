// Xerces-C behind a wall: a compiled grammar, and what it finds in a text, in plain types.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pmml/io/validate_place.h"

namespace pmml {

/// One complaint of Xerces.
struct Violation {
  enum class Kind { element, attribute, value, other, wellFormed };

  Violation(Kind what, std::string found_text, std::string expected_text)
      : kind(what), found(std::move(found_text)), expected(std::move(expected_text)) {}

  Kind kind;
  Sought target;
  std::string found;
  std::string expected;
};

/// What one run found; `failure` says in a few words why Xerces gave up, empty when it did not.
struct Findings {
  std::vector<Violation> violations;
  bool more = false;
  std::string failure;
};

/// A schema compiled once into a locked pool. Readers are lent to one thread at a time and kept
/// for the next document.
class Grammar {
 public:
  /// Never throws for a bad schema; says in `findings` what is wrong and is then not to be used.
  Grammar(std::string_view xsd, Findings& findings);
  ~Grammar();

  const std::string& target_namespace() const;
  /// Reads the UTF-8 text as a document, up to `max_violations`.
  Findings check(std::string_view utf8, std::size_t max_violations) const;

 private:
  class Pool;
  std::unique_ptr<Pool> pool_;
};

}  // namespace pmml
