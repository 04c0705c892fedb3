// Start tags: names, attributes, namespaces, limits.
#pragma once

#include <string>
#include <vector>

#include "pmml/io/events.h"
#include "pmml/io/xml_cursor.h"
#include "pmml/io/xml_namespaces.h"

namespace pmml::xml {

/// Reads one start tag after the other into the same buffers.
class TagReader : public Cursor {
 protected:
  TagReader(std::string_view text, const Limits& limits)
      : Cursor(text, limits.name_length), limits_(limits) {}

  /// Reads the tag at '<' and brings its declarations into scope. Views are valid until the next
  /// call. True for an empty-element tag.
  bool read_start_tag(StartTag& tag);

  std::uint64_t offset_of(const char* p) const { return static_cast<std::uint64_t>(p - begin_); }

  const Limits& limits_;
  Namespaces namespaces_;

 private:
  const char* usual_attributes(const char* p);
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

  std::vector<XmlAttribute> attributes_;
  std::vector<std::size_t> undecoded_;  // attributes whose value has references or line ends
  std::vector<const XmlAttribute*> sorted_;
  std::string decoded_;
  std::uint64_t name_kinds_ = 0;  // one bit per kind of name; equal names are of one kind
  bool maybe_repeated_ = false;
  std::size_t declarations_ = 0;
  std::size_t prefixed_ = 0;
};

}  // namespace pmml::xml
