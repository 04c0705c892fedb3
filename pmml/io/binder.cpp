#include "pmml/io/binder.h"

#include <algorithm>
#include <cstring>

#include "pmml/io/xml_escape.h"
#include "pmml/io/xml_position.h"

namespace pmml {
namespace {

constexpr std::string_view instance_namespace = "http://www.w3.org/2001/XMLSchema-instance";

// Mostly a line end and indentation, so spaces are skipped eight at a time.
bool is_blank(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    if (text.size() - i >= 8 && std::memcmp(text.data() + i, "        ", 8) == 0) {
      i += 8;
    } else if (text[i] == ' ' || text[i] == '\n' || text[i] == '\t' || text[i] == '\r') {
      ++i;
    } else {
      return false;
    }
  }
  return true;
}

Position after_blanks(Position where, std::string_view text) {
  if (is_blank(text)) return where;
  for (const char c : text.substr(0, static_cast<std::size_t>(trim(text).data() - text.data()))) {
    where = c == '\n' ? Position{where.line + 1, 1} : Position{where.line, where.column + 1};
  }
  return where;
}

bool declares_namespace(const XmlAttribute& attribute) {
  return attribute.prefix == "xmlns" || attribute.qname == "xmlns";
}

bool has_text(const ElementDescription& description) {
  return description.content_kind == Content::mixed || description.content_kind == Content::text;
}

// The offset, or the nearest before it that does not cut a character.
std::uint32_t character_start(std::string_view utf8, std::uint32_t offset) {
  if (offset >= utf8.size()) return static_cast<std::uint32_t>(utf8.size());
  while (offset > 0 && (static_cast<unsigned char>(utf8[offset]) & 0xC0) == 0x80) --offset;
  return offset;
}

void sort_by_name(std::vector<KeptAttribute>& attributes) {
  std::sort(attributes.begin(), attributes.end(),
            [](const KeptAttribute& a, const KeptAttribute& b) { return a.name < b.name; });
}

// Line ends as an XML parser delivers them.
std::string with_plain_line_ends(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r') {
      out += text[i];
    } else if (i + 1 == text.size() || text[i + 1] != '\n') {
      out += '\n';
    }
  }
  return out;
}

const Automaton::Transition* anywhere(const Automaton& automaton, std::string_view name) {
  for (std::uint16_t state = 0; state < automaton.size(); ++state) {
    if (const auto* transition = automaton.find(state, name)) return transition;
  }
  return nullptr;
}

// The namespace decides; without a known one the version attribute does.
std::optional<Version> named_version(const StartTag& root) {
  if (const auto version = version_of_namespace(root.uri)) return version;
  for (const XmlAttribute& attribute : root.attributes) {
    if (attribute.qname == "version") return version_of_text(attribute.value);
  }
  return std::nullopt;
}

bool is_counting(const AttributeRow& row) {
  return row.facet == Facet::nonNegative || row.facet == Facet::positive;
}

// Numbers beyond 64 bits are within xs:nonNegativeInteger unless they are negative.
bool is_negative_by_mistake(const AttributeRow& row, std::string_view text) {
  return is_counting(row) && trim(text).starts_with('-');
}

bool satisfies_facet(const AttributeRow& row, const void* value) {
  if (row.type->kind != ValueKind::integer) return true;
  if (!is_counting(row)) return true;
  const std::int64_t number = row.type->optional
                                  ? **static_cast<const std::optional<std::int64_t>*>(value)
                                  : *static_cast<const std::int64_t*>(value);
  return number >= (row.facet == Facet::positive ? 1 : 0);
}

}  // namespace

Binder::Binder(std::string_view buffer, const ElementDescription& root,
               const ElementDescription& extension, void* object, Report& report,
               std::string_view namespace_uri)
    : buffer_(buffer),
      root_description_(root),
      extension_(extension),
      namespace_uri_(namespace_uri),
      root_object_(object),
      problems_(open_, report) {}

void Binder::start(const StartTag& tag) {
  keep_stray_text();
  if (open_.empty()) {
    start_root(tag);
  } else if (cell_depth_ > 0) {
    ++cell_depth_;
    cell_has_markup_ = true;
  } else if (open_.back().description->content_kind == Content::cells) {
    start_cell(tag);
  } else {
    start_child(tag);
  }
}

