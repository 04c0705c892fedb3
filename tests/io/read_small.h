// Small documents for the tests of reading and writing.
#pragma once

#include <string>
#include <vector>

#include "pmml/io/read.h"
#include "pmml/io/write.h"

namespace pmml::test {

/// A valid document of 4.4 with the content after its data dictionary, from line 5 on.
inline std::string around(const std::string& content) {
  return "<PMML xmlns=\"http://www.dmg.org/PMML-4_4\" version=\"4.4\">\n"
         "<Header/>\n"
         "<DataDictionary><DataField name=\"x\" optype=\"continuous\" dataType=\"double\"/>\n"
         "</DataDictionary>\n" +
         content + "</PMML>\n";
}

/// What is reported, one line each, as users see it.
inline std::vector<std::string> problems_of(const std::string& text) {
  Report report;
  Document document;
  read(text, document, report);
  std::vector<std::string> lines;
  for (const Problem& problem : report.problems()) lines.push_back(to_string(problem));
  return lines;
}

/// The document, whatever is reported; it throws when there is none.
inline Document read_small(const std::string& text) {
  Report report;
  Document document;
  if (!read(text, document, report)) throw InvalidDocument(std::move(report));
  return document;
}

/// What reading and writing makes of a text.
inline std::string rewritten(const std::string& text) {
  return write(read_small(text));
}

}  // namespace pmml::test
