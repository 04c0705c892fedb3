#include "pmml/io/source_encoding.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "pmml/io/xml_chars.h"
#include "pmml/io/xml_declaration.h"
#include "pmml/io/xml_position.h"

namespace pmml {
namespace {

using xml::Declaration;
using xml::same_encoding;

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";

// Signs of encodings that are not read: UTF-32, EBCDIC, and UTF-16 without byte order mark.
struct Sign {
  std::string_view bytes;
  std::string_view encoding;
};
constexpr std::array<Sign, 6> refused_signs = {{{std::string_view("\xFF\xFE\0\0", 4), "UTF-32"},
                                                {std::string_view("\0\0\xFE\xFF", 4), "UTF-32"},
                                                {std::string_view("\0\0\0<", 4), "UTF-32"},
                                                {std::string_view("<\0", 2), "UTF-16 or UTF-32"},
                                                {std::string_view("\0<", 2), "UTF-16"},
                                                {"\x4C\x6F\xA7\x94", "EBCDIC"}}};

// What windows-1252 puts at 0x80 to 0x9F; 0 where it has no character.
constexpr std::array<char16_t, 32> windows_1252 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

constexpr char32_t no_character = 0xFFFFFFFF;
using ByteDecoder = char32_t (*)(unsigned char);

char32_t from_latin1(unsigned char c) {
  return c;
}
char32_t from_ascii(unsigned char c) {
  return c < 0x80 ? c : no_character;
}
char32_t from_windows_1252(unsigned char c) {
  if (c < 0x80 || c > 0x9F) return c;
  const char16_t value = windows_1252[c - 0x80U];
  return value == 0 ? no_character : value;
}

struct ByteEncoding {
  std::string_view name;
  ByteDecoder decode;
};
constexpr std::array<ByteEncoding, 8> byte_encodings = {{{"ISO-8859-1", from_latin1},
                                                         {"ISO_8859-1", from_latin1},
                                                         {"latin1", from_latin1},
                                                         {"US-ASCII", from_ascii},
                                                         {"ASCII", from_ascii},
                                                         {"windows-1252", from_windows_1252},
                                                         {"cp1252", from_windows_1252},
                                                         {"ISO646-US", from_ascii}}};

bool refuse(Report& report, Position where, std::string found, std::string expected) {
  report.add({"E-ENC",
              Severity::error,
              Layer::wellFormed,
              {},
              where,
              {},
              std::move(found),
              std::move(expected)});
  return false;
}

std::string hex_byte(unsigned char c) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  return std::string("byte 0x") + digits[c >> 4U] + digits[c & 15U];
}

void blank_encoding(std::string& text, const Declaration& declaration) {
  text.replace(declaration.encoding_at, declaration.encoding_size, declaration.encoding_size, ' ');
}

bool from_bytes(std::string& bytes, const ByteEncoding& encoding, Report& report) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 16);
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto c = static_cast<unsigned char>(bytes[i]);
    const char32_t value = encoding.decode(c);
    if (value == no_character) {
      return refuse(report, position_at(bytes, i), hex_byte(c),
                    "a character of " + std::string(encoding.name));
    }
    xml::append_utf8(text, value);
  }
  bytes = std::move(text);
  return true;
}

class Utf16 {
 public:
  Utf16(std::string_view bytes, bool little) : bytes_(bytes), little_(little) {}

  bool convert(std::string& text, Report& report) {
    if (bytes_.size() % 2 != 0) {
      return refuse(report, {}, "an odd number of bytes", "UTF-16 in pairs of bytes");
    }
    text.reserve(bytes_.size() / 2 + bytes_.size() / 16);
    while (at_ < bytes_.size()) {
      const std::optional<char32_t> value = next();
      if (!value) {
        return refuse(report, position_at(text, text.size()), "a lone surrogate",
                      "surrogates in pairs");
      }
      xml::append_utf8(text, *value);
    }
    return true;
  }

 private:
  char32_t unit(std::size_t at) const {
    const auto first = static_cast<unsigned char>(bytes_[at]);
    const auto second = static_cast<unsigned char>(bytes_[at + 1]);
    return little_ ? first | (second << 8U) : second | (first << 8U);
  }

  std::optional<char32_t> next() {
    const char32_t high = unit(at_);
    at_ += 2;
    if (high < 0xD800 || high > 0xDFFF) return high;
    if (high > 0xDBFF || at_ == bytes_.size()) return std::nullopt;
    const char32_t low = unit(at_);
    if (low < 0xDC00 || low > 0xDFFF) return std::nullopt;
    at_ += 2;
    return 0x10000 + ((high - 0xD800) << 10U) + (low - 0xDC00);
  }

  std::string_view bytes_;
  bool little_;
  std::size_t at_ = 0;
};

// The mark decides; a declaration may name UTF-16 with or without the byte order found.
bool from_utf16(std::string& bytes, bool little, Report& report) {
  std::string text;
  if (!Utf16(std::string_view(bytes).substr(2), little).convert(text, report)) return false;
  Declaration declaration;
  if (xml::read_declaration(text, declaration) && !declaration.encoding.empty()) {
    const std::string_view name = declaration.encoding;
    if (!same_encoding(name, "UTF-16") && !same_encoding(name, little ? "UTF-16LE" : "UTF-16BE")) {
      return refuse(report, position_at(text, declaration.encoding_at),
                    "encoding " + printable(name, 40), "UTF-16, as the byte order mark says");
    }
    blank_encoding(text, declaration);
  }
  bytes = std::move(text);
  return true;
}

bool from_declared(std::string& bytes, Report& report) {
  Declaration declaration;
  if (!xml::read_declaration(bytes, declaration) || declaration.encoding.empty()) return true;
  if (same_encoding(declaration.encoding, "UTF-8")) return true;
  for (const ByteEncoding& encoding : byte_encodings) {
    if (!same_encoding(declaration.encoding, encoding.name)) continue;
    const bool converted = from_bytes(bytes, encoding, report);
    if (converted) blank_encoding(bytes, declaration);
    return converted;
  }
  return refuse(report, position_at(bytes, declaration.encoding_at),
                "encoding " + printable(declaration.encoding, 40),
                "UTF-8, UTF-16, ISO-8859-1, US-ASCII or windows-1252");
}

}  // namespace

bool to_utf8(std::string& bytes, Report& report) {
  const std::string_view start = bytes;
  for (const Sign& sign : refused_signs) {
    if (start.starts_with(sign.bytes)) {
      return refuse(report, {1, 1}, std::string(sign.encoding),
                    "UTF-8, or UTF-16 with a byte order mark");
    }
  }
  if (start.starts_with("\xFF\xFE")) return from_utf16(bytes, true, report);
  if (start.starts_with("\xFE\xFF")) return from_utf16(bytes, false, report);
  if (start.starts_with(utf8_mark)) {
    bytes.erase(0, utf8_mark.size());
    return true;
  }
  return from_declared(bytes, report);
}

}  // namespace pmml
