#include "pmml/io/writer.h"

#include <algorithm>
#include <limits>

#include "pmml/io/xml_escape.h"

namespace pmml {
namespace {

constexpr std::size_t block_size = 256 * 1024;
constexpr std::size_t deepest_indent = 32;
constexpr std::uint32_t all_nodes = std::numeric_limits<std::uint32_t>::max();

const Extras* extras_of(const void* object) {
  return static_cast<const Element*>(object)->extras.get();
}

bool has_children(const ElementDescription& description, const void* object) {
  return std::any_of(
      description.children.begin(), description.children.end(),
      [&](const ChildRow& row) { return row.slot->size(member(object, row.offset)) != 0; });
}

bool has_kept_nodes(const void* object) {
  const Extras* extras = extras_of(object);
  return extras != nullptr && !extras->nodes.empty();
}

// The text of a string attribute, nullptr when it is absent.
const std::string* string_of(const AttributeRow& row, const void* value) {
  if (!row.type->optional) return static_cast<const std::string*>(value);
  const auto& text = *static_cast<const std::optional<std::string>*>(value);
  return text ? &*text : nullptr;
}

const std::vector<Cell>& cells_of(const ElementDescription& description, const void* object) {
  return *static_cast<const std::vector<Cell>*>(member(object, description.cells_offset));
}

bool keeps(const void* object, std::string_view attribute) {
  const Extras* extras = extras_of(object);
  return extras != nullptr &&
         std::any_of(extras->attributes.begin(), extras->attributes.end(),
                     [&](const KeptAttribute& kept) { return kept.name == attribute; });
}

}  // namespace

Writer::Writer(Sink sink, std::size_t depth) : sink_(std::move(sink)), depth_(depth) {
  out_.reserve(block_size + 4096);
}

void Writer::raw(std::string_view text) {
  out_ += text;
}

void Writer::element(const ElementDescription& description, const void* object,
                     std::string_view first_attribute) {
  open(description, object, first_attribute);
  while (!frames_.empty()) step();
}

void Writer::finish() {
  sink_(out_);
  out_.clear();
}

void Writer::flush_if_full() {
  if (out_.size() >= block_size) finish();
}

void Writer::indent() {
  out_.append(2 * std::min(depth_ + frames_.size(), deepest_indent), ' ');
}

void Writer::open(const ElementDescription& description, const void* object,
                  std::string_view first_attribute) {
  indent();
  out_ += '<';
  out_ += description.name;
  out_ += first_attribute;
  attributes(description, object);
  if (description.content_kind == Content::text || description.content_kind == Content::mixed) {
    text_content(description, object);
  } else if (description.content_kind == Content::cells
                 ? cells_of(description, object).empty() && !has_kept_nodes(object)
                 : !has_children(description, object) && !has_kept_nodes(object)) {
    out_ += "/>\n";
  } else {
    out_ += ">\n";
    frames_.push_back({&description, object});
    if (description.content_kind == Content::cells) cells(cells_of(description, object));
  }
  flush_if_full();
}

// Writes the next child of the innermost element, or its end.
void Writer::step() {
  Frame& frame = frames_.back();
  const auto& rows = frame.description->children;
  for (; frame.row < rows.size(); ++frame.row, frame.entry = 0) {
    const ChildRow& row = rows[frame.row];
    const void* slot = member(frame.object, row.offset);
    if (frame.entry >= row.slot->size(slot)) continue;
    kept_before(frame, frame.written);
    const Entry entry = row.slot->at(slot, frame.entry++);
    if (entry.value == nullptr) continue;
    ++frame.written;
    open(row.alternatives[entry.alternative].description(), entry.value, {});
    return;
  }
  kept_before(frame, all_nodes);
  const std::string_view name = frame.description->name;
  frames_.pop_back();
  indent();
  close(name);
}

void Writer::close(std::string_view name) {
  out_ += "</";
  out_ += name;
  out_ += ">\n";
}

// An attribute whose value was refused on reading stands among the kept ones, not as a member.
void Writer::attributes(const ElementDescription& description, const void* object) {
  const Extras* extras = extras_of(object);
  const auto& rows = description.attributes;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const AttributeRow& row = rows[i];
    const void* value = member(object, row.offset);
    const bool may_be_absent =
        !row.is_required || (extras != nullptr && (extras->absent >> i & 1) != 0);
    if (may_be_absent && row.type->equal(value, member(description.defaults, row.offset))) continue;
    if (extras == nullptr || !keeps(object, row.name)) described_attribute(row, value);
  }
  if (extras == nullptr) return;
  for (const KeptAttribute& kept : extras->attributes) attribute(kept.name, kept.value);
}

// Numbers and enumerators have no character to escape and go straight to the output.
void Writer::described_attribute(const AttributeRow& row, const void* value) {
  if (row.type->kind == ValueKind::string) {
    if (const std::string* text = string_of(row, value)) attribute(row.name, *text);
    return;
  }
  const std::size_t begin = out_.size();
  open_attribute(row.name);
  if (row.type->print(value, out_)) {
    out_ += '"';
  } else {
    out_.resize(begin);
  }
}

void Writer::open_attribute(std::string_view name) {
  out_ += ' ';
  out_ += name;
  out_ += "=\"";
}

void Writer::attribute(std::string_view name, std::string_view value) {
  open_attribute(name);
  append_escaped_attribute(out_, value);
  out_ += '"';
}

void Writer::text_content(const ElementDescription& description, const void* object) {
  std::string text;
  description.text.print(object, text);
  const Extras* extras = extras_of(object);
  if (text.empty() && !has_kept_nodes(object)) {
    out_ += "/>\n";
    return;
  }
  out_ += '>';
  std::size_t done = 0;
  if (extras != nullptr) {
    for (const KeptNode& node : extras->nodes) {
      const std::size_t until = std::clamp<std::size_t>(node.before, done, text.size());
      append_escaped_text(out_, std::string_view(text).substr(done, until - done));
      done = until;
      kept_node(node);
    }
  }
  append_escaped_text(out_, std::string_view(text).substr(done));
  close(description.name);
}

void Writer::kept_before(Frame& frame, std::uint32_t limit) {
  const Extras* extras = extras_of(frame.object);
  if (extras == nullptr) return;
  for (; frame.kept < extras->nodes.size(); ++frame.kept) {
    const KeptNode& node = extras->nodes[frame.kept];
    if (node.before > limit) return;
    indent();
    kept_node(node);
    out_ += '\n';
  }
}

void Writer::kept_node(const KeptNode& node) {
  if (node.name.empty()) {
    out_ += node.content;
    return;
  }
  out_ += '<';
  out_ += node.name;
  for (const KeptAttribute& kept : node.attributes) attribute(kept.name, kept.value);
  if (node.content.empty()) {
    out_ += "/>";
    return;
  }
  out_ += '>';
  out_ += node.content;
  out_ += "</";
  out_ += node.name;
  out_ += '>';
}

void Writer::cells(const std::vector<Cell>& cells) {
  for (const Cell& cell : cells) {
    indent();
    KeptNode node{cell.name, cell.attributes, cell.markup, 0, {}};
    if (cell.markup.empty()) append_escaped_text(node.content, cell.value);
    kept_node(node);
    out_ += '\n';
  }
}

}  // namespace pmml
