#include "pmml/tools/schema.h"

#include <algorithm>
#include <map>
#include <vector>

namespace pmml {
namespace {

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string attribute(std::string_view name, std::string_view value) {
  return " " + std::string(name) + "=\"" + escaped(value) + "\"";
}

std::string occurrence(Occurs occurs) {
  std::string out;
  if (occurs.min != 1) out += attribute("minOccurs", std::to_string(occurs.min));
  if (occurs.max == unbounded) return out + attribute("maxOccurs", "unbounded");
  if (occurs.max != 1) out += attribute("maxOccurs", std::to_string(occurs.max));
  return out;
}

std::string_view integer_type(Facet facet) {
  if (facet == Facet::nonNegative) return "xs:nonNegativeInteger";
  if (facet == Facet::positive) return "xs:positiveInteger";
  return "xs:integer";
}

class SchemaWriter {
 public:
  std::string write(std::span<const DescriptionFunction> elements, std::string_view uri) {
    const std::vector<const ElementDescription*> sorted = by_name(elements);
    line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    line("<!-- Generated from the descriptions of the elements; changes belong there. -->");
    open("xs:schema", attribute("xmlns:xs", "http://www.w3.org/2001/XMLSchema") +
                          attribute("xmlns", uri) + attribute("targetNamespace", uri) +
                          attribute("elementFormDefault", "unqualified"));
    for (const ElementDescription* element : sorted) write_element(*element);
    for (const auto& [name, type] : types_) write_type(name, type);
    close("xs:schema");
    return std::move(out_);
  }

 private:
  /// A named simple type: a restriction of `base` to `names` if there are any, or a list of `item`.
  struct SimpleType {
    std::string base;
    std::string item;
    std::span<const std::string_view> names;
  };

  static std::vector<const ElementDescription*> by_name(
      std::span<const DescriptionFunction> elements) {
    std::vector<const ElementDescription*> sorted;
    for (const DescriptionFunction element : elements) sorted.push_back(&element());
    std::sort(sorted.begin(), sorted.end(),
              [](const auto* a, const auto* b) { return a->name < b->name; });
    return sorted;
  }

  void line(std::string_view text) {
    out_.append(2 * depth_, ' ');
    out_ += text;
    out_ += '\n';
  }
  void open(std::string_view tag, std::string_view attributes = {}) {
    line("<" + std::string(tag) + std::string(attributes) + ">");
    ++depth_;
  }
  void close(std::string_view tag) {
    --depth_;
    line("</" + std::string(tag) + ">");
  }
  void leaf(std::string_view tag, std::string_view attributes) {
    line("<" + std::string(tag) + std::string(attributes) + "/>");
  }

  void write_doc(std::string_view doc) {
    open("xs:annotation");
    line("<xs:documentation>" + escaped(doc) + "</xs:documentation>");
    close("xs:annotation");
  }

  void write_element(const ElementDescription& element) {
    open("xs:element", attribute("name", element.name));
    write_doc(element.doc);
    const bool mixed =
        element.content_kind != Content::elements && element.content_kind != Content::text;
    open("xs:complexType", mixed ? attribute("mixed", "true") : "");
    if (element.content_kind == Content::text) {
      write_text(element);
    } else {
      write_content(element);
      write_attributes(element);
    }
    close("xs:complexType");
    close("xs:element");
  }

  void write_text(const ElementDescription& element) {
    open("xs:simpleContent");
    open("xs:extension", attribute("base", text_type(element.text.schema_type)));
    write_attributes(element);
    close("xs:extension");
    close("xs:simpleContent");
  }

  void write_content(const ElementDescription& element) {
    if (element.content_kind == Content::cells) return write_any({2, unbounded});
    if (element.content_kind == Content::markup) return write_any(any_number);
    if (!element.content.parts.empty()) write_particle(element.content);
  }

  void write_any(Occurs occurs) {
    open("xs:sequence");
    leaf("xs:any", attribute("processContents", "skip") + occurrence(occurs));
    close("xs:sequence");
  }

  void write_particle(const Particle& particle) {
    if (particle.kind == Particle::Kind::element) {
      return leaf("xs:element", attribute("ref", particle.name) + occurrence(particle.occurs));
    }
    const bool is_choice = particle.kind == Particle::Kind::choice;
    const std::string_view tag = is_choice ? "xs:choice" : "xs:sequence";
    open(tag, occurrence(particle.occurs));
    for (const Particle& part : particle.parts) write_particle(part);
    close(tag);
  }

  void write_attributes(const ElementDescription& element) {
    for (const AttributeRow& row : element.attributes) {
      open("xs:attribute", attribute("name", row.name) + attribute("type", attribute_type(row)) +
                               presence(element, row));
      write_doc(row.doc);
      close("xs:attribute");
    }
  }

  static std::string presence(const ElementDescription& element, const AttributeRow& row) {
    if (row.is_required) return attribute("use", "required");
    std::string value;
    if (!row.type->print(member(element.defaults, row.offset), value)) return {};
    return attribute(row.facet == Facet::fixed ? "fixed" : "default", value);
  }

  std::string attribute_type(const AttributeRow& row) {
    switch (row.type->kind) {
      case ValueKind::boolean:
        return "xs:boolean";
      case ValueKind::integer:
        return std::string(integer_type(row.facet));
      case ValueKind::real:
        if (row.facet == Facet::probability) return named("PROB-NUMBER", {"xs:double", {}, {}});
        if (row.facet == Facet::percentage) {
          return named("PERCENTAGE-NUMBER", {"xs:double", {}, {}});
        }
        return "xs:double";
      case ValueKind::enumeration:
        return named(row.type->type_name,
                     {row.facet == Facet::token ? "xs:NMTOKEN" : "xs:string", {}, row.type->names});
      case ValueKind::string:
        break;
    }
    if (row.names == Names::field || row.names == Names::declaresField) {
      return named("FIELD-NAME", {"xs:string", {}, {}});
    }
    return row.facet == Facet::token ? "xs:NMTOKEN" : "xs:string";
  }

  std::string text_type(std::string_view schema_type) {
    constexpr std::string_view list = "list of ";
    if (!schema_type.starts_with(list)) return std::string(schema_type);
    const std::string item(schema_type.substr(list.size()));
    return named("LIST-OF-" + item.substr(item.find(':') + 1), {{}, item, {}});
  }

  std::string named(std::string_view name, SimpleType type) {
    return types_.try_emplace(std::string(name), std::move(type)).first->first;
  }

  void write_type(const std::string& name, const SimpleType& type) {
    open("xs:simpleType", attribute("name", name));
    if (!type.item.empty()) {
      leaf("xs:list", attribute("itemType", type.item));
    } else if (type.names.empty()) {
      leaf("xs:restriction", attribute("base", type.base));
    } else {
      open("xs:restriction", attribute("base", type.base));
      for (const std::string_view value : type.names) {
        leaf("xs:enumeration", attribute("value", value));
      }
      close("xs:restriction");
    }
    close("xs:simpleType");
  }

  std::string out_;
  std::size_t depth_ = 0;
  std::map<std::string, SimpleType> types_;
};

}  // namespace

std::string schema(std::span<const DescriptionFunction> elements,
                   std::string_view target_namespace) {
  return SchemaWriter().write(elements, target_namespace);
}

}  // namespace pmml