void Binder::start_root(const StartTag& tag) {
  bound_.namespace_uri = tag.uri;
  const bool is_pmml = namespace_uri_ == latest_namespace;
  const auto named = is_pmml ? named_version(tag) : latest_version;
  if (named) problems_.set_version(*named);
  bound_.found = tag.local == root_description_.name && tag.prefix != "xml";
  if (!bound_.found) problems_.unknown_root(tag, root_description_.name);
  const bool is_older =
      is_pmml && version_of_namespace(tag.uri).value_or(latest_version) < Version::v4_4;
  if (bound_.found && tag.uri != namespace_uri_ && !is_older)
    problems_.wrong_namespace(tag, namespace_uri_);
  open({root_object_, &root_description_}, tag);
}

bool Binder::is_document_element(const StartTag& tag) const {
  return tag.uri == bound_.namespace_uri;
}

// Vendor markup is removed before validation, so it does not count as a child either.
bool Binder::is_vendor_element(const StartTag& tag) const {
  return (is_document_element(tag) || tag.uri.empty()) && tag.local.starts_with("X-");
}

void Binder::start_child(const StartTag& tag) {
  OpenElement& parent = open_.back();
  const Target target = descend(parent, tag);
  if (target.object == nullptr) {
    keep(parent, tag);
    return;
  }
  ++parent.children;
  parent.reordered = parent.reordered || next_row_ < parent.last_row;
  parent.last_row = std::max(parent.last_row, next_row_);
  open(target, tag);
}

// The object that the child is to fill; none when it is an extension, unknown, or one too many.
Binder::Target Binder::descend(OpenElement& parent, const StartTag& tag) {
  const Automaton& automaton = parent.description->automaton;
  const Automaton::Transition* transition = nullptr;
  if (is_document_element(tag)) {
    transition = automaton.find(parent.state, tag.local);
    if (transition != nullptr) parent.state = transition->target;
  }
  if (transition == nullptr && parent.description->content_kind != Content::markup) {
    const bool vendor = is_vendor_element(tag);
    problems_.unexpected_child(tag, vendor);
    parent.misplaced = parent.misplaced || !vendor;
    if (is_document_element(tag)) transition = anywhere(automaton, tag.local);
  }
  if (transition == nullptr || transition->row == extension_row) return {};
  const ChildRow& row = parent.description->children[transition->row];
  void* object = row.slot->add(member(parent.object, row.offset), transition->alternative);
  if (object == nullptr) return {};
  next_row_ = transition->row;
  next_alternative_ = transition->alternative;
  return {object, &row.alternatives[transition->alternative].description()};
}

void Binder::keep(OpenElement& parent, const StartTag& tag) {
  KeptNode node;
  node.name = is_document_element(tag) ? tag.local : tag.qname;
  node.where = tag.where;
  node.before =
      has_text(*parent.description) ? static_cast<std::uint32_t>(text_.size()) : parent.children;
  for (const XmlAttribute& attribute : tag.attributes) {
    node.attributes.push_back({std::string(attribute.qname), std::string(attribute.value)});
  }
  if (is_document_element(tag) && tag.local == extension_.name) check_extension(tag);
  Extras& kept = extras();
  kept.nodes.push_back(std::move(node));
  kept_ = &kept.nodes.back();
  kept_qname_ = tag.qname;
  content_ = tag.content;
}

// Described elements are written without prefix, so that the default namespace becomes that of the
// document. Where it was another one, kept elements that depend on it must say so themselves.
void Binder::keep_namespace() {
  const bool declared = std::any_of(kept_->attributes.begin(), kept_->attributes.end(),
                                    [](const KeptAttribute& a) { return a.name == "xmlns"; });
  const std::string inherited = defaults_.empty() ? std::string() : defaults_.back().second;
  if (!declared && inherited == bound_.namespace_uri) return;
  const bool is_prefixed = kept_qname_.find(':') != std::string::npos;
  if (is_prefixed && kept_->content.find('<') == std::string::npos) return;
  kept_->name = kept_qname_;
  if (!declared) kept_->attributes.push_back({"xmlns", inherited});
}

// An Extension has no object of its own, but its attributes are those of its description.
void Binder::check_extension(const StartTag& tag) {
  for (const XmlAttribute& attribute : tag.attributes) {
    if (declares_namespace(attribute) || attribute.uri == instance_namespace) continue;
    if (attribute.prefix.empty() && extension_.attribute(attribute.local) != nullptr) continue;
    problems_.undeclared_attribute(attribute, position_of(attribute, tag), extension_.name);
  }
}

