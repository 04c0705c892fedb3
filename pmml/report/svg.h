// Pictures of a report as inline SVG. Colours come from the classes of the page.
#pragma once

#include <string>

#include "pmml/report/block.h"

namespace pmml::report {

/// Counts identifiers of titles, which must be unique on a page.
struct SvgNames {
  std::size_t next = 0;
};

std::string svg(const Distribution& distribution, SvgNames& names);
std::string svg(const Curves& curves, SvgNames& names);
std::string svg(const FoldChart& chart, SvgNames& names);
std::string svg(const TreeDrawing& tree, SvgNames& names);
/// A bar beside a number that stands in the text, so it is hidden from readers of text. `reach` is
/// the largest absolute value of its column; a negative value goes to the left.
std::string svg_bar(double value, double reach, bool signed_column);

/// Text of an HTML or XML document.
std::string escaped(std::string_view text);

}  // namespace pmml::report
