// Every rule of the profile: one document that keeps all of them, and at least two that break this
// rule and no other.
#include "pmml/archive/profile.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <sstream>

#include "pmml/archive/provenance_document.h"
#include "pmml/io/read.h"
#include "pmml/io/validate.h"
#include "pmml/io/write.h"
#include "tests/archive/profile_edit.h"
#include "tests/archive/replaced.h"
#include "tests/tools/read_file.h"

namespace pmml::archive {
namespace {

const std::string pass_file = std::string(PMML_SOURCE_DIR) + "/tests/archive/profile/pass.pmml";
const std::string profile_page = std::string(PMML_SOURCE_DIR) + "/docs/archive-profile.md";

std::vector<std::string> broken_rules(const std::string& text, Level level = Level::A2) {
  Document document;
  Report reading;
  REQUIRE(read(text, document, reading));
  Report report;
  check_profile(archive_view(text, document), level, report);
  std::vector<std::string> ids;
  for (const Problem& problem : report.problems()) ids.push_back(problem.id);
  return ids;
}

struct FailingCase {
  std::string rule;
  std::vector<Edit> edits;
  bool reseal = true;
};

const std::string p = "//provenance";
const std::string digest_of_nothing =
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

const Edit other_unavailable = added(p, "<unavailable fact='units' reason='of another fact'/>");

std::vector<FailingCase> header_cases() {
  return {
      {"A0-SCHEMA", {added("//Header", "<Unknown/>")}},
      {"A0-SCHEMA", {set_to("//DataField[@name='year']/@optype", "numeric")}},
      {"A0-RULES", {set_to("//TreeModel//Node/@id", "1")}},
      {"A0-RULES", {set_to("//UnivariateStats[@field='year']/Counts/@invalidFreq", "400")}},
      {"A0-MODEL", {removed("//TreeModel")}},
      {"A0-MODEL", {set_to("//TreeModel/@isScorable", "false")}},
      {"A1-CLAIM", {removed("//Header/Extension")}},
      {"A1-CLAIM", {set_to("//Header/Extension/@value", "urn:pmml-archive:profile:1.0#A0")}},
      {"A1-DESCRIPTION", {removed("//Header/@description")}},
      {"A1-DESCRIPTION", {set_to("//Header/@description", "")}},
      {"A1-COPYRIGHT", {removed("//Header/@copyright")}},
      {"A1-COPYRIGHT", {set_to("//Header/@copyright", "")}},
      {"A1-MODEL-VERSION", {removed("//Header/@modelVersion")}},
      {"A1-MODEL-VERSION", {set_to("//Header/@modelVersion", "")}},
      {"A1-APPLICATION", {removed("//Application")}},
      {"A1-APPLICATION", {removed("//Application/@version")}},
      {"A1-TIMESTAMP", {removed("//Timestamp")}},
      {"A1-TIMESTAMP", {removed("//Timestamp/text()")}},
      {"A1-ANNOTATION", {removed("//Annotation")}},
      {"A1-ANNOTATION", {removed("//Annotation/text()")}},
  };
}

std::vector<FailingCase> fact_cases() {
  return {
      {"A1-PROVENANCE", {removed("//MiningBuildTask")}},
      {"A1-PROVENANCE", {set_to("//MiningBuildTask/Extension/@extender", "other")}},
      {"A1-ID", {set_to(p + "/@id", "")}},
      {"A1-ID", {set_to(p + "/@id", ""), other_unavailable}},
      {"A1-AGENT", {removed(p + "/agent")}},
      {"A1-AGENT", {set_to(p + "/agent/@name", "")}},
      {"A1-RIGHTS", {removed(p + "/rights")}},
      {"A1-RIGHTS", {set_to(p + "/rights/@license", "")}},
      {"A1-INTENDED-USE", {removed(p + "/intendedUse")}},
      {"A1-INTENDED-USE", {removed(p + "/intendedUse/text()")}},
      {"A1-LIMITATION", {removed(p + "/limitation")}},
      {"A1-LIMITATION", {removed(p + "/limitation/text()")}},
      {"A1-FITTED", {set_to(p + "/@fitted", "")}},
      {"A1-FITTED", {removed(p + "/@fitted")}},
      {"A1-TRAINING-DATA", {removed(p + "/trainingData")}},
      {"A1-TRAINING-DATA", {set_to(p + "/trainingData/@role", "test")}},
      {"A1-DATA-URI", {removed(p + "/trainingData/@uri")}},
      {"A1-DATA-URI", {set_to(p + "/trainingData/@uri", "")}},
      {"A1-SELECTION", {removed(p + "/trainingData/selection")}},
      {"A1-SELECTION", {set_to(p + "/trainingData/selection/@method", "")}},
      {"A1-SOURCE-CODE", {removed(p + "/sourceCode/@uri")}},
      {"A1-SOURCE-CODE", {set_to(p + "/sourceCode/@uri", "")}},
      {"A1-REVISION", {removed(p + "/sourceCode/@revision")}},
      {"A1-REVISION", {set_to(p + "/sourceCode/@revision", "")}},
      {"A1-ENTRY-POINT", {removed(p + "/sourceCode/@entryPoint")}},
      {"A1-ENTRY-POINT", {set_to(p + "/sourceCode/@entryPoint", "")}},
      {"A1-DIRTY", {removed(p + "/sourceCode/@dirty")}},
      {"A1-DIRTY", {removed(p + "/sourceCode/@dirty"), other_unavailable}},
      {"A1-SOURCE-DIGEST", {set_to(p + "/sourceCode/@sha256", "")}},
      {"A1-SOURCE-DIGEST", {removed(p + "/sourceCode/@sha256")}},
      {"A1-ENVIRONMENT", {removed(p + "/environment")}},
      {"A1-ENVIRONMENT", {removed(p + "/environment/package")}},
      {"A1-ESTIMATOR", {removed(p + "/estimator")}},
      {"A1-ESTIMATOR", {set_to(p + "/estimator/@class", "")}},
      {"A1-SEED", {removed(p + "/estimator/@randomState")}},
      {"A1-SEED", {removed(p + "/estimator/@randomState"), other_unavailable}},
      {"A1-CROSS-VALIDATION", {removed(p + "/crossValidation")}},
      {"A1-CROSS-VALIDATION", {removed(p + "/crossValidation"), other_unavailable}},
      {"A1-TRAINING-QUALITY", {removed("//PredictiveModelQuality[@dataName='training data']")}},
      {"A1-TRAINING-QUALITY",
       {set_to("//PredictiveModelQuality[@dataName='training data']/@dataUsage", "test")}},
      {"A1-VALIDATION-QUALITY", {removed("//PredictiveModelQuality[@dataUsage='validation']")}},
      {"A1-VALIDATION-QUALITY",
       {set_to("//PredictiveModelQuality[@dataUsage='validation']/@dataUsage", "test")}},
      {"A1-TRAINING-SCORE", {removed(p + "/evaluation")}},
      {"A1-TRAINING-SCORE", {set_to(p + "/evaluation/@dataUsage", "test")}},
      {"A1-CONVERSION", {removed(p + "/conversion")}},
      {"A1-CONVERSION", {set_to(p + "/conversion/@tool", "")}},
      {"A1-SCHEMA", {removed(p + "/schema")}},
      {"A1-SCHEMA", {removed(p + "/schema"), other_unavailable}},
      {"A1-UNITS", {removed("//DataField[@name='year']/Extension[@name='unit']")}},
      {"A1-UNITS", {set_to("//DataField[@name='body_mass_g']/Extension[@name='unit']/@value", "")}},
      {"A1-FIELDS", {removed("//DataField[@name='island']/Extension[@name='description']")}},
      {"A1-FIELDS", {set_to("//DataField[@name='sex']/Extension/@value", "")}},
      {"A1-STATISTICS", {removed("//UnivariateStats[@field='year']")}},
      {"A1-STATISTICS", {removed("//ModelStats")}},
  };
}

std::vector<FailingCase> consistency_cases() {
  return {
      {"A1-VOCABULARY", {added(p, "<opinion/>")}},
      {"A1-VOCABULARY", {set_to(p + "/trainingData/@bytes", "many")}},
      {"A1-FOLDS", {set_to(p + "/crossValidation/@n_splits", "6")}},
      {"A1-FOLDS", {set_to(p + "/crossValidation/@n_splits", "4")}},
      {"A1-MEAN", {set_to(p + "/crossValidation/fold[1]/@score", "0.5")}},
      {"A1-MEAN", {set_to(p + "/crossValidation/@deviation", "0.5")}},
      {"A1-RANGE", {set_to(p + "/crossValidation/@lower", "0.99")}},
      {"A1-RANGE", {set_to(p + "/crossValidation/@upper", "0.5")}},
      {"A1-SAME-TRAINING-SCORE", {set_to(p + "/evaluation/@score", "0.97")}},
      {"A1-SAME-TRAINING-SCORE",
       {set_to("//PredictiveModelQuality[@dataName='training data']/@accuracy", "1")}},
      {"A1-SAME-VALIDATION-SCORE",
       {set_to("//PredictiveModelQuality[@dataUsage='validation']/@accuracy", "1")}},
      {"A1-SAME-VALIDATION-SCORE",
       {set_to("//PredictiveModelQuality[@dataUsage='validation']/@accuracy", "0.9")}},
      {"A1-DIGESTS", {set_to(p + "/trainingData/@sha256", "abc")}},
      {"A1-DIGESTS", {set_to(p + "/sourceCode/@sha256", "E" + digest_of_nothing.substr(1))}},
      {"A1-TIME", {set_to(p + "/@fitted", "2026-01-31 12:00:00")}},
      {"A1-TIME", {set_to(p + "/@fitted", "2026-01-31T12:00:00+01:00")}},
      {"A1-UNAVAILABLE", {added(p, "<unavailable fact='weather' reason='none'/>")}},
      {"A1-UNAVAILABLE", {added(p, "<unavailable fact='agent' reason=''/>")}},
      {"A1-SELECTED-ROWS", {set_to(p + "/trainingData/selection/@rows", "345")}},
      {"A1-SELECTED-ROWS", {set_to(p + "/trainingData/@rows", "343")}},
  };
}

std::vector<FailingCase> verification_cases() {
  const std::string rows = "//ModelVerification/InlineTable/row";
  return {
      {"A2-CLAIM", {set_to("//Header/Extension/@value", "urn:pmml-archive:profile:1.0#A1")}},
      {"A2-CLAIM",
       {set_to("//Header/Extension/@value", "urn:pmml-archive:profile:1.0#A1"),
        removed(p + "/agent/@role")}},
      {"A2-SEAL", {removed("/PMML/Extension")}, false},
      {"A2-SEAL", {set_to("/PMML/Extension/@name", "wax")}, false},
      {"A2-SEAL-DIGEST", {set_to("/PMML/Extension/@value", "sha256:" + digest_of_nothing)}, false},
      {"A2-SEAL-DIGEST", {set_to(p + "/agent/@role", "nobody")}, false},
      {"A2-VERIFICATION", {removed("//ModelVerification")}},
      {"A2-VERIFICATION", {removed("//ModelVerification"), removed(p + "/verificationRows")}},
      {"A2-ROWS",
       {removed(rows + "[position() > 25]"), set_to("//ModelVerification/@recordCount", "25"),
        set_to(p + "/verificationRows/@rows", "25")}},
      {"A2-ROWS",
       {removed(rows + "[position() > 29]"), set_to("//ModelVerification/@recordCount", "29"),
        set_to(p + "/verificationRows/@rows", "29")}},
      {"A2-PRECISION", {set_to("//VerificationField[1]/@precision", "1E-6")}},
      {"A2-PRECISION", {removed("//VerificationField[3]/@precision")}},
      {"A2-GAPS", {set_to("//UnivariateStats[@field='year']/Counts/@missingFreq", "1")}},
      {"A2-GAPS", {set_to("//UnivariateStats[@field='island']/Counts/@missingFreq", "2")}},
      {"A2-ORIGIN", {removed(p + "/verificationRows")}},
      {"A2-ORIGIN", {set_to(p + "/verificationRows/@rows", "7")}},
      {"A2-REPRODUCED", {set_to("//row[1]/probability_Adelie", "0.5")}},
      {"A2-REPRODUCED", {set_to("//TreeModel/Node/Node[1]/SimplePredicate/@value", "150")}},
      {"A2-SCORES",
       {removed(p + "/crossValidation"),
        added(p, "<unavailable fact='crossValidation' reason='too expensive'/>")}},
      {"A2-SCORES",
       {removed(p + "/evaluation"),
        added(p, "<unavailable fact='trainingScore' reason='never computed'/>")}},
  };
}

std::vector<FailingCase> all_cases() {
  std::vector<FailingCase> all;
  for (const auto& part : {header_cases(), fact_cases(), consistency_cases(), verification_cases()})
    all.insert(all.end(), part.begin(), part.end());
  return all;
}

std::vector<ProfileRule> documented_facts() {
  std::vector<ProfileRule> facts;
  const std::set<std::string_view> in_header = {"A1-DESCRIPTION", "A1-COPYRIGHT",
                                                "A1-MODEL-VERSION", "A1-TIMESTAMP"};
  for (const ProfileRule& rule : profile_rules()) {
    if (!rule.fact.empty() && in_header.count(rule.id) == 0) facts.push_back(rule);
  }
  return facts;
}

std::string rules_as_markdown() {
  std::ostringstream out;
  out << "| rule | what must hold | unavailable as | where |\n|---|---|---|---|\n";
  for (const ProfileRule& rule : profile_rules()) {
    out << "| " << rule.id << " | " << rule.sentence << " | " << rule.fact << " | ";
    if (!rule.xpath.empty()) out << "`" << rule.xpath << "`";
    out << " |\n";
  }
  return out.str();
}

/// An Extension behind the seal, which is nevertheless the digest of all the rest.
std::string with_more_behind(const std::string& text, const std::string& name) {
  Document document;
  Report report;
  REQUIRE(read(text, document, report));
  auto& nodes = document.pmml.extras->nodes;
  KeptNode more = extension_node(name, "1");
  more.before = nodes.back().before;
  nodes.push_back(std::move(more));
  const std::string stated = "sha256:" + content_digest(document);
  nodes[nodes.size() - 2].attributes.back().value = stated;
  return write(document);
}

}  // namespace

TEST_CASE("A document of level A2 breaks no rule of the profile") {
  CHECK(broken_rules(read_file(pass_file)) == std::vector<std::string>{});
}

TEST_CASE("A document of level A2 is valid under the reference schema") {
  const std::string reference = std::string(PMML_SHARED_DIR) + "/standard/xsd/pmml-4-4-1.xsd";
  if (!std::filesystem::exists(reference)) {
    std::cout << "SKIPPED: the reference schema is absent\n";
    return;
  }
  Report report;
  CHECK(validate(read_file(pass_file), Schema::from_file(reference), report));
  INFO(to_string(report));
  CHECK(report.empty());
}

TEST_CASE("Every failing document breaks its rule and no other") {
  const std::string pass = read_file(pass_file);
  for (const FailingCase& one : all_cases()) {
    std::string text = edited(pass, one.edits);
    text = one.reseal ? resealed(text) : canonical(text);
    INFO(one.rule << " " << one.edits.front().path);
    CHECK(broken_rules(text) == std::vector<std::string>{one.rule});
  }
}

TEST_CASE("Form, instructions and place of the seal have rules of their own") {
  const std::string pass = read_file(pass_file);
  const auto only = [](const char* rule) { return std::vector<std::string>{rule}; };
  CHECK(broken_rules(replaced(pass, "\n  <Header", "\n<Header")) == only("A2-CANONICAL"));
  CHECK(broken_rules(replaced(pass, "\"/>\n", "\" />\n")) == only("A2-CANONICAL"));
  CHECK(broken_rules(with_more_behind(pass, "more")) == only("A2-SEAL-LAST"));
  CHECK(broken_rules(with_more_behind(pass, "seal2")) == only("A2-SEAL-LAST"));
  const std::string styled = replaced(pass, "?>\n", "?>\n<?xml-stylesheet href=\"a.css\"?>\n");
  CHECK(broken_rules(resealed(styled)) == only("A0-INSTRUCTIONS"));
  const std::string php = replaced(pass, "?>\n", "?>\n<?php echo 1 ?>\n");
  CHECK(broken_rules(resealed(php)) == only("A0-INSTRUCTIONS"));
}

TEST_CASE("Every rule has at least two failing documents") {
  std::map<std::string, int> failing = {
      {"A2-CANONICAL", 2}, {"A2-SEAL-LAST", 2}, {"A0-INSTRUCTIONS", 2}};
  for (const FailingCase& one : all_cases()) ++failing[one.rule];
  for (const ProfileRule& rule : profile_rules()) {
    INFO(rule.id);
    CHECK(failing[std::string(rule.id)] >= 2);
  }
  CHECK(failing.size() == profile_rules().size());
}

TEST_CASE("A fact that is unavailable for a reason is not missing") {
  const std::string pass = read_file(pass_file);
  std::map<std::string, std::vector<Edit>> removal;
  for (const FailingCase& one : fact_cases()) removal.emplace(one.rule, one.edits);
  std::size_t looked_at = 0;
  for (const ProfileRule& rule : documented_facts()) {
    std::vector<Edit> edits = removal.at(std::string(rule.id));
    edits.push_back(added(p, "<unavailable fact='" + std::string(rule.fact) + "' reason='lost'/>"));
    INFO(rule.id);
    CHECK(broken_rules(resealed(edited(pass, edits)), Level::A1) == std::vector<std::string>{});
    ++looked_at;
  }
  CHECK(looked_at >= 20);
}

TEST_CASE("Lower levels ask for less") {
  const std::string bare =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<PMML xmlns=\"http://www.dmg.org/PMML-4_4\" "
      "version=\"4.4\"><Header/><DataDictionary><DataField name=\"x\" optype=\"continuous\" "
      "dataType=\"double\"/></DataDictionary><RegressionModel functionName=\"regression\">"
      "<MiningSchema><MiningField name=\"x\"/></MiningSchema><RegressionTable intercept=\"1\"/>"
      "</RegressionModel></PMML>";
  CHECK(broken_rules(bare, Level::A0) == std::vector<std::string>{});
  CHECK(broken_rules(bare, Level::A1).size() >= 5);
  CHECK(broken_rules(bare, Level::A2).size() > broken_rules(bare, Level::A1).size());
}

TEST_CASE("The page of the profile lists the rules") {
  const std::string page = read_file(profile_page);
  const std::string begin = "<!-- rules: generated -->\n";
  const std::size_t at = page.find(begin);
  REQUIRE(at != std::string::npos);
  const std::string now = page.substr(0, at + begin.size()) + rules_as_markdown();
  if (std::getenv("PMML_UPDATE") != nullptr) std::ofstream(profile_page) << now;
  INFO("run with PMML_UPDATE=1 to write the list");
  CHECK((page == now));
}

}  // namespace pmml::archive
