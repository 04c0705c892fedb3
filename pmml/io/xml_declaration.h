// The XML declaration: <?xml version="1.0" encoding="..." standalone="..."?>
#pragma once

#include <cstddef>
#include <string_view>

namespace pmml::xml {

/// Views into the text; `size` 0 means that the text starts without a declaration.
/// `encoding_at` and `encoding_size` span the whole pseudo-attribute, name and quotes included.
struct Declaration {
  std::string_view version;
  std::string_view encoding;
  std::string_view standalone;
  std::size_t encoding_at = 0;
  std::size_t encoding_size = 0;
  std::size_t size = 0;
  /// When reading failed: where and what should have been there.
  std::size_t error_at = 0;
  std::string_view expected;
};

/// Productions 23 to 26, 32 and 80; any version number of the right shape is let through. False:
/// see `error_at` and `expected`.
bool read_declaration(std::string_view text, Declaration& declaration);

/// Encoding names are compared without regard to ASCII case.
bool same_encoding(std::string_view left, std::string_view right);

}  // namespace pmml::xml
