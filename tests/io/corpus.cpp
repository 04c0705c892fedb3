#include "corpus.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "pmml/describe/version.h"
#include "pmml/io/gate.h"
#include "pmml/io/scanner.h"
#include "pmml/io/source.h"

namespace pmml::test {
namespace {

namespace fs = std::filesystem;

const fs::path corpus = fs::path(PMML_SHARED_DIR) / "corpus";

std::vector<std::string> split_csv(const std::string& line) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  for (const char c : line) {
    if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      cells.emplace_back();
    } else {
      cells.back() += c;
    }
  }
  return cells;
}

class Root : public XmlEvents {
 public:
  void start(const StartTag& tag) override {
    if (!uri) uri = tag.uri;
  }
  bool skip_content() override { return true; }
  void text(std::string_view, Position) override {}
  void end(std::uint64_t) override {}

  std::optional<std::string> uri;
};

void replace_first(std::string& text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  if (at != std::string::npos) text.replace(at, from.size(), to);
}

}  // namespace

bool has_corpus() {
  if (fs::exists(corpus / "manifest.csv")) return true;
  std::cout << "SKIPPED: no corpus of documents\n";
  return false;
}

std::vector<std::string> corpus_files() {
  std::ifstream file(corpus / "manifest.csv");
  std::string line;
  std::getline(file, line);
  const std::vector<std::string> names = split_csv(line);
  const auto column = static_cast<std::size_t>(std::ranges::find(names, "file") - names.begin());
  std::vector<std::string> files;
  while (std::getline(file, line)) {
    const std::vector<std::string> cells = split_csv(line);
    if (cells.size() == names.size()) files.push_back(corpus / "files" / cells[column]);
  }
  return files;
}

std::vector<std::string> example_files() {
  std::vector<std::string> files;
  for (const auto& entry :
       fs::directory_iterator(fs::path(PMML_SHARED_DIR) / "standard/examples")) {
    if (entry.path().extension() == ".xml") files.push_back(entry.path());
  }
  std::ranges::sort(files);
  return files;
}

std::optional<std::string> well_formed(const std::string& path) {
  Source source;
  Report report;
  if (!load_file(path, {}, source, report) || !gate(source.bytes, {}, report)) return std::nullopt;
  return std::move(source.bytes);
}

std::string root_namespace(std::string_view utf8) {
  Root root;
  Report report;
  scan(utf8, {}, root, report);
  return root.uri.value_or("");
}

std::string as_latest(std::string text) {
  const std::string uri = root_namespace(text);
  if (uri.empty()) {
    replace_first(text, "<PMML", "<PMML xmlns=\"" + std::string(latest_namespace) + "\"");
  } else {
    replace_first(text, uri, std::string(latest_namespace));
  }
  const std::size_t version = text.find("version=", text.find("<PMML"));
  const std::size_t quote = version + 8;
  const std::size_t end = text.find(text[quote], quote + 1);
  return text.replace(quote + 1, end - quote - 1, "4.4");
}

}  // namespace pmml::test
