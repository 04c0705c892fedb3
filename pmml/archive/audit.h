// What is in a document besides plain PMML, listed before anybody trusts it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pmml/archive/trust.h"
#include "pmml/model/document.h"

namespace pmml::archive {

/// One thing found. All texts but `reason` come from the document: print them through `printable`.
struct Untrusted {
  UntrustedKind kind = UntrustedKind::extension;
  /// What a Trust names to accept it: the extender, the namespace URI, the function; else empty.
  std::string subject;
  std::string path;  ///< XPath
  Position where;    ///< of the element, or zero when it is not known
  std::string found;
  std::string reason;  ///< why it is listed, in plain words
};

/// Of one kind no more than this many are listed; a last one says how many more there are.
constexpr std::size_t max_findings_per_kind = 1000;

/// Everything in the document that `trust` does not accept, in the order of places. Extensions that
/// are exactly as our program writes them are not listed. Nothing is evaluated or fetched.
std::vector<Untrusted> audit(const Document& document, const Trust& trust = Trust::nothing());

/// How large a document is.
struct Sizes {
  std::uint64_t bytes = 0;
  std::uint64_t elements = 0;
  std::size_t depth = 0;         ///< of the deepest element, the root counted
  std::size_t largest_text = 0;  ///< bytes of the longest attribute value or text
};

struct Audit {
  std::vector<Untrusted> findings;
  Sizes sizes;
};

/// The audit of a document and of the text it was read from, which alone tells comments, all
/// processing instructions and sizes.
Audit audit(const Document& document, std::string_view utf8, const Trust& trust = Trust::nothing());

}  // namespace pmml::archive
