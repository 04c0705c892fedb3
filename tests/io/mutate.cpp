#include "mutate.h"

#include <algorithm>
#include <set>
#include <sstream>

#include "pmml/model/all.h"

namespace pmml::test {
namespace {

const std::vector<std::string> nasty_values = {"",
                                               " ",
                                               " 5 ",
                                               "5",
                                               "1e5",
                                               "1,5",
                                               "INF",
                                               "-INF",
                                               "NaN",
                                               "+INF",
                                               "inf",
                                               "-0",
                                               "+3",
                                               "-3",
                                               "abc",
                                               "true",
                                               " true ",
                                               "TRUE",
                                               "1.0",
                                               "1.",
                                               ".5",
                                               ".",
                                               "-.5e-3",
                                               "1e",
                                               "1e400",
                                               "-1e400",
                                               "1e-400",
                                               "0x10",
                                               "--1",
                                               "+-1",
                                               "1 2",
                                               "00012",
                                               "99999999999999999999",
                                               "-99999999999999999999",
                                               "2147483648",
                                               "1\t",
                                               "\n1",
                                               "1\n2",
                                               "0",
                                               "1",
                                               "yes",
                                               "1_000",
                                               "1d",
                                               "1e+5",
                                               "1E05",
                                               "+",
                                               "-",
                                               "e5",
                                               "nan",
                                               "\xC2\xA0"
                                               "1",
                                               "double",
                                               "continuous",
                                               "supersetOf",
                                               " double ",
                                               "a b",
                                               "a:b",
                                               "false",
                                               "+.5",
                                               "+0",
                                               "-00",
                                               "1e0.5"};

const std::vector<std::string> nasty_lists = {"",
                                              " ",
                                              "1",
                                              "1 2 3",
                                              " 1\n2\t3 ",
                                              "1,2",
                                              "1.5",
                                              "1e2",
                                              "a b",
                                              "+1 -1",
                                              "NaN INF",
                                              "1 2147483648",
                                              "1 -2147483649",
                                              "2147483647 -2147483648",
                                              "\"a b\" c",
                                              "1 2 x",
                                              "0x10",
                                              "99999999999999999999",
                                              "1e400",
                                              "-0",
                                              "1\xC2\xA0"
                                              "2",
                                              "1 ,2"};

const std::vector<std::string> nasty_texts = {" ", "\n", "\t", "abc", "1", "\xC2\xA0", "\r", "&<>"};

const std::vector<std::string> foreign_elements = {"Foo",  "X-Foo", "X-",        "x-Foo",
                                                   "pmml", "row",   "extension", "Extension"};
const std::vector<std::string> foreign_attributes = {"foo",  "x-foo", "X-foo",    "x-",
                                                     "Name", "NAME",  "extender", "xml:lang"};

template <class Container, class T>
bool contains(const Container& container, const T& value) {
  return std::find(container.begin(), container.end(), value) != container.end();
}

const std::vector<std::string>& described_elements() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> list;
    for (const DescriptionFunction element : all_elements()) list.emplace_back(element().name);
    return list;
  }();
  return names;
}

const std::vector<std::string>& described_attributes() {
  static const std::vector<std::string> names = [] {
    std::set<std::string> set;
    for (const DescriptionFunction element : all_elements()) {
      for (const AttributeRow& row : element().attributes) set.emplace(row.name);
    }
    return std::vector<std::string>(set.begin(), set.end());
  }();
  return names;
}

std::vector<std::string> described_attributes_of(const std::string& element_name) {
  std::vector<std::string> names;
  for (const DescriptionFunction element : all_elements()) {
    if (element().name != element_name) continue;
    for (const AttributeRow& row : element().attributes) names.emplace_back(row.name);
  }
  return names;
}

