// Equality and differences of documents made in memory.
#include "pmml/tools/diff.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "pmml/describe/description.h"
#include "pmml/model/document.h"
#include "pmml/tools/equal.h"

namespace pmml {
namespace {

using Strings = std::vector<std::string>;

DataField field(const std::string& name) {
  DataField result;
  result.name = name;
  return result;
}

Node node(const std::string& score) {
  Node result;
  result.score = score;
  return result;
}

Value value(const std::string& text) {
  Value result;
  result.value = text;
  return result;
}

// Nodes in nodes, the innermost with that score.
Node chain(int depth, const std::string& score) {
  Node outer;
  Node* inner = &outer;
  for (int i = 0; i < depth; ++i) inner = &inner->nodes.emplace_back();
  inner->score = score;
  return outer;
}

PMML sample() {
  PMML document;
  document.version = "4.4";
  document.header.emplace().copyright = "someone";
  document.dataDictionary.emplace().dataFields = {field("x"), field("y"), field("z")};
  TreeModel tree;
  tree.node = Node();
  tree.node->nodes = {node("a"), node("b"), node("c")};
  document.models.emplace_back(Box<TreeModel>(tree));
  return document;
}

Node& root(PMML& document) {
  return *std::get<Box<TreeModel>>(document.models[0])->node;
}

// The differences as text; `equal` must agree with them in both directions.
template <class T>
Strings changes(const T& a, const T& b) {
  Strings result;
  for (const Change& change : diff(a, b)) result.push_back(to_string(change));
  CHECK(equal(a, b) == result.empty());
  CHECK(diff(b, a).size() == result.size());
  return result;
}

}  // namespace

TEST_CASE("A document equals its copy, wherever it was read from") {
  const PMML a = sample();
  PMML b = a;
  b.where = {3, 7};
  root(b).nodes[1].where = {9, 1};
  root(b).extras.emplace();
  CHECK(changes(a, b) == Strings{});
}

TEST_CASE("Changed, added and removed attributes have paths and values") {
  const PMML a = sample();
  PMML b = a;
  b.header->copyright = "no one";
  root(b).nodes[1].score = std::nullopt;
  root(b).nodes[2].recordCount = 0.1;
  CHECK(changes(a, b) == Strings{"changed /PMML/Header/@copyright: \"someone\" -> \"no one\"",
                                 "removed /PMML/TreeModel/Node/Node[2]/@score: \"b\"",
                                 "added /PMML/TreeModel/Node/Node[3]/@recordCount: \"0.1\""});
}

TEST_CASE("Numbers are compared bit for bit, NaN with NaN") {
  Node a;
  Node b;
  a.recordCount = 0.1 + 0.2;
  b.recordCount = 0.3;
  CHECK(changes(a, b) == Strings{"changed /Node/@recordCount: \"0.30000000000000004\" -> \"0.3\""});
  a.recordCount = 0.0;
  b.recordCount = -0.0;
  CHECK(changes(a, b) == Strings{"changed /Node/@recordCount: \"0\" -> \"-0\""});
  a.recordCount = b.recordCount = std::nan("");
  CHECK(changes(a, b) == Strings{});
}

TEST_CASE("Children with a name are matched by it") {
  const PMML a = sample();
  PMML b = a;
  auto& fields = b.dataDictionary->dataFields;
  fields[2].displayName = "Z";
  fields.erase(fields.begin() + 1);
  fields.insert(fields.begin(), field("new"));
  CHECK(changes(a, b) ==
        Strings{"added /PMML/DataDictionary/DataField: \"<DataField name=\"new\">\"",
                "removed /PMML/DataDictionary/DataField[2]: \"<DataField name=\"y\">\"",
                "added /PMML/DataDictionary/DataField[3]/@displayName: \"Z\""});
}

TEST_CASE("A child with a name that moved is removed and added") {
  DataDictionary a;
  a.dataFields = {field("x"), field("y"), field("z")};
  DataDictionary b;
  b.dataFields = {field("z"), field("x"), field("y")};
  CHECK(changes(a, b) ==
        Strings{"added /DataDictionary/DataField: \"<DataField name=\"z\">\"",
                "removed /DataDictionary/DataField[3]: \"<DataField name=\"z\">\""});
}

TEST_CASE("Of several children with the same name the first belongs to the first") {
  DataField a;
  a.values = {value("1"), value("1"), value("2")};
  DataField b;
  b.values = {value("1"), value("2")};
  CHECK(changes(a, b) == Strings{"removed /DataField/Value[2]: \"<Value value=\"1\">\""});
}

TEST_CASE("Children without a name are matched by what they share") {
  const PMML a = sample();
  PMML b = a;
  auto& nodes = root(b).nodes;
  nodes.insert(nodes.begin() + 1, node("new"));
  nodes.back().id = "last";
  CHECK(changes(a, b) == Strings{"added /PMML/TreeModel/Node/Node[2]: \"<Node score=\"new\">\"",
                                 "added /PMML/TreeModel/Node/Node[3]/@id: \"last\""});
}

TEST_CASE("Another kind of child is a removal and an addition") {
  Node a;
  a.predicate = True();
  Node b;
  b.predicate = False();
  Node c;
  CHECK(changes(a, b) ==
        Strings{"removed /Node/True: \"<True>\"", "added /Node/False: \"<False>\""});
  CHECK(changes(b, c) == Strings{"removed /Node/False: \"<False>\""});
}

TEST_CASE("Places that hold nothing are compared too") {
  CompoundPredicate a;
  a.predicates.resize(2);
  CompoundPredicate b = a;
  CHECK(changes(a, b) == Strings{});
  b.predicates[1] = False();
  CHECK(changes(a, b) == Strings{"added /CompoundPredicate/False: \"<False>\""});
}

TEST_CASE("Texts and cells are compared") {
  Array a;
  a.values = std::vector<double>{1, 2.5};
  Array b;
  b.values = std::vector<double>{1, 3};
  CHECK(changes(a, b) == Strings{"changed /Array/text(): \"1 2.5\" -> \"1 3\""});
  row c;
  c.cells = {{"x", "1", {}, {}}, {"y", "2", {}, {}}};
  row d;
  d.cells = {{"x", "1", {}, {}}, {"y", "3", {}, {}}, {"z", "4", {}, {}}};
  CHECK(changes(c, d) == Strings{"changed /row/y: \"2\" -> \"3\"", "added /row/z: \"4\""});
}

TEST_CASE("Content that is not described counts, the order of attributes does not") {
  Node a;
  a.extras.emplace().attributes = {{"x-a", "1"}, {"x-b", "2"}};
  Node b;
  b.extras.emplace().attributes = {{"x-b", "2"}, {"x-a", "1"}};
  CHECK(changes(a, b) == Strings{});
  b.extras->attributes[0].value = "3";
  b.extras->nodes = {{"Extension", {{"name", "n"}}, "text", 1, {}}};
  CHECK(changes(a, b) == Strings{"changed /Node/@x-b: \"2\" -> \"3\"",
                                 "added /Node/Extension: \"<Extension name=\"n\">text after 1\""});
}

TEST_CASE("A required attribute that was absent differs from one with the same value") {
  DataField a = field("");
  DataField b = a;
  b.extras.emplace().absent = 1;
  CHECK(changes(a, b) == Strings{"removed /DataField/@name: \"\""});
}

TEST_CASE("Depth costs no stack") {
  Node a = chain(10'000, "");
  Node b = chain(10'000, "deep");
  const std::vector<Change> found = diff(a, b);
  REQUIRE(found.size() == 1);
  CHECK(found[0].path.ends_with("/Node/Node/@score"));
}

}  // namespace pmml