void Binder::open(const Target& target, const StartTag& tag) {
  OpenElement element;
  element.description = target.description;
  element.object = target.object;
  element.row = next_row_;
  element.alternative = next_alternative_;
  element.where = tag.where;
  open_.push_back(element);
  static_cast<Element*>(target.object)->where = tag.where;
  if (has_text(*target.description)) text_.clear();
  bind_attributes(tag);
}

Position Binder::position_of(const XmlAttribute& attribute, const StartTag& tag) const {
  Position where = tag.where;
  for (std::uint64_t i = tag.offset; i < attribute.offset; ++i) {
    const bool line_end = buffer_[i] == '\n' || (buffer_[i] == '\r' && buffer_[i + 1] != '\n');
    where = line_end ? Position{where.line + 1, 1} : Position{where.line, where.column + 1};
  }
  return where;
}

void Binder::bind_attributes(const StartTag& tag) {
  std::size_t cursor = 0;
  for (const XmlAttribute& attribute : tag.attributes) bind_attribute(attribute, tag, cursor);
  const OpenElement& element = open_.back();
  const auto& rows = element.description->attributes;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!rows[i].is_required || (element.attributes >> i & 1) != 0) continue;
    problems_.missing_attribute(rows[i]);
    if (!rows[i].type->optional) extras().absent |= std::uint64_t{1} << i;
  }
}

// Attributes mostly come in description order, so the search starts behind the last one found.
void Binder::bind_attribute(const XmlAttribute& attribute, const StartTag& tag,
                            std::size_t& cursor) {
  if (!attribute.prefix.empty() || attribute.qname == "xmlns") {
    bind_foreign(attribute, tag);
    return;
  }
  OpenElement& element = open_.back();
  const auto& rows = element.description->attributes;
  for (std::size_t tried = 0; tried < rows.size(); ++tried) {
    const std::size_t i = cursor < rows.size() ? cursor : 0;
    cursor = i + 1;
    if (rows[i].name != attribute.local) continue;
    element.attributes |= std::uint64_t{1} << i;
    bind_value(rows[i], attribute, tag);
    return;
  }
  problems_.undeclared_attribute(attribute, position_of(attribute, tag));
  keep_attribute(attribute);
}

void Binder::bind_value(const AttributeRow& row, const XmlAttribute& attribute,
                        const StartTag& tag) {
  void* value = member(open_.back().object, row.offset);
  const std::string_view text = row.facet == Facet::token ? trim(attribute.value) : attribute.value;
  ValueError error = row.type->parse(text, value);
  if (error == ValueError::outOfRange && is_negative_by_mistake(row, text)) {
    error = ValueError::malformed;
  }
  if (error == ValueError::none && !satisfies_facet(row, value)) error = ValueError::malformed;
  if (error == ValueError::none && row.facet == Facet::fixed &&
      !row.type->equal(value, member(open_.back().description->defaults, row.offset))) {
    error = ValueError::malformed;
  }
  if (error == ValueError::none) return;
  problems_.bad_value(row, attribute, position_of(attribute, tag), error);
  restore_default(row, value);
  keep_attribute(attribute);
}

// A refused value is kept as it was written; the member stays as if it had been absent.
void Binder::restore_default(const AttributeRow& row, void* value) {
  std::string text;
  const bool present =
      row.type->print(member(open_.back().description->defaults, row.offset), text);
  if (present && row.type->kind != ValueKind::enumeration) row.type->parse(text, value);
}

void Binder::bind_foreign(const XmlAttribute& attribute, const StartTag& tag) {
  if (attribute.qname == "xmlns") {
    defaults_.emplace_back(open_.size(), attribute.value);
    return;
  }
  if (!declares_namespace(attribute) && attribute.uri != instance_namespace) {
    problems_.undeclared_attribute(attribute, position_of(attribute, tag));
  }
  keep_attribute(attribute);
}

void Binder::keep_attribute(const XmlAttribute& attribute) {
  extras().attributes.push_back({std::string(attribute.qname), std::string(attribute.value)});
}

void Binder::start_cell(const StartTag& tag) {
  Cell cell;
  cell.name = tag.qname;
  for (const XmlAttribute& attribute : tag.attributes) {
    cell.attributes.push_back({std::string(attribute.qname), std::string(attribute.value)});
  }
  sort_by_name(cell.attributes);
  cells().push_back(std::move(cell));
  cell_depth_ = 1;
  cell_has_markup_ = false;
  content_ = tag.content;
}

