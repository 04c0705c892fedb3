// The gate on hostile shapes: time must grow linearly with the size of the document. For each
// shape the median time for n and for 2n, interleaved, and their ratio.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include "pmml/io/gate.h"

namespace {

using Clock = std::chrono::steady_clock;
using Build = std::function<std::string(std::size_t)>;

constexpr std::size_t unit = 4U << 20;

std::string repeat(std::string_view text, std::size_t bytes) {
  std::string out;
  while (out.size() < bytes) out += text;
  return out;
}

// One element may have 256 attributes, so a document of many attributes has many elements.
constexpr std::size_t attributes_per_element = 250;

std::string with_attributes(std::size_t bytes,
                            const std::function<std::string(std::size_t)>& name) {
  std::string out = "<a>";
  while (out.size() < bytes) {
    out += "<b";
    for (std::size_t i = 0; i < attributes_per_element; ++i) out += " " + name(i) + "=\"1\"";
    out += "/>";
  }
  return out + "</a>";
}

// "Az" and "BT" have the same value under a widespread string hash: 2^k names collide.
std::string colliding_name(std::size_t i) {
  std::string name;
  for (unsigned bit = 0; bit < 8; ++bit) name += (i >> bit & 1U) != 0 ? "Az" : "BT";
  return name;
}

std::string nested(std::size_t bytes) {
  const std::size_t depth = std::min<std::size_t>(bytes / 7, pmml::Limits::hard_depth - 1);
  std::string block = repeat("<n>", 3 * depth) + repeat("</n>", 4 * depth);
  return "<a>" + repeat(block, bytes) + "</a>";
}

struct Shape {
  std::string name;
  Build build;
};

std::vector<Shape> shapes() {
  return {
      {"deep nesting", nested},
      {"empty siblings", [](std::size_t n) { return "<a>" + repeat("<b/>", n) + "</a>"; }},
      {"many attributes",
       [](std::size_t n) {
         return with_attributes(n, [](std::size_t i) { return "x" + std::to_string(i); });
       }},
      {"colliding attribute names",
       [](std::size_t n) { return with_attributes(n, colliding_name); }},
      {"namespace declarations",
       [](std::size_t n) {
         return with_attributes(n, [](std::size_t i) { return "xmlns:x" + std::to_string(i); });
       }},
      {"one long name", [](std::size_t n) { return "<" + repeat("n", n) + "/>"; }},
      {"one long attribute value",
       [](std::size_t n) { return "<a x=\"" + repeat("v", n) + "\"/>"; }},
      {"references in a value",
       [](std::size_t n) { return "<a x=\"" + repeat("&#38;", n) + "\"/>"; }},
      {"one long text", [](std::size_t n) { return "<a>" + repeat("text ]] ", n) + "</a>"; }},
      {"comments", [](std::size_t n) { return "<a>" + repeat("<!-- - -->", n) + "</a>"; }},
      {"instructions", [](std::size_t n) { return "<a>" + repeat("<?p q?>", n) + "</a>"; }},
      {"character data sections",
       [](std::size_t n) { return "<a>" + repeat("<![CDATA[]]]]>", n) + "</a>"; }},
      {"multi-byte text", [](std::size_t n) { return "<a>" + repeat("\u20ac\u00e9", n) + "</a>"; }},
  };
}

pmml::Limits generous() {
  pmml::Limits limits;
  limits.depth = pmml::Limits::hard_depth;
  limits.name_length = 1U << 28U;
  limits.attribute_length = 1U << 28U;
  return limits;
}

double seconds(const std::string& xml, const std::string& name) {
  pmml::Report report;
  const auto begin = Clock::now();
  const bool accepted = pmml::gate(xml, generous(), report);
  const double elapsed = std::chrono::duration<double>(Clock::now() - begin).count();
  if (!accepted) fmt::print("{} refused: {}", name, pmml::to_string(report));
  return elapsed;
}

double median(std::vector<double> values) {
  std::nth_element(values.begin(), values.begin() + values.size() / 2, values.end());
  return values[values.size() / 2];
}

}  // namespace

int main() {
  fmt::print("{:<28} {:>10} {:>10} {:>8}\n", "shape", "4 MiB, ms", "8 MiB, ms", "ratio");
  for (const Shape& shape : shapes()) {
    const std::string once = shape.build(unit);
    const std::string twice = shape.build(2 * unit);
    std::vector<double> small;
    std::vector<double> large;
    for (int round = 0; round < 7; ++round) {
      small.push_back(seconds(once, shape.name));
      large.push_back(seconds(twice, shape.name));
    }
    fmt::print("{:<28} {:10.2f} {:10.2f} {:8.2f}\n", shape.name, 1e3 * median(small),
               1e3 * median(large), median(large) / median(small));
  }
}
