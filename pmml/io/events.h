// What the strict XML pass tells its listener: the only door between XML text and the document.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "pmml/describe/problem.h"

namespace pmml {

/// An attribute or namespace declaration. `value` has references decoded and white space
/// normalised (XML 1.0, 3.3.3); `uri` is set for a prefixed attribute; `offset` is of its name.
struct XmlAttribute {
  std::string_view qname;
  std::string_view prefix;
  std::string_view local;
  std::string_view value;
  std::string_view uri;
  std::uint64_t offset = 0;
};

/// A start tag or empty-element tag, attributes in document order. `offset` and `where` are of its
/// '<', `content` is the offset just after its '>'.
struct StartTag {
  std::string_view qname;
  std::string_view prefix;
  std::string_view local;
  std::string_view uri;
  std::span<const XmlAttribute> attributes;
  std::uint64_t offset = 0;
  std::uint64_t content = 0;
  Position where;
};

/// Listener of a scan. Views are valid until the next event; every start has its end. A listener
/// may throw to stop the scan.
class XmlEvents {
 public:
  virtual ~XmlEvents();

  virtual void start(const StartTag& tag) = 0;
  /// Character data inside the root, possibly in pieces: references and CDATA decoded, line ends
  /// turned into '\n'.
  virtual void text(std::string_view decoded, Position where) = 0;
  /// `content_end` is the offset of the end tag's '<'; for an empty-element tag its `content`.
  virtual void end(std::uint64_t content_end) = 0;
  virtual void instruction(std::string_view /*target*/, std::string_view /*data*/,
                           Position /*where*/) {}
  virtual void comment(std::string_view /*text*/) {}
  /// Asked after each start: true keeps everything up to the element's own end to itself. The
  /// content is still checked; it lies between `content` and `content_end`.
  virtual bool skip_content() { return false; }
};

}  // namespace pmml
