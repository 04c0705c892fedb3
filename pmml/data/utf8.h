// Well-formedness of UTF-8 as Unicode table 3-7 defines it.
#pragma once

#include <cstddef>
#include <string_view>

namespace pmml {

/// What may stand before text in UTF-8 and is no part of it.
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// Offset of the first byte at or after `from` that starts no well-formed UTF-8 sequence
/// (overlong forms, surrogates and values beyond U+10FFFF included), or npos.
std::size_t find_invalid_utf8(std::string_view text, std::size_t from = 0);

}  // namespace pmml
