#include "pmml/report/outline.h"

#include <algorithm>
#include <iterator>

namespace pmml::report {

std::vector<Section> shown_sections(const Page& page) {
  std::vector<Section> out;
  std::ranges::copy_if(page.sections, std::back_inserter(out),
                       [](const Section& section) { return !section.blocks.empty(); });
  return out;
}

Paragraph omitted_rows(const Table& table) {
  return {counted(table.omitted, "more row is", "more rows are") + " not shown.", true};
}

std::vector<OutlineItem> outline(const TreeDrawing& tree) {
  std::vector<OutlineItem> items;
  for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
    const DrawnNode& node = tree.nodes[i];
    const std::size_t level = i == 0 ? 0 : items[node.parent].level + 1;
    Text text = node.condition + ": " + node.result;
    if (node.hidden > 0) text += " (" + counted(node.hidden, "more node") + " below)";
    items.push_back({level, std::move(text)});
  }
  return items;
}

}  // namespace pmml::report
