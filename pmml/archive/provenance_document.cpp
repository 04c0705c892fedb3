#include "pmml/archive/provenance_document.h"

#include <algorithm>

#include "pmml/io/fragment.h"

namespace pmml::archive {
namespace {

constexpr std::string_view extender = "pmml";
constexpr std::string_view extension_name = "provenance";
constexpr std::string_view place = "/PMML/MiningBuildTask/Extension";
constexpr std::size_t depth_of_extension = 2;

bool is_ours(const KeptNode& node, std::string_view name) {
  return node.name == Extension::element_name && attribute_of(node, "extender") == extender &&
         attribute_of(node, "name") == name;
}

Problem problem_at(const KeptNode& node, std::string id, std::string found, std::string expected) {
  Problem problem;
  problem.id = std::move(id);
  problem.layer = Layer::rule;
  problem.where = node.where;
  problem.path = place;
  problem.found = std::move(found);
  problem.expected = std::move(expected);
  return problem;
}

// Problems of the fragment, told as problems of the document.
void add_placed(const Report& fragment, const KeptNode& node, Report& report) {
  for (Problem problem : fragment.problems()) {
    problem.path = std::string(place) + problem.path;
    problem.where.line += node.where.line;
    report.add(std::move(problem));
  }
}

void check_version(const Provenance& provenance, const KeptNode& node, Report& report) {
  if (provenance.version == provenance_version) return;
  Problem problem = problem_at(node, "W-PROVENANCE-VERSION", provenance.version,
                               "version " + std::string(provenance_version));
  problem.severity = Severity::warning;
  report.add(std::move(problem));
}

}  // namespace

std::string_view attribute_of(const KeptNode& node, std::string_view name) {
  for (const KeptAttribute& attribute : node.attributes) {
    if (attribute.name == name) return attribute.value;
  }
  return {};
}

KeptNode extension_node(std::string_view name, std::string_view value, std::string content) {
  KeptNode node;
  node.name = Extension::element_name;
  node.attributes = {{"extender", std::string(extender)}, {"name", std::string(name)}};
  if (!value.empty()) node.attributes.push_back({"value", std::string(value)});
  node.content = std::move(content);
  return node;
}

const KeptNode* find_extension(const Element& element, std::string_view name) {
  if (!element.extras) return nullptr;
  const auto& nodes = element.extras->nodes;
  const auto found = std::ranges::find_if(nodes, [&](const auto& n) { return is_ours(n, name); });
  return found == nodes.end() ? nullptr : &*found;
}

void remove_extensions(Element& element, std::string_view name) {
  if (!element.extras) return;
  std::erase_if(element.extras->nodes, [&](const KeptNode& node) { return is_ours(node, name); });
}

std::optional<Provenance> provenance(const Document& document, Report& report) {
  if (!has_provenance(document)) return std::nullopt;
  const auto& task = document.pmml.miningBuildTask;
  const KeptNode* node = find_extension(*task, extension_name);
  if (std::ranges::count_if(task->extras->nodes, [](const KeptNode& other) {
        return is_ours(other, extension_name);
      }) > 1) {
    report.add(problem_at(*node, "E-PROVENANCE-TWICE", "several", "one provenance"));
  }
  Provenance result;
  Report fragment;
  Limits limits;
  limits.bytes = most_provenance;
  const bool complete = read_fragment(node->content, provenance_namespace,
                                      description_of<Provenance>(), &result, fragment, limits);
  add_placed(fragment, *node, report);
  if (!complete) return std::nullopt;
  check_version(result, *node, report);
  return result;
}

bool has_provenance(const Document& document) {
  const auto& task = document.pmml.miningBuildTask;
  return task && find_extension(*task, extension_name) != nullptr;
}

void set_provenance(Document& document, const Provenance& provenance) {
  auto& task = document.pmml.miningBuildTask;
  if (!task) task.emplace();
  remove_extensions(*task, extension_name);
  if (!task->extras) task->extras.emplace();
  task->extras->nodes.push_back(
      extension_node(extension_name, {},
                     write_fragment(description_of<Provenance>(), &provenance, provenance_namespace,
                                    depth_of_extension)));
}

}  // namespace pmml::archive
