#include "pmml/io/xml_cursor.h"

namespace pmml::xml {
namespace {

std::string hex(char32_t value, int digits) {
  std::string out;
  for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
    out += "0123456789ABCDEF"[(value >> shift) & 15];
  }
  return out;
}

std::string describe(char32_t value) {
  if (value > 0x20 && value < 0x7F) return std::string("'") + static_cast<char>(value) + "'";
  return "U+" + hex(value, value > 0xFFFF ? 6 : 4);
}

}  // namespace

std::string Cursor::here() const {
  if (p_ == end_) return "end of document";
  const Decoded c = decode_utf8(p_, end_);
  if (c.size == 0) return "byte 0x" + hex(static_cast<unsigned char>(*p_), 2);
  return describe(c.value);
}

void Cursor::fail(std::string_view id, std::string_view expected) const {
  fail_at(p_, id, here(), std::string(expected));
}

void Cursor::fail_at(const char* where, std::string_view id, std::string found,
                     std::string expected) const {
  throw Violation{id, Layer::wellFormed, static_cast<std::uint64_t>(where - begin_),
                  std::move(found), std::move(expected)};
}

void Cursor::fail_limit(const char* where, std::string_view id, std::string_view what,
                        std::uint64_t found, std::uint64_t limit) const {
  throw Violation{id, Layer::limit, static_cast<std::uint64_t>(where - begin_),
                  std::to_string(found) + " " + std::string(what),
                  "at most " + std::to_string(limit)};
}

void Cursor::character() {
  if (p_ == end_) fail("E-WF", "more of the document");
  if (is(space, *p_)) {
    pass_space();
    return;
  }
  const Decoded c = decode_utf8(p_, end_);
  if (c.size == 0) fail("E-UTF8", "a character in UTF-8");
  if (!is_char(c.value)) fail("E-CHAR", "an XML character");
  p_ += c.size;
}

char32_t Cursor::reference() {
  const char* start = p_;
  const char32_t value = read_reference(p_, end_);
  if (value == no_reference) {
    fail_at(start, "E-REF", printable(view(start, end_).substr(0, 20), 20),
            "&lt; &gt; &amp; &apos; &quot; or a character reference");
  }
  if (!is_char(value)) {
    fail_at(start, "E-CHAR", printable(view(start, p_), 20), "a reference to an XML character");
  }
  return value;
}

void Cursor::check_length(const char* start) const {
  const auto size = static_cast<std::uint64_t>(p_ - start);
  if (size > name_limit_) fail_limit(start, "E-NAME", "bytes in a name", size, name_limit_);
}

std::string_view Cursor::ncname() {
  const char* start = p_;
  Decoded c = decode_utf8(p_, end_);
  if (p_ != end_ && c.size == 0) fail("E-UTF8", "a character in UTF-8");
  if (c.size == 0 || !is_name_start(c.value)) fail("E-WF", "a name");
  while (c.size != 0 && is_name_char(c.value)) {
    p_ = skip_name(p_ + c.size, end_);
    c = decode_utf8(p_, end_);
  }
  if (p_ != end_ && c.size == 0) fail("E-UTF8", "a character in UTF-8");
  check_length(start);
  return view(start, p_);
}

Name Cursor::any_qname(const char* start) {
  p_ = start;
  if (peek() == ':') fail("E-NS", "a prefix before ':'");
  const std::string_view first = ncname();
  if (peek() != ':') return {first, {}, first};
  ++p_;
  const std::string_view local = ncname();
  if (peek() == ':') fail("E-NS", "a name with one ':' at most");
  check_length(start);
  return {view(start, p_), first, local};
}

}  // namespace pmml::xml
