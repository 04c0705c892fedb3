// Prints a libFuzzer dictionary: every element, attribute and enumerator of the standard.
#include <iostream>
#include <set>
#include <string>

#include "pmml/model/all.h"

namespace {

std::set<std::string> words() {
  std::set<std::string> words = {"xmlns=\"http://www.dmg.org/PMML-4_4\"",
                                 "<![CDATA[",
                                 "]]>",
                                 "<!--",
                                 "-->",
                                 "&amp;",
                                 "&#10;",
                                 "xmlns:p=\"",
                                 "xmlns=\"\"",
                                 "<p:",
                                 "</p:",
                                 "x-a=\"\"",
                                 "<X-a/>",
                                 "INF",
                                 "NaN",
                                 "1e999",
                                 "/>"};
  for (const pmml::DescriptionFunction element : pmml::all_elements()) {
    words.insert("<" + std::string(element().name));
    words.insert("</" + std::string(element().name) + ">");
    for (const pmml::AttributeRow& row : element().attributes) {
      words.insert(" " + std::string(row.name) + "=\"");
      words.insert(row.type->names.begin(), row.type->names.end());
    }
  }
  return words;
}

}  // namespace

int main() {
  for (const std::string& word : words()) {
    std::cout << '"';
    for (const char c : word) std::cout << (c == '"' || c == '\\' ? "\\" : "") << c;
    std::cout << "\"\n";
  }
}
