// Elements of SVG as text.
#pragma once

#include <string>
#include <string_view>

#include "pmml/report/svg.h"

namespace pmml::report {

/// A number of pixels with at most two decimals.
std::string px(double value);
/// The beginning of a picture of that size with its title and what it shows.
std::string svg_begin(double width, double height, const Text& title, const Text& sentence,
                      SvgNames& names);
std::string svg_rect(std::string_view css, double x, double y, double width, double height);
std::string svg_line(std::string_view css, double x1, double y1, double x2, double y2);
std::string svg_circle(std::string_view css, double x, double y, double radius);
/// `anchor` is start, middle or end.
std::string svg_text(std::string_view css, double x, double y, std::string_view anchor,
                     std::string_view text);
/// The text without what goes beyond that many characters; an ellipsis tells of it.
std::string shortened(std::string_view text, std::size_t characters);

/// Maps values to pixels.
struct Scale {
  double low = 0;
  double high = 1;
  double from = 0;
  double to = 1;
  double operator()(double value) const;
};

}  // namespace pmml::report
