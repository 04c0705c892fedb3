// Upper and lower case of Unicode, the same in every locale.
#pragma once

#include <string>
#include <string_view>

namespace pmml::scoring {

/// Letter by letter (Unicode 14); of those that become several letters only ß does, as SS.
std::string to_upper(std::string_view text);
std::string to_lower(std::string_view text);

/// The characters of UTF-8; a byte that begins none counts as one.
std::u32string decode(std::string_view text);
void append_utf8(std::string& text, char32_t character);

}  // namespace pmml::scoring
