#include <catch2/catch.hpp>

#include "validate_schema.h"

namespace pmml {
namespace {

struct Verdict {
  bool valid;
  Report report;
};

Verdict verdict(const std::string& content, Vendor vendor = Vendor::report) {
  Verdict result;
  result.valid = validate(small(content), small_schema(), result.report, {.vendor = vendor});
  return result;
}

bool valid_apart_from_vendor(const Report& report) {
  return report.errors(Layer::vendor) == report.total() && !report.ok();
}

TEST_CASE("vendor markup is reported as such and the rest judged without it") {
  const Verdict told = verdict(
      "<Node x-size='1' score='2' x-more=\"'a'\nb\"><X-thing a='1'><Foo/><X-inner/></X-thing>"
      "<True/><X-single/></Node>");
  CHECK_FALSE(told.valid);
  CHECK(valid_apart_from_vendor(told.report));
  CHECK(to_string(told.report) ==
        "2:7: error E-VENDOR at /PMML/Node/@x-size: found @x-size, expected markup of the "
        "standard\n"
        "2:28: error E-VENDOR at /PMML/Node/@x-more: found @x-more, expected markup of the "
        "standard\n"
        "3:4: error E-VENDOR at /PMML/Node/X-thing: found X-thing, expected markup of the "
        "standard\n"
        "3:52: error E-VENDOR at /PMML/Node/X-single: found X-single, expected markup of the "
        "standard\n");
}

TEST_CASE("allowed vendor markup is silent") {
  const Verdict allowed = verdict("<Node x-a='1'><True/><X-b/></Node>", Vendor::allow);
  CHECK(allowed.valid);
  CHECK(allowed.report.empty());
}

TEST_CASE("errors beside vendor markup keep their places") {
  const Verdict both = verdict("<X-a>\u20ac\n</X-a><Node x-b='\u20ac' score='x'><True/></Node>");
  REQUIRE(both.report.total() == 3);
  CHECK(both.report.errors(Layer::schema) == 1);
  const Problem& schema = both.report.problems()[2];
  CHECK(schema.id == "E-XSD-VALUE");
  CHECK(schema.path == "/PMML/Node/@score");
  // </X-a> has 6 bytes, <Node has 5, then a space, x-b='...' with 9 bytes and a space.
  CHECK(schema.where == Position{3, 23});
}

TEST_CASE("content of Extension and row is free and no vendor markup") {
  CHECK(verdict("<Node><Extension><X-a/><Node x-b='1'/></Extension><True/>"
                "<row><X-coordinate>1</X-coordinate></row></Node>")
            .valid);
  const Verdict own = verdict("<Node><Extension x-a='1'/><True/></Node>");
  CHECK(valid_apart_from_vendor(own.report));
}

TEST_CASE("vendor names in data and in foreign namespaces are left alone") {
  CHECK(verdict("<Array>&lt;X-a x-b=''/> x- X-</Array><Node><True/></Node>").valid);
  CHECK(verdict("<!-- <X-a/> x-b='1' --><Node><True/></Node>").valid);
  const Verdict foreign = verdict("<Node><True/></Node><o:X-a xmlns:o='urn:other' o:x-b='1'/>");
  CHECK(foreign.report.errors(Layer::vendor) == 0);
  CHECK(foreign.report.errors(Layer::schema) == 1);
  const Verdict prefixed = verdict("<Node xmlns:o='urn:other' o:x-b='1'><True/></Node>");
  CHECK(prefixed.report.errors(Layer::vendor) == 0);
  CHECK(prefixed.report.errors(Layer::schema) == 1);
}

TEST_CASE("an X- root is not vendor markup") {
  Report report;
  CHECK_FALSE(validate("<X-PMML xmlns='urn:small'/>", small_schema(), report));
  CHECK(report.errors(Layer::schema) == 1);
}

}  // namespace
}  // namespace pmml
