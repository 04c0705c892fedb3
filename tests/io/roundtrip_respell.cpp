#include "roundtrip_respell.h"

#include <algorithm>
#include <vector>

#include "pmml/model/all.h"

namespace pmml::test {
namespace {

std::string escaped(char c, std::mt19937_64& random) {
  const auto code = static_cast<unsigned char>(c);
  const bool special = c == '&' || c == '<' || c == '>' || c == '"' || c == '\'' || code < 0x20;
  const bool by_choice = code < 0x80 && c != ' ' && random() % 20 == 0;
  if (!special && !by_choice) return std::string(1, c);
  if (c == '&' && random() % 2 == 0) return "&amp;";
  if (c == '<' && random() % 2 == 0) return "&lt;";
  if (c == '"' && random() % 2 == 0) return "&quot;";
  return random() % 2 == 0 ? "&#" + std::to_string(code) + ";"
                           : std::string("&#x") + "0123456789abcdef"[code >> 4] +
                                 "0123456789ABCDEF"[code & 15] + ";";
}

std::string whole_text(pugi::xml_node node) {
  std::string text;
  for (const pugi::xml_node child : node.children()) text += child.value();
  return text;
}

class Speller {
 public:
  explicit Speller(std::mt19937_64& random) : random_(random) {}

  void element(pugi::xml_node node) {
    const bool is_leaf =
        node.find_child([](pugi::xml_node child) { return child.type() == pugi::node_element; })
            .empty();
    out_ += "<" + std::string(node.name());
    attributes(node);
    const std::string content = is_leaf ? whole_text(node) : "";
    if (is_leaf && content.empty() && chance(2)) {
      out_ += "/>";
      return;
    }
    out_ += chance(4) ? " >" : ">";
    is_leaf ? text(content) : children(node);
    out_ += "</" + std::string(node.name()) + (chance(4) ? "\n>" : ">");
  }

  std::string take() { return std::move(out_); }

 private:
  bool chance(unsigned in) { return random_() % in == 0; }

  void attributes(pugi::xml_node node) {
    std::vector<pugi::xml_attribute> list(node.attributes_begin(), node.attributes_end());
    std::shuffle(list.begin(), list.end(), random_);
    for (const pugi::xml_attribute attribute : list) {
      const char quote = chance(2) ? '"' : '\'';
      out_ +=
          (chance(8) ? "\n\t" : " ") + std::string(attribute.name()) + (chance(8) ? " = " : "=");
      out_ += quote;
      for (const char c : std::string(attribute.value())) out_ += escaped(c, random_);
      out_ += quote;
    }
  }

  void children(pugi::xml_node node) {
    for (const pugi::xml_node child : node.children()) {
      space();
      if (child.type() == pugi::node_element) element(child);
    }
    space();
  }

  void space() {
    static constexpr const char* spaces[] = {"", "\n", " ", "\n\t\t", "\r\n  ", "\r"};
    out_ += spaces[random_() % std::size(spaces)];
    if (chance(10)) out_ += "<!-- & < a note -->\n";
  }

  void text(const std::string& value) {
    if (!value.empty() && chance(6) && value.find("]]>") == std::string::npos &&
        value.find('\r') == std::string::npos) {
      out_ += "<![CDATA[" + value + "]]>";
      return;
    }
    for (const char c : value)
      out_ += c == '\n' ? (chance(2) ? "\r\n" : "\n") : escaped(c, random_);
  }

  std::mt19937_64& random_;
  std::string out_;
};

std::vector<pugi::xml_node> all_nodes(pugi::xml_node root) {
  std::vector<pugi::xml_node> nodes = {root};
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    for (const pugi::xml_node child : nodes[i].children()) {
      if (child.type() == pugi::node_element) nodes.push_back(child);
    }
  }
  return nodes;
}

bool is_described(const std::string& name) {
  const auto elements = all_elements();
  return std::any_of(elements.begin(), elements.end(),
                     [&](DescriptionFunction element) { return element().name == name; });
}

std::string change_attribute(pugi::xml_node node, std::mt19937_64& random) {
  std::vector<pugi::xml_attribute> list;
  for (const pugi::xml_attribute attribute : node.attributes()) {
    if (!std::string_view(attribute.name()).starts_with("xmlns")) list.push_back(attribute);
  }
  if (list.empty()) return {};
  pugi::xml_attribute attribute = list[random() % list.size()];
  const std::string old = attribute.value();
  const std::string value = random() % 2 == 0 && old != "7" ? "7" : "z" + old;
  if (old == "7.0") return {};
  attribute.set_value(value.c_str());
  return std::string("@") + attribute.name() + " '" + old + "' to '" + value + "'";
}

std::string change_text(pugi::xml_node node) {
  const std::string old = node.text().get();
  if (old.find_first_not_of(" \n\t\r") == std::string::npos) return {};
  node.text().set((old + " 42").c_str());
  return "text '" + old + "'";
}

bool same(pugi::xml_node a, pugi::xml_node b) {
  if (std::string_view(a.text().get()) != b.text().get()) return false;
  auto left = a.attributes_begin(), right = b.attributes_begin();
  for (; left != a.attributes_end() && right != b.attributes_end(); ++left, ++right) {
    if (std::string_view(left->value()) != right->value()) return false;
  }
  return left == a.attributes_end() && right == b.attributes_end();
}

std::string change_order(pugi::xml_node node) {
  const pugi::xml_node next = node.next_sibling(node.name());
  if (next.empty() || same(node, next)) return {};
  node.parent().insert_move_after(node, next);
  return "order";
}

std::string duplicate(pugi::xml_node node) {
  if (node.parent().type() == pugi::node_document) return {};
  node.parent().insert_copy_after(node, node);
  return "one more";
}

}  // namespace

std::string respell(const pugi::xml_document& document, std::mt19937_64& random) {
  Speller speller(random);
  speller.element(document.document_element());
  return speller.take();
}

void drop_kept(pugi::xml_document& document) {
  std::vector<pugi::xml_node> open = {document.document_element()};
  while (!open.empty()) {
    pugi::xml_node node = open.back();
    open.pop_back();
    if (std::string_view(node.name()) == "row") continue;
    const std::vector<pugi::xml_node> children(node.begin(), node.end());
    for (const pugi::xml_node child : children) {
      if (child.type() != pugi::node_element) continue;
      const std::string name = child.name();
      if (name == "Extension" || !is_described(name)) {
        node.remove_child(child);
      } else {
        open.push_back(child);
      }
    }
  }
}

std::string change_meaning(pugi::xml_document& document, std::mt19937_64& random) {
  const std::vector<pugi::xml_node> nodes = all_nodes(document.document_element());
  const pugi::xml_node node = nodes[random() % nodes.size()];
  std::string what;
  switch (random() % 4) {
    case 0:
      what = change_attribute(node, random);
      break;
    case 1:
      what = change_text(node);
      break;
    case 2:
      what = change_order(node);
      break;
    default:
      what = duplicate(node);
  }
  return what.empty() ? what : what + " at " + node.path('/');
}

}  // namespace pmml::test
