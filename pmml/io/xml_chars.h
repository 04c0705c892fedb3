// Characters as XML 1.0 (fifth edition) defines them, and UTF-8.
#pragma once

#include <string>

namespace pmml::xml {

/// One decoded character; `size` 0 means the bytes are not UTF-8 (overlong, surrogate, truncated
/// or above U+10FFFF).
struct Decoded {
  char32_t value = 0;
  unsigned size = 0;
};
Decoded decode_utf8(const char* p, const char* end);

/// `value` must be a Unicode scalar value.
void append_utf8(std::string& out, char32_t value);

/// Char, production 2.
bool is_char(char32_t value);
/// NameStartChar and NameChar without ':', productions 4 and 4a.
bool is_name_start(char32_t value);
bool is_name_char(char32_t value);

/// Reads the reference at `p`, which is at '&', and moves `p` behind its ';'. Returns the number
/// written, 0x110000 for anything larger, or `no_reference` when it is malformed or names an entity
/// other than lt, gt, amp, apos and quot; then `p` stays.
inline constexpr char32_t no_reference = 0xFFFFFFFF;
char32_t read_reference(const char*& p, const char* end);

}  // namespace pmml::xml
