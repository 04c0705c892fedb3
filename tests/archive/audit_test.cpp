// What an audit lists: for every kind a document that has one thing of it, and its twin that has
// none.
#include "pmml/archive/audit.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "pmml/archive/own_extensions.h"
#include "pmml/archive/provenance_document.h"
#include "pmml/archive/seal.h"
#include "pmml/io/write.h"
#include "tests/archive/replaced.h"

namespace pmml::archive {
namespace {

// The document with one of its gaps filled.
std::string audited_text(const std::string& gap, const std::string& filling) {
  std::string text =
      "<?xml version=\"1.0\"?>@before@"
      "<PMML xmlns=\"http://www.dmg.org/PMML-4_4\" version=\"4.4\"@root@>\n"
      "<Header@header@>@in header@<Application name=\"x\" version=\"1.2.3.4\"/></Header>\n"
      "<MiningBuildTask>@in task@</MiningBuildTask>\n"
      "<DataDictionary><DataField name=\"x\" optype=\"categorical\" dataType=\"string\">@in field@"
      "</DataField>@in dictionary@</DataDictionary>\n"
      "<TransformationDictionary><DefineFunction name=\"own\" optype=\"categorical\">"
      "<ParameterField name=\"p\"/><FieldRef field=\"p\"/></DefineFunction>"
      "<DerivedField name=\"d\" optype=\"categorical\" dataType=\"string\">@derived@"
      "</DerivedField></TransformationDictionary>\n"
      "@tail@</PMML>\n";
  const auto fill = [&](const std::string& mark, const std::string& with) {
    text.replace(text.find(mark), mark.size(), with);
  };
  fill("@" + gap + "@", filling);
  for (const char* other : {"@before@", "@root@", "@header@", "@in header@", "@in task@",
                            "@in field@", "@in dictionary@", "@tail@"}) {
    if (text.find(other) != std::string::npos) fill(other, "");
  }
  if (text.find("@derived@") != std::string::npos) fill("@derived@", "<FieldRef field=\"x\"/>");
  return text;
}

Document audited_document(const std::string& text) {
  Document document;
  Report report;
  const bool complete = read(text, document, report);
  INFO(text << to_string(report));
  REQUIRE(complete);
  return document;
}

Audit audit_of(const std::string& text, const Trust& trust = Trust::nothing()) {
  return audit(audited_document(text), text, trust);
}

std::string listed(const std::vector<Untrusted>& findings) {
  std::string text;
  for (const Untrusted& finding : findings) {
    text += std::string(to_string(finding.kind)) + " [" + finding.subject + "] " + finding.path +
            " line " + std::to_string(finding.where.line) + ": " + finding.found + "\n";
  }
  return text;
}

struct AuditCase {
  std::string expected;  ///< as `listed` gives it
  std::string gap;
  std::string filling;
  std::string twin;
};

const std::string apply_own = "<Apply function=\"own\"><FieldRef field=\"x\"/></Apply>";
const std::string matches =
    "<Apply function=\"matches\"><FieldRef field=\"x\"/><Constant>^a+$</Constant></Apply>";
const std::string text_index = "<TextIndex textField=\"x\"><Constant>word</Constant></TextIndex>";
const std::string stem_table =
    "<TextIndex textField=\"x\"><TextIndexNormalization><InlineTable>"
    "<row><string>cars?</string><stem>car</stem><regex>FLAG</regex></row></InlineTable>"
    "</TextIndexNormalization><Constant>word</Constant></TextIndex>";

std::string nested_extensions(std::size_t depth) {
  std::string text = "<Extension extender=\"e\">";
  for (std::size_t i = 0; i < depth; ++i) text += "<a>";
  for (std::size_t i = 0; i < depth; ++i) text += "</a>";
  return text + "</Extension>";
}

}  // namespace

TEST_CASE("An audit lists exactly the one thing that is there") {
  const std::vector<AuditCase> cases = {
      {"extension [them] /PMML/Header/Extension line 2: Extension extender=\"them\" name=\"n\" "
       "value=\"v\"\n",
       "in header", "<Extension extender=\"them\" name=\"n\" value=\"v\"/>", ""},
      {"extension [] /PMML/Extension line 6: Extension\n", "tail", "<Extension>text</Extension>",
       ""},
      {"foreign-namespace [urn:them] /PMML/@xmlns:t line 1: urn:them\n", "root",
       " xmlns:t=\"urn:them\"", " xmlns:t=\"http://www.w3.org/2001/XMLSchema-instance\""},
      {"unknown-element [] /PMML/DataDictionary/Bogus line 4: Bogus a=\"1\"\n", "in dictionary",
       "<Bogus a=\"1\"/>", ""},
      {"unknown-element [] /PMML/DataDictionary/text() line 4: stray\n", "in dictionary", "stray",
       " "},
      {"unknown-attribute [] /PMML/Header/@bogus line 2: bogus=\"1\"\n", "header", " bogus=\"1\"",
       " description=\"1\""},
      {"unknown-function [theirs] "
       "/PMML/TransformationDictionary/DerivedField/Apply/@function line 5: theirs\n",
       "derived", replaced(apply_own, "own", "theirs"), apply_own},
      {"vendor-markup [] /PMML/Header/@x-mark line 2: x-mark=\"1\"\n", "header", " x-mark=\"1\"",
       ""},
      {"vendor-markup [] /PMML/DataDictionary/X-Mark line 4: X-Mark\n", "in dictionary",
       "<X-Mark/>", ""},
      {"external-reference [] /PMML/Header/@description line 2: https://example.org/data?a=1\n",
       "header", " description=\"see (https://example.org/data?a=1).\"",
       " description=\"see http://www.dmg.org/PMML-4_4\""},
      {"external-reference [] /PMML/DataDictionary/Taxonomy/ChildParent/TableLocator line 4: "
       "TableLocator\n",
       "in dictionary",
       "<Taxonomy name=\"t\"><ChildParent childField=\"c\" parentField=\"p\"><TableLocator/>"
       "</ChildParent></Taxonomy>",
       "<Taxonomy name=\"t\"><ChildParent childField=\"c\" parentField=\"p\"><InlineTable/>"
       "</ChildParent></Taxonomy>"},
      {"external-reference [] /processing-instruction() line 1: xml-stylesheet href=\"a.xsl\"\n",
       "before", "<?xml-stylesheet href=\"a.xsl\"?>", ""},
      {"external-reference [] /PMML/DataDictionary/processing-instruction() line 4: run me\n",
       "in dictionary", "<?run me?>", "<!-- run me -->"},
      {"external-reference [] /PMML/@xsi:schemaLocation line 1: xsi:schemaLocation=\"a b\"\n",
       "root",
       " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"a b\"",
       " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""},
      {"external-reference [] /PMML/TextModel/TextCorpus/TextDocument/@file line 6: a.txt\n",
       "tail",
       "<TextModel functionName=\"clustering\"><TextCorpus><TextDocument id=\"1\" file=\"a.txt\"/>"
       "</TextCorpus></TextModel>",
       "<TextModel functionName=\"clustering\"><TextCorpus><TextDocument id=\"1\" name=\"a.txt\"/>"
       "</TextCorpus></TextModel>"},
      {"regular-expression [] /PMML/TransformationDictionary/DerivedField/Apply line 5: ^a+$\n",
       "derived", matches, replaced(matches, "matches", "equal")},
      {"regular-expression [] "
       "/PMML/TransformationDictionary/DerivedField/TextIndex/@wordSeparatorCharacterRE line 5: "
       "[-]\n",
       "derived", replaced(text_index, "textField", "wordSeparatorCharacterRE=\"[-]\" textField"),
       text_index},
      {"regular-expression [] /PMML/TransformationDictionary/DerivedField/TextIndex/"
       "TextIndexNormalization/InlineTable/row[1]/string line 5: cars?\n",
       "derived", replaced(stem_table, "FLAG", "true"), replaced(stem_table, "FLAG", "false")},
      {"personal-text [] /PMML/DataDictionary/DataField/Value/@value line 4: a.b@example.org\n",
       "in field", "<Value value=\"a.b@example.org\"/>", "<Value value=\"a@b\"/>"},
      {"personal-text [] /PMML/Header/Annotation line 2: /home/someone/model\n", "in header",
       "<Annotation>from /home/someone/model</Annotation>",
       "<Annotation>and/or, 1/2/2003, /PMML/Header</Annotation>"},
      {"personal-text [] /PMML/Header/Annotation line 2: C:\\Users\\someone\n", "in header",
       "<Annotation>C:\\Users\\someone</Annotation>", "<Annotation>C: a\\b</Annotation>"},
      {"personal-text [] /PMML/Header/Annotation line 2: \\\\server\\share\n", "in header",
       "<Annotation>\\\\server\\share</Annotation>", "<Annotation>\\\\s+\\w</Annotation>"},
      {"personal-text [] /PMML/Header/Annotation line 2: db1.lab.internal\n", "in header",
       "<Annotation>on db1.lab.internal.</Annotation>",
       "<Annotation>Sepal.Length, sklearn.tree.Tree, iris.csv</Annotation>"},
      {"personal-text [] /PMML/Header/Annotation line 2: 10.0.0.255\n", "in header",
       "<Annotation>10.0.0.255</Annotation>", "<Annotation>10.0.0.256 1.2.3</Annotation>"},
      {"size [] /PMML/Header/@description line 2: 1048577 bytes\n", "header",
       " description=\"" + std::string(1048577, 'a') + "\"",
       " description=\"" + std::string(1048576, 'a') + "\""},
  };
  for (const AuditCase& one : cases) {
    INFO(one.expected);
    CHECK(listed(audit_of(audited_text(one.gap, one.filling)).findings) == one.expected);
    CHECK(listed(audit_of(audited_text(one.gap, one.twin)).findings) == "");
  }
}

TEST_CASE("A login is found where R's pmml writes it") {
  const auto count = [](const std::string& name) {
    const auto findings = audit_of(audited_text("in header", "<Extension extender=\"R\" name=\"" +
                                                                 name + "\" value=\"jdoe\"/>"))
                              .findings;
    return std::ranges::count(findings, UntrustedKind::personalText, &Untrusted::kind);
  };
  CHECK(count("user") == 1);
  CHECK(count("other") == 0);
}

TEST_CASE("What an Extension holds is looked through as text") {
  const auto findings =
      audit_of(audited_text("tail",
                            "<Extension extender=\"e\"><q:a xmlns:q=\"urn:q\" "
                            "at=\"http://example.org/x\"><q:b/>/home/me/x</q:a>"
                            "<b xmlns=\"urn:b\"/><?run it?><!-- c:/temp/y --></Extension>"))
          .findings;
  CHECK(listed(findings) ==
        "extension [e] /PMML/Extension line 6: Extension extender=\"e\"\n"
        "foreign-namespace [urn:q] /PMML/Extension line 6: urn:q\n"
        "external-reference [] /PMML/Extension line 6: http://example.org/x\n"
        "personal-text [] /PMML/Extension line 6: /home/me/x\n"
        "foreign-namespace [urn:b] /PMML/Extension line 6: urn:b\n"
        "personal-text [] /PMML/Extension/comment() line 6: c:/temp/y\n"
        "external-reference [] /PMML/Extension/processing-instruction() line 6: run it\n");
}

TEST_CASE("A schema is named inside an Extension as well") {
  const auto findings = audit_of(audited_text(
      "tail",
      "<Extension extender=\"e\"><a xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\" "
      "i:schemaLocation=\"urn:x x.xsd\" i:type=\"t\"/></Extension>"));
  REQUIRE(findings.findings.size() == 2);
  CHECK(findings.findings[1].kind == UntrustedKind::externalReference);
  CHECK(findings.findings[1].found == "i:schemaLocation=\"urn:x x.xsd\"");
}

TEST_CASE("A document without its text is audited the same, apart from what only the text tells") {
  const std::string text =
      audited_text("tail", "<Extension extender=\"e\"><?run it?><a xmlns=\"urn:q\"/></Extension>");
  const auto same = [](const Untrusted& a, const Untrusted& b) {
    return a.kind == b.kind && a.found == b.found;
  };
  const auto with_text = audit_of(text).findings;
  const auto without = audit(audited_document(text));
  CHECK(std::ranges::is_permutation(with_text, without, same));
}

TEST_CASE("Depth is one finding, however many elements are deep") {
  // The root, Header and Extension are three.
  const auto sizes = [](std::size_t depth) {
    return audit_of(audited_text("in header", nested_extensions(depth)));
  };
  const auto deep = [](const Audit& audit) {
    return std::ranges::count(audit.findings, UntrustedKind::size, &Untrusted::kind);
  };
  CHECK(deep(sizes(256 - 3)) == 0);
  CHECK(deep(sizes(256 - 2)) == 1);
  CHECK(deep(sizes(500)) == 1);
  CHECK(sizes(500).sizes.depth == 503);
}

TEST_CASE("Sizes are those of the text") {
  const std::string text =
      "<PMML xmlns=\"http://www.dmg.org/PMML-4_4\" version=\"4.4\"><Header><Annotation>"
      "12345678901234567890123456789</Annotation></Header><DataDictionary/></PMML>";
  const Sizes sizes = audit_of(text).sizes;
  CHECK(sizes.bytes == text.size());
  CHECK(sizes.elements == 4);
  CHECK(sizes.depth == 3);
  CHECK(sizes.largest_text == 29);
}

TEST_CASE("Our own Extensions are no finding when they are as we write them") {
  const std::string digits(64, 'a');
  const auto extension = [](const std::string& name, const std::string& value) {
    return "<Extension extender=\"pmml\" name=\"" + name + "\" value=\"" + value + "\"/>";
  };
  struct Own {
    std::string gap, name, value, wrong;
  };
  const Own own[] = {
      {"in header", "profile", "urn:pmml-archive:profile:1.0#A2", "urn:other"},
      {"tail", "seal", "sha256:" + digits, "sha256:12"},
      {"tail", "kind", "standard_scaler", "two words"},
      {"tail", "pipeline.steps.0.param.drop", "none", std::string(10'001, 'x')},
      {"tail", "pipeline.steps.12.var", "1.5 2e-3 0", "1.5 two"},
      {"tail", "n_iter", "12", "1.2"},
  };
  for (const Own& one : own) {
    INFO(one.name);
    CHECK(listed(audit_of(audited_text(one.gap, extension(one.name, one.value))).findings) == "");
    const auto wrong = audit_of(audited_text(one.gap, extension(one.name, one.wrong))).findings;
    REQUIRE(wrong.size() == 1);
    CHECK(wrong[0].kind == UntrustedKind::extension);
    CHECK(wrong[0].subject == "pmml");
  }
  // A name of nobody, a place elsewhere, content, a further attribute.
  for (const char* text :
       {"<Extension extender=\"pmml\" name=\"exploit\" value=\"1\"/>",
        "<Extension extender=\"pmml\" name=\"profile\" value=\"urn:pmml-archive:profile:1.0#A2\"/>",
        "<Extension extender=\"pmml\" name=\"kind\" value=\"a\"><a/></Extension>",
        "<Extension extender=\"pmml\" name=\"steps.x.kind\" value=\"a\"/>"}) {
    INFO(text);
    CHECK(audit_of(audited_text("tail", text)).findings.size() == 1);
  }
}

TEST_CASE("Provenance is ours when it is valid, and must leak nothing either") {
  const auto findings = [](const Provenance& provenance) {
    Document document = audited_document(audited_text("tail", ""));
    document.pmml.header->annotations.emplace_back().text = "see https://example.org/data.csv";
    set_provenance(document, provenance);
    seal(document);
    return audit_of(write(document)).findings;
  };
  Provenance p;
  p.trainingData.emplace_back().uri = "https://example.org/data.csv";
  p.agent.emplace().contact = "models@example.org";
  CHECK(listed(findings(p)) == "");
  p.trainingData.front().uri = "file:///home/me/data.csv";
  const auto leaking = findings(p);
  REQUIRE(leaking.size() == 2);  // the annotation names what the provenance no longer states
  CHECK(leaking[0].found == "https://example.org/data.csv");
  CHECK(leaking[1].found == "file:///home/me/data.csv");
  CHECK(leaking[1].kind == UntrustedKind::personalText);
}

TEST_CASE("Provenance that is not valid is a finding") {
  Document document = audited_document(audited_text("tail", ""));
  set_provenance(document, Provenance());
  const std::string good = write(document);
  CHECK(audit_of(good).findings.empty());
  for (const auto& [from, to] : {std::pair("<provenance ", "<provenance bogus=\"1\" "),
                                 std::pair("urn:pmml-archive:provenance:1.0", "urn:other"),
                                 std::pair("version=\"1.0\" id", "version=\"9.0\" id")}) {
    INFO(to);
    const auto findings = audit_of(replaced(good, from, to)).findings;
    CHECK(std::ranges::count(findings, UntrustedKind::extension, &Untrusted::kind) == 1);
  }
}

TEST_CASE("More findings than anybody reads are counted") {
  std::string values;
  for (std::size_t i = 0; i < max_findings_per_kind + 7; ++i)
    values += "<Value value=\"https://example.org/" + std::to_string(i) + "\"/>";
  const auto findings = audit_of(audited_text("in field", values)).findings;
  CHECK(findings.size() == max_findings_per_kind + 1);
  CHECK(findings.back().found == "7 more");
}

TEST_CASE("Names of kinds are stable") {
  const char* names[] = {"extension",          "foreign-namespace",
                         "unknown-element",    "unknown-attribute",
                         "unknown-function",   "vendor-markup",
                         "external-reference", "regular-expression",
                         "personal-text",      "size"};
  for (std::size_t i = 0; i < std::size(names); ++i)
    CHECK(to_string(static_cast<UntrustedKind>(i)) == names[i]);
}

}  // namespace pmml::archive
