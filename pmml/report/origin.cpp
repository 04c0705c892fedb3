#include "pmml/report/origin.h"

#include <algorithm>
#include <cctype>

#include "pmml/report/facts.h"

namespace pmml::report {
namespace {

constexpr int first_level = 3;

// "trainingData" as "Training data".
std::string title_of(std::string_view element) {
  std::string out;
  for (const char c : element) {
    const bool capital = c >= 'A' && c <= 'Z';
    if (capital) out += ' ';
    out += out.empty() ? static_cast<char>(c - 'a' + 'A')
           : capital   ? static_cast<char>(c - 'A' + 'a')
                       : c;
  }
  return out;
}

// What the page shows elsewhere.
bool stands_elsewhere(AnyElement element) {
  static constexpr std::string_view names[] = {
      archive::IntendedUse::element_name, archive::Limitation::element_name,
      archive::CrossValidation::element_name, archive::Evaluation::element_name};
  return std::ranges::find(names, element.description->name) != std::end(names);
}

using Group = std::vector<AnyElement>;

// Neighbours of the same element belong together.
std::vector<Group> groups_of(AnyElement parent) {
  std::vector<Group> groups;
  for (const AnyElement child : children_of(parent)) {
    const bool same = !groups.empty() && groups.back().front().description == child.description;
    if (!same) groups.emplace_back();
    groups.back().push_back(child);
  }
  return groups;
}

void add_group(const Group& group, int level, Section& section);

void add_element(AnyElement element, int level, Section& section) {
  Table table = facts_of(element);
  table.caption = element.description->doc;
  section.blocks.emplace_back(std::move(table));
  for (const Group& inner : groups_of(element)) add_group(inner, level + 1, section);
}

void add_group(const Group& group, int level, Section& section) {
  const ElementDescription& description = *group.front().description;
  section.blocks.emplace_back(Heading{level, title_of(description.name)});
  const bool leaves = description.children.empty();
  if (leaves && group.size() > 1) {
    Table table = rows_of(group);
    table.caption = description.doc;
    section.blocks.emplace_back(std::move(table));
    return;
  }
  for (const AnyElement element : group) add_element(element, level, section);
}

void add_header(const Header& header, Section& section) {
  section.blocks.emplace_back(Heading{first_level, "Header of the document"});
  Table table = facts_of(any(header));
  table.caption = "What the document says of itself";
  if (header.application) {
    for (auto& row : facts_of(any(*header.application)).rows) table.add(std::move(row));
  }
  if (header.timestamp)
    table.add({"Time of creation", code("Timestamp"), value(header.timestamp->text)});
  for (const Annotation& annotation : header.annotations) {
    table.add({"Remark", code("Annotation"), remark(annotation.text)});
  }
  section.blocks.emplace_back(std::move(table));
}

}  // namespace

Section origin_section(const PMML& pmml, const std::optional<archive::Provenance>& provenance) {
  Section section{"provenance", "Provenance", {}};
  if (!provenance) {
    section.blocks.emplace_back(
        Paragraph{"The document says nothing of training data, source code or environment."});
  } else {
    const AnyElement root = any(*provenance);
    section.blocks.emplace_back(facts_of(root));
    for (const Group& group : groups_of(root)) {
      if (!stands_elsewhere(group.front())) add_group(group, first_level, section);
    }
  }
  if (pmml.header) add_header(*pmml.header, section);
  return section;
}

}  // namespace pmml::report
