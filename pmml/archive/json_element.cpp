#include "pmml/archive/json_element.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace pmml::archive {
namespace {

using Json = nlohmann::ordered_json;

std::string text_of(const Json& value) {
  return value.is_string() ? value.get<std::string>() : value.dump();
}

std::string names_in(const ElementDescription& description) {
  std::string names;
  for (const AttributeRow& row : description.attributes) names += std::string(row.name) + ", ";
  for (const ChildRow& row : description.children) {
    names += std::string(row.alternatives.front().name) + ", ";
  }
  return names.substr(0, names.size() - std::min<std::size_t>(names.size(), 2));
}

const ChildRow* child_named(const ElementDescription& description, std::string_view name) {
  const auto found = std::ranges::find_if(description.children, [&](const ChildRow& row) {
    return row.alternatives.front().name == name;
  });
  return found == description.children.end() ? nullptr : &*found;
}

void read_attribute(const Json& value, const AttributeRow& row, void* element,
                    const std::string& path, Report& report) {
  const bool simple = value.is_string() || value.is_number() || value.is_boolean();
  if (simple && row.type->parse(text_of(value), member(element, row.offset)) == ValueError::none) {
    return;
  }
  report.add(json_problem("E-FACT-VALUE", path, value.dump(), std::string(row.doc)));
}

void read_text(const Json& value, const ElementDescription& description, void* element,
               const std::string& path, Report& report) {
  if (value.is_string() &&
      description.text.parse(value.get<std::string>(), element) == ValueError::none) {
    return;
  }
  report.add(json_problem("E-FACT-VALUE", path, value.dump(), "text"));
}

void read_one(const Json& value, const ChildRow& row, void* element, const std::string& path,
              Report& report) {
  void* child = row.slot->add(member(element, row.offset), 0);
  const ElementDescription& description = row.alternatives.front().description();
  if (child == nullptr) {
    report.add(json_problem("E-FACT-VALUE", path, "several", "one"));
  } else if (value.is_object()) {
    read_json(value, description, child, path, report);
  } else if (description.content_kind == Content::text) {
    read_text(value, description, child, path, report);
  } else {
    report.add(json_problem("E-FACT-VALUE", path, value.dump(), "an object"));
  }
}

void read_child(const Json& value, const ChildRow& row, void* element, const std::string& path,
                Report& report) {
  if (!value.is_array()) return read_one(value, row, element, path, report);
  for (std::size_t i = 0; i < value.size(); ++i) {
    read_one(value[i], row, element, path + "/" + std::to_string(i), report);
  }
}

}  // namespace

Problem json_problem(std::string id, std::string path, std::string found, std::string expected) {
  Problem problem;
  problem.id = std::move(id);
  problem.layer = Layer::data;
  problem.path = std::move(path);
  problem.found = std::move(found);
  problem.expected = std::move(expected);
  return problem;
}

void read_json(const Json& object, const ElementDescription& description, void* element,
               const std::string& path, Report& report) {
  for (const auto& [key, value] : object.items()) {
    const std::string place = path + "/" + key;
    if (const AttributeRow* row = description.attribute(key)) {
      read_attribute(value, *row, element, place, report);
    } else if (const ChildRow* child = child_named(description, key)) {
      read_child(value, *child, element, place, report);
    } else {
      report.add(json_problem("E-FACT-UNKNOWN", place, key, names_in(description)));
    }
  }
}

}  // namespace pmml::archive
