#include <algorithm>
#include <cmath>
#include <map>

#include "pmml/report/svg_parts.h"

namespace pmml::report {
namespace {

constexpr double chart_width = 320;
constexpr double plot_left = 46;
constexpr double plot_right = 308;
constexpr double plot_top = 10;
constexpr double plot_bottom = 232;
constexpr std::size_t series_colours = 6;

struct Range {
  double low = 0;
  double high = 0;
  void include(double value) {
    if (!std::isfinite(value)) return;
    low = std::min(low, value);
    high = std::max(high, value);
  }
};

std::string colour(std::size_t i) {
  return "s" + std::to_string(i % series_colours);
}

std::string axes(const Range& x, const Range& y, const Curves& curves) {
  const double middle = (plot_left + plot_right) / 2;
  const std::string turn = "translate(13 " + px((plot_top + plot_bottom) / 2) + ") rotate(-90)";
  std::string out = svg_line("axis", plot_left, plot_bottom, plot_right, plot_bottom) +
                    svg_line("axis", plot_left, plot_top, plot_left, plot_bottom);
  out += svg_text("small", plot_left, plot_bottom + 15, "start", rounded(x.low));
  out += svg_text("small", plot_right, plot_bottom + 15, "end", rounded(x.high));
  out += svg_text("small", plot_left - 4, plot_bottom, "end", rounded(y.low));
  out += svg_text("small", plot_left - 4, plot_top + 8, "end", rounded(y.high));
  out += svg_text("label", middle, plot_bottom + 30, "middle", curves.x_axis);
  return out + "<g transform=\"" + turn + "\">" + svg_text("label", 0, 0, "middle", curves.y_axis) +
         "</g>";
}

std::string line_of(const Series& series, std::size_t index, const Scale& x, const Scale& y) {
  std::string points;
  for (const Point& point : series.points) points += px(x(point.x)) + "," + px(y(point.y)) + " ";
  return "<polyline class=\"curve " + colour(index) + "\" points=\"" + points + "\"/>";
}

std::string key_of(const Curves& curves) {
  std::string out;
  double y = plot_bottom + 52;
  for (std::size_t i = 0; i < curves.series.size(); ++i) {
    out += svg_line("curve " + colour(i), plot_left, y - 4, plot_left + 22, y - 4);
    out += svg_text("label", plot_left + 30, y, "start", curves.series[i].name);
    y += 18;
  }
  return out;
}

Scale fold_scale(const FoldChart& chart) {
  Range range{chart.mean, chart.mean};
  for (const double score : chart.scores) range.include(score);
  range.include(chart.lower);
  range.include(chart.upper);
  const double margin = range.high > range.low ? (range.high - range.low) * 0.08 : 0.5;
  return {range.low - margin, range.high + margin, 6, chart_width - 6};
}

// Dots that would cover one another are stacked, the more of them the closer.
std::string dots(const FoldChart& chart, const Scale& x, double bottom, double room) {
  constexpr double radius = 5;
  std::map<int, std::vector<double>> stacks;
  std::size_t tallest = 1;
  for (const double score : chart.scores) {
    std::vector<double>& stack = stacks[static_cast<int>(x(score) / (2 * radius))];
    stack.push_back(x(score));
    tallest = std::max(tallest, stack.size());
  }
  const double step = std::min(2 * radius, room / static_cast<double>(tallest));
  std::string out;
  for (const auto& [place, stack] : stacks) {
    double y = bottom;
    for (const double at : stack) {
      out += svg_circle("dot", at, y, radius);
      y -= step;
    }
  }
  return out;
}

}  // namespace

std::string svg(const Curves& curves, SvgNames& names) {
  Range x;
  Range y;
  for (const Series& series : curves.series) {
    for (const Point& point : series.points) {
      x.include(point.x);
      y.include(point.y);
    }
  }
  const Scale to_x{x.low, x.high, plot_left, plot_right};
  const Scale to_y{y.low, y.high, plot_bottom, plot_top};
  const double height = plot_bottom + 44 + 18 * static_cast<double>(curves.series.size());
  std::string out = svg_begin(chart_width, height, curves.title, curves.sentence, names);
  out += axes(x, y, curves);
  for (std::size_t i = 0; i < curves.series.size(); ++i) {
    out += line_of(curves.series[i], i, to_x, to_y);
  }
  return out + key_of(curves) + "</svg>";
}

std::string svg(const FoldChart& chart, SvgNames& names) {
  constexpr double middle = 50;
  const Scale x = fold_scale(chart);
  std::string out = svg_begin(chart_width, 96, chart.title, chart.sentence, names);
  out += svg_rect("band", x(chart.lower), middle - 44, x(chart.upper) - x(chart.lower), 52);
  out += svg_line("axis", 0, middle, chart_width, middle);
  out += svg_line("median", x(chart.mean), middle - 44, x(chart.mean), middle + 8);
  out += dots(chart, x, middle, 44);
  out += svg_text("small", 1, 84, "start", rounded(x.low));
  out += svg_text("label", chart_width / 2, 84, "middle", "mean " + rounded(chart.mean));
  return out + svg_text("small", chart_width - 1, 84, "end", rounded(x.high)) + "</svg>";
}

}  // namespace pmml::report