// Names of enumerators of the attribute, if it is of an enumeration.
std::vector<std::string> listed_values(const std::string& element_name, const std::string& name) {
  std::vector<std::string> values;
  for (const DescriptionFunction element : all_elements()) {
    const AttributeRow* row = element().attribute(name);
    if (element().name != element_name || row == nullptr) continue;
    values.assign(row->type->names.begin(), row->type->names.end());
  }
  return values;
}

bool is_of_xml(pugi::xml_attribute attribute) {
  const std::string_view name = attribute.name();
  return name.starts_with("xmlns") || name.starts_with("xsi:");
}

}  // namespace

std::string raw_text(const pugi::xml_document& document) {
  std::ostringstream out;
  document.save(out, "", pugi::format_raw, pugi::encoding_utf8);
  return out.str();
}

Mutator::Mutator(std::string_view xml, std::uint64_t seed) : random_(seed) {
  original_.load_buffer(xml.data(), xml.size(), pugi::parse_default | pugi::parse_ws_pcdata);
}

std::string Mutator::next() {
  copy_.reset(original_);
  last_.clear();
  const std::size_t roll = below(10);
  const int changes = roll < 8 ? 1 : roll < 9 ? 2 : 3;
  for (int i = 0; i < changes; ++i) {
    index();
    change();
  }
  return raw_text(copy_);
}

void Mutator::change() {
  using Change = void (Mutator::*)(pugi::xml_node);
  static constexpr Change changes[] = {
      &Mutator::drop,        &Mutator::duplicate,      &Mutator::move,
      &Mutator::rename,      &Mutator::transplant,     &Mutator::insert,
      &Mutator::empty,       &Mutator::drop_attribute, &Mutator::rename_attribute,
      &Mutator::retype,      &Mutator::retype,         &Mutator::add_attribute,
      &Mutator::insert_text, &Mutator::replace_text};
  (this->*changes[below(std::size(changes))])(any_element());
}

// Elements by name, so that a rare one is met as often as a frequent one.
void Mutator::index() {
  elements_.clear();
  names_.clear();
  std::vector<pugi::xml_node> open = {copy_.document_element()};
  while (!open.empty()) {
    const pugi::xml_node node = open.back();
    open.pop_back();
    elements_[node.name()].push_back(node);
    for (const pugi::xml_node child : node.children()) {
      if (child.type() == pugi::node_element) open.push_back(child);
    }
  }
  for (const auto& [name, nodes] : elements_) names_.push_back(name);
}

pugi::xml_node Mutator::any_element() {
  return any(elements_[any(names_)]);
}

pugi::xml_attribute Mutator::any_attribute(pugi::xml_node element) {
  std::vector<pugi::xml_attribute> attributes;
  for (const pugi::xml_attribute attribute : element.attributes()) {
    if (!is_of_xml(attribute)) attributes.push_back(attribute);
  }
  return attributes.empty() ? pugi::xml_attribute() : any(attributes);
}

std::string Mutator::element_name() {
  const std::size_t roll = below(3);
  if (roll == 0) return any(foreign_elements);
  return roll == 1 ? any(names_) : any(described_elements());
}

std::string Mutator::attribute_name() {
  return below(2) == 0 ? any(foreign_attributes) : any(described_attributes());
}

void Mutator::say(const std::string& what, pugi::xml_node where) {
  last_ += (last_.empty() ? "" : "; ") + what + " at " + where.path('/');
}

void Mutator::drop(pugi::xml_node element) {
  if (element == copy_.document_element()) return;
  say("drop", element);
  element.parent().remove_child(element);
}

void Mutator::duplicate(pugi::xml_node element) {
  if (element == copy_.document_element()) return;
  say("duplicate", element);
  element.parent().insert_copy_after(element, element);
}

void Mutator::move(pugi::xml_node element) {
  if (element == copy_.document_element()) return;
  say("move", element);
  pugi::xml_node parent = element.parent();
  const std::vector<pugi::xml_node> siblings(parent.begin(), parent.end());
  const pugi::xml_node other = any(siblings);
  if (other != element) parent.insert_move_before(element, other);
}

