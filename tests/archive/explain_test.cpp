// What is told of a document: the table of texts is complete, and two texts are as they were
// checked by hand.
#include "pmml/archive/explain.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <set>
#include <sstream>

#include "pmml/archive/explain_topics.h"
#include "pmml/io/read.h"
#include "pmml/model/all.h"
#include "pmml/tools/functions.h"
#include "tests/tools/read_file.h"

namespace pmml::archive {
namespace {

// Attributes whose values say nothing that a result depends on, or whose names say it all: of every
// element, or of one.
constexpr std::string_view self_evident[] = {"optype",
                                             "dataType",
                                             "functionName",
                                             "isCyclic",
                                             "Array/@type",
                                             "BayesianNetworkModel/@inferenceMethod",
                                             "BayesianNetworkModel/@modelType",
                                             "ChildParent/@isRecursive",
                                             "ClusteringField/@isCenterField",
                                             "DecisionTree/@splitCharacteristic",
                                             "Delimiter/@delimiter",
                                             "Delimiter/@gap",
                                             "GeneralRegressionModel/@distribution",
                                             "Interval/@closure",
                                             "Matrix/@kind",
                                             "MiningField/@missingValueTreatment",
                                             "MiningField/@usageType",
                                             "OutputField/@rankBasis",
                                             "OutputField/@rankOrder",
                                             "OutputField/@ruleFeature",
                                             "PCovMatrix/@type",
                                             "RegressionModel/@modelType",
                                             "Scorecard/@baselineMethod",
                                             "TimeAnchor/@type",
                                             "TimeCycle/@type",
                                             "TimeException/@type",
                                             "TimeSeries/@interpolationMethod",
                                             "TimeSeries/@usage",
                                             "TreeModel/@splitCharacteristic",
                                             "Value/@property"};

bool is_self_evident(std::string_view element, std::string_view attribute) {
  return std::ranges::any_of(self_evident, [&](std::string_view name) {
    return name == attribute || name == std::string(element) + "/@" + std::string(attribute);
  });
}

// Elements that results depend on: all that the root leads to without passing an unscored one.
std::vector<const ElementDescription*> scored_elements() {
  std::vector<const ElementDescription*> found = {&description_of<PMML>()};
  for (std::size_t i = 0; i < found.size(); ++i) {
    for (const ChildRow& row : found[i]->children) {
      for (const ChildAlternative& alternative : row.alternatives) {
        const ElementDescription* child = &alternative.description();
        const bool known = std::ranges::find(found, child) != found.end();
        if (!known && !is_unscored(child->name)) found.push_back(child);
      }
    }
  }
  return found;
}

bool has_value_text(std::string_view element, std::string_view attribute, std::string_view value) {
  return std::ranges::any_of(all_value_texts(), [&](const ValueText& text) {
    return text.attribute == attribute && text.value == value && is_listed(element, text.elements);
  });
}

std::vector<std::string> names_in(std::string_view list) {
  std::vector<std::string> names;
  for (std::size_t at = 0; at < list.size();) {
    const std::size_t end = std::min(list.find(' ', at), list.size());
    names.emplace_back(list.substr(at, end - at));
    at = end + 1;
  }
  return names;
}

const ElementDescription* element_named(std::string_view name) {
  for (const DescriptionFunction description : all_elements()) {
    if (description().name == name) return &description();
  }
  return nullptr;
}

// The text in one line, without indentation.
std::string unwrapped(const std::string& text) {
  std::istringstream words(text);
  std::string line;
  for (std::string word; words >> word;) line += word + " ";
  return line;
}

Document explained_document(const std::string& text) {
  Document document;
  Report report;
  const bool complete = read(text, document, report);
  INFO(to_string(report));
  REQUIRE(complete);
  return document;
}

}  // namespace

TEST_CASE("Every element that results depend on has a text") {
  const auto elements = scored_elements();
  CHECK(elements.size() > 200);
  for (const ElementDescription* element : elements) {
    INFO(element->name);
    CHECK(has_explanation(element->name));
  }
}

TEST_CASE("Every value of an attribute that results depend on has a text") {
  std::size_t values = 0;
  for (const ElementDescription* element : scored_elements()) {
    for (const AttributeRow& row : element->attributes) {
      if (is_self_evident(element->name, row.name)) continue;
      for (const std::string_view value : row.type->names) {
        INFO(element->name << "/@" << row.name << " = " << value);
        CHECK(has_value_text(element->name, row.name, value));
        ++values;
      }
    }
  }
  CHECK(values > 150);
}

TEST_CASE("The texts speak of nothing that does not exist") {
  for (const Topic& topic : all_topics()) {
    for (const std::string& name : names_in(topic.elements)) {
      INFO(topic.title << ": " << name);
      CHECK(element_named(name) != nullptr);
    }
  }
  for (const ValueText& text : all_value_texts()) {
    bool exists = false;
    for (const std::string& name : names_in(text.elements)) {
      INFO(name << "/@" << text.attribute << " = " << text.value);
      const ElementDescription* element = element_named(name);
      REQUIRE(element != nullptr);
      CHECK(has_explanation(name));
      const AttributeRow* row = element->attribute(text.attribute);
      if (row == nullptr) continue;
      CHECK(std::ranges::find(row->type->names, text.value) != row->type->names.end());
      exists = true;
    }
    CHECK(exists);
  }
}

TEST_CASE("The texts of the functions are those of the built-in ones") {
  std::set<std::string_view> texts;
  for (const FunctionText& function : function_texts()) texts.insert(function.name);
  std::set<std::string_view> functions;
  for (const BuiltInFunction& function : built_in_functions()) functions.insert(function.name);
  CHECK(texts == functions);
}

TEST_CASE("Texts of two documents are as they were checked by hand") {
  const std::string name = GENERATE("linear", "tree");
  const std::string stem = std::string(PMML_SOURCE_DIR) + "/tests/archive/explain/" + name;
  const std::string text = explain(explained_document(read_file(stem + ".pmml")));
  const std::string fresh = std::string(PMML_BINARY_DIR) + "/explain_" + name + ".txt";
  std::ofstream(fresh, std::ios::binary) << text;
  INFO("the text as it is now: " << fresh);
  CHECK((text == read_file(stem + ".txt")));
}

TEST_CASE("What no text can tell is said") {
  const std::string text = unwrapped(explain(explained_document(
      "<PMML xmlns=\"http://www.dmg.org/PMML-4_4\" version=\"4.4\" "
      "x-mathContext=\"float\"><Header/>"
      "<DataDictionary><X-Vendor/></DataDictionary><TransformationDictionary><DerivedField "
      "name=\"d\" optype=\"continuous\" dataType=\"double\"><Apply function=\"theirs\"/>"
      "</DerivedField></TransformationDictionary></PMML>")));
  const std::size_t at = text.find("What this text does not cover");
  REQUIRE(at != std::string::npos);
  CHECK(text.find("X-Vendor at /PMML/DataDictionary", at) != std::string::npos);
  CHECK(text.find("rounded to single precision", at) != std::string::npos);
  CHECK(text.find("The function theirs is neither defined", at) != std::string::npos);
}

TEST_CASE("Names cannot disturb the text") {
  const std::string text = explain(explained_document(
      "<PMML xmlns=\"http://www.dmg.org/PMML-4_4\" version=\"4.4\"><Header/><DataDictionary>"
      "<DataField name=\"two  blanks&#10;\xC2\x9B"
      "2J\xE2\x80\xAE\" optype=\"continuous\" "
      "dataType=\"double\"/></DataDictionary></PMML>"));
  CHECK(text.find("[two  blanks") != std::string::npos);
  for (const char* mark : {"\xC2\x9B", "\xE2\x80\xAE", "blanks\n", "\x01"})
    CHECK(text.find(mark) == std::string::npos);
}

TEST_CASE("Depth needs no stack") {
  std::string text;
  for (int i = 0; i < 900; ++i) text += "<Apply function=\"abs\">";
  text += "<FieldRef field=\"x\"/>";
  for (int i = 0; i < 900; ++i) text += "</Apply>";
  const std::string explained = explain(explained_document(
      "<PMML xmlns=\"http://www.dmg.org/PMML-4_4\" version=\"4.4\"><Header/><DataDictionary/>"
      "<TransformationDictionary><DerivedField name=\"d\" optype=\"continuous\" "
      "dataType=\"double\">" +
      text + "</DerivedField></TransformationDictionary></PMML>"));
  CHECK(explained.find("abs(abs([x])") != std::string::npos);
}

TEST_CASE("Of very long lists the rest is counted") {
  std::string fields;
  for (int i = 0; i < 1234; ++i)
    fields += "<DataField name=\"f" + std::to_string(i) +
              "\" optype=\"continuous\" dataType=\"double\"/>";
  const std::string text = explain(explained_document(
      "<PMML xmlns=\"http://www.dmg.org/PMML-4_4\" version=\"4.4\"><Header/><DataDictionary>" +
      fields + "</DataDictionary></PMML>"));
  CHECK(text.find("[f999]") != std::string::npos);
  CHECK(text.find("[f1000]") == std::string::npos);
  CHECK(text.find("... and 234 more") != std::string::npos);
}

}  // namespace pmml::archive
