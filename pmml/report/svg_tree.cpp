#include <algorithm>

#include "pmml/report/svg_parts.h"

namespace pmml::report {
namespace {

constexpr double node_width = 190;
constexpr double node_height = 40;
constexpr double level_gap = 34;
constexpr double leaf_gap = 8;
constexpr std::size_t text_length = 29;
constexpr std::size_t share_colours = 6;

struct Place {
  std::size_t level = 0;
  std::size_t children = 0;
  double y = 0;
};

// Children follow their parents, so that one pass from the end sees every child before its parent.
std::vector<Place> places_of(const std::vector<DrawnNode>& nodes) {
  std::vector<Place> places(nodes.size());
  for (std::size_t i = 1; i < nodes.size(); ++i) {
    places[i].level = places[nodes[i].parent].level + 1;
    ++places[nodes[i].parent].children;
  }
  double next = 0;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    if (places[i].children > 0) continue;
    places[i].y = next;
    next += node_height + leaf_gap;
  }
  std::vector<double> first(nodes.size(), -1);
  std::vector<double> last(nodes.size(), -1);
  for (std::size_t i = nodes.size(); i-- > 0;) {
    if (places[i].children > 0) places[i].y = (first[i] + last[i]) / 2;
    const std::size_t parent = nodes[i].parent;
    if (last[parent] < 0) last[parent] = places[i].y;
    first[parent] = places[i].y;
  }
  return places;
}

double left_of(const Place& place) {
  return static_cast<double>(place.level) * (node_width + level_gap);
}

std::string edge(const Place& from, const Place& to) {
  const double x1 = left_of(from) + node_width;
  const double y1 = from.y + node_height / 2;
  const double y2 = to.y + node_height / 2;
  const double bend = x1 + level_gap / 2;
  return "<path class=\"edge\" d=\"M" + px(x1) + " " + px(y1) + "C" + px(bend) + " " + px(y1) +
         " " + px(bend) + " " + px(y2) + " " + px(x1 + level_gap) + " " + px(y2) + "\"/>";
}

std::string share_bar(const std::vector<double>& shares, double x, double y) {
  std::string out;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    const double width = shares[i] * node_width;
    if (width > 0) out += svg_rect("k" + std::to_string(i % share_colours), x, y, width, 4);
    x += width;
  }
  return out;
}

std::string drawn(const DrawnNode& node, const Place& place) {
  const double x = left_of(place);
  std::string result = plain(node.result);
  if (node.hidden > 0) result += " … " + std::to_string(node.hidden) + " more below";
  std::string out = "<g><title>" + escaped(plain(node.condition) + ": " + result) + "</title>";
  out += svg_rect(place.children > 0 ? "node" : "node leaf", x + 0.5, place.y + 0.5, node_width - 1,
                  node_height - 1);
  out += svg_text("small", x + 8, place.y + 15, "start",
                  shortened(plain(node.condition), text_length));
  out += svg_text("label", x + 8, place.y + 31, "start", shortened(result, text_length));
  return out + share_bar(node.shares, x, place.y + node_height - 4) + "</g>";
}

std::string key_of(const TreeDrawing& tree, double y) {
  std::string out;
  double x = 0;
  for (std::size_t i = 0; i < std::min(tree.categories.size(), share_colours); ++i) {
    const std::string name = shortened(plain(tree.categories[i]), 16);
    out += svg_rect("k" + std::to_string(i), x, y - 10, 12, 12);
    out += svg_text("label", x + 18, y, "start", name);
    x += 34 + 7.5 * static_cast<double>(std::min<std::size_t>(name.size(), 16));
  }
  return out;
}

}  // namespace

std::string svg(const TreeDrawing& tree, SvgNames& names) {
  const std::vector<Place> places = places_of(tree.nodes);
  double right = 0;
  double bottom = 0;
  for (const Place& place : places) {
    right = std::max(right, left_of(place) + node_width);
    bottom = std::max(bottom, place.y + node_height);
  }
  const bool key = !tree.categories.empty();
  const double width = key ? std::max(right, 640.0) : right;
  std::string out = svg_begin(width, bottom + (key ? 30 : 2), tree.title, tree.sentence, names);
  for (std::size_t i = 1; i < tree.nodes.size(); ++i) {
    out += edge(places[tree.nodes[i].parent], places[i]);
  }
  for (std::size_t i = 0; i < tree.nodes.size(); ++i) out += drawn(tree.nodes[i], places[i]);
  return out + (key ? key_of(tree, bottom + 24) : std::string()) + "</svg>";
}

}  // namespace pmml::report
