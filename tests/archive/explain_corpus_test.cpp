// Documents of other toolchains are explained: every construct in them is told of.
#include <algorithm>
#include <catch2/catch.hpp>
#include <iostream>
#include <map>
#include <set>
#include <sstream>

#include "pmml/archive/explain.h"
#include "pmml/archive/explain_topics.h"
#include "pmml/io/read.h"
#include "pmml/tools/walk.h"
#include "tests/io/corpus.h"

namespace pmml::archive {
namespace {

class ScoredNames final : public WalkVisitor {
 public:
  bool enter(const WalkPath& path) override {
    if (is_unscored(path.description().name)) return false;
    names.insert(path.description().name);
    return path.description().name != "ModelVerification";
  }
  std::set<std::string_view> names;
};

std::size_t columns(const std::string& line) {
  return static_cast<std::size_t>(
      std::ranges::count_if(line, [](char c) { return (c & 0xC0) != 0x80; }));
}

// A line may be longer when it is one name that cannot be broken.
bool is_wrapped(const std::string& line) {
  if (columns(line) <= 100) return true;
  const std::size_t begin = line.find_first_not_of(' ');
  const std::size_t mark = line.find_first_of("[\"/", begin);
  return line.find(' ', begin) == std::string::npos || mark != std::string::npos;
}

}  // namespace

TEST_CASE("Everything in the documents of the corpus is told of") {
  if (!test::has_corpus()) return;
  std::map<std::string_view, std::string> untold;  // element and a document that has it
  std::size_t documents = 0;
  for (const std::string& path : test::corpus_files()) {
    Document document;
    Report report;
    if (!read_file(path, document, report)) continue;
    ++documents;
    const std::string text = explain(document);
    INFO(path);
    ScoredNames scored;
    walk(document.pmml, scored);
    for (const std::string_view name : scored.names) {
      for (const Topic& topic : all_topics()) {
        if (!is_listed(name, topic.elements)) continue;
        CHECK((text.find("* " + std::string(topic.title) + "\n") != std::string::npos));
      }
      if (!has_explanation(name)) untold.try_emplace(name, path);
    }
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
      INFO(line);
      if (!is_wrapped(line)) FAIL_CHECK("too wide");
    }
  }
  for (const auto& [name, path] : untold) UNSCOPED_INFO(name << " in " << path);
  CHECK(untold.empty());
  CHECK(documents > 1000);
  std::cout << documents << " documents explained\n";
}

}  // namespace pmml::archive
