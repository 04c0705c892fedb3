#include "pmml/archive/source.h"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "pmml/archive/data_digest.h"
#include "pmml/io/xml_chars.h"
#include "pmml/tools/digest.h"

namespace pmml::archive {
namespace {

namespace fs = std::filesystem;

SourceFile facts_of(const fs::path& file, std::string relative) {
  const FileFacts facts = file_facts(file.string());
  SourceFile result;
  result.path = std::move(relative);
  result.bytes = static_cast<std::int64_t>(facts.bytes);
  result.sha256 = facts.sha256;
  return result;
}

// Line breaks other than \n would not come back from XML as they are.
bool fits_xml(std::string_view text) {
  const char* const end = text.data() + text.size();
  for (const char* p = text.data(); p != end;) {
    const xml::Decoded c = xml::decode_utf8(p, end);
    if (c.size == 0 || !xml::is_char(c.value) || c.value == '\r') return false;
    p += c.size;
  }
  return true;
}

std::string bytes_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (!file) throw IoError("E-READ", path.string(), "a readable file");
  return bytes;
}

bool is_hidden(const fs::path& path) {
  return path.filename().native().starts_with('.');
}

std::vector<SourceFile> facts_below(const fs::path& root) {
  std::vector<SourceFile> files;
  for (auto at = fs::recursive_directory_iterator(root); at != fs::end(at); ++at) {
    const bool link = at->is_symlink();
    if (!link && at->is_directory() && is_hidden(at->path())) at.disable_recursion_pending();
    if (link || !at->is_regular_file()) continue;
    files.push_back(facts_of(at->path(), at->path().lexically_relative(root).generic_string()));
  }
  return files;
}

// sha256sum marks a line whose name it had to escape.
std::string checksum_line(const SourceFile& file) {
  std::string path;
  for (const char c : file.path) {
    switch (c) {
      case '\\':
        path += "\\\\";
        break;
      case '\n':
        path += "\\n";
        break;
      case '\r':
        path += "\\r";
        break;
      default:
        path += c;
    }
  }
  return (path == file.path ? "" : "\\") + file.sha256 + "  " + path + "\n";
}

}  // namespace

std::vector<SourceFile> source_facts(const std::string& path) {
  try {
    const fs::path root(path);
    if (!fs::exists(root)) throw IoError("E-NOFILE", path, "a folder or a file of source code");
    if (!fs::is_directory(root)) return {facts_of(root, root.filename().string())};
    std::vector<SourceFile> files = facts_below(root);
    std::ranges::sort(files, {}, &SourceFile::path);
    return files;
  } catch (const fs::filesystem_error& error) {
    throw IoError("E-READ", error.path1().string() + ": " + error.code().message(),
                  "a readable folder");
  }
}

void embed_text(const std::string& path, std::span<SourceFile> files) {
  const fs::path root(path);
  for (SourceFile& file : files) {
    std::string text = bytes_of(fs::is_directory(root) ? root / file.path : root);
    if (fits_xml(text)) file.text = std::move(text);
  }
}

std::string source_digest(std::span<const SourceFile> files) {
  std::vector<const SourceFile*> sorted;
  for (const SourceFile& file : files) sorted.push_back(&file);
  std::ranges::sort(sorted, {}, [](const SourceFile* file) { return file->path; });
  Digest digest;
  for (const SourceFile* file : sorted) digest.add(checksum_line(*file));
  return digest.finish();
}

}  // namespace pmml::archive
