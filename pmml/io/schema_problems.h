// The problems that the structural check reports, with their places and paths.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pmml/describe/element_description.h"
#include "pmml/describe/problem.h"
#include "pmml/io/events.h"

namespace pmml {

/// An element that has started and not ended.
struct OpenElement {
  const ElementDescription* description = nullptr;
  void* object = nullptr;
  std::uint16_t state = Automaton::start;
  std::uint16_t row = 0;          ///< in the parent
  std::uint16_t alternative = 0;  ///< in the parent
  bool misplaced = false;         ///< a wrong child was reported: its end says no more
  bool reordered = false;         ///< children do not stand in the order of their rows
  std::uint16_t last_row = 0;     ///< largest row of a child so far
  std::uint32_t children = 0;     ///< described children so far
  std::uint64_t attributes = 0;   ///< bit i: attribute row i was present
  Position where;
};

/// Composes problems of the elements that are open. In documents older than 4.4 what the 4.4.1
/// schema would refuse is a warning: that schema does not rule them.
class SchemaProblems {
 public:
  SchemaProblems(const std::vector<OpenElement>& open, Report& report)
      : open_(open), report_(report) {}

  void set_version(Version version) { version_ = version; }
  Version version() const { return version_; }

  /// Nothing more is said of what lies in such a root.
  void unknown_root(const StartTag& tag, std::string_view expected);
  void wrong_namespace(const StartTag& tag, std::string_view expected);
  void unexpected_child(const StartTag& tag, bool vendor);
  void incomplete();
  /// Of the innermost element, or of an extension in it, which is named then.
  void undeclared_attribute(const XmlAttribute& attribute, Position where,
                            std::string_view extension = {});
  void missing_attribute(const AttributeRow& row);
  void bad_value(const AttributeRow& row, const XmlAttribute& attribute, Position where,
                 ValueError error);
  void bad_text(std::string_view text, std::string_view expected, ValueError error);
  void stray_text(std::string_view text, Position where);

  /// XPath of the innermost open element.
  std::string path() const;

 private:
  void add(std::string id, Layer layer, Position where, std::string path, std::string found,
           std::string expected);
  const std::vector<OpenElement>& open_;
  Report& report_;
  Version version_ = latest_version;
  bool silent_ = false;
};

/// What a value of the attribute must look like, in words.
std::string expected_value(const AttributeRow& row);

}  // namespace pmml
