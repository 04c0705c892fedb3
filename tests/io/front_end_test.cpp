// Two front ends must give the same document: our scanner, and a walk over pugixml's tree.
#include <catch2/catch.hpp>
#include <iostream>

#include "corpus.h"
#include "pmml/io/binder.h"
#include "pmml/io/read.h"
#include "pugixml_events.h"
#include "read_small.h"
#include "roundtrip_same.h"

namespace pmml::test {
namespace {

struct Reading {
  Document document;
  std::vector<std::string> problems;
};

// Attributes are all placed at their element by pugixml, and text nowhere: only what is said and
// about which path is compared.
std::vector<std::string> without_places(const Report& report) {
  std::vector<std::string> lines;
  for (Problem problem : report.problems()) {
    problem.where = {};
    lines.push_back(to_string(problem));
  }
  return lines;
}

Reading read_by_scanner(const std::string& text) {
  Reading reading;
  Report report;
  read(text, reading.document, report);
  reading.problems = without_places(report);
  return reading;
}

Reading read_by_pugixml(const std::string& text) {
  Reading reading;
  Report report;
  Document& document = reading.document;
  Binder binder(text, description_of<PMML>(), description_of<Extension>(), &document.pmml, report);
  scan_with_pugixml(text, binder);
  document.namespaceUri = binder.root().namespace_uri;
  for (const auto& [target, data] : binder.root().instructions) {
    document.instructions.push_back({target, data});
  }
  reading.problems = without_places(report);
  return reading;
}

void compare(const std::string& text) {
  const Reading ours = read_by_scanner(text);
  const Reading other = read_by_pugixml(text);
  CHECK(difference(ours.document, other.document) == "");
  CHECK(ours.problems == other.problems);
}

}  // namespace

TEST_CASE("both front ends read the corpus alike") {
  if (!has_corpus()) return;
  std::size_t compared = 0;
  for (const std::string& path : corpus_files()) {
    const auto text = well_formed(path);
    if (!text || text->size() > 4'000'000) continue;
    INFO(path);
    compare(*text);
    ++compared;
  }
  std::cout << "front ends: " << compared << " documents\n";
  CHECK(compared > 1000);
}

TEST_CASE("both front ends read small documents alike") {
  compare(around(""));
  compare(around("<Extension a='1'>a<b>&lt;</b><!-- </Extension> --><c x='>'/></Extension>"));
  compare(around("<Extension/><Foo>x</Foo><Foo ></Foo >"));
  compare(
      around("<TransformationDictionary><DerivedField name='d' optype='continuous' "
             "dataType='double'><MapValues outputColumn='b'><InlineTable><row><a>1<b/>"
             "<![CDATA[</a>]]></a><c/></row></InlineTable></MapValues></DerivedField>"
             "</TransformationDictionary>"));
  compare(
      "<?a b?><p:PMML xmlns:p='http://www.dmg.org/PMML-4_4' version='4.4'><p:Header "
      "description='&#10;&amp;\t'/> stray &#65; text <p:Extension><q/></p:Extension></p:PMML>");
}

}  // namespace pmml::test