void Binder::text(std::string_view decoded, Position where) {
  if (cell_depth_ > 0) {
    cells().back().value += decoded;
    return;
  }
  if (has_text(*open_.back().description)) {
    text_ += decoded;
    return;
  }
  if (stray_.empty() && is_blank(decoded) && !open_.back().description->is_empty()) return;
  if (stray_.empty()) stray_where_ = after_blanks(where, decoded);
  stray_ += decoded;
}

// Text between elements comes in pieces when it holds references, comments or CDATA. An element
// declared empty must not even hold white space.
void Binder::keep_stray_text() {
  if (stray_.empty()) return;
  const std::string_view text = trim(stray_);
  if (open_.back().description->content_kind == Content::elements) {
    problems_.stray_text(text.empty() ? stray_ : text, stray_where_);
  }
  if (!text.empty()) keep_text(text, open_.back().children, stray_where_);
  stray_.clear();
}

void Binder::keep_text(std::string_view text, std::uint32_t before, Position where) {
  const bool is_row = open_.back().description->content_kind == Content::cells;
  if (is_row && !extras().nodes.empty()) {  // the cells are written first, all text after them
    append_escaped_text(extras().nodes.back().content += ' ', text);
    return;
  }
  KeptNode node;
  append_escaped_text(node.content, text);
  node.before = before;
  node.where = where;
  extras().nodes.push_back(std::move(node));
}

void Binder::end(std::uint64_t content_end) {
  keep_stray_text();
  if (kept_ != nullptr) {
    end_kept(content_end);
  } else if (cell_depth_ > 0) {
    end_cell(content_end);
  } else {
    finish_element();
  }
}

void Binder::end_kept(std::uint64_t content_end) {
  kept_->content = with_plain_line_ends(buffer_.substr(content_, content_end - content_));
  keep_namespace();
  sort_by_name(kept_->attributes);
  kept_ = nullptr;
}

void Binder::end_cell(std::uint64_t content_end) {
  if (--cell_depth_ > 0) return;
  if (!cell_has_markup_) return;
  cells().back().markup = with_plain_line_ends(buffer_.substr(content_, content_end - content_));
}

void Binder::finish_element() {
  OpenElement& element = open_.back();
  const ElementDescription& description = *element.description;
  if (has_text(description)) bind_text(element);
  if (description.content_kind == Content::cells && cells().size() < 2) problems_.incomplete();
  if (!description.automaton.state(element.state).accepting && !element.misplaced) {
    problems_.incomplete();
  }
  auto& base = *static_cast<Element*>(element.object);
  if (base.extras) sort_by_name(base.extras->attributes);
  if (base.extras && element.reordered) keep_last(element, base.extras->nodes);
  if (!defaults_.empty() && defaults_.back().first == open_.size()) defaults_.pop_back();
  open_.pop_back();
}

// Children are written in the order of their description. Where that is another one than here, an
// element that was one too many must not come before the one that took its place.
void Binder::keep_last(const OpenElement& element, std::vector<KeptNode>& nodes) {
  for (KeptNode& node : nodes) {
    const bool one_too_many = anywhere(element.description->automaton, node.name) != nullptr &&
                              node.name != extension_.name;
    if (one_too_many) node.before = element.children;
  }
  std::stable_sort(nodes.begin(), nodes.end(),
                   [](const KeptNode& a, const KeptNode& b) { return a.before < b.before; });
}

// Refused text is kept as it was written.
void Binder::bind_text(const OpenElement& element) {
  const TextType& type = element.description->text;
  const ValueError error = type.parse(text_, element.object);
  auto& base = *static_cast<Element*>(element.object);
  if (error != ValueError::none) {
    problems_.bad_text(text_, type.schema_type, error);
    type.parse({}, element.object);
    keep_text(text_, 0, element.where);
  }
  if (!base.extras || base.extras->nodes.empty()) return;
  std::string printed;
  type.print(element.object, printed);
  for (KeptNode& node : base.extras->nodes) {
    node.before = character_start(printed, node.before);
  }
}

void Binder::instruction(std::string_view target, std::string_view data, Position) {
  if (open_.empty()) bound_.instructions.emplace_back(target, data);
}

std::vector<Cell>& Binder::cells() {
  const OpenElement& element = open_.back();
  return *static_cast<std::vector<Cell>*>(
      member(element.object, element.description->cells_offset));
}

Extras& Binder::extras() {
  auto& element = *static_cast<Element*>(open_.back().object);
  return element.extras ? *element.extras : element.extras.emplace();
}

}  // namespace pmml
