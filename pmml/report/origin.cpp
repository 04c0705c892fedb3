#include "pmml/report/origin.h"

#include <algorithm>
#include <utility>

#include "pmml/archive/assemble.h"
#include "pmml/report/facts.h"

namespace pmml::report {
namespace {

constexpr int first_level = 3;

bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}

char lower(char c) {
  return is_capital(c) ? static_cast<char>(c - 'A' + 'a') : c;
}

// Elements of which there may be many: they become rows of one table.
constexpr std::pair<std::string_view, std::string_view> lists[] = {
    {archive::Parameter::element_name, "Hyperparameters"},
    {archive::Package::element_name, "Packages"},
    {archive::SourceFile::element_name, "Files"},
    {archive::Event::element_name, "Events"},
    {archive::Unavailable::element_name, "Not available"}};

const auto* list_named(std::string_view element) {
  const auto found = std::ranges::find(lists, element, [](const auto& list) { return list.first; });
  return found == std::end(lists) ? nullptr : &*found;
}

// "trainingData" as "Training data".
std::string title_of(std::string_view element) {
  if (const auto* list = list_named(element)) return std::string(list->second);
  std::string out;
  for (const char c : element) {
    if (is_capital(c)) out += ' ';
    out += out.empty() ? static_cast<char>(c - 'a' + 'A') : lower(c);
  }
  return out;
}

// What the page shows elsewhere.
bool has_own_section(AnyElement element) {
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
  if (list_named(description.name) != nullptr) {
    Table table = rows_of(group);
    table.caption = description.doc;
    section.blocks.emplace_back(std::move(table));
    return;
  }
  for (const AnyElement element : group) add_element(element, level, section);
}

// The annotations that say nothing of what the provenance says in facts.
std::vector<std::string> remarks_of(const Header& header,
                                    const std::optional<archive::Provenance>& provenance) {
  const std::vector<std::string> said =
      provenance ? archive::sentences(*provenance) : std::vector<std::string>();
  std::vector<std::string> remarks;
  for (const Annotation& annotation : header.annotations) {
    const auto repeats = [&](const auto& sentence) { return annotation.text.ends_with(sentence); };
    if (std::ranges::none_of(said, repeats)) remarks.push_back(annotation.text);
  }
  return remarks;
}

void add_header(const Header& header, const std::optional<archive::Provenance>& provenance,
                Section& section) {
  section.blocks.emplace_back(Heading{first_level, "Header of the document"});
  Table table = facts_of(any(header));
  table.caption = "What the document says of itself";
  if (header.application) {
    for (auto& row : facts_of(any(*header.application)).rows) table.add(std::move(row));
  }
  if (header.timestamp)
    table.add({"Time of creation", value(header.timestamp->text), code("Timestamp")});
  for (const std::string& text : remarks_of(header, provenance)) {
    table.add({"Remark", remark(text), code(Annotation::element_name)});
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
      if (!has_own_section(group.front())) add_group(group, first_level, section);
    }
  }
  if (pmml.header) add_header(*pmml.header, provenance, section);
  return section;
}

}  // namespace pmml::report
