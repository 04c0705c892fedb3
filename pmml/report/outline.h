// What both renderings say in the same words.
#pragma once

#include <string_view>
#include <vector>

#include "pmml/report/block.h"

namespace pmml::report {

/// The last sentence of every report.
constexpr std::string_view page_promise =
    "This page was made from the model file alone. It contains no script and loads nothing.";

/// The sections that have something to say.
std::vector<Section> shown_sections(const Page& page);

/// "12 more rows are not shown."
Paragraph omitted_rows(const Table& table);

/// A line of a nested list.
struct OutlineItem {
  std::size_t level = 0;  ///< 0 for the outermost
  Text text;
};

/// The nodes of a tree as a nested list.
std::vector<OutlineItem> outline(const TreeDrawing& tree);

}  // namespace pmml::report
