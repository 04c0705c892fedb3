// Three-valued predicates: a tree whose missing value strategy makes all three truths visible.
#include <catch2/catch.hpp>

#include "scoring.h"

using namespace pmml;
using namespace pmml::test;

namespace {

/// "yes", "no" or "unknown": the root says unknown when the first child's predicate is unknown.
std::string truth(const std::string& predicate, const Record& record) {
  const Document document = parse(
      "<DataDictionary><DataField name=\"a\" optype=\"continuous\" dataType=\"double\"/>"
      "<DataField name=\"b\" optype=\"continuous\" dataType=\"double\"/>"
      "<DataField name=\"c\" optype=\"categorical\" dataType=\"string\"/>"
      "<DataField name=\"f\" optype=\"continuous\" dataType=\"float\"/>"
      "<DataField name=\"o\" optype=\"ordinal\" dataType=\"string\"><Value value=\"small\"/>"
      "<Value value=\"big\"/></DataField>"
      "<DataField name=\"t\" optype=\"categorical\" dataType=\"string\"/></DataDictionary>"
      "<TreeModel functionName=\"classification\" missingValueStrategy=\"lastPrediction\">"
      "<MiningSchema><MiningField name=\"a\"/><MiningField name=\"b\"/><MiningField name=\"c\"/>"
      "<MiningField name=\"f\"/><MiningField name=\"o\"/>"
      "<MiningField name=\"t\" usageType=\"target\"/></MiningSchema>"
      "<Node score=\"unknown\"><True/><Node score=\"yes\">" +
      predicate + "</Node><Node score=\"no\"><True/></Node></Node></TreeModel>");
  return cell(score_record(document, record), "t");
}

std::string simple(const std::string& field, const std::string& op, const std::string& value) {
  return "<SimplePredicate field=\"" + field + "\" operator=\"" + op + "\" value=\"" + value +
         "\"/>";
}

std::string compound(const std::string& op, const std::string& parts) {
  return "<CompoundPredicate booleanOperator=\"" + op + "\">" + parts + "</CompoundPredicate>";
}

}  // namespace

TEST_CASE("simple predicates") {
  CHECK(truth(simple("a", "lessThan", "2"), {{"a", "1"}}) == "yes");
  CHECK(truth(simple("a", "lessThan", "2"), {{"a", "2"}}) == "no");
  CHECK(truth(simple("a", "lessOrEqual", "2"), {{"a", "2"}}) == "yes");
  CHECK(truth(simple("a", "greaterThan", "2"), {{"a", "2"}}) == "no");
  CHECK(truth(simple("a", "greaterOrEqual", "2"), {{"a", "2"}}) == "yes");
  CHECK(truth(simple("a", "notEqual", "2"), {{"a", "2.0"}}) == "no");
  CHECK(truth(simple("a", "lessThan", "2"), {{"b", "1"}}) == "unknown");
  CHECK(truth(simple("c", "equal", "x"), {{"c", "x"}}) == "yes");
  CHECK(truth("<SimplePredicate field=\"a\" operator=\"isMissing\"/>", {{"b", "1"}}) == "yes");
  CHECK(truth("<SimplePredicate field=\"a\" operator=\"isNotMissing\"/>", {{"b", "1"}}) == "no");
}

TEST_CASE("ordinal values are compared by rank, floats with floats") {
  CHECK(truth(simple("o", "lessThan", "big"), {{"o", "small"}}) == "yes");
  CHECK(truth(simple("o", "lessThan", "big"), {{"o", "big"}}) == "no");
  CHECK(truth(simple("f", "equal", "0.1"), {{"f", "0.1"}}) == "yes");
}

TEST_CASE("set predicates") {
  const std::string in =
      "<SimpleSetPredicate field=\"c\" booleanOperator=\"isIn\"><Array n=\"2\" type=\"string\">"
      "x \"y z\"</Array></SimpleSetPredicate>";
  CHECK(truth(in, {{"c", "y z"}}) == "yes");
  CHECK(truth(in, {{"c", "y"}}) == "no");
  CHECK(truth(in, {{"a", "1"}}) == "unknown");
  const std::string not_in =
      "<SimpleSetPredicate field=\"a\" booleanOperator=\"isNotIn\"><Array n=\"2\" type=\"int\">"
      "1 2</Array></SimpleSetPredicate>";
  CHECK(truth(not_in, {{"a", "2.0"}}) == "no");
  CHECK(truth(not_in, {{"a", "3"}}) == "yes");
}

TEST_CASE("and, or, xor and surrogate in three-valued logic") {
  const std::string a = simple("a", "equal", "1");
  const std::string b = simple("b", "equal", "1");
  const Record yes_no = {{"a", "1"}, {"b", "0"}};
  const Record yes_yes = {{"a", "1"}, {"b", "1"}};
  const Record unknown_yes = {{"b", "1"}};
  const Record unknown_no = {{"b", "0"}};
  CHECK(truth(compound("and", a + b), yes_yes) == "yes");
  CHECK(truth(compound("and", a + b), yes_no) == "no");
  CHECK(truth(compound("and", a + b), unknown_yes) == "unknown");
  CHECK(truth(compound("and", a + b), unknown_no) == "no");
  CHECK(truth(compound("or", a + b), yes_no) == "yes");
  CHECK(truth(compound("or", a + b), unknown_yes) == "yes");
  CHECK(truth(compound("or", a + b), unknown_no) == "unknown");
  CHECK(truth(compound("xor", a + b), yes_no) == "yes");
  CHECK(truth(compound("xor", a + b), yes_yes) == "no");
  CHECK(truth(compound("xor", a + b), unknown_no) == "unknown");
  CHECK(truth(compound("surrogate", a + b), yes_no) == "yes");
  CHECK(truth(compound("surrogate", a + b), unknown_no) == "no");
  CHECK(truth(compound("surrogate", a + b), {{"c", "x"}}) == "unknown");
}
