// Whatever a file supplies stays text: it makes no element, attribute, link or emphasis.
#include <map>
#include <random>
#include <set>

#include "pmml/archive/provenance_document.h"
#include "pmml/io/events.h"
#include "pmml/io/scanner.h"
#include "tests/report/render_file.h"

namespace pmml {
namespace {

// Names of elements and attributes of a page.
class NameCollector : public XmlEvents {
 public:
  void start(const StartTag& tag) override {
    names.insert(std::string(tag.qname));
    for (const XmlAttribute& attribute : tag.attributes) {
      names.insert("@" + std::string(attribute.qname));
      if (attribute.local == "href") links.insert(std::string(attribute.value));
    }
  }
  void text(std::string_view, Position) override {}
  void end(std::uint64_t) override {}

  std::set<std::string> names;
  std::set<std::string> links;
};

NameCollector names_of(const std::string& page) {
  require_well_formed(page);
  NameCollector names;
  Report report;
  REQUIRE(scan(xml_of_page(page), Limits{}, names, report));
  return names;
}

// Text from pieces that mean something in HTML, CommonMark or to a terminal.
std::string hostile_text(std::mt19937& random) {
  static const std::vector<std::string> pieces = {"<script>alert(1)</script>",
                                                  "\"",
                                                  "'",
                                                  ">",
                                                  "</bdi>",
                                                  "</style>",
                                                  "<!--",
                                                  "]]>",
                                                  "&lt;",
                                                  "&#x3c;",
                                                  "[a](javascript:alert(1))",
                                                  "![i](http://x/y.png)",
                                                  "`",
                                                  "**",
                                                  "__",
                                                  "| a | b |",
                                                  "1. ",
                                                  "- ",
                                                  "# ",
                                                  "\xE2\x80\xAE",
                                                  "\xE2\x81\xA6",
                                                  "\xE2\x80\x8F",
                                                  "\xC2\x85",
                                                  "\xFF",
                                                  "\xC3",
                                                  "\x01",
                                                  "\x1B[31m",
                                                  "\x7F",
                                                  "http://evil.example",
                                                  "www.evil.example",
                                                  "a@b.example",
                                                  "\n\n<b>",
                                                  "\r",
                                                  "\t",
                                                  "~~",
                                                  "\\",
                                                  "$x$",
                                                  "<http://x>",
                                                  "onload=",
                                                  "é",
                                                  "日本",
                                                  "x"};
  std::string out;
  const std::size_t n = random() % 6 + 1;
  for (std::size_t i = 0; i < n; ++i) out += pieces[random() % pieces.size()];
  return out;
}

Document hostile_document(std::mt19937& random) {
  Document document = document_of_file("tests/report/sample.pmml");
  PMML& pmml = document.pmml;
  pmml.header->description = hostile_text(random);
  pmml.header->application->name = hostile_text(random);
  pmml.header->annotations.front().text = hostile_text(random);
  DataField& kind = pmml.dataDictionary->dataFields[1];
  kind.displayName = hostile_text(random);
  kind.values.front().value = hostile_text(random);
  auto& model = *std::get<Box<RegressionModel>>(pmml.models.front());
  model.modelName = hostile_text(random);
  model.regressionTables.front().numericPredictors.front().name = hostile_text(random);
  UnivariateStats& stats = model.modelStats->univariateStats[1];
  stats.field = kind.name = hostile_text(random);
  stats.discrStats->arrays[0].values =
      std::vector<std::string>{hostile_text(random), hostile_text(random)};
  Report report;
  archive::Provenance provenance = *archive::provenance(document, report);
  provenance.crossValidation->metric = "|<b>~~ http://evil.example www.evil.example a@b [a](b) `";
  archive::set_provenance(document, provenance);
  return document;
}

// Characters of the card that could start a link, an image, an element or emphasis.
std::size_t bare_specials(std::string_view card) {
  std::size_t n = 0;
  for (std::size_t i = 0; i < card.size(); ++i) {
    if (card[i] == '\\') {
      ++i;
      continue;
    }
    n += std::string_view("<[]`_|~@$").find(card[i]) != std::string_view::npos ? 1U : 0U;
  }
  return n;
}

}  // namespace

TEST_CASE("Hostile names make no element, attribute or link") {
  const NameCollector plain =
      names_of(html_of_document(document_of_file("tests/report/sample.pmml")));
  std::mt19937 random(20);
  for (int round = 0; round < 300; ++round) {
    const NameCollector names = names_of(html_of_document(hostile_document(random)));
    for (const std::string& name : names.names) {
      INFO(name);
      REQUIRE(plain.names.contains(name));
    }
    REQUIRE(names.links == plain.links);
  }
}

TEST_CASE("Hostile names mean nothing in CommonMark, and no control or bidi character is left") {
  std::mt19937 random(21);
  for (int round = 0; round < 300; ++round) {
    const std::string card = markdown_of_document(hostile_document(random));
    REQUIRE(bare_specials(card) == 0);
    REQUIRE(card.find("http:/") == std::string::npos);
    REQUIRE(card.find("www.") == std::string::npos);
    for (const std::string_view bad :
         {"\xE2\x80\xAE", "\xE2\x81\xA6", "\x1B", "\x01", "\xFF", "\r", "\t"}) {
      REQUIRE(card.find(bad) == std::string::npos);
    }
  }
}

TEST_CASE("Folds that contradict their range and one another make a picture without errors") {
  Document document = document_of_file("tests/report/sample.pmml");
  Report report;
  archive::Provenance provenance = *archive::provenance(document, report);
  archive::CrossValidation& rounds = *provenance.crossValidation;
  std::swap(rounds.lower, rounds.upper);
  rounds.folds.assign(40, rounds.folds.back());
  archive::set_provenance(document, provenance);
  const std::string page = html_of_document(document);
  require_well_formed(page);
  CHECK(page.find("width=\"-") == std::string::npos);
  CHECK(page.find("cy=\"-") == std::string::npos);
}

TEST_CASE("A hostile document shows its text escaped") {
  const std::string page = html_of_document(document_of_file("tests/report/hostile.pmml"));
  require_well_formed(page);
  CHECK(page.find("<img") == std::string::npos);
  CHECK(page.find("&lt;/h1&gt;&lt;script&gt;alert(2)&lt;/script&gt;") != std::string::npos);
  CHECK(page.find("\\xe2\\x80\\xaeevil") != std::string::npos);
  CHECK(page.find("(5000 bytes in all)") != std::string::npos);
}

}  // namespace pmml
