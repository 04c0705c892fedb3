// The digest of the canonical text: deaf to spelling, alert to meaning.
#include <algorithm>
#include <catch2/catch.hpp>
#include <iostream>

#include "corpus.h"
#include "mutate.h"
#include "pmml/io/read.h"
#include "pmml/io/write.h"
#include "pmml/tools/digest.h"
#include "roundtrip_respell.h"

namespace pmml::test {
namespace {

constexpr std::size_t small_document = 20'000;
constexpr std::size_t changes_wanted = 4'000;

std::string digest_of(const std::string& text) {
  Report report;
  Document document;
  if (!read(text, document, report)) throw InvalidDocument(std::move(report));
  return digest(write(document));
}

// Misplaced elements may be kept byte for byte.
bool has_misplaced_elements(const std::string& text) {
  Report report;
  Document document;
  read(text, document, report);
  return std::ranges::any_of(report.problems(),
                             [](const Problem& problem) { return problem.id == "E-CHILD"; });
}

std::vector<std::string> small_documents() {
  std::vector<std::string> paths = example_files();
  for (const std::string& path : corpus_files()) {
    if (path.ends_with(".gz")) continue;
    paths.push_back(path);
  }
  std::vector<std::string> texts;
  for (const std::string& path : paths) {
    auto text = well_formed(path);
    if (!text || text->size() > small_document) continue;
    if (text->find("<PMML") != std::string::npos) texts.push_back(std::move(*text));
  }
  return texts;
}

void load(pugi::xml_document& document, const std::string& text) {
  document.load_string(text.c_str(), pugi::parse_default | pugi::parse_ws_pcdata);
}

}  // namespace

TEST_CASE("the digest does not depend on spelling") {
  if (!has_corpus()) return;
  std::mt19937_64 random(1);
  std::size_t respelt = 0;
  for (const std::string& text : small_documents()) {
    pugi::xml_document document;
    load(document, text);
    drop_kept(document);
    if (has_misplaced_elements(raw_text(document))) continue;
    const std::string expected = digest_of(raw_text(document));
    for (int i = 0; i < 3; ++i, ++respelt) {
      const std::string other = respell(document, random);
      INFO(other);
      REQUIRE(digest_of(other) == expected);
    }
  }
  std::cout << "digest: " << respelt << " other spellings\n";
  CHECK(respelt > 1000);
}

TEST_CASE("every change of meaning changes the digest") {
  if (!has_corpus()) return;
  const std::vector<std::string> texts = small_documents();
  std::mt19937_64 random(2);
  std::size_t changes = 0;
  while (changes < changes_wanted) {
    pugi::xml_document document;
    load(document, texts[random() % texts.size()]);
    const std::string before = digest_of(raw_text(document));
    const std::string what = change_meaning(document, random);
    if (what.empty()) continue;
    ++changes;
    INFO(what);
    CHECK(digest_of(raw_text(document)) != before);
  }
}

}  // namespace pmml::test
