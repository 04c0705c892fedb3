// The digest of source code is the one that sha256sum gives.
#include "pmml/archive/source.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

namespace pmml::archive {
namespace {

namespace fs = std::filesystem;

/// A folder of the test's own, empty at first.
fs::path fresh_folder(const std::string& name) {
  const fs::path folder = fs::path(PMML_BINARY_DIR) / name;
  fs::remove_all(folder);
  fs::create_directories(folder);
  return folder;
}

void put(const fs::path& path, const std::string& text) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

}  // namespace

TEST_CASE("Source code is its regular files, links and hidden folders left out") {
  const fs::path folder = fresh_folder("source_facts");
  put(folder / "train.py", "print(1)\n");
  put(folder / "lib/a.py", "");
  put(folder / ".git/HEAD", "ref");
  put(folder / ".flake8", "x");
  fs::create_symlink(folder / "train.py", folder / "link.py");
  fs::create_directory_symlink(folder / "lib", folder / "other");
  const std::vector<SourceFile> files = source_facts(folder.string());
  REQUIRE(files.size() == 3);
  CHECK(files[0].path == ".flake8");
  CHECK(files[1].path == "lib/a.py");
  CHECK(files[2].path == "train.py");
  CHECK(files[2].bytes == 9);
  // printf 'print(1)\n' | sha256sum
  CHECK(files[2].sha256 == "cc42155088fca5730758db72b2a5bca33112a941dfaa2d43098ec422ce4ea213");
  // In the folder: find . -type f -not -path '*/.*/*' -printf '%P\0' | LC_ALL=C sort -z |
  // xargs -0 sha256sum | sha256sum
  CHECK(source_digest(files) == "844edd295fc87ac20f5163b7d7693542a7eed7c77c9421bbb067f42a659bccee");
  CHECK(source_digest(std::vector<SourceFile>{files[2], files[0], files[1]}) ==
        source_digest(files));
}

TEST_CASE("A name that breaks lines is escaped as sha256sum does") {
  SourceFile file;
  file.path = "a\\b\nc\r";
  // In a folder with a file of that name: sha256sum * | sha256sum
  file.sha256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
  CHECK(source_digest({&file, 1}) ==
        "5e3b3a286e488817147aded4c257d71a51109f7f4214bcc26880b63f8925f8f2");
}

TEST_CASE("One file is its own name") {
  const fs::path folder = fresh_folder("source_one");
  put(folder / "train.py", "print(1)\n");
  const std::vector<SourceFile> files = source_facts((folder / "train.py").string());
  REQUIRE(files.size() == 1);
  CHECK(files[0].path == "train.py");
}

TEST_CASE("Source code that is not there is an error") {
  CHECK_THROWS_AS(source_facts("no/such/folder"), IoError);
}

}  // namespace pmml::archive
