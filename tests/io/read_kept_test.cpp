// What the description does not know is kept, in place, and written back.
#include <catch2/catch.hpp>

#include "read_small.h"
#include "roundtrip_same.h"

namespace pmml::test {
namespace {

const std::string head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("canonical form: order of attributes, quotes, defaults, indentation") {
  CHECK(rewritten("<PMML version='4.4'   xmlns='http://www.dmg.org/PMML-4_4' ><Header\n"
                  "description='a\"b' copyright='c&#xD;&lt;'></Header><!-- c --><DataDictionary>"
                  "<DataField dataType='double' optype='continuous' name='x' isCyclic='0'/>"
                  "</DataDictionary></PMML>\n\n") ==
        head +
            "<PMML xmlns=\"http://www.dmg.org/PMML-4_4\" version=\"4.4\">\n"
            "  <Header copyright=\"c&#13;&lt;\" description=\"a&quot;b\"/>\n"
            "  <DataDictionary>\n"
            "    <DataField name=\"x\" optype=\"continuous\" dataType=\"double\"/>\n"
            "  </DataDictionary>\n"
            "</PMML>\n");
}

TEST_CASE("unknown attributes, elements and text stay where they were") {
  const std::string text =
      rewritten(around("<TransformationDictionary zz='1' x-a='&amp;'>\n<Foo a='1'> <b/></Foo>"
                       "<DerivedField name='d' optype='continuous' dataType='double'><Bar/>stray"
                       "<FieldRef field='x'/><Baz/></DerivedField></TransformationDictionary>"));
  CHECK(contains(text,
                 "  <TransformationDictionary x-a=\"&amp;\" zz=\"1\">\n"
                 "    <Foo a=\"1\"> <b/></Foo>\n"
                 "    <DerivedField name=\"d\" optype=\"continuous\" dataType=\"double\">\n"
                 "      <Bar/>\n"
                 "      stray\n"
                 "      <FieldRef field=\"x\"/>\n"
                 "      <Baz/>\n"
                 "    </DerivedField>\n"
                 "  </TransformationDictionary>\n"));
  CHECK(rewritten(text) == text);
}

TEST_CASE("the content of an Extension is kept byte for byte, line ends apart") {
  const std::string content =
      "\n <b c = 'd'  >&lt;&#65;<![CDATA[<&]]></b ><!-- c -->\t<?p q?> \xC3\xA9 ";
  const std::string text =
      around("<Extension value='v' name='n'>" + content + "</Extension><Extension/>");
  const Document document = read_small(text);
  REQUIRE(document.pmml.extras);
  REQUIRE(document.pmml.extras->nodes.size() == 2);
  const KeptNode& node = document.pmml.extras->nodes[0];
  CHECK(node.name == "Extension");
  CHECK(node.content == content);
  CHECK(node.before == 2);
  CHECK(node.where == Position{5, 1});
  CHECK(node.attributes == std::vector<KeptAttribute>{{"name", "n"}, {"value", "v"}});
  CHECK(contains(write(document), "  <Extension name=\"n\" value=\"v\">" + content +
                                      "</Extension>\n  <Extension/>\n</PMML>"));
  CHECK(contains(rewritten(around("<Extension>a\r\nb\rc</Extension>")),
                 "<Extension>a\nb\nc</Extension>"));
}

TEST_CASE("rows keep their cells, with prefixes, attributes and markup") {
  const std::string row =
      "<row><a>1 &amp; 2</a><d:b xmlns:d=\"urn:d\" x=\"1\"/><c>t<i>u</i></c></row>";
  const std::string text = around(
      "<TransformationDictionary><DerivedField name='d' optype='continuous' dataType='double'>"
      "<MapValues outputColumn='b'><FieldColumnPair field='x' column='a'/><InlineTable>" +
      row + "</InlineTable></MapValues></DerivedField></TransformationDictionary>");
  const std::string written = rewritten(text);
  CHECK(contains(written,
                 "<row>\n"
                 "            <a>1 &amp; 2</a>\n"
                 "            <d:b x=\"1\" xmlns:d=\"urn:d\"/>\n"
                 "            <c>t<i>u</i></c>\n"
                 "          </row>\n"));
  CHECK(rewritten(written) == written);
}

TEST_CASE("instructions before the root are kept, comments are not") {
  const std::string text =
      "<?xml version='1.0'?>\n<?one a=\"1\" ?><!-- c -->\n<?two?>" + around("");
  const Document document = read_small(text);
  CHECK(document.instructions == std::vector<Instruction>{{"one", "a=\"1\" "}, {"two", ""}});
  CHECK(write(document).starts_with(head + "<?one a=\"1\" ?>\n<?two?>\n<PMML"));
}

TEST_CASE("a prefixed document means the same and is written without prefix") {
  const std::string text =
      "<p:PMML xmlns:p='http://www.dmg.org/PMML-4_4' version='4.4'><p:Header/><p:DataDictionary>"
      "<p:DataField name='x' optype='continuous' dataType='double'/></p:DataDictionary>"
      "<p:Extension><p:q/></p:Extension><r:s xmlns:r='urn:r'/></p:PMML>";
  const std::string written = rewritten(text);
  CHECK(written == head +
                       "<PMML xmlns=\"http://www.dmg.org/PMML-4_4\" version=\"4.4\" "
                       "xmlns:p=\"http://www.dmg.org/PMML-4_4\">\n"
                       "  <Header/>\n  <DataDictionary>\n"
                       "    <DataField name=\"x\" optype=\"continuous\" dataType=\"double\"/>\n"
                       "  </DataDictionary>\n"
                       "  <p:Extension xmlns=\"\"><p:q/></p:Extension>\n"
                       "  <r:s xmlns:r=\"urn:r\"/>\n"
                       "</PMML>\n");
  CHECK(rewritten(written) == written);
}

TEST_CASE("a default namespace that is not the document's stays with what it is about") {
  const std::string text =
      "<p:PMML xmlns:p='http://www.dmg.org/PMML-4_4' xmlns='urn:other' version='4.4'>"
      "<p:Header xmlns='urn:third'><p:Extension/><foo/></p:Header><p:DataDictionary>"
      "<p:DataField name='x' optype='continuous' dataType='double'/></p:DataDictionary><foo/>"
      "</p:PMML>";
  const std::string written = rewritten(text);
  CHECK(contains(written, "<Header>\n    <Extension/>\n    <foo xmlns=\"urn:third\"/>\n"));
  CHECK(contains(written, "  <foo xmlns=\"urn:other\"/>\n</PMML>"));
  CHECK(rewritten(written) == written);
}

TEST_CASE("required attributes that were missing are not invented, refused values not repaired") {
  const std::string text = rewritten(
      "<PMML xmlns='http://www.dmg.org/PMML-4_4'><Header/><DataDictionary>"
      "<DataField isCyclic='2'/><DataField name='' optype='often' dataType=' double'/>"
      "</DataDictionary></PMML>");
  CHECK(contains(text, "<PMML xmlns=\"http://www.dmg.org/PMML-4_4\">\n"));
  CHECK(contains(text, "<DataField isCyclic=\"2\"/>\n"));
  CHECK(contains(text, "<DataField name=\"\" dataType=\" double\" optype=\"often\"/>\n"));
  CHECK(rewritten(text) == text);
}

TEST_CASE("numbers are written as short as they read back") {
  const std::string text = rewritten(around(
      "<TransformationDictionary><DerivedField name='d' optype='continuous' dataType='double'>"
      "<NormContinuous field='x' mapMissingTo='+0010.50'><LinearNorm orig='-0' norm='1e-7'/>"
      "<LinearNorm orig='INF' norm='NaN'/><LinearNorm orig='1.0E2' norm='0.1'/>"
      "</NormContinuous></DerivedField></TransformationDictionary>"));
  CHECK(contains(text, "<NormContinuous mapMissingTo=\"10.5\" field=\"x\">"));
  CHECK(contains(text, "<LinearNorm orig=\"-0\" norm=\"1e-07\"/>"));
  CHECK(contains(text, "<LinearNorm orig=\"INF\" norm=\"NaN\"/>"));
  CHECK(contains(text, "<LinearNorm orig=\"100\" norm=\"0.1\"/>"));
}

TEST_CASE("what is out of order survives writing and reading") {
  const std::string fields = "<DataField name='x' optype='continuous' dataType='double'/>";
  const std::string rows =
      "<TransformationDictionary><DerivedField name='d' optype='continuous' dataType='double'>"
      "<MapValues outputColumn='b'><InlineTable>";
  const std::string texts[] = {
      around("<Extension/>a<Header/>b<TransformationDictionary/><TransformationDictionary/>c"),
      "<PMML xmlns='http://www.dmg.org/PMML-4_4'><DataDictionary>" + fields +
          "</DataDictionary><DataDictionary/><Header/></PMML>",
      around(rows + "<row>one<a/>two<b/> &lt; three</row></InlineTable></MapValues></DerivedField>"
                    "</TransformationDictionary>")};
  for (const std::string& text : texts) {
    INFO(text);
    const Document document = read_small(text);
    const std::string written = write(document);
    INFO(written);
    CHECK(difference(document, read_small(written)) == "");
    CHECK(rewritten(written) == written);
  }
}

TEST_CASE("array texts that no writer would make survive as well") {
  const std::string type = GENERATE("type='string'", "type='int'", "type='real'", "");
  for (const std::string items :
       {"\"a b\\", "\"\"", "a\\\"b", " a<X-b/>\xC3\xA9", "\"x y\" \"", "\\ \\\\", "\"\\",
        "\"70\"  \"71\"", "70 \"71\"", "\"1.5\"", "\"70", "70 1.5", "70 a"}) {
    const std::string text = around(
        "<ClusteringModel functionName='clustering' modelClass='centerBased' "
        "numberOfClusters='1'><Cluster><Array " +
        type + ">" + items + "</Array></Cluster></ClusteringModel>");
    INFO(type << ' ' << items);
    const Document document = read_small(text);
    const std::string written = write(document);
    INFO(written);
    CHECK(difference(document, read_small(written)) == "");
    CHECK(rewritten(written) == written);
  }
}

TEST_CASE("a root in the namespace of XML itself is not PMML") {
  CHECK(problems_of("<xml:PMML/>").front().find("E-ROOT") != std::string::npos);
}

}  // namespace pmml::test
