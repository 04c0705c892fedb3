// What a listener hears.
#include <catch2/catch.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "pmml/io/scanner.h"

namespace pmml {
namespace {

std::string place(Position where) {
  return std::to_string(where.line) + ":" + std::to_string(where.column);
}

// Writes down every event; pieces of text are kept apart.
class Diary : public XmlEvents {
 public:
  explicit Diary(std::string kept = {}) : kept_(std::move(kept)) {}

  void start(const StartTag& tag) override {
    std::string line = "<" + std::string(tag.qname);
    if (!tag.uri.empty()) line += "{" + std::string(tag.uri) + "}" + std::string(tag.local);
    for (const XmlAttribute& a : tag.attributes) {
      line += " " + std::string(a.qname);
      if (!a.uri.empty()) line += "{" + std::string(a.uri) + "}" + std::string(a.local);
      line += "=[" + std::string(a.value) + "]";
    }
    lines.push_back(line + " " + place(tag.where));
    last_ = tag.qname;
    offsets.push_back(tag.offset);
    contents.push_back(tag.content);
    for (const XmlAttribute& a : tag.attributes) attributes.push_back(a.offset);
  }
  void text(std::string_view decoded, Position where) override {
    lines.push_back("[" + std::string(decoded) + "] " + place(where));
    joined += decoded;
  }
  void end(std::uint64_t content_end) override {
    lines.push_back(">");
    ends.push_back(content_end);
  }
  void instruction(std::string_view target, std::string_view data, Position where) override {
    lines.push_back("?" + std::string(target) + "|" + std::string(data) + "| " + place(where));
  }
  void comment(std::string_view text) override { lines.push_back("!" + std::string(text)); }
  bool skip_content() override { return last_ == kept_; }

  std::vector<std::string> lines;
  std::vector<std::uint64_t> offsets;
  std::vector<std::uint64_t> contents;
  std::vector<std::uint64_t> ends;
  std::vector<std::uint64_t> attributes;
  std::string joined;

