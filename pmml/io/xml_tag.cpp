#include "pmml/io/xml_tag.h"

#include <algorithm>
#include <tuple>

namespace pmml::xml {

bool TagReader::tag_end() {
  const bool empty = *p_ == '/';
  p_ += empty ? 2 : 1;
  return empty;
}

// Stops at '>' or "/>".
void TagReader::read_attributes() {
  attributes_.clear();
  undecoded_.clear();
  name_kinds_ = 0;
  repeated_kinds_ = 0;
  declarations_ = prefixed_ = 0;
  while (true) {
    const bool spaced = skip_space();
    const char c = peek();
    if (c == '>' || (c == '/' && peek(1) == '>')) return;
    if (c == '/') {
      ++p_;
      fail("E-WF", "'>' after '/'");
    }
    if (!spaced) fail("E-WF", "white space, '>' or '/>'");
    attribute();
  }
}

bool TagReader::read_start_tag(StartTag& tag) {
  const char* start = p_++;
  tag.where = position(start);
  const Name name = qname();
  read_attributes();
  if (!undecoded_.empty()) decode_values();
  if (repeated_kinds_ != 0) check_unique_names();
  if (declarations_ != 0) declare_namespaces();
  if (prefixed_ != 0) resolve_prefixes();
  tag.offset = offset_of(start);
  tag.qname = name.qname;
  tag.prefix = name.prefix;
  tag.local = name.local;
  tag.uri = name.prefix.empty() ? namespaces_.unprefixed() : element_uri(name.prefix, tag.offset);
  tag.attributes = attributes_.all();
  const bool empty = tag_end();
  tag.content = offset();
  return empty;
}

void TagReader::attribute() {
  const char* start = p_;
  if (attributes_.size() >= limits_.attributes) {
    fail_limit(start, "E-ATTRS", "attributes", attributes_.size() + 1, limits_.attributes);
  }
  const Name name = qname();
  skip_space();
  if (peek() != '=') fail("E-WF", "'='");
  ++p_;
  skip_space();
  attributes_.add() = {name.qname, name.prefix, name.local, {}, {}, offset_of(start)};
  attributes_.back().value = value();
  note_kind(name.qname);
  if (!name.prefix.empty()) ++prefixed_;
  if (name.prefix == "xmlns" || name.qname == "xmlns") ++declarations_;
}

std::string_view TagReader::value() {
  const char quote = peek();
  if (quote != '"' && quote != '\'') fail("E-WF", "a value in quotes");
  const char* start = ++p_;
  const bool plain = quote == '"' ? value_until<'"'>() : value_until<'\''>();
  const std::string_view raw = view(start, p_++);
  if (raw.size() > limits_.attribute_length) {
    fail_limit(start, "E-ATTRLEN", "bytes in an attribute value", raw.size(),
               limits_.attribute_length);
  }
  if (!plain) undecoded_.push_back(attributes_.size() - 1);
  return raw;
}

// Stops at the quote. False when the value is not what it says, letter by letter.
template <char quote>
bool TagReader::value_until() {
  bool plain = true;
  while (true) {
    p_ = skip_value<quote>(p_, end_);
    const char c = peek();
    if (c == quote) return plain;
    if (c == '<') fail("E-WF", "&lt; in an attribute value");
    if (c == '&' || is(space, c)) plain = false;
    if (c == '&') {
      reference();
    } else {
      character();
    }
  }
}

// Decoding never makes a value longer, so that one reservation keeps all views in place.
void TagReader::decode_values() {
  std::size_t most = 0;
  for (const std::size_t i : undecoded_) most += attributes_.all()[i].value.size();
  decoded_.clear();
  decoded_.reserve(most);
  for (const std::size_t i : undecoded_) {
    const std::size_t start = decoded_.size();
    decode_value(attributes_.all()[i].value);
    attributes_.all()[i].value = std::string_view(decoded_).substr(start);
  }
}

// Section 3.3.3 after 2.11: a line end is one space, a character written as a reference stays.
void TagReader::decode_value(std::string_view raw) {
  const char* p = raw.data();
  const char* end = p + raw.size();
  while (p != end) {
    if (*p == '&') {
      append_utf8(decoded_, read_reference(p, end));
      continue;
    }
    if (*p == '\r' && p + 1 != end && p[1] == '\n') ++p;
    decoded_ += is(space, *p) ? ' ' : *p;
    ++p;
  }
}

void TagReader::declare_namespaces() {
  for (const XmlAttribute& attribute : attributes_.all()) {
    if (attribute.prefix == "xmlns" || attribute.qname == "xmlns") declare(attribute);
  }
}

void TagReader::declare(const XmlAttribute& attribute) {
  const std::string_view prefix = attribute.prefix.empty() ? std::string_view{} : attribute.local;
  const std::string_view uri = attribute.value;
  const auto refuse = [&](std::string expected) {
    fail_at(begin_ + attribute.offset, "E-NS",
            printable(attribute.qname, 100) + "=\"" + printable(uri, 100) + "\"",
            std::move(expected));
  };
  if (prefix == "xmlns") refuse("no declaration of the prefix xmlns");
  if ((prefix == "xml") != (uri == xml_uri)) refuse("prefix xml and its namespace together only");
  if (uri == xmlns_uri) refuse("no prefix for the namespace of xmlns");
  if (!prefix.empty() && uri.empty()) refuse("a namespace name");
  if (prefix != "xml") namespaces_.declare(prefix, uri);
}

void TagReader::resolve_prefixes() {
  for (XmlAttribute& attribute : attributes_.all()) {
    if (!attribute.prefix.empty()) attribute.uri = resolve(attribute.prefix, attribute.offset);
  }
  if (prefixed_ > 1) check_unique_expanded_names();
}

std::string_view TagReader::element_uri(std::string_view prefix, std::uint64_t offset) const {
  if (prefix == "xmlns") fail_at(begin_ + offset + 1, "E-NS", "xmlns", "another prefix");
  return resolve(prefix, offset + 1);
}

std::string_view TagReader::resolve(std::string_view prefix, std::uint64_t offset) const {
  const auto uri = namespaces_.find(prefix);
  if (!uri) {
    fail_at(begin_ + offset, "E-NS", "prefix " + printable(prefix, 100),
            "a declared namespace prefix");
  }
  return *uri;
}

void TagReader::check_unique_names() {
  sorted_.clear();
  for (const XmlAttribute& attribute : attributes_.all()) sorted_.push_back(&attribute);
  const auto key = [](const XmlAttribute* a) { return std::tie(a->qname, a->offset); };
  std::sort(sorted_.begin(), sorted_.end(), [=](auto a, auto b) { return key(a) < key(b); });
  const auto same = [](auto a, auto b) { return a->qname == b->qname; };
  const auto found = std::adjacent_find(sorted_.begin(), sorted_.end(), same);
  if (found != sorted_.end()) fail_repeated(**(found + 1));
}

void TagReader::check_unique_expanded_names() {
  sorted_.clear();
  for (const XmlAttribute& attribute : attributes_.all()) {
    if (!attribute.prefix.empty()) sorted_.push_back(&attribute);
  }
  const auto key = [](const XmlAttribute* a) { return std::tie(a->local, a->uri, a->offset); };
  std::sort(sorted_.begin(), sorted_.end(), [=](auto a, auto b) { return key(a) < key(b); });
  const auto same = [](auto a, auto b) { return a->local == b->local && a->uri == b->uri; };
  const auto found = std::adjacent_find(sorted_.begin(), sorted_.end(), same);
  if (found != sorted_.end()) fail_repeated(**(found + 1));
}

void TagReader::fail_repeated(const XmlAttribute& attribute) const {
  fail_at(begin_ + attribute.offset, "E-DUPATTR", printable(attribute.qname, 100) + " again",
          "each attribute once");
}

}  // namespace pmml::xml
