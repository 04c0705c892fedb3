// Writes described elements as canonical XML.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "pmml/describe/element_description.h"

namespace pmml {

using Sink = std::function<void(std::string_view)>;

/// Canonical and deterministic: two spaces (at most 32 levels of them), attributes in description
/// order, defaults left out, shortest round-trip numbers. Works with bounded memory in blocks.
class Writer {
 public:
  /// The root stands at that depth.
  explicit Writer(Sink sink, std::size_t depth = 0);

  /// Text before the root element.
  void raw(std::string_view text);
  /// The element with everything in it; `first_attribute` is written before its own ones.
  void element(const ElementDescription& description, const void* object,
               std::string_view first_attribute);
  /// Hands the last block to the sink.
  void finish();

 private:
  struct Frame {
    const ElementDescription* description;
    const void* object;
    std::size_t row = 0;
    std::size_t entry = 0;
    std::uint32_t written = 0;  ///< described children
    std::size_t kept = 0;       ///< extras nodes
  };

  void open(const ElementDescription& description, const void* object,
            std::string_view first_attribute);
  void step();
  void attributes(const ElementDescription& description, const void* object);
  void described_attribute(const AttributeRow& row, const void* value);
  void open_attribute(std::string_view name);
  void attribute(std::string_view name, std::string_view value);
  void text_content(const ElementDescription& description, const void* object);
  void kept_before(Frame& frame, std::uint32_t limit);
  void kept_node(const KeptNode& node);
  void cells(const std::vector<Cell>& cells);
  void close(std::string_view name);
  void indent();
  void flush_if_full();

  Sink sink_;
  std::size_t depth_;
  std::string out_;
  std::vector<Frame> frames_;
};

}  // namespace pmml
