#include "pmml/tools/manual.h"

#include <map>
#include <set>

namespace pmml {
namespace {

constexpr std::string_view introduction =
    R"(# The elements of PMML 4.4.1

Generated from the descriptions of the elements; changes belong there.

Content is written in short: `A, B` is A followed by B, `A | B` is one of both; `?` means at most
once, `*` any number of times, `+` at least once, `{2,}` at least twice. "Since" is the version of
the standard that introduced an element or attribute.
)";

std::string suffix(Occurs occurs) {
  if (occurs == one) return "";
  if (occurs == zero_or_one) return "?";
  if (occurs == any_number) return "*";
  if (occurs == at_least_one) return "+";
  const std::string max = occurs.max == unbounded ? "" : std::to_string(occurs.max);
  return "{" + std::to_string(occurs.min) + "," + max + "}";
}

std::string notation(const Particle& particle, bool outermost) {
  if (particle.kind == Particle::Kind::element) {
    return std::string(particle.name) + suffix(particle.occurs);
  }
  const bool bare = outermost && particle.occurs == one;
  std::string inside;
  for (const Particle& part : particle.parts) {
    if (!inside.empty()) inside += particle.kind == Particle::Kind::choice ? " | " : ", ";
    inside += notation(part, bare && particle.parts.size() == 1);
  }
  return bare ? inside : "(" + inside + ")" + suffix(particle.occurs);
}

std::string content(const ElementDescription& element) {
  switch (element.content_kind) {
    case Content::cells:
      return "at least two elements of any name, one per cell";
    case Content::markup:
      return "anything";
    case Content::text:
      return "text, " + std::string(element.text.schema_type);
    case Content::mixed:
      if (element.content.parts.empty()) return "text, " + std::string(element.text.schema_type);
      return "text and `" + notation(element.content, true) + "`";
    case Content::elements:
      break;
  }
  return element.is_empty() ? "nothing" : "`" + notation(element.content, true) + "`";
}

std::string link(std::string_view name) {
  return "[" + std::string(name) + "](#element-" + std::string(name) + ")";
}

std::string integer_words(Facet facet) {
  if (facet == Facet::nonNegative) return "integer, not negative";
  return facet == Facet::positive ? "positive integer" : "integer";
}

std::string real_words(Facet facet) {
  if (facet == Facet::probability) return "number from 0 to 1";
  return facet == Facet::percentage ? "number from 0 to 100" : "number";
}

std::string string_words(Names names) {
  switch (names) {
    case Names::field:
      return "name of a field";
    case Names::declaresField:
      return "name of a new field";
    case Names::function:
      return "name of a function";
    case Names::declaresFunction:
      return "name of a new function";
    case Names::nothing:
      break;
  }
  return "text";
}

std::string type_words(const AttributeRow& row) {
  switch (row.type->kind) {
    case ValueKind::integer:
      return integer_words(row.facet);
    case ValueKind::real:
      return real_words(row.facet);
    case ValueKind::boolean:
      return "true or false";
    case ValueKind::string:
      return string_words(row.names);
    case ValueKind::enumeration:
      break;
  }
  const std::string name(row.type->type_name);
  return "[" + name + "](#type-" + name + ")";
}

std::string presence(const ElementDescription& element, const AttributeRow& row) {
  if (row.is_required && row.required_since > row.since) {
    return "required since " + std::string(to_string(row.required_since));
  }
  if (row.is_required) return "required";
  std::string value;
  if (!row.type->print(member(element.defaults, row.offset), value)) return "";
  return (row.facet == Facet::fixed ? "always `" : "`") + value + "`";
}

class ManualWriter {
 public:
  std::string write(std::span<const DescriptionFunction> elements) {
    std::map<std::string_view, const ElementDescription*> sorted;
    for (const DescriptionFunction function : elements) sorted[function().name] = &function();
    for (const auto& [name, element] : sorted) collect(*element);
    out_ = introduction;
    for (const auto& [name, element] : sorted) write_element(*element);
    write_types();
    return std::move(out_);
  }

 private:
  void collect(const ElementDescription& element) {
    for (std::uint16_t i = 0; i < element.automaton.size(); ++i) {
      for (const Automaton::Transition& step : element.automaton.state(i).next) {
        parents_[step.name].insert(element.name);
      }
    }
    for (const AttributeRow& row : element.attributes) {
      if (row.type->kind == ValueKind::enumeration) types_[row.type->type_name] = row.type;
    }
  }

  void heading(std::string_view kind, std::string_view name) {
    out_ += "\n<a id=\"" + std::string(kind) + "-" + std::string(name) + "\"></a>\n\n## " +
            std::string(name) + "\n\n";
  }

  void write_element(const ElementDescription& element) {
    heading("element", element.name);
    out_ += std::string(element.doc) + ".\n\n";
    out_ += "- Since: " + std::string(to_string(element.since)) + "\n";
    out_ += "- Content: " + content(element) + "\n";
    out_ += "- Parents: " + parents(element.name) + "\n";
    write_attributes(element);
  }

  std::string parents(std::string_view name) const {
    const auto found = parents_.find(name);
    if (found == parents_.end()) return "none";
    if (found->second.size() > 30) return std::to_string(found->second.size()) + " elements";
    std::string out;
    for (const std::string_view parent : found->second) {
      out += (out.empty() ? "" : ", ") + link(parent);
    }
    return out;
  }

  void write_attributes(const ElementDescription& element) {
    if (element.attributes.empty()) return;
    out_ += "\n| Attribute | Type | Default | Since | Meaning |\n|---|---|---|---|---|\n";
    for (const AttributeRow& row : element.attributes) {
      out_ += "| `" + std::string(row.name) + "` | " + type_words(row) + " | " +
              presence(element, row) + " | " + std::string(to_string(row.since)) + " | " +
              std::string(row.doc) + " |\n";
    }
  }

  void write_types() {
    out_ += "\n# The enumerations\n";
    for (const auto& [name, type] : types_) {
      heading("type", name);
      for (const std::string_view value : type->names) out_ += "- `" + std::string(value) + "`\n";
    }
  }

  std::string out_;
  std::map<std::string_view, std::set<std::string_view>> parents_;
  std::map<std::string_view, const ValueType*> types_;
};

}  // namespace

std::string manual(std::span<const DescriptionFunction> elements) {
  return ManualWriter().write(elements);
}

}  // namespace pmml
