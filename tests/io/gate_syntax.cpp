// Well-formedness, production by production: XML 1.0 fifth edition and Namespaces in XML 1.0.
#include <catch2/catch.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "tests/io/gate_check.h"

namespace pmml {
namespace {

using test::verdict;
using namespace std::string_view_literals;

struct Row {
  std::string_view text;
  std::string_view expected;
};

// Near the end of a text other code runs than far from it; the verdict must not depend on that.
void check(const std::vector<Row>& rows) {
  const std::string far_away = "<!--" + std::string(100, ' ') + "-->";
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(verdict(row.text) == row.expected);
    const bool cut_off = test::only_problem(row.text).found == "end of document";
    if (!cut_off) CHECK(verdict(std::string(row.text) + far_away) == row.expected);
  }
}

TEST_CASE("a document has one root and nothing but comments and instructions around it") {
  check({{"<a/>", "ok"},
         {"<a></a>", "ok"},
         {" \n<?p x?><!-- c --> <a/> <!-- c --><?p?>\n", "ok"},
         {"", "E-WF 1:1"},
         {" \n ", "E-WF 2:2"},
         {"<!-- c -->", "E-WF 1:11"},
         {"text", "E-WF 1:1"},
         {"&lt;<a/>", "E-WF 1:1"},
         {"<a/>text", "E-WF 1:5"},
         {"<a/><b/>", "E-WF 1:5"},
         {"<a/>&#32;", "E-WF 1:5"},
         {"<a/><![CDATA[]]>", "E-WF 1:6"},
         {"<![CDATA[]]><a/>", "E-WF 1:2"},
         {"<a/>\n\n x", "E-WF 3:2"},
         {"<a/>\0"sv, "E-WF 1:5"},
         {"\xEF\xBB\xBF<a/>", "E-WF 1:1"}});
}

TEST_CASE("the XML declaration stands at the very start and says version 1.0") {
  check({{"<?xml version=\"1.0\"?><a/>", "ok"},
         {"<?xml version='1.0' encoding='UTF-8' standalone='no' ?><a/>", "ok"},
         {"<?xml version = \"1.0\"\n encoding = \"utf-8\"?><a/>", "ok"},
         {"<?xml version='1.0' standalone='yes'?><a/>", "ok"},
         {"<?xml-stylesheet href='x'?><a/>", "ok"},
         {" <?xml version='1.0'?><a/>", "E-WF 1:2"},
         {"\n<?xml version='1.0'?><a/>", "E-WF 2:1"},
         {"<a/><?xml version='1.0'?>", "E-WF 1:5"},
         {"<a><?XmL x?></a>", "E-WF 1:4"},
         {"<?xml?><a/>", "E-WF 1:6"},
         {"<?xml ?><a/>", "E-WF 1:7"},
         {"<?xml encoding='UTF-8'?><a/>", "E-WF 1:7"},
         {"<?xml version=1.0?><a/>", "E-WF 1:15"},
         {"<?xml version='1.0\"?><a/>", "E-WF 1:15"},
         {"<?xml version=''?><a/>", "E-WF 1:15"},
         {"<?xml version='1.0'encoding='UTF-8'?><a/>", "E-WF 1:20"},
         {"<?xml version='1.0' standalone='yes' encoding='UTF-8'?><a/>", "E-WF 1:38"},
         {"<?xml version='1.0' standalone='maybe'?><a/>", "E-WF 1:32"},
         {"<?xml version='1.0' encoding='-8'?><a/>", "E-WF 1:30"},
         {"<?xml version='1.0' encoding='a:b'?><a/>", "E-WF 1:30"},
         {"<?xml version='1.0' what='x'?><a/>", "E-WF 1:21"},
         {"<?xml version='1.0'><a/>", "E-WF 1:20"},
         {"<?xml version='1.1'?><a/>", "E-XMLVER 1:16"},
         {"<?xml version='2.0'?><a/>", "E-XMLVER 1:16"},
         {"<?xml version='1.0' encoding='UTF-16'?><a/>", "E-ENC 1:31"},
         {"<?xml version='1.0' encoding='ISO-8859-1'?><a/>", "E-ENC 1:31"},
         {"<?xml version='1.0'\n encoding='KOI8-R'?><a/>", "E-ENC 2:12"}});
}

TEST_CASE("document type declarations are refused before anything in them is read") {
  check({{"<!DOCTYPE a><a/>", "E-DOCTYPE 1:1"},
         {"<?xml version='1.0'?>\n<!DOCTYPE", "E-DOCTYPE 2:1"},
         {"<!DOCTYPE a [<!ENTITY b '\xFF\0'>]><a>&b;</a>"sv, "E-DOCTYPE 1:1"},
         {"<a><!DOCTYPE a></a>", "E-DOCTYPE 1:4"},
         {"<a/><!DOCTYPE a>", "E-DOCTYPE 1:5"},
         {"<!doctype a><a/>", "E-WF 1:2"},
         {"<!-- <!DOCTYPE a> --><a/>", "ok"}});
}

TEST_CASE("tags nest and end tags carry the name of their start tag") {
  check({{"<a><b></b><b/></a>", "ok"},
         {"<a ></a \n>", "ok"},
         {"<a\n/>", "ok"},
         {"<a_name_of_more_than_16_bytes><b/></a_name_of_more_than_16_bytes>", "ok"},
         {"<a_name_of_more_than_16_bytes></a_name_of_more_than_16_bytez>", "E-WF 1:33"},
         {"<a>", "E-WF 1:4"},
         {"<a><b></a></b>", "E-WF 1:9"},
         {"<a></b>", "E-WF 1:6"},
         {"<ab></a>", "E-WF 1:7"},
         {"<a></ab>", "E-WF 1:6"},
         {"<a></A>", "E-WF 1:6"},
         {"<a></ a>", "E-WF 1:6"},
         {"<a></a x>", "E-WF 1:8"},
         {"<a></a/>", "E-WF 1:7"},
         {"</a>", "E-WF 1:2"},
         {"<a/></a>", "E-WF 1:5"},
         {"<a / >", "E-WF 1:5"},
         {"<a/ >", "E-WF 1:4"},
         {"< a/>", "E-WF 1:2"},
         {"<a><></a>", "E-WF 1:5"},
         {"<a><", "E-WF 1:5"},
         {"<a", "E-WF 1:3"},
         {"<a></a", "E-WF 1:7"},
         {"<a><!b></a>", "E-WF 1:5"},
         {"<a><![cdata[]]></a>", "E-WF 1:5"}});
}

TEST_CASE("names start and go on with the characters of the fifth edition") {
  check({{"<_-.9/>", "ok"},
         {"<\xC3\xA9t\xC3\xA9/>", "ok"},
         {"<a\xC2\xB7/>", "ok"},
         {"<a\xCC\x80 \xE4\xB8\xAD='1'/>", "ok"},
         {"<\xF0\x90\x80\x80/>", "ok"},
         {"<1a/>", "E-WF 1:2"},
         {"<-a/>", "E-WF 1:2"},
         {"<.a/>", "E-WF 1:2"},
         {"<\xC2\xB7/>", "E-WF 1:2"},
         {"<\xCC\x80/>", "E-WF 1:2"},
         {"<\xC3\x97/>", "E-WF 1:2"},
         {"<a\xC3\x97/>", "E-WF 1:3"},
         {"<a\xCD\xBE/>", "E-WF 1:3"},
         {"<a$/>", "E-WF 1:3"},
         {"<a 1='x'/>", "E-WF 1:4"},
         {"<a b$='x'/>", "E-WF 1:5"},
         {"<\xF3\xB0\x80\x80/>", "E-WF 1:2"},
         {"<a\xFF/>", "E-UTF8 1:3"},
         {"<\xE4\xB8", "E-UTF8 1:2"}});
}

TEST_CASE("attributes are quoted, separated by white space and unique") {
  check({{"<a b='1' c=\"2\"/>", "ok"},
         {"<a b = '1'\n\tc\n=\n\"2\" ></a>", "ok"},
         {"<a b='\"' c=\"'>\"/>", "ok"},
         {"<a b='1'c='2'/>", "E-WF 1:9"},
         {"<a b=\"1\"c=\"2\"/>", "E-WF 1:9"},
         {"<a b/>", "E-WF 1:5"},
         {"<a b=/>", "E-WF 1:6"},
         {"<a b=1/>", "E-WF 1:6"},
         {"<a b='1/>", "E-WF 1:10"},
         {"<a b='1\"/>", "E-WF 1:11"},
         {"<a b='<'/>", "E-WF 1:7"},
         {"<a b=\"x<y\"/>", "E-WF 1:8"},
         {"<a ='1'/>", "E-WF 1:4"},
         {"<a b='1' b='1'/>", "E-DUPATTR 1:10"},
         {"<a b=\"1\" c=\"2\"\n b=\"3\"/>", "E-DUPATTR 2:2"},
         {"<a b='1' B='1'/>", "ok"}});
}

TEST_CASE("references name one of five entities or an XML character") {
  check({{"<a b='&lt;&gt;&amp;&apos;&quot;'>&lt;&gt;&amp;&apos;&quot;</a>", "ok"},
         {"<a>&#9;&#xA;&#x0d;&#32;&#xD7FF;&#xE000;&#xFFFD;&#x10FFFF;&#0065;</a>", "ok"},
         {"<a>&nbsp;</a>", "E-REF 1:4"},
         {"<a b='&nbsp;'/>", "E-REF 1:7"},
         {"<a>&</a>", "E-REF 1:4"},
         {"<a>&;</a>", "E-REF 1:4"},
         {"<a>& lt;</a>", "E-REF 1:4"},
         {"<a>&lt</a>", "E-REF 1:4"},
         {"<a>&LT;</a>", "E-REF 1:4"},
         {"<a>&ltx;</a>", "E-REF 1:4"},
         {"<a>&#;</a>", "E-REF 1:4"},
         {"<a>&#x;</a>", "E-REF 1:4"},
         {"<a>&#X41;</a>", "E-REF 1:4"},
         {"<a>&#4a;</a>", "E-REF 1:4"},
         {"<a>&#xG;</a>", "E-REF 1:4"},
         {"<a>&#65</a>", "E-REF 1:4"},
         {"<a>&#-1;</a>", "E-REF 1:4"},
         {"<a>&#0;</a>", "E-CHAR 1:4"},
         {"<a>&#8;</a>", "E-CHAR 1:4"},
         {"<a>&#xB;</a>", "E-CHAR 1:4"},
         {"<a>&#x1F;</a>", "E-CHAR 1:4"},
         {"<a>&#xD800;</a>", "E-CHAR 1:4"},
         {"<a>&#xDFFF;</a>", "E-CHAR 1:4"},
         {"<a>&#xFFFE;</a>", "E-CHAR 1:4"},
         {"<a>&#xFFFF;</a>", "E-CHAR 1:4"},
         {"<a>&#x110000;</a>", "E-CHAR 1:4"},
         {"<a>&#4294967361;</a>", "E-CHAR 1:4"},
         {"<a>&#99999999999999999999;</a>", "E-CHAR 1:4"},
         {"<a b='&#x100000041;'/>", "E-CHAR 1:7"}});
}

TEST_CASE("text, CDATA sections, comments and instructions end where the standard says") {
  check({{"<a>x>y ]] ]> \" '</a>", "ok"},
         {"<a><![CDATA[<b>&amp;]]]]>x<![CDATA[]]></a>", "ok"},
         {"<a><![CDATA[]]]]]></a>", "ok"},
         {"<a>x]]>y</a>", "E-WF 1:5"},
         {"<a>]]]></a>", "E-WF 1:5"},
         {"<a><![CDATA[x]]</a>", "E-WF 1:20"},
         {"<a><![CDATA[x]></a>", "E-WF 1:20"},
         {"<a><!----><!-- - -x --></a>", "ok"},
         {"<a><!-- -- --></a>", "E-WF 1:11"},
         {"<a><!-- ---></a>", "E-WF 1:11"},
         {"<a><!--->--></a>", "ok"},
         {"<a><!-- x", "E-WF 1:10"},
         {"<a><!-x--></a>", "E-WF 1:5"},
         {"<a><?p?><?p ?><?p x?y\?\?></a>", "ok"},
         {"<a><?p", "E-WF 1:7"},
         {"<a><?p x></a>", "E-WF 1:14"},
         {"<a><?\?></a>", "E-WF 1:6"},
         {"<a><? p?></a>", "E-WF 1:6"},
         {"<a><?p:q x?></a>", "E-WF 1:7"},
         {"<a><?p!?></a>", "E-WF 1:7"}});
}

TEST_CASE("only XML characters in proper UTF-8 pass, wherever they stand") {
  const std::vector<Row> characters = {{"\t", "ok"},
                                       {"\x7F", "ok"},
                                       {"\xC2\x80", "ok"},
                                       {"\xED\x9F\xBF", "ok"},
                                       {"\xEE\x80\x80", "ok"},
                                       {"\xEF\xBF\xBD", "ok"},
                                       {"\xF0\x90\x80\x80", "ok"},
                                       {"\xF4\x8F\xBF\xBF", "ok"},
                                       {"\0"sv, "E-CHAR"},
                                       {"\x01", "E-CHAR"},
                                       {"\x0B", "E-CHAR"},
                                       {"\x1B", "E-CHAR"},
                                       {"\xEF\xBF\xBE", "E-CHAR"},
                                       {"\xEF\xBF\xBF", "E-CHAR"},
                                       {"\x80", "E-UTF8"},
                                       {"\xC0\x80", "E-UTF8"},
                                       {"\xC1\xBF", "E-UTF8"},
                                       {"\xC3", "E-UTF8"},
                                       {"\xC3(", "E-UTF8"},
                                       {"\xE0\x9F\xBF", "E-UTF8"},
                                       {"\xE4\xB8", "E-UTF8"},
                                       {"\xED\xA0\x80", "E-UTF8"},
                                       {"\xED\xBF\xBF", "E-UTF8"},
                                       {"\xF0\x8F\xBF\xBF", "E-UTF8"},
                                       {"\xF4\x90\x80\x80", "E-UTF8"},
                                       {"\xF5\x80\x80\x80", "E-UTF8"},
                                       {"\xFE", "E-UTF8"},
                                       {"\xFF", "E-UTF8"}};
  const std::vector<Row> places = {{"<a>", "</a>"},        {"<a><![CDATA[", "]]></a>"},
                                   {"<a><!--", "--></a>"}, {"<a><?p ", "?></a>"},
                                   {"<a b='", "'/>"},      {"<a b=\"", "\"></a>"}};
  for (const Row& place : places) {
    for (const Row& character : characters) {
      // Every distance from a 16-byte boundary.
      for (std::size_t before = 0; before <= 33; ++before) {
        const std::string head = std::string(place.text) + std::string(before, 'x');
        const std::string text =
            head + std::string(character.text) + std::string(40, 'y') + std::string(place.expected);
        std::string expected(character.expected);
        if (expected != "ok") expected += " 1:" + std::to_string(head.size() + 1);
        INFO(text);
        CHECK(verdict(text) == expected);
      }
    }
  }
}

TEST_CASE("prefixes are declared and names hold one colon at most") {
  check({{"<p:a xmlns:p='u' p:b='1'><p:c/></p:a>", "ok"},
         {"<a xmlns='u'><b xmlns=''/></a>", "ok"},
         {"<a xml:lang='en'/>", "ok"},
         {"<xml:a/>", "ok"},
         {"<a xmlns:xml='http://www.w3.org/XML/1998/namespace'/>", "ok"},
         {"<a xmlns:p='u'><b xmlns:p='v'><p:c/></b><p:c/></a>", "ok"},
         {"<p:a/>", "E-NS 1:2"},
         {"<a p:b='1'/>", "E-NS 1:4"},
         {"<a><b xmlns:p='u'/><p:c/></a>", "E-NS 1:21"},
         {"<a xmlns:p=''/>", "E-NS 1:4"},
         {"<a xmlns:xmlns='u'/>", "E-NS 1:4"},
         {"<a xmlns:xml='u'/>", "E-NS 1:4"},
         {"<a xmlns:p='http://www.w3.org/XML/1998/namespace'/>", "E-NS 1:4"},
         {"<a xmlns='http://www.w3.org/XML/1998/namespace'/>", "E-NS 1:4"},
         {"<a xmlns='http://www.w3.org/2000/xmlns/'/>", "E-NS 1:4"},
         {"<xmlns:a/>", "E-NS 1:2"},
         {"<:a/>", "E-NS 1:2"},
         {"<a:/>", "E-WF 1:4"},
         {"<a:1/>", "E-WF 1:4"},
         {"<p:a:b xmlns:p='u'/>", "E-NS 1:5"},
         {"<a xmlns:p='u' p:b:c='1'/>", "E-NS 1:19"},
         {"<a xmlns:p='u' xmlns:q='u' p:b='1' q:b='2'/>", "E-DUPATTR 1:36"},
         {"<a xmlns:p='u' xmlns:q='v' p:b='1' q:b='2' b='3'/>", "ok"},
         {"<a xmlns='u' xmlns:p='u' p:b='1' b='2'/>", "ok"},
         {"<a xmlns:p='u' xmlns:q='&#117;' p:b='1' q:b='2'/>", "E-DUPATTR 1:41"},
         {"<p:a xmlns:p='u' xmlns:q='u'></q:a>", "E-WF 1:32"}});
}

TEST_CASE("lines end with a newline, a carriage return, or both") {
  check({{"<a>\n\n\x01</a>", "E-CHAR 3:1"},
         {"<a>\r\n\r\n\x01</a>", "E-CHAR 3:1"},
         {"<a>\r\r\x01</a>", "E-CHAR 3:1"},
         {"<a>\n\r\x01</a>", "E-CHAR 3:1"},
         {"<a b='\n'\n c='\x01'/>", "E-CHAR 3:5"},
         {"<a>\xC3\xA9\x01</a>", "E-CHAR 1:6"}});
}

TEST_CASE("no prefix of a document is a document") {
  const std::string text =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?><!--c--><?p d?>"
      "<n:a xmlns:n=\"u\" b='&lt;'><c d=\"\xC3\xA9\"/>x&#65;<![CDATA[y]]><!--c--><?p d?></n:a>";
  REQUIRE(verdict(text) == "ok");
  for (std::size_t size = 0; size < text.size(); ++size) {
    const std::string exact = text.substr(0, size);
    INFO(exact);
    CHECK(verdict(exact).substr(0, 2) == "E-");
  }
}

TEST_CASE("a problem says where, what was found and what should be there") {
  const Problem tag = test::only_problem("<PMML>\n <Header></header>");
  CHECK(tag.layer == Layer::wellFormed);
  CHECK(tag.severity == Severity::error);
  CHECK(tag.path == "/PMML/Header");
  CHECK(tag.found == "</header>");
  CHECK(tag.expected == "</Header>");
  CHECK(test::only_problem("<a").found == "end of document");
  CHECK(test::only_problem("<a>\x1B</a>").found == "U+001B");
  CHECK(test::only_problem("<a>\xFF</a>").found == "byte 0xFF");
  CHECK(test::only_problem("<a>&secret;</a>").found.substr(0, 8) == "&secret;");
}

}  // namespace
}  // namespace pmml
