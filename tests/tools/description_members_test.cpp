// Every member of every struct is described. The members are counted in the headers, the described
// ones by their distinct offsets, so that a forgotten or doubly described member shows.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <map>
#include <set>

#include "pmml/model/all.h"
#include "read_file.h"

namespace pmml {
namespace {

std::string without_comments(const std::string& source) {
  std::string out;
  for (std::size_t i = 0; i < source.size(); ++i) {
    if (source.compare(i, 2, "//") == 0) i = source.find('\n', i);
    out += source[i];
  }
  return out;
}

// A struct starts with its element name and ends its members with describe().
void count_members(const std::string& header, std::map<std::string, std::size_t>& counts) {
  const std::string mark = "std::string_view element_name = \"";
  for (std::size_t at = header.find(mark); at != std::string::npos; at = header.find(mark, at)) {
    at += mark.size();
    const std::string name = header.substr(at, header.find('"', at) - at);
    const std::size_t begin = header.find(';', at) + 1;
    const std::size_t end = header.find("static void describe", begin);
    REQUIRE(end != std::string::npos);
    counts[name] = static_cast<std::size_t>(
        std::count(header.begin() + static_cast<std::ptrdiff_t>(begin),
                   header.begin() + static_cast<std::ptrdiff_t>(end), ';'));
  }
}

std::map<std::string, std::size_t> members_in_headers() {
  std::map<std::string, std::size_t> counts;
  const std::string folder = std::string(PMML_SOURCE_DIR) + "/pmml/model";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".h") continue;
    count_members(without_comments(read_file(entry.path().string())), counts);
  }
  return counts;
}

// Text and markup are kept in a member of their own that has no row.
bool has_own_text(const ElementDescription& element) {
  return element.content_kind == Content::text || element.content_kind == Content::mixed ||
         element.content_kind == Content::markup;
}

std::size_t described_members(const ElementDescription& element) {
  std::set<std::size_t> offsets;
  for (const AttributeRow& row : element.attributes) offsets.insert(row.offset);
  for (const ChildRow& row : element.children) offsets.insert(row.offset);
  if (element.content_kind == Content::cells) offsets.insert(element.cells_offset);
  for (const std::size_t offset : offsets) {
    CHECK(offset >= sizeof(Element));
    CHECK(offset < element.size);
  }
  return offsets.size() + (has_own_text(element) ? 1 : 0);
}

}  // namespace

TEST_CASE("Members are counted in a header") {
  std::map<std::string, std::size_t> counts;
  count_members(without_comments("struct A : Element {\n"
                                 "static constexpr std::string_view element_name = \"A-b\";\n"
                                 "int x = 1;  // a; b\n std::variant<int,\n char> y;\n"
                                 "static void describe(Description<A>& d);\n};\n"),
                counts);
  CHECK(counts == std::map<std::string, std::size_t>{{"A-b", 2}});
}

TEST_CASE("No member of any element is forgotten in its description") {
  const std::map<std::string, std::size_t> counts = members_in_headers();
  CHECK(counts.size() == all_elements().size());
  for (const DescriptionFunction function : all_elements()) {
    const ElementDescription& element = function();
    INFO(element.name);
    REQUIRE(counts.count(std::string(element.name)) == 1);
    CHECK(described_members(element) == counts.at(std::string(element.name)));
  }
}

TEST_CASE("Every child row of every element has a place in its content model") {
  for (const DescriptionFunction function : all_elements()) {
    const ElementDescription& element = function();
    std::set<std::pair<std::size_t, std::size_t>> placed;
    for (std::uint16_t i = 0; i < element.automaton.size(); ++i) {
      for (const Automaton::Transition& step : element.automaton.state(i).next) {
        if (step.row != extension_row) placed.insert({step.row, step.alternative});
      }
    }
    std::size_t alternatives = 0;
    for (const ChildRow& row : element.children) alternatives += row.alternatives.size();
    INFO(element.name);
    CHECK(placed.size() == alternatives);
  }
}

}  // namespace pmml
