// Every limit at its bound and one beyond, and documents made to be slow.
#include <catch2/catch.hpp>
#include <chrono>
#include <string>
#include <string_view>

#include "tests/io/gate_check.h"

namespace pmml {
namespace {

using test::only_problem;
using test::verdict;

std::string repeat(std::string_view text, std::size_t count) {
  std::string out;
  out.reserve(text.size() * count);
  for (std::size_t i = 0; i < count; ++i) out += text;
  return out;
}

std::string nested(std::size_t depth) {
  return repeat("<a>", depth) + repeat("</a>", depth);
}

std::string with_attributes(std::size_t count) {
  std::string out = "<a";
  for (std::size_t i = 0; i < count; ++i) out += " a" + std::to_string(i) + "=\"v\"";
  return out + "/>";
}

TEST_CASE("depth") {
  CHECK(verdict(nested(1024)) == "ok");
  CHECK(verdict(nested(1025)) == "E-DEPTH 1:3073");
  Limits limits;
  limits.depth = 2;
  CHECK(verdict("<a><b/><b/></a>", limits) == "ok");
  const Problem problem = only_problem("<a><b><c/></b></a>", limits);
  CHECK(problem.id == "E-DEPTH");
  CHECK(problem.layer == Layer::limit);
  CHECK(problem.path == "/a/b");
  CHECK(problem.found == "3 elements open");
  CHECK(problem.expected == "at most 2");
}

TEST_CASE("depth has a ceiling that no setting lifts") {
  Limits limits;
  limits.depth = 1'000'000;
  CHECK(verdict(nested(10'000), limits) == "ok");
  CHECK(verdict(nested(10'001), limits) == "E-DEPTH 1:30001");
}

TEST_CASE("attributes of one element") {
  CHECK(verdict(with_attributes(256)) == "ok");
  const Problem problem = only_problem(with_attributes(257));
  CHECK(problem.id == "E-ATTRS");
  CHECK(problem.found == "257 attributes");
  CHECK(problem.expected == "at most 256");
  Limits limits;
  limits.attributes = 2;
  CHECK(verdict("<a b='1' xmlns='u'/>", limits) == "ok");
  CHECK(verdict("<a b='1' xmlns='u' c='2'/>", limits) == "E-ATTRS 1:20");
  limits.attributes = 0;
  CHECK(verdict("<a/>", limits) == "ok");
  CHECK(verdict("<a b=\"1\"/>", limits) == "E-ATTRS 1:4");
}

TEST_CASE("length of names") {
  const std::string longest(1024, 'n');
  CHECK(verdict("<" + longest + " " + longest + "='1'></" + longest + ">") == "ok");
  CHECK(verdict("<" + longest + "n/>") == "E-NAME 1:2");
  CHECK(verdict("<a " + longest + "n='1'/>") == "E-NAME 1:4");
  CHECK(verdict("<a><?" + longest + "n?></a>") == "E-NAME 1:6");
  Limits limits;
  limits.name_length = 3;
  CHECK(verdict("<abc bcd=\"1\"/>" + std::string(60, ' '), limits) == "ok");
  CHECK(verdict("<abc bcde=\"1\"/>" + std::string(60, ' '), limits) == "E-NAME 1:6");
  CHECK(verdict("<p:a xmlns:p='u'/>", limits) == "E-NAME 1:6");
  const Problem problem = only_problem("<abcd/>", limits);
  CHECK(problem.found == "4 bytes in a name");
  CHECK(problem.expected == "at most 3");
}

TEST_CASE("length of attribute values") {
  Limits limits;
  limits.attribute_length = 40;
  for (const std::string quote : {"'", "\""}) {
    const std::string head = "<a b=" + quote;
    const std::string tail = quote + "/>" + std::string(60, ' ');
    CHECK(verdict(head + std::string(40, 'v') + tail, limits) == "ok");
    CHECK(verdict(head + std::string(41, 'v') + tail, limits) == "E-ATTRLEN 1:7");
  }
  CHECK(verdict("<a b='" + std::string(10'000'000, 'v') + "'/>") == "ok");
  CHECK(verdict("<a b='" + std::string(10'000'001, 'v') + "'/>") == "E-ATTRLEN 1:7");
}

TEST_CASE("number of elements") {
  Limits limits;
  limits.elements = 3;
  CHECK(verdict("<a><b/><b/></a>", limits) == "ok");
  CHECK(verdict("<a><b/><b/><b/></a>", limits) == "E-ELEMENTS 1:12");
}

TEST_CASE("size of the document") {
  Limits limits;
  limits.bytes = 4;
  CHECK(verdict("<a/>", limits) == "ok");
  const Problem problem = only_problem("<ab/>", limits);
  CHECK(problem.id == "E-SIZE");
  CHECK(problem.found == "5 bytes");
  CHECK(problem.expected == "at most 4");
}

double seconds(std::string_view text, const Limits& limits = {}) {
  const auto start = std::chrono::steady_clock::now();
  verdict(text, limits);
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

TEST_CASE("what is beyond a limit is refused without reading on") {
  const std::string attributes = with_attributes(1'000'000);
  CHECK(verdict(attributes).substr(0, 7) == "E-ATTRS");
  CHECK(seconds(attributes) < 0.05);
  const std::string deep = nested(100'000);
  CHECK(verdict(deep).substr(0, 7) == "E-DEPTH");
  CHECK(seconds(deep) < 0.05);
}

// Names of the shape that collide in multiplicative hashes: "Az" and "BT" in base 38.
std::string colliding_attributes(unsigned bits) {
  std::string out = "<a";
  for (unsigned i = 0; i < 1U << bits; ++i) {
    out += " ";
    for (unsigned bit = 0; bit < bits; ++bit) out += (i >> bit & 1U) != 0 ? "Az" : "BT";
    out += "='1'";
  }
  return out + "/>";
}

TEST_CASE("time grows with the size, whatever the document is made of") {
  Limits limits;
  limits.attributes = 10'000'000;
  limits.depth = 10'000;
  CHECK(verdict(colliding_attributes(16), limits) == "ok");
  CHECK(seconds(colliding_attributes(16), limits) < 2);

  std::string bindings;
  for (int i = 0; i < 100'000; ++i) bindings += " xmlns:p" + std::to_string(i) + "='u'";
  const std::string lookups = "<a" + bindings + ">" + repeat("<p0:b p9:c='1'/>", 200'000) + "</a>";
  CHECK(verdict(lookups, limits) == "ok");
  CHECK(seconds(lookups, limits) < 5);

  const std::string brackets = "<a>" + std::string(4'000'000, ']') + "</a>";
  CHECK(verdict(brackets) == "ok");
  CHECK(seconds(brackets) < 2);

  const std::string comments = "<a>" + repeat("<!-- - - -->", 500'000) + "</a>";
  CHECK(verdict(comments) == "ok");
  CHECK(seconds(comments) < 2);
}

}  // namespace
}  // namespace pmml
