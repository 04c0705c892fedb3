#include <algorithm>
#include <cmath>

#include "pmml/report/svg_parts.h"

namespace pmml::report {
namespace {

constexpr double picture_width = 176;
constexpr double bar_row = 18;
constexpr double label_width = 80;

Text title_of(const Distribution& d) {
  return "Distribution of " + d.field;
}

double largest(const std::vector<Bar>& bars) {
  double most = 0;
  for (const Bar& bar : bars) most = std::max(most, bar.value);
  return most;
}

std::string category_bars(const Distribution& d, SvgNames& names) {
  const Scale scale{0, largest(d.bars), 0, picture_width - label_width - 40};
  std::string out = svg_begin(picture_width, bar_row * static_cast<double>(d.bars.size()),
                              title_of(d), d.sentence, names);
  double y = 0;
  for (const Bar& bar : d.bars) {
    const double length = std::max(scale(bar.value), bar.value > 0 ? 1.0 : 0.0);
    out += svg_text("label", label_width - 6, y + 13, "end", shortened(plain(bar.label), 13));
    out += svg_rect("fill", label_width, y + 4, length, bar_row - 7);
    out += svg_text("small", label_width + length + 5, y + 13, "start", rounded(bar.value));
    y += bar_row;
  }
  return out + "</svg>";
}

std::string range_labels(double low, double high, double y) {
  return svg_text("small", 1, y, "start", rounded(low)) +
         svg_text("small", picture_width - 1, y, "end", rounded(high));
}

std::string histogram(const Distribution& d, SvgNames& names) {
  constexpr double height = 44;
  const Scale scale{0, largest(d.bars), 0, height};
  const double step = picture_width / static_cast<double>(d.bars.size());
  std::string out = svg_begin(picture_width, height + 18, title_of(d), d.sentence, names);
  for (std::size_t i = 0; i < d.bars.size(); ++i) {
    const double tall = scale(d.bars[i].value);
    out += svg_rect("fill", step * static_cast<double>(i), height - tall, std::max(step - 1, 0.5),
                    tall);
  }
  out += svg_line("axis", 0, height + 0.5, picture_width, height + 0.5);
  if (d.spread) out += range_labels(d.spread->minimum, d.spread->maximum, height + 14);
  return out + "</svg>";
}

std::string box_plot(const Distribution& d, SvgNames& names) {
  const Spread& s = *d.spread;
  constexpr double middle = 14;
  const Scale scale{s.minimum, s.maximum, 2, picture_width - 2};
  std::string out = svg_begin(picture_width, 44, title_of(d), d.sentence, names);
  out += svg_line("axis", 2, middle, picture_width - 2, middle);
  out += svg_line("axis", 2, middle - 5, 2, middle + 5);
  out += svg_line("axis", picture_width - 2, middle - 5, picture_width - 2, middle + 5);
  for (const double q : s.quantiles) {
    out += svg_line("axis", scale(q), middle - 4, scale(q), middle + 4);
  }
  if (s.lower_quartile && s.upper_quartile) {
    const double left = scale(*s.lower_quartile);
    out += svg_rect("box", left, middle - 9, std::max(scale(*s.upper_quartile) - left, 1.0), 18);
  }
  if (s.median)
    out += svg_line("median", scale(*s.median), middle - 10, scale(*s.median), middle + 10);
  return out + range_labels(s.minimum, s.maximum, 39) + "</svg>";
}

}  // namespace

std::string svg(const Distribution& distribution, SvgNames& names) {
  if (!distribution.bars.empty()) {
    return distribution.intervals ? histogram(distribution, names)
                                  : category_bars(distribution, names);
  }
  return distribution.spread ? box_plot(distribution, names) : std::string();
}

std::string svg_bar(double value, double reach, bool signed_column) {
  constexpr double width = 100;
  constexpr double height = 14;
  if (!std::isfinite(value) || !(reach > 0)) return {};
  const double zero = signed_column ? width / 2 : 0;
  const double length = std::max(std::abs(value) / reach * (width - zero), value != 0 ? 1.0 : 0.0);
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" aria-hidden=\"true\" class=\"bar\" width=\"" +
         px(width) + "\" height=\"" + px(height) + "\">" +
         svg_rect(value < 0 ? "fill less" : "fill", value < 0 ? zero - length : zero, 2, length,
                  height - 4) +
         (signed_column ? svg_line("axis", zero, 0, zero, height) : std::string()) + "</svg>";
}

}  // namespace pmml::report
