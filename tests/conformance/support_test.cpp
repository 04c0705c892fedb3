// What the scorer accepts, asked of compile() itself: docs/support.md.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "case.h"
#include "pmml/io/read.h"
#include "pmml/score/scorer.h"

using namespace pmml;
using namespace pmml::test;

namespace {

const std::string support_file = std::string(PMML_SOURCE_DIR) + "/docs/support.md";

bool compiles(const Document& document) {
  try {
    compile(document);
    return true;
  } catch (const Error&) {
    return false;
  }
}

/// A document that derives a field by the function and predicts it.
std::string calling(const std::string& name, const std::vector<std::string>& arguments) {
  std::string apply = "<Apply function=\"" + name + "\">";
  for (const std::string& argument : arguments) apply += argument;
  return "<PMML xmlns=\"http://www.dmg.org/PMML-4_4\" version=\"4.4\"><Header/><DataDictionary>"
         "<DataField name=\"x\" optype=\"continuous\" dataType=\"double\"/>"
         "<DataField name=\"s\" optype=\"categorical\" dataType=\"string\"/>"
         "<DataField name=\"b\" optype=\"categorical\" dataType=\"boolean\"/>"
         "<DataField name=\"d\" optype=\"ordinal\" dataType=\"dateTime\"/>"
         "</DataDictionary><TransformationDictionary>"
         "<DerivedField name=\"f\" optype=\"categorical\" dataType=\"string\">" +
         apply +
         "</Apply></DerivedField></TransformationDictionary>"
         "<TreeModel functionName=\"classification\"><MiningSchema><MiningField name=\"x\"/>"
         "<MiningField name=\"s\"/><MiningField name=\"b\"/><MiningField "
         "name=\"d\"/></MiningSchema>"
         "<Node score=\"1\"><SimplePredicate field=\"f\" operator=\"isNotMissing\"/></Node>"
         "</TreeModel></PMML>";
}

bool accepts_call(const std::string& name, const std::vector<std::string>& arguments) {
  Document document;
  Report report;
  return read(calling(name, arguments), document, report) && compiles(document);
}

/// The numbers of arguments, up to four, with which a function compiles.
std::string arities(const std::string& name) {
  const std::string number = "<FieldRef field=\"x\"/>";
  const std::string text = "<FieldRef field=\"s\"/>";
  const std::string truth = "<FieldRef field=\"b\"/>";
  const std::string moment = "<FieldRef field=\"d\"/>";
  const std::string constant = "<Constant dataType=\"integer\">1960</Constant>";
  const std::string pattern = "<Constant dataType=\"string\">a</Constant>";
  const std::string number_format = "<Constant dataType=\"string\">%5.2f</Constant>";
  const std::string moment_format = "<Constant dataType=\"string\">%Y-%m-%d</Constant>";
  std::string found;
  for (std::size_t count = 0; count <= 4; ++count) {
    std::vector<std::vector<std::string>> tries;
    for (const auto& [first, rest] :
         std::vector<std::pair<std::string, std::string>>{{number, number},
                                                          {text, text},
                                                          {text, constant},
                                                          {text, pattern},
                                                          {truth, truth},
                                                          {truth, number},
                                                          {moment, constant},
                                                          {number, number_format},
                                                          {moment, moment_format}}) {
      std::vector<std::string> arguments(count, rest);
      if (count > 0) arguments.front() = first;
      tries.push_back(std::move(arguments));
    }
    const bool accepted = std::any_of(tries.begin(), tries.end(), [&](const auto& arguments) {
      return accepts_call(name, arguments);
    });
    if (accepted) found += (found.empty() ? "" : ", ") + std::to_string(count);
  }
  return found.empty() ? "not scored" : found;
}

/// The functions of PMML 4.4.1.
const std::vector<std::string> functions = {"+",
                                            "-",
                                            "*",
                                            "/",
                                            "min",
                                            "max",
                                            "sum",
                                            "avg",
                                            "median",
                                            "product",
                                            "log10",
                                            "ln",
                                            "sqrt",
                                            "abs",
                                            "exp",
                                            "pow",
                                            "threshold",
                                            "floor",
                                            "ceil",
                                            "round",
                                            "rint",
                                            "expm1",
                                            "hypot",
                                            "ln1p",
                                            "modulo",
                                            "isMissing",
                                            "isNotMissing",
                                            "isValid",
                                            "isNotValid",
                                            "equal",
                                            "notEqual",
                                            "lessThan",
                                            "lessOrEqual",
                                            "greaterThan",
                                            "greaterOrEqual",
                                            "isIn",
                                            "isNotIn",
                                            "and",
                                            "or",
                                            "not",
                                            "if",
                                            "uppercase",
                                            "lowercase",
                                            "stringLength",
                                            "substring",
                                            "trimBlanks",
                                            "concat",
                                            "replace",
                                            "matches",
                                            "formatNumber",
                                            "formatDatetime",
                                            "dateDaysSinceYear",
                                            "dateSecondsSinceYear",
                                            "dateSecondsSinceMidnight",
                                            "normalCDF",
                                            "normalPDF",
                                            "normalIDF",
                                            "stdNormalCDF",
                                            "stdNormalPDF",
                                            "stdNormalIDF",
                                            "erf",
                                            "sin",
                                            "cos",
                                            "tan",
                                            "asin",
                                            "acos",
                                            "atan",
                                            "sinh",
                                            "cosh",
                                            "tanh"};

struct Family {
  std::set<std::string> function_names;
  std::set<ResultFeature> features;
};

bool accepts_feature(Document document, ResultFeature feature) {
  return std::visit(
      [&](auto& boxed) {
        if constexpr (requires { boxed->output; }) {
          if (!boxed->output) boxed->output.emplace();
          OutputField field;
          field.name = "the feature";
          field.feature = feature;
          field.value = "1";
          field.dataType = DataType::string;
          boxed->output->outputFields = {field};
          return compiles(document);
        } else {
          return false;
        }
      },
      document.pmml.models.front());
}

/// Asks every case of tests/conformance/cases what its model accepts.
std::map<std::string, Family> families() {
  std::map<std::string, Family> result;
  for (const Case& the_case :
       find_cases(std::string(PMML_SOURCE_DIR) + "/tests/conformance/cases")) {
    Document document;
    Report report;
    if (!read_file(the_case.document.string(), document, report)) continue;
    if (document.pmml.models.size() != 1 || !compiles(document)) continue;
    std::visit(
        [&]<class T>(const T& boxed) {
          if constexpr (!std::is_same_v<T, std::monostate>) {
            using M = std::decay_t<decltype(*boxed)>;
            Family& family = result[std::string(M::element_name)];
            family.function_names.insert(std::string(name_of(boxed->functionName)));
            for (std::size_t i = 0; i < std::size(EnumNames<ResultFeature>::values); ++i) {
              const auto feature = static_cast<ResultFeature>(i);
              if (!family.features.contains(feature) && accepts_feature(document, feature))
                family.features.insert(feature);
            }
          }
        },
        document.pmml.models.front());
  }
  return result;
}

std::string joined(const std::set<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

std::string support() {
  std::string text =
      "# What is scored\n\n"
      "Written by `conformance_test`, which asks the compiler of the scorer: with the documents "
      "of\n"
      "`tests/conformance/cases` for models and output features, with a call of its own for\n"
      "functions. What is not accepted is refused with its place in the document, never scored\n"
      "wrongly.\n\n"
      "## Models\n\n| model | functionName in the cases | output features |\n|---|---|---|\n";
  for (const auto& [element, family] : families()) {
    std::set<std::string> features;
    for (const ResultFeature feature : family.features)
      features.insert(std::string(name_of(feature)));
    text +=
        "| " + element + " | " + joined(family.function_names) + " | " + joined(features) + " |\n";
  }
  text += "\n## Functions\n\n| function | numbers of arguments, up to 4 |\n|---|---|\n";
  for (const std::string& name : functions) text += "| `" + name + "` | " + arities(name) + " |\n";
  return text;
}

}  // namespace

TEST_CASE("the list of what is scored is that of the compiler") {
  if (std::getenv("PMML_CASE") != nullptr) return;
  const std::string now = support();
  if (std::getenv("PMML_UPDATE") != nullptr) std::ofstream(support_file) << now;
  std::ifstream stream(support_file, std::ios::binary);
  std::ostringstream written;
  written << stream.rdbuf();
  INFO("run with PMML_UPDATE=1 to write the list");
  CHECK(written.str() == now);
}
