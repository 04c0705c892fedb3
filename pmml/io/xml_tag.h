// Start tags: names, attributes, namespaces, limits.
#pragma once

#include <string>
#include <vector>

#include "pmml/io/events.h"
#include "pmml/io/xml_cursor.h"
#include "pmml/io/xml_namespaces.h"
#include "pmml/io/xml_stack.h"

namespace pmml::xml {

/// Reads one start tag after the other into the same buffers.
class TagReader : public Cursor {
 protected:
  TagReader(std::string_view text, const Limits& limits)
      : Cursor(text, limits.name_length), limits_(limits) {}

  /// Nearly every start tag, quickly: an ASCII name without prefix, then attributes that are one
  /// space, such a name and ="plain text", all of it short and not near the end of the document.
  /// `tag` is at '<'. Returns the place of the '>' or "/>", or null for any
  /// other tag: read_start_tag() has to look at that.
  const char* usual_start_tag(const char* tag, std::string_view& name);

  /// Reads the tag at '<' and brings its declarations into scope. Views are valid until the next
  /// call. True for an empty-element tag.
  bool read_start_tag(StartTag& tag);

  std::uint64_t offset_of(const char* p) const { return static_cast<std::uint64_t>(p - begin_); }

  const Limits& limits_;
  Namespaces namespaces_;
  Stack<XmlAttribute> attributes_;

 private:
  const char* usual_attribute(const char* p);
  void read_attributes();
  void attribute();
  void note_kind(std::string_view name);
  std::string_view value();
  template <char quote>
  bool value_until();
  bool tag_end();

  void decode_values();
  void decode_value(std::string_view raw);

  void declare_namespaces();
  void declare(const XmlAttribute& attribute);
  void resolve_prefixes();
  std::string_view element_uri(std::string_view prefix, std::uint64_t offset) const;
  std::string_view resolve(std::string_view prefix, std::uint64_t offset) const;

  void check_unique_names();
  void check_unique_expanded_names();
  [[noreturn]] void fail_repeated(const XmlAttribute& attribute) const;

  std::vector<std::size_t> undecoded_;  // attributes whose value has references or line ends
  std::vector<const XmlAttribute*> sorted_;
  std::string decoded_;
  std::uint64_t name_kinds_ = 0;  // one bit per kind; equal names are of one kind
  std::uint64_t repeated_kinds_ = 0;
  std::size_t declarations_ = 0;
  std::size_t prefixed_ = 0;
};

inline void TagReader::note_kind(std::string_view name) {
  const unsigned kind = static_cast<unsigned char>(name.front()) +
                        11U * static_cast<unsigned char>(name.back()) +
                        23U * static_cast<unsigned>(name.size());
  const std::uint64_t bit = 1ULL << (kind & 63U);
  repeated_kinds_ |= name_kinds_ & bit;
  name_kinds_ |= bit;
}

#ifdef __SSE2__
// `p` is at the space; returns the place behind the closing quote, or null. Names starting with
// 'x' may declare namespaces and are left to others.
[[gnu::always_inline]] inline const char* TagReader::usual_attribute(const char* p) {
  const char* name = p + 1;
  const __m128i first = load16(name);
  const auto size = static_cast<unsigned>(std::countr_zero(~name_bits(first)));
  const char* value = name + size + 2;
  const unsigned near = value_stops<'"'>(first) | (value_stops<'"'>(load16(name + 16)) << 16);
  const std::uint64_t stops = static_cast<std::uint64_t>(near) >> (size + 2);
  if (size > 16 || name[size] != '=' || name[size + 1] != '"') return nullptr;
  if (!is(nameStart, *name) || *name == 'x' || size > limits_.name_length) return nullptr;
  const char* stop =
      stops != 0 ? value + std::countr_zero(stops) : skip_value<'"'>(name + 32, end_);
  if (stop == end_ || *stop != '"') return nullptr;
  if (static_cast<std::size_t>(stop - value) > limits_.attribute_length) return nullptr;
  const std::string_view qname = view(name, name + size);
  note_kind(qname);
  XmlAttribute& attribute = attributes_.add();
  attribute.qname = qname;
  attribute.local = qname;
  attribute.prefix = {};
  attribute.uri = {};
  attribute.value = view(value, stop);
  attribute.offset = offset_of(name);
  return stop + 1;
}

[[gnu::always_inline]] inline const char* TagReader::usual_start_tag(const char* tag,
                                                                     std::string_view& name) {
  if (end_ - tag < 64 || !is(nameStart, tag[1])) return nullptr;
  const auto size = static_cast<unsigned>(std::countr_zero(~name_bits(load16(tag + 1))));
  if (size > 15 || size > limits_.name_length) return nullptr;
  name = view(tag + 1, tag + 1 + size);
  attributes_.clear();
  name_kinds_ = 0;
  repeated_kinds_ = 0;
  const char* p = tag + 1 + size;
  for (std::size_t room = limits_.attributes; *p == ' '; --room) {
    if (room == 0 || end_ - p < 64) return nullptr;
    p = usual_attribute(p);
    if (p == nullptr) return nullptr;
  }
  if (repeated_kinds_ != 0) check_unique_names();
  return *p == '>' || (*p == '/' && p[1] == '>') ? p : nullptr;
}
#else
inline const char* TagReader::usual_start_tag(const char* /*tag*/, std::string_view& /*name*/) {
  return nullptr;
}
#endif

}  // namespace pmml::xml
