// Turns XML events into described elements, and checks what the schema demands on the way.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pmml/describe/element_description.h"
#include "pmml/io/events.h"
#include "pmml/io/schema_problems.h"

namespace pmml {

/// What the binder found around the root element.
struct BoundRoot {
  bool found = false;  ///< the root has the name of the root description
  std::string namespace_uri;
  std::vector<std::pair<std::string, std::string>> instructions;
};

/// Listener that fills one object of the root description. Nothing of the input is dropped except
/// comments and white space between elements: what is not described is kept in extras.
class Binder final : public XmlEvents {
 public:
  /// `buffer` is the scanned text; `extension` describes the element whose content is kept as text;
  /// the root is expected in the namespace, or in one of an older version when that is PMML's.
  Binder(std::string_view buffer, const ElementDescription& root,
         const ElementDescription& extension, void* object, Report& report,
         std::string_view namespace_uri = latest_namespace);

  void start(const StartTag& tag) override;
  void text(std::string_view decoded, Position where) override;
  void end(std::uint64_t content_end) override;
  void instruction(std::string_view target, std::string_view data, Position where) override;
  bool skip_content() override { return kept_ != nullptr; }

  const BoundRoot& root() const { return bound_; }

 private:
  struct Target {
    void* object = nullptr;
    const ElementDescription* description = nullptr;
  };

  void start_root(const StartTag& tag);
  void start_child(const StartTag& tag);
  void start_cell(const StartTag& tag);
  Target descend(OpenElement& parent, const StartTag& tag);
  void keep(OpenElement& parent, const StartTag& tag);
  void keep_namespace();
  void open(const Target& target, const StartTag& tag);
  void bind_attributes(const StartTag& tag);
  void bind_attribute(const XmlAttribute& attribute, const StartTag& tag, std::size_t& cursor);
  void bind_value(const AttributeRow& row, const XmlAttribute& attribute, const StartTag& tag);
  void bind_foreign(const XmlAttribute& attribute, const StartTag& tag);
  void restore_default(const AttributeRow& row, void* value);
  void keep_attribute(const XmlAttribute& attribute);
  void check_extension(const StartTag& tag);
  Position position_of(const XmlAttribute& attribute, const StartTag& tag) const;
  void keep_stray_text();
  void keep_text(std::string_view text, std::uint32_t before, Position where);
  void keep_last(const OpenElement& element, std::vector<KeptNode>& nodes);
  void bind_text(const OpenElement& element);
  void end_kept(std::uint64_t content_end);
  void end_cell(std::uint64_t content_end);
  void finish_element();
  bool is_document_element(const StartTag& tag) const;
  bool is_vendor_element(const StartTag& tag) const;
  std::vector<Cell>& cells();
  Extras& extras();

  std::string_view buffer_;
  const ElementDescription& root_description_;
  const ElementDescription& extension_;
  std::string namespace_uri_;
  void* root_object_;
  BoundRoot bound_;
  SchemaProblems problems_;
  std::vector<OpenElement> open_;
  std::string text_;   ///< of the innermost element, where text is allowed
  std::string stray_;  ///< where it is not
  Position stray_where_;
  KeptNode* kept_ = nullptr;   ///< the node whose content is being skipped
  std::string kept_qname_;     ///< its name with prefix
  std::uint64_t content_ = 0;  ///< where the content of the kept node or cell begins
  std::vector<std::pair<std::size_t, std::string>> defaults_;  ///< depth and xmlns, open ones
  std::uint16_t next_row_ = 0;
  std::uint16_t next_alternative_ = 0;
  std::size_t cell_depth_ = 0;
  bool cell_has_markup_ = false;
};

}  // namespace pmml
