#include "pmml/io/schema_problems.h"

namespace pmml {
namespace {

// 1-based position among the parent's children of the same name; the element is the last of them.
std::size_t index_among_siblings(const OpenElement& parent, const OpenElement& element) {
  const ChildRow& row = parent.description->children[element.row];
  const void* slot = member(parent.object, row.offset);
  std::size_t index = 0;
  for (std::size_t i = 0; i < row.slot->size(slot); ++i) {
    index += row.slot->at(slot, i).alternative == element.alternative ? 1U : 0U;
  }
  return index;
}

std::string quoted(std::string_view text) {
  return "'" + printable(text) + "'";
}

std::string names_of(const Automaton::State& state) {
  std::string names;
  for (const Automaton::Transition& transition : state.next) {
    if (!names.empty()) names += ", ";
    names += transition.name;
  }
  return names.empty() ? "no further element" : names;
}

std::string_view kind_words(const ValueType& type) {
  switch (type.kind) {
    case ValueKind::string:
      return "text";
    case ValueKind::real:
      return "a number (xs:double)";
    case ValueKind::integer:
      return "an integer";
    case ValueKind::boolean:
      return "true or false";
    case ValueKind::enumeration:
      return "one of the listed values";
  }
  return {};
}

}  // namespace

std::string expected_value(const AttributeRow& row) {
  if (row.facet == Facet::nonNegative) return "an integer of at least 0";
  if (row.facet == Facet::positive) return "an integer of at least 1";
  if (row.type->names.empty()) return std::string(kind_words(*row.type));
  std::string text = "one of ";
  for (std::size_t i = 0; i < row.type->names.size(); ++i) {
    if (i != 0) text += ", ";
    text += row.type->names[i];
  }
  return text;
}

std::string SchemaProblems::path() const {
  std::string text;
  for (std::size_t i = 0; i < open_.size(); ++i) {
    text += "/";
    text += open_[i].description->name;
    if (i == 0) continue;
    const std::size_t index = index_among_siblings(open_[i - 1], open_[i]);
    if (index > 1) text += "[" + std::to_string(index) + "]";
  }
  return text;
}

void SchemaProblems::add(std::string id, Layer layer, Position where, std::string path,
                         std::string found, std::string expected) {
  if (silent_) return;
  Problem problem;
  problem.id = std::move(id);
  problem.layer = layer;
  problem.where = where;
  problem.path = std::move(path);
  problem.found = std::move(found);
  problem.expected = std::move(expected);
  const bool other_schema = layer == Layer::schema && version_ < Version::v4_4;
  problem.severity = other_schema ? Severity::warning : Severity::error;
  report_.add(std::move(problem));
}

void SchemaProblems::unknown_root(const StartTag& tag, std::string_view expected) {
  add("E-ROOT", Layer::schema, tag.where, "/" + std::string(tag.local),
      "root element " + quoted(tag.qname), std::string(expected));
  silent_ = true;
}

void SchemaProblems::wrong_namespace(const StartTag& tag, std::string_view expected) {
  add("E-NAMESPACE", Layer::schema, tag.where, "/" + std::string(tag.local),
      tag.uri.empty() ? "no namespace" : "namespace " + quoted(tag.uri), std::string(expected));
}

void SchemaProblems::unexpected_child(const StartTag& tag, bool vendor) {
  const OpenElement& parent = open_.back();
  add(vendor ? "E-VENDOR" : "E-CHILD", vendor ? Layer::vendor : Layer::schema, tag.where,
      path() + "/" + std::string(tag.local), "element " + quoted(tag.qname),
      names_of(parent.description->automaton.state(parent.state)));
}

void SchemaProblems::incomplete() {
  const OpenElement& element = open_.back();
  const bool is_row = element.description->content_kind == Content::cells;
  add("E-INCOMPLETE", Layer::schema, element.where, path(), "the end of the element",
      is_row ? "at least two elements"
             : names_of(element.description->automaton.state(element.state)));
}

void SchemaProblems::undeclared_attribute(const XmlAttribute& attribute, Position where,
                                          std::string_view extension) {
  const bool vendor = attribute.qname.starts_with("x-");
  const std::string_view owner = extension.empty() ? open_.back().description->name : extension;
  std::string at = path();
  if (!extension.empty()) at += "/" + std::string(extension);
  add(vendor ? "E-VENDOR" : "E-ATTRIBUTE", vendor ? Layer::vendor : Layer::schema, where,
      at + "/@" + std::string(attribute.qname),
      std::string(attribute.qname) + "=" + quoted(attribute.value),
      "an attribute of " + std::string(owner));
}

void SchemaProblems::missing_attribute(const AttributeRow& row) {
  const OpenElement& element = open_.back();
  if (version_ < row.required_since) return;
  add("E-MISSING-ATTRIBUTE", Layer::schema, element.where, path() + "/@" + std::string(row.name),
      "no attribute " + std::string(row.name), expected_value(row));
}

void SchemaProblems::bad_value(const AttributeRow& row, const XmlAttribute& attribute,
                               Position where, ValueError error) {
  const bool range = error == ValueError::outOfRange;
  add(range ? "E-RANGE" : "E-VALUE", range ? Layer::value : Layer::schema, where,
      path() + "/@" + std::string(row.name), quoted(attribute.value),
      range ? "a number within the range of its type" : expected_value(row));
}

void SchemaProblems::bad_text(std::string_view text, std::string_view expected, ValueError error) {
  const bool range = error == ValueError::outOfRange;
  add(range ? "E-RANGE" : "E-VALUE", range ? Layer::value : Layer::schema, open_.back().where,
      path(), quoted(text), std::string(expected));
}

void SchemaProblems::stray_text(std::string_view text, Position where) {
  add("E-TEXT", Layer::schema, where, path(), "text " + quoted(text), "elements only");
}

}  // namespace pmml
