// What a caller lets into a program, by name: everything else in a document is refused.
#pragma once

#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <string_view>

#include "pmml/io/read.h"

namespace pmml::archive {

/// What a document may hold beyond plain PMML.
enum class UntrustedKind : std::uint8_t {
  extension,          ///< an Extension that our program did not write, or that is not as it writes
  foreignNamespace,   ///< a declaration of a namespace that is not PMML's
  unknownElement,     ///< an element that PMML does not know, or not there
  unknownAttribute,   ///< an attribute that PMML does not know
  unknownFunction,    ///< a function neither built in nor defined in the document
  vendorMarkup,       ///< x- attributes and X- elements
  externalReference,  ///< what names something outside: a URI, a table elsewhere, an instruction
  regularExpression,  ///< a pattern that is run over texts
  personalText,       ///< what looks like a login, a path, an e-mail address or a host name
  size                ///< what is unusually deep or long
};

/// "extension", "foreign-namespace" and the like: stable names.
std::string_view to_string(UntrustedKind kind);

/// What is accepted. By default what neither runs nor reaches out: patterns, texts and sizes.
struct Trust {
  using Names = std::set<std::string, std::less<>>;

  /// Extenders whose Extensions are accepted with all they hold; "" for those that name none.
  Names extenders;
  Names namespaces;  ///< URIs
  Names functions;
  /// Kinds that are accepted whatever they name.
  std::set<UntrustedKind> kinds = {UntrustedKind::regularExpression, UntrustedKind::personalText,
                                   UntrustedKind::size};

  /// Accepts nothing, so that an audit lists everything.
  static Trust nothing();
  /// Whether the kind, or what the finding names, is accepted.
  bool accepts(UntrustedKind kind, std::string_view subject) const;
};

/// The document of a file that holds nothing but plain PMML, our own Extensions, and what is
/// trusted. Throws IoError, InvalidDocument as `pmml::load` does, and InvalidDocument with one
/// E-UNTRUSTED per refusal. Nothing of what is refused has been evaluated or fetched.
Document load(const std::string& path, const Trust& trust, Profile profile = Profile::standard,
              const Limits& limits = {});

}  // namespace pmml::archive
