// Long runs of bytes, 16 at a time where the processor allows.
#pragma once

#include <array>
#include <bit>
#include <cstdint>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace pmml::xml {

enum ByteClass : std::uint8_t { nameStart = 1, nameByte = 2, space = 4 };

/// Classes of the ASCII bytes. ':' has none, since it separates names, nor have bytes from 0x80.
inline constexpr std::array<std::uint8_t, 256> byte_classes = [] {
  std::array<std::uint8_t, 256> table{};
  for (unsigned c = 'a'; c <= 'z'; ++c) table[c] = table[c - 'a' + 'A'] = nameStart | nameByte;
  for (unsigned c = '0'; c <= '9'; ++c) table[c] = nameByte;
  table['_'] = nameStart | nameByte;
  table['-'] = table['.'] = nameByte;
  table[' '] = table['\t'] = table['\n'] = table['\r'] = space;
  return table;
}();

inline bool is(ByteClass wanted, char c) {
  return (byte_classes[static_cast<unsigned char>(c)] & wanted) != 0;
}

/// True for bytes below 0x20 other than tab and newline, and for bytes from 0x80.
inline bool is_special(char c) {
  return static_cast<signed char>(c) < 0x20 && c != '\n' && c != '\t';
}

#ifdef __SSE2__
inline __m128i load16(const char* p) {
  return _mm_loadu_si128(reinterpret_cast<const __m128i*>(p));
}
inline __m128i equals(__m128i bytes, char c) {
  return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c));
}
inline unsigned bits(__m128i mask) {
  return static_cast<unsigned>(_mm_movemask_epi8(mask));
}

// Letters fold onto a..z; '-' '.' '/' 0..9 are neighbours, of which only '/' ends a name.
inline unsigned name_bits(__m128i bytes) {
  const __m128i folded = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
  const __m128i letter = _mm_and_si128(_mm_cmpgt_epi8(folded, _mm_set1_epi8('a' - 1)),
                                       _mm_cmplt_epi8(folded, _mm_set1_epi8('z' + 1)));
  const __m128i digit = _mm_and_si128(_mm_cmpgt_epi8(bytes, _mm_set1_epi8('-' - 1)),
                                      _mm_cmplt_epi8(bytes, _mm_set1_epi8('9' + 1)));
  const __m128i other =
      _mm_or_si128(_mm_andnot_si128(equals(bytes, '/'), digit), equals(bytes, '_'));
  return bits(_mm_or_si128(letter, other));
}

// Where attribute values need a look: `quote`, '<', '&', below 0x20, from 0x80.
template <char quote>
[[gnu::always_inline]] inline unsigned value_stops(__m128i bytes) {
  const __m128i markup = _mm_or_si128(equals(bytes, '<'), equals(bytes, '&'));
  const __m128i odd = _mm_cmplt_epi8(bytes, _mm_set1_epi8(0x20));
  return bits(_mm_or_si128(_mm_or_si128(markup, odd), equals(bytes, quote)));
}

struct TextBits {
  unsigned stops;
  unsigned newlines;
};

// Where text needs a look: three stops, below 0x20 without tab and newline, from 0x80.
template <char a, char b, char c>
[[gnu::always_inline]] inline TextBits text_bits(__m128i bytes) {
  const __m128i newline = equals(bytes, '\n');
  const __m128i odd = _mm_andnot_si128(_mm_or_si128(newline, equals(bytes, '\t')),
                                       _mm_cmplt_epi8(bytes, _mm_set1_epi8(0x20)));
  const __m128i stop =
      _mm_or_si128(_mm_or_si128(equals(bytes, a), equals(bytes, b)), equals(bytes, c));
  return {bits(_mm_or_si128(odd, stop)), bits(newline)};
}

// The first 16 bytes of both are `size` equal ones, or more.
inline bool same16(const char* left, const char* right, std::size_t size) {
  const unsigned equal = bits(_mm_cmpeq_epi8(load16(left), load16(right)));
  return static_cast<std::size_t>(std::countr_one(equal)) >= size;
}
#endif

/// First byte at or after `p` that is no ASCII name byte.
inline const char* skip_name(const char* p, const char* end) {
#ifdef __SSE2__
  for (; end - p >= 16; p += 16) {
    const unsigned stops = ~name_bits(load16(p)) & 0xFFFFU;
    if (stops != 0) return p + std::countr_zero(stops);
  }
#endif
  while (p != end && is(nameByte, *p)) ++p;
  return p;
}

/// First byte of an attribute value that needs a look: `quote`, '<', '&', below 0x20, from 0x80.
template <char quote>
const char* skip_value(const char* p, const char* end) {
#ifdef __SSE2__
  for (; end - p >= 16; p += 16) {
    const unsigned stops = value_stops<quote>(load16(p));
    if (stops != 0) return p + std::countr_zero(stops);
  }
#endif
  while (p != end && *p != quote && *p != '<' && *p != '&' &&
         static_cast<signed char>(*p) >= 0x20) {
    ++p;
  }
  return p;
}

/// The line a place is in: its number and where it starts.
struct Line {
  std::uint64_t number = 1;
  const char* start = nullptr;
  void begin_at(const char* p) {
    ++number;
    start = p;
  }
};

/// First byte that is one of the three stops or special; tabs and newlines are passed over, and
/// `line` is moved on.
template <char a, char b = a, char c = a>
[[gnu::always_inline]] inline const char* skip_text(const char* p, const char* end, Line& line) {
#ifdef __SSE2__
  for (; end - p >= 32; p += 32) {
    const TextBits low = text_bits<a, b, c>(load16(p));
    const TextBits high = text_bits<a, b, c>(load16(p + 16));
    const unsigned stops = low.stops | (high.stops << 16);
    const unsigned before = (stops & (0U - stops)) - 1;
    for (unsigned n = (low.newlines | (high.newlines << 16)) & before; n != 0; n &= n - 1) {
      line.begin_at(p + std::countr_zero(n) + 1);
    }
    if (stops != 0) return p + std::countr_zero(stops);
  }
#endif
  for (; p != end && *p != a && *p != b && *p != c && !is_special(*p); ++p) {
    if (*p == '\n') line.begin_at(p + 1);
  }
  return p;
}

}  // namespace pmml::xml
