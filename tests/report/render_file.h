#pragma once

#include <catch2/catch.hpp>
#include <string>

#include "pmml/io/gate.h"
#include "pmml/io/limits.h"
#include "pmml/io/read.h"
#include "pmml/report/page.h"
#include "pmml/report/render.h"
#include "tests/tools/read_file.h"

namespace pmml {

/// The document of a file of the tests, or of a text.
inline Document document_of_text(const std::string& text) {
  Document document;
  Report report;
  INFO(to_string(report));
  REQUIRE(read(text, document, report));
  return document;
}
inline Document document_of_file(const std::string& path) {
  return document_of_text(read_file(std::string(PMML_SOURCE_DIR) + "/" + path));
}

inline std::string html_of_document(const Document& document) {
  return report::html(report::page(document, {}));
}
inline std::string markdown_of_document(const Document& document) {
  return report::markdown(report::page(document, {}));
}

/// The page without its first line, which no XML of ours may have.
inline std::string_view xml_of_page(std::string_view page) {
  return page.substr(page.find('\n') + 1);
}

/// Requires that our own scanner, which is strict, finds the page well-formed.
inline void require_well_formed(const std::string& page) {
  Report report;
  const bool good = gate(xml_of_page(page), Limits{}, report);
  INFO(to_string(report));
  REQUIRE(good);
}

}  // namespace pmml
