#include "pmml/report/svg_parts.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "pmml/io/xml_escape.h"

namespace pmml::report {

std::string escaped(std::string_view text) {
  std::string out;
  append_escaped_attribute(out, text);
  return out;
}

std::string px(double value) {
  char buffer[32];
  if (!std::isfinite(value)) value = 0;
  value = std::clamp(value, -1e6, 1e6);
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, std::round(value * 100) / 100);
  return {buffer, end.ptr};
}

std::string svg_begin(double width, double height, const Text& title, const Text& sentence,
                      SvgNames& names) {
  const std::string id = "p" + std::to_string(++names.next);
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"" + px(width) +
         "\" height=\"" + px(height) + "\" viewBox=\"0 0 " + px(width) + " " + px(height) +
         "\" aria-labelledby=\"" + id + "t " + id + "d\"><title id=\"" + id + "t\">" +
         escaped(plain(title)) + "</title><desc id=\"" + id + "d\">" + escaped(plain(sentence)) +
         "</desc>";
}

std::string svg_rect(std::string_view css, double x, double y, double width, double height) {
  return "<rect class=\"" + std::string(css) + "\" x=\"" + px(x) + "\" y=\"" + px(y) +
         "\" width=\"" + px(std::max(width, 0.0)) + "\" height=\"" + px(std::max(height, 0.0)) +
         "\"/>";
}

std::string svg_line(std::string_view css, double x1, double y1, double x2, double y2) {
  return "<line class=\"" + std::string(css) + "\" x1=\"" + px(x1) + "\" y1=\"" + px(y1) +
         "\" x2=\"" + px(x2) + "\" y2=\"" + px(y2) + "\"/>";
}

std::string svg_circle(std::string_view css, double x, double y, double radius) {
  return "<circle class=\"" + std::string(css) + "\" cx=\"" + px(x) + "\" cy=\"" + px(y) +
         "\" r=\"" + px(radius) + "\"/>";
}

std::string svg_text(std::string_view css, double x, double y, std::string_view anchor,
                     std::string_view text) {
  return "<text class=\"" + std::string(css) + "\" x=\"" + px(x) + "\" y=\"" + px(y) +
         "\" text-anchor=\"" + std::string(anchor) + "\">" + escaped(text) + "</text>";
}

std::string shortened(std::string_view text, std::size_t characters) {
  std::size_t seen = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if ((static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) continue;
    if (++seen == characters && at + 1 < text.size()) {
      const std::string_view rest = text.substr(at);
      const bool last = std::ranges::count_if(rest, [](char c) {
                          return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
                        }) == 1;
      if (!last) return std::string(text.substr(0, at)) + "…";
    }
  }
  return std::string(text);
}

double Scale::operator()(double value) const {
  if (!(high > low) || !std::isfinite(value)) return (from + to) / 2;
  const double share = std::clamp((value / 2 - low / 2) / (high / 2 - low / 2), 0.0, 1.0);
  return from + share * (to - from);
}

}  // namespace pmml::report
