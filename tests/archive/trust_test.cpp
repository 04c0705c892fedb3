// Loading only what is trusted.
#include "pmml/archive/trust.h"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <string>

namespace pmml::archive {
namespace {

std::string trust_file(const std::string& header, const std::string& root = {}) {
  const std::string path =
      std::string(PMML_BINARY_DIR) + "/trust_test_" + std::to_string(getpid()) + ".pmml";
  std::ofstream(path, std::ios::binary)
      << "<PMML xmlns=\"http://www.dmg.org/PMML-4_4\" version=\"4.4\"" << root << "><Header>"
      << header << "</Header><DataDictionary/></PMML>";
  return path;
}

// How often a load refuses, and that it says so with the right id.
std::size_t refusals(const std::string& path, const Trust& trust = {}) {
  try {
    load(path, trust);
    return 0;
  } catch (const InvalidDocument& error) {
    for (const Problem& problem : error.report().problems()) CHECK(problem.id == "E-UNTRUSTED");
    return error.report().errors();
  }
}

}  // namespace

TEST_CASE("By default only plain PMML is loaded") {
  CHECK(refusals(trust_file("")) == 0);
  CHECK(refusals(trust_file("<Extension extender=\"a\"/><Extension extender=\"b\"/>")) == 2);
  CHECK(refusals(trust_file("", " x-a=\"1\"")) == 1);
  CHECK(refusals(trust_file("", " bogus=\"1\"")) == 1);
  CHECK(refusals(trust_file("", " xmlns:a=\"urn:a\"")) == 1);
  CHECK(refusals(trust_file("<Annotation>http://example.org/</Annotation>")) == 1);
  CHECK(refusals(trust_file("<Annotation>a@example.org</Annotation>")) == 0);
}

TEST_CASE("What is named is let in, and nothing else") {
  Trust trust;
  trust.extenders = {"a"};
  CHECK(refusals(trust_file("<Extension extender=\"a\"><x xmlns=\"urn:x\"/></Extension>"), trust) ==
        0);
  CHECK(refusals(trust_file("<Extension extender=\"A\"/>"), trust) == 1);
  CHECK(refusals(trust_file("<Extension/>"), trust) == 1);
  trust.extenders = {""};
  CHECK(refusals(trust_file("<Extension/>"), trust) == 0);
  trust.namespaces = {"urn:a"};
  CHECK(refusals(trust_file("", " xmlns:a=\"urn:a\""), trust) == 0);
  CHECK(refusals(trust_file("", " xmlns:a=\"urn:a2\""), trust) == 1);
  trust.kinds.insert(UntrustedKind::vendorMarkup);
  CHECK(refusals(trust_file("", " x-a=\"1\""), trust) == 0);
}

TEST_CASE("What is accepted hides nothing that is not, however often it occurs") {
  std::string many;
  for (int i = 0; i < 1500; ++i) many += "<Extension extender=\"a\"/>";
  Trust trust;
  trust.extenders = {"a"};
  CHECK(refusals(trust_file(many), trust) == 0);
  CHECK(refusals(trust_file(many + "<Extension extender=\"b\"/>"), trust) == 1);
}

TEST_CASE("A file that is missing or no PMML is refused as ever") {
  CHECK_THROWS_AS(load("no such file", Trust{}), IoError);
  const std::string path = trust_file("");
  std::ofstream(path) << "<PMML";
  CHECK_THROWS_AS(load(path, Trust{}), InvalidDocument);
}

}  // namespace pmml::archive
