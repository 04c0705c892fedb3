// The seal: a digest of the whole document, in its last Extension.
#pragma once

#include <string>
#include <string_view>

#include "pmml/model/document.h"

namespace pmml::archive {

/// What is known of the seal of a document.
struct SealState {
  bool present = false;
  bool last = false;     ///< it is the last child of the root, where nothing can follow it
  std::string stated;    ///< SHA-256, 64 lower-case hexadecimal digits, as the seal says
  std::string computed;  ///< of the canonical text without the line of the seal
  bool ok() const { return present && last && stated == computed; }
};

/// SHA-256 of the canonical text of the document without a seal. In a canonical file the seal is a
/// line of its own, so that `grep -v 'name="seal"' model.pmml | sha256sum` gives the same.
std::string content_digest(const Document& document);

SealState seal_state(const Document& document);

/// SHA-256 of a file's text without the line of its seal, which is the last line that names one. Of
/// a canonical file it is the content digest; any other byte gives another one.
std::string text_digest(std::string_view utf8);

/// Sets the seal, as the last Extension of the root; a seal that is there is replaced.
void seal(Document& document);

}  // namespace pmml::archive
