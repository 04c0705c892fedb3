// A small document whose facts all stand on its page; its model card was checked by hand.
#include <fstream>

#include "tests/report/render_file.h"

namespace pmml {
namespace {

Document sample() {
  return document_of_file("tests/report/sample.pmml");
}

archive::Verdict three_promises() {
  using archive::Outcome;
  return {{{"seal", "The document is as it was sealed.", Outcome::matches, "12ab", "12ab", "", ""},
           {"data-file", "The snapshot is the same file.", Outcome::differs, "aa", "bb",
            "another file", ""},
           {"source", "The source code is the same.", Outcome::notChecked, "", "",
            "no source was given", ""}}};
}

}  // namespace

TEST_CASE("Every fact of the sample stands on its page") {
  const std::string page = html_of_document(sample());
  for (const std::string fact : {"Parcels &amp; Sons",
                                 "author",
                                 "CC0-1.0",
                                 "false",
                                 "Postage before weighing.",
                                 "Not for letters &lt; 10 g.",
                                 "https://example.org/parcels.csv",
                                 "text/csv",
                                 "1234",
                                 "all rows",
                                 "C++20",
                                 "g++ 12.2",
                                 "x86_64 Linux",
                                 "pkg:generic/two@2.0",
                                 "linear_regression",
                                 "fit_intercept",
                                 "KFold",
                                 "sourceCode",
                                 "typed by hand",
                                 "2020-02-03T04:05:06Z",
                                 "urn:uuid:1b4e28ba-2fa1-51d2-883f-0016d3cca427",
                                 "longest side",
                                 "a tube",
                                 "means missing",
                                 "above 0 to 200",
                                 "g</bdi> per <bdi class=\"name\">cm</bdi>",
                                 "-50",
                                 "0.125",
                                 "0.875",
                                 "Written for a test.",
                                 "From 10 to 90, median 35, middle half from 20 to 60",
                                 "box: 5, tube: 3",
                                 "0 to 500: 6, 500 to 1000: 2",
                                 "predicted"}) {
    INFO(fact);
    CHECK(page.find(fact) != std::string::npos);
  }
  for (const char digit : {'a', 'b'}) CHECK(page.find(std::string(64, digit)) != std::string::npos);
}

TEST_CASE("A page is well-formed XML, has landmarks, and neither script nor reference") {
  const std::string page = html_of_document(sample());
  require_well_formed(page);
  CHECK(page.starts_with("<!DOCTYPE html>\n<html"));
  for (const std::string_view part : {"<header>", "<nav aria-label", "<main id=\"main\">",
                                      "<footer>", "class=\"skip\" href=\"#main\"", "lang=\"en\""}) {
    INFO(part);
    CHECK(page.find(part) != std::string::npos);
  }
  for (const std::string_view part :
       {"<script", "src=", "@import", "url(", "href=\"http", "onload="}) {
    INFO(part);
    CHECK(page.find(part) == std::string::npos);
  }
}

TEST_CASE("The same document gives the same bytes") {
  CHECK((html_of_document(sample()) == html_of_document(sample())));
  CHECK((markdown_of_document(sample()) == markdown_of_document(sample())));
}

TEST_CASE("Promises are shown with both values and reasons") {
  const archive::Verdict verdict = three_promises();
  const report::Page page = report::page(sample(), {&verdict});
  const std::string text = report::markdown(page);
  CHECK(text.find("- **Verification**: 1 promise holds, 1 broken, 1 not checked\n") !=
        std::string::npos);
  for (const std::string line :
       {"The document is as it was sealed.** – Outcome: match; Details: 12ab",
        "The snapshot is the same file.** – Outcome: differs; Details: stated aa, found bb: "
        "another file",
        "The source code is the same.** – Outcome: not checked; Details: no source was given"}) {
    INFO(line);
    CHECK(text.find("- **" + line + "\n") != std::string::npos);
  }
  require_well_formed(report::html(page));
}

TEST_CASE("What is not plain PMML is listed, and that nothing is") {
  archive::Audit audit;
  audit.sizes = {1000, 20, 5, 30};
  report::Findings findings;
  findings.audit = &audit;
  const std::string clean = report::markdown(report::page(sample(), findings));
  CHECK(clean.find("1000 bytes and 20 elements, 5 inside one another") != std::string::npos);
  CHECK(clean.find("nothing but plain PMML") != std::string::npos);
  audit.findings.push_back(
      {archive::UntrustedKind::vendorMarkup, "", "/PMML/@x-a", {}, "x-a=<b>", "vendor markup"});
  const std::string text = report::markdown(report::page(sample(), findings));
  CHECK(text.find("nothing but plain PMML") == std::string::npos);
  CHECK(text.find("Found: x-a=\\<b\\>; Where: /PMML/\\@x-a\n") != std::string::npos);
}

TEST_CASE("The model card of the sample is the one that was checked by hand") {
  const std::string card = markdown_of_document(sample());
  const std::string copy = std::string(PMML_BINARY_DIR) + "/sample.md";
  std::ofstream(copy, std::ios::binary) << card;
  INFO("the card as it is now: " << copy);
  CHECK((card == read_file(std::string(PMML_SOURCE_DIR) + "/tests/report/sample.md")));
}

TEST_CASE("A document without models, header or dictionary has a page") {
  const std::string page = html_of_document(Document());
  require_well_formed(page);
  CHECK(page.find("A document without a model") != std::string::npos);
}

}  // namespace pmml
