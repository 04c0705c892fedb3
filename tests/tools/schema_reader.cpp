// Reads a schema document into a SchemaModel; written against XML Schema, not against our writer.
#include <algorithm>
#include <pugixml.hpp>
#include <set>
#include <stdexcept>

#include "schema_model.h"

namespace pmml {
namespace {

using pugi::xml_node;

// Automata keep views of the names they read.
std::string_view interned(const std::string& name) {
  static std::set<std::string> names;
  return *names.insert(name).first;
}

[[noreturn]] void unknown(xml_node node) {
  throw std::runtime_error(std::string("unknown construct ") + node.name() + " in " + node.path());
}

std::uint32_t count_of(xml_node node, const char* attribute) {
  const std::string text = node.attribute(attribute).as_string("1");
  std::int64_t count = 0;
  if (text == "unbounded") return unbounded;
  if (parse_integer(text, count) != NumberError::none) unknown(node);
  return static_cast<std::uint32_t>(count);
}

Occurs occurs_of(xml_node node) {
  return {count_of(node, "minOccurs"), count_of(node, "maxOccurs")};
}

class SchemaReader {
 public:
  explicit SchemaReader(xml_node schema) : schema_(schema) {}

  SchemaModel read() {
    SchemaModel model;
    for (const xml_node node : schema_.children("xs:element")) {
      model[node.attribute("name").value()] = element(node);
    }
    return model;
  }

 private:
  struct Simple {
    std::string base;
    std::vector<std::string> values;
  };

  xml_node named(const char* tag, const std::string& name) {
    const xml_node node = schema_.find_child_by_attribute(tag, "name", name.c_str());
    if (!node) throw std::runtime_error("no " + std::string(tag) + " " + name);
    return node;
  }

  Simple simple(const std::string& type) {
    if (type.starts_with("xs:")) return {type, {}};
    return simple(named("xs:simpleType", type));
  }

  Simple simple(xml_node type) {
    if (const xml_node list = type.child("xs:list")) {
      return {"list of " + std::string(list.attribute("itemType").value()), {}};
    }
    const xml_node restriction = type.child("xs:restriction");
    if (!restriction) unknown(type);
    Simple result = simple(restriction.attribute("base").value());
    for (const xml_node value : restriction.children()) {
      if (std::string_view(value.name()) != "xs:enumeration") unknown(value);
      result.values.emplace_back(value.attribute("value").value());
    }
    return result;
  }

  SchemaElement element(xml_node node) {
    SchemaElement result;
    if (const xml_node type = node.child("xs:simpleType")) {
      result.content = "text " + simple(type).base;
      result.automaton = Automaton(Particle{});
      return result;
    }
    const std::string type = node.attribute("type").value();
    read_complex(type.empty() ? node.child("xs:complexType") : named("xs:complexType", type),
                 result);
    return result;
  }

  void read_complex(xml_node type, SchemaElement& result) {
    if (!type) unknown(type);
    bool mixed = type.attribute("mixed").as_bool();
    if (const xml_node content = type.child("xs:complexContent")) {
      mixed = content.attribute("mixed").as_bool();
      type = content.child("xs:restriction");
      if (std::string_view(type.attribute("base").value()) != "xs:anyType") unknown(type);
    } else if (const xml_node text = type.child("xs:simpleContent")) {
      type = text.child("xs:extension");
      result.content = "text " + simple(type.attribute("base").value()).base;
    }
    if (result.content.empty()) result.content = mixed ? "mixed" : "elements";
    Particle content;
    for (const xml_node part : type.children()) read_part(part, content, result);
    result.automaton = Automaton(content);
  }

  void read_part(xml_node part, Particle& content, SchemaElement& result) {
    const std::string_view tag = part.name();
    if (tag == "xs:attribute") {
      result.attributes[part.attribute("name").value()] = attribute(part);
    } else if (const xml_node any = part.child("xs:any")) {
      result.content = "any " + std::to_string(count_of(any, "minOccurs")) + " " + result.content +
                       " " + any.attribute("processContents").value();
      if (count_of(any, "maxOccurs") != unbounded || any.attribute("namespace")) unknown(any);
    } else if (tag != "xs:annotation") {
      content.parts.push_back(particle(part));
    }
  }

  Particle particle(xml_node node) {
    const std::string_view tag = node.name();
    Particle result;
    result.occurs = occurs_of(node);
    if (tag == "xs:element" && node.attribute("ref")) {
      result.kind = Particle::Kind::element;
      result.name = interned(node.attribute("ref").value());
    } else if (tag == "xs:group") {
      result.parts.push_back(
          particle(named("xs:group", node.attribute("ref").value()).first_child()));
    } else if (tag == "xs:choice" || tag == "xs:sequence") {
      if (tag == "xs:choice") result.kind = Particle::Kind::choice;
      for (const xml_node part : node.children()) result.parts.push_back(particle(part));
    } else {
      unknown(node);
    }
    return result;
  }

  SchemaAttribute attribute(xml_node node) {
    const xml_node inner = node.child("xs:simpleType");
    // Without a type an attribute may hold any text, as xs:string.
    Simple type = inner ? simple(inner) : simple(node.attribute("type").as_string("xs:string"));
    std::sort(type.values.begin(), type.values.end());
    SchemaAttribute result{type.base, type.values, false, false, {}};
    result.required = std::string_view(node.attribute("use").value()) == "required";
    result.fixed = !node.attribute("fixed").empty();
    const pugi::xml_attribute preset = node.attribute(result.fixed ? "fixed" : "default");
    if (preset) result.preset = canonical_value(type.base, preset.value());
    return result;
  }

  xml_node schema_;
};

}  // namespace

SchemaModel read_schema(const std::string& xsd) {
  pugi::xml_document document;
  const pugi::xml_parse_result parsed = document.load_buffer(xsd.data(), xsd.size());
  if (!parsed) throw std::runtime_error(parsed.description());
  return SchemaReader(document.child("xs:schema")).read();
}

}  // namespace pmml