void Mutator::rename(pugi::xml_node element) {
  if (element == copy_.document_element()) return;
  const std::string name = element_name();
  say("rename to " + name, element);
  element.set_name(name.c_str());
}

void Mutator::transplant(pugi::xml_node element) {
  const pugi::xml_node other = any_element();
  say("transplant " + other.path('/'), element);
  if (other == copy_.document_element()) return;
  const std::vector<pugi::xml_node> children(element.begin(), element.end());
  if (children.empty()) {
    element.append_copy(other);
  } else {
    element.insert_copy_before(other, any(children));
  }
}

void Mutator::insert(pugi::xml_node element) {
  const std::string name = element_name();
  say("insert " + name, element);
  const std::vector<pugi::xml_node> children(element.begin(), element.end());
  if (children.empty()) {
    element.append_child(name.c_str());
  } else {
    element.insert_child_after(name.c_str(), any(children));
  }
}

void Mutator::empty(pugi::xml_node element) {
  say("empty", element);
  element.remove_children();
}

void Mutator::drop_attribute(pugi::xml_node element) {
  const pugi::xml_attribute attribute = any_attribute(element);
  say(std::string("drop @") + attribute.name(), element);
  element.remove_attribute(attribute);
}

void Mutator::rename_attribute(pugi::xml_node element) {
  pugi::xml_attribute attribute = any_attribute(element);
  const std::string name = attribute_name();
  if (attribute.empty() || !element.attribute(name.c_str()).empty()) return;
  say(std::string("rename @") + attribute.name() + " to " + name, element);
  attribute.set_name(name.c_str());
}

void Mutator::retype(pugi::xml_node element) {
  pugi::xml_attribute attribute = any_attribute(element);
  if (attribute.empty()) return;
  std::string value = any(nasty_values);
  const std::vector<std::string> listed = listed_values(element.name(), attribute.name());
  if (!listed.empty() && below(2) == 0) value = any(listed);
  say(std::string("retype @") + attribute.name() + "='" + value + "'", element);
  attribute.set_value(value.c_str());
}

void Mutator::add_attribute(pugi::xml_node element) {
  const std::vector<std::string> own = described_attributes_of(element.name());
  const std::string name = own.empty() || below(4) == 0 ? attribute_name() : any(own);
  if (!element.attribute(name.c_str()).empty()) return;
  const std::string& value = any(nasty_values);
  say("add @" + name + "='" + value + "'", element);
  element.append_attribute(name.c_str()).set_value(value.c_str());
}

void Mutator::insert_text(pugi::xml_node element) {
  static constexpr pugi::xml_node_type types[] = {pugi::node_pcdata, pugi::node_cdata,
                                                  pugi::node_comment, pugi::node_pi};
  const pugi::xml_node_type type = types[below(std::size(types))];
  const std::string text = type == pugi::node_comment ? "note" : any(nasty_texts);
  say("text '" + text + "' of type " + std::to_string(type), element);
  const std::vector<pugi::xml_node> children(element.begin(), element.end());
  pugi::xml_node node = children.empty() ? element.append_child(type)
                                         : element.insert_child_after(type, any(children));
  if (type == pugi::node_pi) {
    node.set_name("note");
  } else {
    node.set_value(text.c_str());
  }
}

void Mutator::replace_text(pugi::xml_node element) {
  std::vector<pugi::xml_node> candidates;
  for (const char* name : {"Array", "Indices", "INT-Entries", "REAL-Entries", "MatCell"}) {
    if (contains(names_, name)) candidates.push_back(any(elements_[name]));
  }
  if (!candidates.empty()) element = any(candidates);
  const std::string& text = any(nasty_lists);
  say("replace text by '" + text + "'", element);
  element.text().set(text.c_str());
}

}  // namespace pmml::test