 private:
  std::string kept_;
  std::string last_;
};

Diary listen(std::string_view text, std::string kept = {}) {
  Diary diary(std::move(kept));
  Report report;
  REQUIRE(scan(text, {}, diary, report));
  REQUIRE(report.empty());
  return diary;
}

std::string text_of(std::string_view document) {
  return listen(document).joined;
}

std::string value_of(std::string_view value) {
  const Diary diary = listen("<a b=\"" + std::string(value) + "\"/>");
  const std::string& line = diary.lines.front();
  return line.substr(6, line.rfind(']') - 6);
}

using Lines = std::vector<std::string>;

TEST_CASE("events come in document order with their places") {
  const Diary diary = listen(
      "<?xml version='1.0'?>\n<!--c-->\n<PMML version=\"4.4\">\n  <Header/>t<?p d "
      "?>\n</PMML><?q?>");
  CHECK(diary.lines == Lines{"!c", "<PMML version=[4.4] 3:1", "[\n  ] 3:21", "<Header 4:3", ">",
                             "[t] 4:12", "?p|d | 4:13", "[\n] 4:21", ">", "?q|| 5:8"});
}

TEST_CASE("offsets let a listener cut out tags and contents") {
  const std::string_view text = "<a b='1' c='2'><d/>x</a>";
  const Diary diary = listen(text);
  CHECK(diary.offsets == std::vector<std::uint64_t>{0, 15});
  CHECK(diary.contents == std::vector<std::uint64_t>{15, 19});
  CHECK(diary.ends == std::vector<std::uint64_t>{19, 20});
  CHECK(diary.attributes == std::vector<std::uint64_t>{3, 9});
}

TEST_CASE("namespaces are resolved, inner declarations hide outer ones until their end") {
  const Diary diary = listen(
      "<a xmlns='u' xmlns:p='v'><p:b p:c='1' c='2'/><d xmlns='' xmlns:p='w'><p:e/></d><f/></a>");
  CHECK(diary.lines == Lines{"<a{u}a xmlns=[u] xmlns:p{http://www.w3.org/2000/xmlns/}p=[v] 1:1",
                             "<p:b{v}b p:c{v}c=[1] c=[2] 1:26", ">",
                             "<d xmlns=[] xmlns:p{http://www.w3.org/2000/xmlns/}p=[w] 1:46",
                             "<p:e{w}e 1:70", ">", ">", "<f{u}f 1:80", ">", ">"});
}

TEST_CASE("text is decoded and its line ends are newlines") {
  CHECK(text_of("<a>x&lt;&#x20AC;&#65;<![CDATA[<&amp;]]>y</a>") ==
        "x<\xE2\x82\xAC"
        "A<&amp;y");
  CHECK(text_of("<a>1\r\n2\r3\n4\r\r\n5\r</a>") == "1\n2\n3\n4\n\n5\n");
  CHECK(text_of("<a><![CDATA[1\r\n2\r3]]></a>") == "1\n2\n3");
  CHECK(text_of("<a>1&#13;&#10;2</a>") == "1\r\n2");
  CHECK(text_of("<a>]]<!--c-->&gt;</a>") == "]]>");
  CHECK(listen("<a><!--1\r\n2\r3--><?p 1\r2?></a>").lines ==
        Lines{"<a 1:1", "!1\n2\n3", "?p|1\n2| 3:5", ">"});
}

TEST_CASE("attribute values are normalised as section 3.3.3 says") {
  CHECK(value_of("plain") == "plain");
  CHECK(value_of(" 1\t2\n3\r\n4\r5 ") == " 1 2 3 4 5 ");
  CHECK(value_of("&#9;&#10;&#13;&#32;") == "\t\n\r ");
  CHECK(value_of("&lt;&gt;&amp;&apos;&quot;") == "<>&'\"");
  CHECK(value_of("\xC3\xA9&#xE9;&#x1F600;") == "\xC3\xA9\xC3\xA9\xF0\x9F\x98\x80");
  CHECK(value_of("&amp;lt;") == "&lt;");
  CHECK(listen("<a b='&#65;' c='2' d='&#66;'/>").lines.front() == "<a b=[A] c=[2] d=[B] 1:1");
}

TEST_CASE("places stay right behind line ends in tags and values") {
  const Diary diary = listen("<a\r\n b='\n'\r c='2'><d/>\r<e/></a>");
  CHECK(diary.lines == Lines{"<a b=[ ] c=[2] 1:1", "<d 4:8", ">", "[\n] 4:12", "<e 5:1", ">", ">"});
}

TEST_CASE("an element may keep its content to itself") {
  const std::string_view text = "<a><k x='1'><k>y</k><!--c--></k><b/></a>";
  const Diary diary = listen(text, "k");
  CHECK(diary.lines == Lines{"<a 1:1", "<k x=[1] 1:4", ">", "<b 1:33", ">", ">"});
  CHECK(text.substr(diary.contents[1], diary.ends[0] - diary.contents[1]) == "<k>y</k><!--c-->");
  CHECK(listen("<k/>", "k").lines == Lines{"<k 1:1", ">"});
  Diary kept("k");
  Report report;
  CHECK_FALSE(scan("<k><a>&bad;</a></k>", {}, kept, report));
  CHECK(report.problems().front().path == "/k/a");
}

TEST_CASE("a listener may stop the scan by throwing") {
  class Stop : public Diary {
    void end(std::uint64_t /*content_end*/) override { throw InvalidDocument("X", "f", "e"); }
  };
  Stop stop;
  Report report;
  CHECK_THROWS_AS(scan("<a/>", {}, stop, report), InvalidDocument);
}

TEST_CASE("position_at counts lines as the scan does") {
  const std::string text = "ab\ncd\r\nef\rgh" + std::string(40, 'x') + "\n" + std::string(20, 'y');
  CHECK(position_at(text, 0) == Position{1, 1});
  CHECK(position_at(text, 2) == Position{1, 3});
  CHECK(position_at(text, 3) == Position{2, 1});
  CHECK(position_at(text, 7) == Position{3, 1});
  CHECK(position_at(text, 10) == Position{4, 1});
  CHECK(position_at(text, 52) == Position{4, 43});
  CHECK(position_at(text, 53) == Position{5, 1});
  CHECK(position_at(text, 1000) == Position{5, 21});
  LineCounter counter(text);
  for (std::uint64_t offset = 0; offset <= text.size(); ++offset) {
    CHECK(counter.at(offset) == position_at(text, offset));
  }
}

}  // namespace
}  // namespace pmml
