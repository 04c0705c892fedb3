#include "pugixml_events.h"

#include <map>
#include <pugixml.hpp>
#include <vector>

#include "pmml/io/xml_position.h"

namespace pmml::test {
namespace {

constexpr std::string_view xml_namespace = "http://www.w3.org/XML/1998/namespace";

struct QName {
  std::string_view prefix;
  std::string_view local;
};

QName split(std::string_view qname) {
  const std::size_t colon = qname.find(':');
  if (colon == std::string_view::npos) return {{}, qname};
  return {qname.substr(0, colon), qname.substr(colon + 1)};
}

class TreeWalk {
 public:
  TreeWalk(const std::string& utf8, XmlEvents& events)
      : utf8_(utf8), events_(events), lines_(utf8) {}

  void run(const pugi::xml_document& document) {
    for (pugi::xml_node node = document.first_child(); node; node = next(node)) visit(node);
  }

 private:
  // The node after this one in document order; elements that it leaves are ended on the way.
  pugi::xml_node next(pugi::xml_node node) {
    if (!skipped_ && node.type() == pugi::node_element && node.first_child()) {
      return node.first_child();
    }
    if (node.type() == pugi::node_element) leave();
    while (!node.next_sibling() && node.parent().type() == pugi::node_element) {
      node = node.parent();
      leave();
    }
    return node.next_sibling();
  }

  void visit(pugi::xml_node node) {
    skipped_ = false;
    switch (node.type()) {
      case pugi::node_element:
        start(node);
        break;
      case pugi::node_pcdata:
      case pugi::node_cdata:
        events_.text(node.value(), {});
        break;
      case pugi::node_pi:
        events_.instruction(node.name(), node.value(), {});
        break;
      default:
        break;
    }
  }

  void start(pugi::xml_node node) {
    scopes_.push_back(scopes_.empty() ? Scope{} : scopes_.back());
    for (const pugi::xml_attribute attribute : node.attributes()) declare(attribute);
    std::vector<XmlAttribute> attributes;
    for (const pugi::xml_attribute attribute : node.attributes()) {
      attributes.push_back(attribute_event(attribute));
    }
    StartTag tag;
    tag.qname = node.name();
    tag.prefix = split(tag.qname).prefix;
    tag.local = split(tag.qname).local;
    tag.uri = uri(tag.prefix);
    tag.attributes = attributes;
    tag.offset = static_cast<std::uint64_t>(node.offset_debug()) - 1;
    tag.content = tag_end(tag.offset) + 1;
    tag.where = lines_.at(tag.offset);
    for (XmlAttribute& attribute : attributes) attribute.offset = tag.offset;
    events_.start(tag);
    skipped_ = events_.skip_content();
    content_ = done_ = tag.content;
  }

  void leave() {
    scopes_.pop_back();
    const std::uint64_t end = content_end();
    events_.end(end);
    done_ = utf8_[end] == '<' && end != content_ ? tag_end(end) + 1 : end;
    content_ = 0;
    skipped_ = false;
  }

  void declare(pugi::xml_attribute attribute) {
    const QName name = split(attribute.name());
    if (name.prefix == "xmlns") scopes_.back()[std::string(name.local)] = attribute.value();
    if (name.prefix.empty() && name.local == "xmlns") scopes_.back()[""] = attribute.value();
  }

  XmlAttribute attribute_event(pugi::xml_attribute attribute) {
    XmlAttribute event;
    event.qname = attribute.name();
    event.prefix = split(event.qname).prefix;
    event.local = split(event.qname).local;
    event.value = attribute.value();
    if (!event.prefix.empty() && event.prefix != "xmlns") event.uri = uri(event.prefix);
    return event;
  }

  std::string_view uri(std::string_view prefix) const {
    if (prefix == "xml") return xml_namespace;
    const auto found = scopes_.back().find(std::string(prefix));
    return found == scopes_.back().end() ? std::string_view() : std::string_view(found->second);
  }

  // The '>' of the tag that begins there.
  std::uint64_t tag_end(std::uint64_t offset) const {
    char quote = 0;
    for (std::uint64_t i = offset;; ++i) {
      const char c = utf8_[i];
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '>') {
        return i;
      }
    }
  }

  // pugixml does not tell where an element ends: tags are counted from what has been passed.
  std::uint64_t content_end() const {
    if (done_ == content_ && utf8_[content_ - 2] == '/') return content_;
    std::uint64_t depth = 1;
    for (std::uint64_t at = done_;; ++at) {
      at = utf8_.find('<', at);
      if (skip(at, "<!--", "-->") || skip(at, "<![CDATA[", "]]>") || skip(at, "<?", "?>")) continue;
      const std::uint64_t end = tag_end(at);
      if (utf8_[at + 1] != '/') {
        depth += utf8_[end - 1] == '/' ? 0 : 1;
      } else if (--depth == 0) {
        return at;
      }
      at = end;
    }
  }

  bool skip(std::uint64_t& at, std::string_view open, std::string_view close) const {
    if (utf8_.compare(at, open.size(), open) != 0) return false;
    at = utf8_.find(close, at + open.size()) + close.size() - 1;
    return true;
  }

  using Scope = std::map<std::string, std::string>;

  const std::string& utf8_;
  XmlEvents& events_;
  LineCounter lines_;
  std::vector<Scope> scopes_;
  bool skipped_ = false;
  std::uint64_t content_ = 0;  ///< of the element just started, if its tag was the last thing seen
  std::uint64_t done_ = 0;     ///< everything before this offset has been passed
};

}  // namespace

void scan_with_pugixml(const std::string& utf8, XmlEvents& events) {
  pugi::xml_document document;
  const unsigned flags = pugi::parse_default | pugi::parse_ws_pcdata | pugi::parse_pi;
  document.load_buffer(utf8.data(), utf8.size(), flags, pugi::encoding_utf8);
  TreeWalk(utf8, events).run(document);
}

}  // namespace pmml::test
