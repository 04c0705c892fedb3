#include "pmml/io/xml_chars.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "pmml/io/xml_bytes.h"

namespace pmml::xml {
namespace {

using Range = std::pair<char32_t, char32_t>;

constexpr std::array<Range, 12> name_start_ranges = {{{0xC0, 0xD6},
                                                      {0xD8, 0xF6},
                                                      {0xF8, 0x2FF},
                                                      {0x370, 0x37D},
                                                      {0x37F, 0x1FFF},
                                                      {0x200C, 0x200D},
                                                      {0x2070, 0x218F},
                                                      {0x2C00, 0x2FEF},
                                                      {0x3001, 0xD7FF},
                                                      {0xF900, 0xFDCF},
                                                      {0xFDF0, 0xFFFD},
                                                      {0x10000, 0xEFFFF}}};

constexpr std::array<std::pair<std::string_view, char32_t>, 5> entities = {
    {{"lt", '<'}, {"gt", '>'}, {"amp", '&'}, {"apos", '\''}, {"quot", '"'}}};

bool is_continuation(unsigned char c) {
  return (c & 0xC0) == 0x80;
}

unsigned sequence_size(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead < 0xC2 || lead > 0xF4) return 0;
  return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

unsigned digit(char c, unsigned base) {
  if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
  if (base == 16 && c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a' + 10);
  if (base == 16 && c >= 'A' && c <= 'F') return static_cast<unsigned>(c - 'A' + 10);
  return base;
}

// `p` is behind "&#"; the value sticks at 0x110000, so that no length of digits wraps around.
char32_t read_number(const char*& p, const char* end) {
  const bool hex = p != end && *p == 'x';
  const unsigned base = hex ? 16 : 10;
  const char* first = hex ? p + 1 : p;
  const char* q = first;
  char32_t value = 0;
  for (; q != end && digit(*q, base) < base; ++q) {
    value = std::min<char32_t>(value * base + digit(*q, base), 0x110000);
  }
  if (q == first || q == end || *q != ';') return no_reference;
  p = q + 1;
  return value;
}

}  // namespace

Decoded decode_utf8(const char* p, const char* end) {
  if (p == end) return {};
  const auto lead = static_cast<unsigned char>(*p);
  const unsigned size = sequence_size(lead);
  if (size == 0 || static_cast<unsigned>(std::min<std::ptrdiff_t>(end - p, 4)) < size) return {};
  char32_t value = size == 1 ? lead : lead & (0x7FU >> size);
  for (unsigned i = 1; i < size; ++i) {
    const auto next = static_cast<unsigned char>(p[i]);
    if (!is_continuation(next)) return {};
    value = (value << 6) | (next & 0x3FU);
  }
  constexpr std::array<char32_t, 5> smallest = {0, 0, 0x80, 0x800, 0x10000};
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (value < smallest[size] || value > 0x10FFFF || surrogate) return {};
  return {value, size};
}

void append_utf8(std::string& out, char32_t value) {
  const auto put = [&](char32_t byte) { out += static_cast<char>(byte); };
  if (value < 0x80) return put(value);
  if (value < 0x800) {
    put(0xC0 | (value >> 6));
  } else if (value < 0x10000) {
    put(0xE0 | (value >> 12));
    put(0x80 | ((value >> 6) & 0x3F));
  } else {
    put(0xF0 | (value >> 18));
    put(0x80 | ((value >> 12) & 0x3F));
    put(0x80 | ((value >> 6) & 0x3F));
  }
  put(0x80 | (value & 0x3F));
}

bool is_char(char32_t value) {
  if (value < 0x20) return value == '\t' || value == '\n' || value == '\r';
  return value <= 0xD7FF || (value >= 0xE000 && value <= 0xFFFD) ||
         (value >= 0x10000 && value <= 0x10FFFF);
}

bool is_name_start(char32_t value) {
  if (value < 0x80) return is(nameStart, static_cast<char>(value));
  return std::any_of(name_start_ranges.begin(), name_start_ranges.end(),
                     [=](Range r) { return value >= r.first && value <= r.second; });
}

bool is_name_char(char32_t value) {
  if (value < 0x80) return is(nameByte, static_cast<char>(value));
  return value == 0xB7 || (value >= 0x300 && value <= 0x36F) || value == 0x203F ||
         value == 0x2040 || is_name_start(value);
}

char32_t read_reference(const char*& p, const char* end) {
  const char* q = p + 1;
  if (q != end && *q == '#') {
    const char32_t value = read_number(++q, end);
    if (value != no_reference) p = q;
    return value;
  }
  const std::string_view rest(q, static_cast<std::size_t>(end - q));
  for (const auto& [name, value] : entities) {
    if (rest.starts_with(name) && rest.substr(name.size()).starts_with(';')) {
      p = q + name.size() + 1;
      return value;
    }
  }
  return no_reference;
}

}  // namespace pmml::xml
