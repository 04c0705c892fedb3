// Loading: files, streams, gzip and encodings.
#include "pmml/io/source.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "pmml/io/gate.h"

namespace pmml {
namespace {

namespace fs = std::filesystem;
using namespace std::string_view_literals;

// A folder of its own, removed at the end.
class Folder {
 public:
  Folder() : path_(fs::path(PMML_BINARY_DIR) / ("source_test_" + std::to_string(::getpid()))) {
    fs::create_directories(path_);
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  std::string file(const std::string& name, std::string_view bytes) const {
    std::ofstream(path_ / name, std::ios::binary) << bytes;
    return path_ / name;
  }
  std::string path(const std::string& name = {}) const { return path_ / name; }

 private:
  fs::path path_;
};

struct Loaded {
  bool ok = false;
  std::string bytes;
  std::string id;
  Problem problem;
};

Loaded finish(bool ok, Source source, const Report& report) {
  Loaded loaded{ok, std::move(source.bytes), "", {}};
  CHECK(ok == report.empty());
  if (report.empty()) return loaded;
  CHECK(report.total() == 1);
  loaded.problem = report.problems().front();
  loaded.id = loaded.problem.id;
  CHECK(loaded.problem.file == source.name);
  CHECK(loaded.bytes.empty());
  return loaded;
}

Loaded memory(std::string_view bytes, const Limits& limits = {}) {
  Source source;
  Report report;
  const bool ok = load_memory(bytes, "name", limits, source, report);
  return finish(ok, source, report);
}

Loaded file(const std::string& path, const Limits& limits = {}) {
  Source source;
  Report report;
  const bool ok = load_file(path, limits, source, report);
  CHECK(source.name == path);
  return finish(ok, source, report);
}

Loaded stream(const std::string& bytes, const Limits& limits = {}) {
  std::istringstream in(bytes);
  Source source;
  Report report;
  const bool ok = load_stream(in, "stream", limits, source, report);
  return finish(ok, source, report);
}

std::string gzip(std::string_view text) {
  z_stream z{};
  REQUIRE(deflateInit2(&z, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string out(deflateBound(&z, text.size()), '\0');
  z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  z.avail_in = static_cast<uInt>(text.size());
  z.next_out = reinterpret_cast<Bytef*>(out.data());
  z.avail_out = static_cast<uInt>(out.size());
  REQUIRE(deflate(&z, Z_FINISH) == Z_STREAM_END);
  out.resize(z.total_out);
  deflateEnd(&z);
  return out;
}

// Text that hardly compresses.
std::string noise(std::size_t size) {
  std::string out;
  std::uint32_t state = 1;
  while (out.size() < size) {
    state = state * 1664525U + 1013904223U;
    out += static_cast<char>('a' + (state >> 24U) % 26U);
  }
  return out;
}

bool passes(const Loaded& loaded) {
  Report report;
  return loaded.ok && gate(loaded.bytes, {}, report);
}

TEST_CASE("a regular file is read whole") {
  const Folder folder;
  CHECK(file(folder.file("a.pmml", "<a/>")).bytes == "<a/>");
  const std::string large = "<a>" + noise(1'000'000) + "</a>";
  CHECK(file(folder.file("b.pmml", large)).bytes == large);
  CHECK(stream(large).bytes == large);
  CHECK(memory(large).bytes == large);
}

TEST_CASE("what is no readable file says why") {
  const Folder folder;
  CHECK(file(folder.path("missing")).id == "E-NOFILE");
  CHECK(file(folder.file("plain", "<a/>") + "/below").id == "E-NOFILE");
  CHECK(file(folder.path()).id == "E-ISDIR");
  CHECK(file(folder.file("empty", "")).id == "E-EMPTY");
  CHECK(file("/dev/null").id == "E-NOTFILE");
  const std::string pipe = folder.path("pipe");
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  CHECK(file(pipe).id == "E-NOTFILE");
  CHECK(file(std::string("x\0y", 3)).id == "E-NOFILE");
  const Loaded missing = file(folder.path("missing"));
  CHECK(missing.problem.layer == Layer::io);
  CHECK(missing.problem.severity == Severity::error);
}

TEST_CASE("a file without permission is E-PERM") {
  const Folder folder;
  const std::string path = folder.file("secret", "<a/>");
  fs::permissions(path, fs::perms::none);
  if (::access(path.c_str(), R_OK) == 0) {
    std::cout << "SKIPPED: this user may read every file\n";
    return;
  }
  CHECK(file(path).id == "E-PERM");
}

TEST_CASE("no descriptor stays open") {
  const Folder folder;
  const std::string path = folder.file("a.pmml", "<a/>");
  const auto open_files = [] {
    return std::distance(fs::directory_iterator("/proc/self/fd"), fs::directory_iterator());
  };
  const auto before = open_files();
  file(path);
  file(folder.path());
  file(folder.path("missing"));
  CHECK(open_files() == before);
}

TEST_CASE("size is limited however the bytes come") {
  const Folder folder;
  Limits limits;
  limits.bytes = 4;
  CHECK(file(folder.file("a", "<a/>"), limits).bytes == "<a/>");
  CHECK(stream("<a/>", limits).bytes == "<a/>");
  CHECK(memory("<a/>", limits).bytes == "<a/>");
  CHECK(file(folder.file("b", "<ab/>"), limits).id == "E-SIZE");
  CHECK(stream("<ab/>", limits).id == "E-SIZE");
  CHECK(stream(std::string(1'000'000, ' '), limits).id == "E-SIZE");
  const Loaded refused = memory("<ab/>", limits);
  CHECK(refused.id == "E-SIZE");
  CHECK(refused.problem.layer == Layer::limit);
  CHECK(refused.problem.found == "5 bytes");
  CHECK(refused.problem.expected == "at most 4");
}

TEST_CASE("gzip is known by its first bytes") {
  const Folder folder;
  const std::string text = "<a>" + noise(1'500'000) + "</a>";
  const std::string packed = gzip(text);
  CHECK(memory(packed).bytes == text);
  CHECK(file(folder.file("named_otherwise.pmml", packed)).bytes == text);
  CHECK(stream(packed).bytes == text);
  CHECK(memory(gzip("")).id == "E-EMPTY");
  // A second layer is not looked into.
  CHECK_FALSE(passes(memory(gzip(packed))));
}

TEST_CASE("gzip has to be one complete member") {
  const std::string packed = gzip("<a>some text that is long enough</a>");
  for (std::size_t size = 2; size < packed.size(); ++size) {
    INFO(size);
    CHECK(memory(packed.substr(0, size)).id == "E-GZIP");
  }
  CHECK(memory(packed + "x").id == "E-GZIP");
  CHECK(memory(packed + packed).id == "E-GZIP");
  std::string wrong_crc = packed;
  wrong_crc[packed.size() - 6] = static_cast<char>(wrong_crc[packed.size() - 6] ^ 1);
  CHECK(memory(wrong_crc).id == "E-GZIP");
  std::string wrong_size = packed;
  wrong_size.back() = static_cast<char>(wrong_size.back() ^ 1);
  CHECK(memory(wrong_size).id == "E-GZIP");
  CHECK(memory("\x1F\x8B\x08 garbage").id == "E-GZIP");
  CHECK(memory(packed + "x").problem.layer == Layer::io);
}

TEST_CASE("gzip bombs stop at the ratio or the size") {
  const std::string bomb = gzip("<a>" + std::string(20'000'000, ' ') + "</a>");
  const Loaded refused = memory(bomb);
  CHECK(refused.id == "E-RATIO");
  CHECK(refused.problem.layer == Layer::limit);
  Limits limits;
  limits.ratio = 2000;
  CHECK(passes(memory(bomb, limits)));
  limits.bytes = 19'000'000;
  CHECK(memory(bomb, limits).id == "E-SIZE");
  // Below the first MiB any ratio goes.
  CHECK(passes(memory(gzip("<a>" + std::string(1'000'000, ' ') + "</a>"))));
}

TEST_CASE("UTF-8 loses its byte order mark and nothing else") {
  CHECK(memory("\xEF\xBB\xBF<a/>").bytes == "<a/>");
  const std::string_view declared = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><a>\xC3\xA9</a>";
  CHECK(memory(declared).bytes == declared);
  CHECK(passes(memory(declared)));
  CHECK_FALSE(passes(memory("\xEF\xBB\xBF\xEF\xBB\xBF<a/>")));
  CHECK_FALSE(passes(memory("\xEF\xBB\xBF<?xml version='1.0' encoding='ISO-8859-1'?><a/>")));
  CHECK_FALSE(passes(memory("<a>\xE9</a>")));
}

std::string utf16(std::u16string_view text, bool little) {
  std::string out;
  for (const char16_t unit : text) {
    const char high = static_cast<char>(unit >> 8U);
    const char low = static_cast<char>(unit & 0xFFU);
    out += little ? low : high;
    out += little ? high : low;
  }
  return out;
}

TEST_CASE("UTF-16 with a byte order mark") {
  for (const bool little : {true, false}) {
    const auto load = [=](std::u16string_view text) { return memory(utf16(text, little)); };
    // U+00E9, U+20AC, U+1F600 in UTF-8 by hand.
    CHECK(load(u"\uFEFF<a>\u00E9\u20AC\U0001F600</a>").bytes ==
          "<a>\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80</a>");
    const Loaded declared = load(u"\uFEFF<?xml version='1.0' encoding='UTF-16'?>\n<a/>");
    CHECK(declared.bytes == "<?xml version='1.0'                  ?>\n<a/>");
    CHECK(passes(declared));
    CHECK(load(u"\uFEFF<?xml version='1.0' encoding='utf-8'?><a/>").id == "E-ENC");
    const std::u16string_view named = little
                                          ? u"\uFEFF<?xml version='1.0' encoding='UTF-16LE'?><a/>"
                                          : u"\uFEFF<?xml version='1.0' encoding='UTF-16BE'?><a/>";
    CHECK(passes(load(named)));
    CHECK(memory(utf16(named, !little)).id == "E-ENC");
    CHECK(memory(utf16(u"\uFEFF<a/>", little) + "x").id == "E-ENC");
    CHECK(load(u"<a/>").id == "E-ENC");
  }
}

TEST_CASE("lone surrogates are no text") {
  for (const auto& units : std::vector<std::u16string>{
           {0xD800}, {0xDBFF, 'x'}, {0xDC00}, {0xDFFF, 0xD800}, {0xD800, 0xD800, 0xDC00}}) {
    const std::u16string text = u"\uFEFF<a>\n" + units;
    const Loaded refused = memory(utf16(text, true));
    CHECK(refused.id == "E-ENC");
    CHECK(refused.problem.where.line == 2);
  }
}

TEST_CASE("declared one-byte encodings are read by their tables") {
  const auto document = [](std::string_view name, std::string_view text) {
    return "<?xml version='1.0' encoding='" + std::string(name) + "' standalone='yes'?><a>" +
           std::string(text) + "</a>";
  };
  const auto content = [&](std::string_view name, std::string_view text) {
    const Loaded loaded = memory(document(name, text));
    if (!loaded.ok) return loaded.id;
    CHECK(passes(loaded));
    const std::size_t start = loaded.bytes.find("<a>") + 3;
    return loaded.bytes.substr(start, loaded.bytes.find("</a>") - start);
  };
  CHECK(content("ISO-8859-1", "x\xA0\xE9\xFF") == "x\xC2\xA0\xC3\xA9\xC3\xBF");
  CHECK(content("iso-8859-1", "\x80\x9F") == "\xC2\x80\xC2\x9F");
  CHECK(content("windows-1252", "\x80\x93\x94\x9F\xE9") ==
        "\xE2\x82\xAC\xE2\x80\x9C\xE2\x80\x9D\xC5\xB8\xC3\xA9");
  for (const char* unassigned : {"\x81", "\x8D", "\x8F", "\x90", "\x9D"}) {
    CHECK(content("Windows-1252", unassigned) == "E-ENC");
  }
  CHECK(content("US-ASCII", "plain") == "plain");
  CHECK(content("US-ASCII", "\xE9") == "E-ENC");
  CHECK(memory(document("US-ASCII", "\n\xE9")).problem.where == Position{2, 1});
  for (const char* other : {"UTF-7", "UTF-16", "UTF-32", "EUC-JP", "ISO-8859-15", "EBCDIC-CP-US"}) {
    CHECK(content(other, "x") == "E-ENC");
  }
}

TEST_CASE("converted documents keep their lines and, where ASCII, their columns") {
  const std::string_view text = "<?xml version='1.0' encoding='ISO-8859-1'?><a>\xE9\n<b></a>";
  const Loaded loaded = memory(text);
  CHECK(loaded.bytes.size() == text.size() + 1);
  Report report;
  CHECK_FALSE(gate(loaded.bytes, {}, report));
  CHECK(report.problems().front().where == Position{2, 6});
}

TEST_CASE("encodings nobody asked for are refused by their first bytes") {
  CHECK(memory("\xFF\xFE\0\0<\0\0\0"sv).id == "E-ENC");
  CHECK(memory("\0\0\xFE\xFF\0\0\0<"sv).id == "E-ENC");
  CHECK(memory("\0\0\0<"sv).id == "E-ENC");
  CHECK(memory("<\0a\0"sv).id == "E-ENC");
  CHECK(memory("\x4C\x6F\xA7\x94").id == "E-ENC");
}

TEST_CASE("a malformed declaration is left to the gate") {
  const Loaded loaded = memory("<?xml version='1.0' encoding='?><a/>");
  CHECK(loaded.ok);
  CHECK_FALSE(passes(loaded));
}

}  // namespace
}  // namespace pmml
