// Each bad document in tests/malformed gives exactly the problems listed beside it.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "pmml/io/read.h"
#include "pmml/io/source.h"

namespace pmml {
namespace {

namespace fs = std::filesystem;

const fs::path folder = fs::path(PMML_SOURCE_DIR) / "tests/malformed";

std::string file_text(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::string problems_of(const fs::path& path) {
  Report report(path.filename());
  Document document;
  read(file_text(path), document, report);
  return to_string(report);
}

std::vector<fs::path> bad_documents() {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".pmml") paths.push_back(entry.path());
  }
  std::ranges::sort(paths);
  return paths;
}

}  // namespace

TEST_CASE("every malformed document gives exactly the problems listed beside it") {
  const std::vector<fs::path> paths = bad_documents();
  CHECK(paths.size() >= 15);
  for (const fs::path& path : paths) {
    INFO(path);
    CHECK(problems_of(path) == file_text(fs::path(path).replace_extension(".txt")));
  }
}

}  // namespace pmml
