#include "schema_model.h"

#include <algorithm>
#include <deque>
#include <set>
#include <utility>

namespace pmml {
namespace {

std::string base_of(const AttributeRow& row) {
  switch (row.type->kind) {
    case ValueKind::real:
      return "xs:double";
    case ValueKind::boolean:
      return "xs:boolean";
    case ValueKind::integer:
      if (row.facet == Facet::nonNegative) return "xs:nonNegativeInteger";
      return row.facet == Facet::positive ? "xs:positiveInteger" : "xs:integer";
    default:
      return row.facet == Facet::token ? "xs:NMTOKEN" : "xs:string";
  }
}

SchemaAttribute attribute_of(const ElementDescription& element, const AttributeRow& row) {
  SchemaAttribute attribute;
  attribute.base = base_of(row);
  attribute.values.assign(row.type->names.begin(), row.type->names.end());
  std::sort(attribute.values.begin(), attribute.values.end());
  attribute.required = row.is_required;
  attribute.fixed = row.facet == Facet::fixed;
  std::string value;
  const bool has_value = row.type->print(member(element.defaults, row.offset), value);
  if (has_value && !row.is_required) attribute.preset = canonical_value(attribute.base, value);
  return attribute;
}

std::string content_of(const ElementDescription& element) {
  switch (element.content_kind) {
    case Content::elements:
      return "elements";
    case Content::mixed:
      return "mixed";
    case Content::text:
      return "text " + std::string(element.text.schema_type);
    case Content::cells:
      return "any 2 mixed skip";
    case Content::markup:
      return "any 0 mixed skip";
  }
  return {};
}

class Comparison {
 public:
  std::vector<std::string> run(const SchemaModel& a, const SchemaModel& b) {
    compare_keys(a, b, "element");
    for (const auto& [name, element] : a) {
      element_ = name;
      const auto other = b.find(name);
      if (other != b.end()) compare(element, other->second);
    }
    return std::move(found_);
  }

 private:
  void say(const std::string& what) { found_.push_back(element_ + ": " + what); }

  template <class Map>
  void compare_keys(const Map& a, const Map& b, const std::string& what) {
    for (const auto& entry : a) {
      if (b.count(entry.first) == 0) say(what + " " + entry.first + " only in the first");
    }
    for (const auto& entry : b) {
      if (a.count(entry.first) == 0) say(what + " " + entry.first + " only in the second");
    }
  }

  void compare(const SchemaElement& a, const SchemaElement& b) {
    if (a.content != b.content) say("content " + a.content + " against " + b.content);
    compare_keys(a.attributes, b.attributes, "attribute");
    for (const auto& [name, attribute] : a.attributes) {
      const auto other = b.attributes.find(name);
      if (other != b.attributes.end()) compare(name, attribute, other->second);
    }
    compare(a.automaton, b.automaton);
  }

  void compare(const std::string& name, const SchemaAttribute& a, const SchemaAttribute& b) {
    if (a.base != b.base) say("@" + name + " is " + a.base + " against " + b.base);
    if (a.values != b.values) say("@" + name + " has other values");
    if (a.required != b.required) say("@" + name + " is required in one only");
    if (a.fixed != b.fixed) say("@" + name + " is fixed in one only");
    if (a.preset != b.preset) {
      say("@" + name + " is preset to '" + a.preset.value_or("nothing") + "' against '" +
          b.preset.value_or("nothing") + "'");
    }
  }

  // Both automata are deterministic and every state leads to an accepting one, so the languages
  // are equal exactly when every pair of states reached together agrees.
  void compare(const Automaton& a, const Automaton& b) {
    std::set<std::pair<std::uint16_t, std::uint16_t>> seen{{Automaton::start, Automaton::start}};
    std::deque<std::pair<std::uint16_t, std::uint16_t>> waiting(seen.begin(), seen.end());
    while (!waiting.empty()) {
      const auto [in_a, in_b] = waiting.front();
      waiting.pop_front();
      if (a.state(in_a).accepting != b.state(in_b).accepting) say("content may end in one only");
      compare_reads(b, in_b, a.state(in_a), "first");
      compare_reads(a, in_a, b.state(in_b), "second");
      for (const Automaton::Transition& step : a.state(in_a).next) {
        const Automaton::Transition* other = b.find(in_b, step.name);
        if (other == nullptr) continue;
        const std::pair<std::uint16_t, std::uint16_t> next(step.target, other->target);
        if (seen.insert(next).second) waiting.push_back(next);
      }
    }
  }

  void compare_reads(const Automaton& other, std::uint16_t at, const Automaton::State& state,
                     const std::string& which) {
    for (const Automaton::Transition& step : state.next) {
      if (other.find(at, step.name) != nullptr) continue;
      say("content may go on with " + std::string(step.name) + " in the " + which + " only");
    }
  }

  std::string element_ = "schema";
  std::vector<std::string> found_;
};

}  // namespace

std::string canonical_value(const std::string& base, const std::string& text) {
  std::string out;
  double real = 0;
  std::int64_t integer = 0;
  bool truth = false;
  if (base == "xs:double" && parse_double(text, real) == NumberError::none) {
    print_value(real, out);
  } else if (base.ends_with("nteger") && parse_integer(text, integer) == NumberError::none) {
    print_value(integer, out);
  } else if (base == "xs:boolean" && parse_value(text, truth) == ValueError::none) {
    print_value(truth, out);
  } else {
    out = text;
  }
  return out;
}

SchemaModel model_of(std::span<const DescriptionFunction> elements) {
  SchemaModel model;
  for (const DescriptionFunction function : elements) {
    const ElementDescription& element = function();
    SchemaElement& entry = model[std::string(element.name)];
    for (const AttributeRow& row : element.attributes) {
      entry.attributes[std::string(row.name)] = attribute_of(element, row);
    }
    entry.content = content_of(element);
    entry.automaton = element.automaton;
  }
  return model;
}

std::vector<std::string> differences(const SchemaModel& a, const SchemaModel& b) {
  return Comparison().run(a, b);
}

}  // namespace pmml
