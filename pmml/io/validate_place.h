// Where violations lie: from a validator's reading position to the element, its path and offset.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "pmml/io/events.h"
#include "pmml/io/limits.h"

namespace pmml {

/// The open elements of a scan and the XPath to them: /PMML/TreeModel/Node[2], without prefixes;
/// the first of a name has no index.
class ElementPath {
 public:
  /// `utf8` is the scanned text; it must outlive the path.
  explicit ElementPath(std::string_view utf8) : utf8_(utf8) {}

  void push(const StartTag& tag);
  void pop() { open_.pop_back(); }
  /// Offset just after the '>' that closes the innermost element, given the end of its content.
  std::uint64_t end_offset(std::uint64_t content_end) const;
  bool empty() const { return open_.empty(); }
  /// Offset of the innermost open element's '<'.
  std::uint64_t offset() const { return open_.back().offset; }
  std::string text() const;
  /// Path and offset of the innermost element's child number `index` so far, counted from 0.
  std::string child_text(std::size_t index) const;
  std::uint64_t child_offset(std::size_t index) const { return open_.back().children[index]; }
  std::size_t child_count() const { return open_.back().children.size(); }

 private:
  struct Open {
    std::uint64_t offset = 0;
    std::uint32_t number = 1;
    bool single_tag = false;
    std::map<std::string_view, std::uint32_t> counts = {};
    std::vector<std::uint64_t> children = {};
  };
  std::string_view name_at(std::uint64_t offset) const;

  std::string_view utf8_;
  std::vector<Open> open_;
};

/// A reading position as Xerces counts it: lines, and UTF-16 units of the line, both from 1.
struct ReadingPosition {
  std::uint64_t line = 0;
  std::uint64_t column = 0;
  friend bool operator==(const ReadingPosition&, const ReadingPosition&) = default;
};

/// Limits for text that passed the gate before, whatever the limits were then.
Limits unlimited();

/// What to look for: the tag (or text) that ends at the position, and within it an attribute of
/// this local name, or the element's child of this number.
struct Sought {
  static constexpr std::size_t no_child = static_cast<std::size_t>(-1);
  ReadingPosition after;
  std::string attribute;
  std::size_t child = no_child;
};

struct Place {
  std::string path;
  std::uint64_t offset = 0;
};

struct Located {
  std::string root_namespace;
  Place root;
  /// One for each target, in the same order.
  std::vector<Place> places;
};

/// Finds targets whose positions never decrease, in one scan that ends with the last of them.
/// Throws InvalidDocument when the text is not well-formed before that.
Located locate(std::string_view utf8, const std::vector<Sought>& targets);

}  // namespace pmml
