#include "pmml/data/utf8.h"

#include <cstdint>
#include <cstring>

namespace pmml {
namespace {

struct Lead {
  std::size_t length;
  unsigned char second_low;
  unsigned char second_high;
};

// What may follow a first byte; length 0 when no sequence starts with it.
Lead lead(unsigned char byte) {
  if (byte < 0x80) return {1, 0, 0};
  if (byte < 0xC2) return {0, 0, 0};
  if (byte < 0xE0) return {2, 0x80, 0xBF};
  if (byte == 0xE0) return {3, 0xA0, 0xBF};
  if (byte == 0xED) return {3, 0x80, 0x9F};
  if (byte < 0xF0) return {3, 0x80, 0xBF};
  if (byte == 0xF0) return {4, 0x90, 0xBF};
  if (byte < 0xF4) return {4, 0x80, 0xBF};
  if (byte == 0xF4) return {4, 0x80, 0x8F};
  return {0, 0, 0};
}

// Length of the well-formed sequence at the front of `text`, or 0.
std::size_t sequence_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const Lead expected = lead(byte(0));
  if (expected.length > text.size()) return 0;
  for (std::size_t i = 1; i < expected.length; ++i) {
    const unsigned char low = i == 1 ? expected.second_low : 0x80;
    const unsigned char high = i == 1 ? expected.second_high : 0xBF;
    if (byte(i) < low || byte(i) > high) return 0;
  }
  return expected.length;
}

// First offset at or after `from` whose 8-byte word holds a byte that is not ASCII, or the tail.
std::size_t skip_ascii_words(std::string_view text, std::size_t from) {
  while (text.size() - from >= sizeof(std::uint64_t)) {
    std::uint64_t word;
    std::memcpy(&word, text.data() + from, sizeof word);
    if ((word & 0x8080808080808080U) != 0) break;
    from += sizeof word;
  }
  return from;
}

}  // namespace

std::size_t find_invalid_utf8(std::string_view text, std::size_t from) {
  std::size_t at = skip_ascii_words(text, from);
  while (at < text.size()) {
    const std::size_t length = sequence_length(text.substr(at));
    if (length == 0) return at;
    at += length;
    if (length == 1) at = skip_ascii_words(text, at);
  }
  return std::string_view::npos;
}

}  // namespace pmml
