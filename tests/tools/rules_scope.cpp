#include <catch2/catch.hpp>
#include <map>

#include "pmml/io/read.h"
#include "pmml/tools/rules.h"
#include "pmml/tools/scope.h"

namespace pmml {
namespace {

// Two models in a chain around a dictionary with one derived field and one function.
constexpr std::string_view chain = R"(<PMML xmlns="http://www.dmg.org/PMML-4_4" version="4.4">
  <Header/>
  <DataDictionary>
    <DataField name="x" optype="continuous" dataType="double"/>
    <DataField name="hidden" optype="continuous" dataType="double"/>
    <DataField name="y" optype="continuous" dataType="integer"><Value value="1"/></DataField>
  </DataDictionary>
  <TransformationDictionary>
    <DefineFunction name="f" optype="continuous"><ParameterField name="p"/><FieldRef field="p"/>
    </DefineFunction>
    <DerivedField name="g" optype="continuous" dataType="double"><FieldRef field="x"/></DerivedField>
  </TransformationDictionary>
  <MiningModel functionName="regression">
    <MiningSchema><MiningField name="x"/><MiningField name="y" usageType="target"/></MiningSchema>
    <LocalTransformations>
      <DerivedField name="l" optype="continuous" dataType="double"><FieldRef field="g"/></DerivedField>
    </LocalTransformations>
    <Segmentation multipleModelMethod="modelChain">
      <Segment id="1"><True/>
        <RegressionModel functionName="regression">
          <MiningSchema><MiningField name="x" optype="ordinal"/></MiningSchema>
          <Output><OutputField name="first" dataType="double"/></Output>
          <RegressionTable intercept="1"/>
        </RegressionModel>
      </Segment>
      <Segment id="2"><True/>
        <TreeModel functionName="regression">
          <MiningSchema>
            <MiningField name="first"/><MiningField name="nowhere"/>
          </MiningSchema>
          <Node score="1"><True/></Node>
        </TreeModel>
      </Segment>
    </Segmentation>
  </MiningModel>
</PMML>)";

Document document_of(std::string_view text) {
  Document document;
  Report report;
  REQUIRE(read(text, document, report));
  return document;
}

// Calls `look` with the scopes when the walk enters the element of that name.
class At final : public WalkVisitor {
 public:
  At(const Document& document, std::string_view name, void (*look)(const Scopes&))
      : scopes_(document.pmml), name_(name), look_(look) {
    walk(document.pmml, *this);
  }
  ~At() override { CHECK(looks_ == 1); }
  bool enter(const WalkPath& path) override {
    scopes_.enter(path);
    if (path.description().name != name_) return true;
    look_(scopes_);
    ++looks_;
    return true;
  }
  void leave(const WalkPath& path) override { scopes_.leave(path); }

 private:
  Scopes scopes_;
  std::string_view name_;
  void (*look_)(const Scopes&);
  int looks_ = 0;
};

TEST_CASE("a function sees only its parameters") {
  At(document_of(chain), "ParameterField", [](const Scopes& scopes) {
    CHECK(scopes.find("p") != nullptr);
    CHECK(scopes.find("x") == nullptr);
    CHECK(scopes.function("f") != nullptr);
    CHECK(scopes.function("p") == nullptr);
    CHECK(scopes.model() == nullptr);
  });
}

TEST_CASE("a model sees its mining schema, and derived fields around it") {
  At(document_of(chain), "RegressionTable", [](const Scopes& scopes) {
    REQUIRE(scopes.find("x") != nullptr);
    CHECK(scopes.find("x")->kind == FieldKind::mining);
    CHECK(scopes.find("x")->optype == OpType::ordinal);
    CHECK(scopes.find("x")->dataType == DataType::double_);
    CHECK(scopes.find("g")->kind == FieldKind::derived);
    CHECK(scopes.find("l")->kind == FieldKind::derived);
    CHECK(scopes.find("hidden") == nullptr);
    CHECK(scopes.find("y") == nullptr);
    CHECK(scopes.find_anywhere("hidden")->kind == FieldKind::data);
    CHECK(scopes.target() == nullptr);
    CHECK(scopes.model()->as<RegressionModel>() != nullptr);
  });
}

TEST_CASE("a segment of a chain sees the outputs of the segments before") {
  At(document_of(chain), "Node", [](const Scopes& scopes) {
    REQUIRE(scopes.find("first") != nullptr);
    CHECK(scopes.find("first")->kind == FieldKind::mining);
    CHECK(scopes.find("first")->known);
    CHECK(scopes.find("first")->dataType == DataType::double_);
    CHECK_FALSE(scopes.find("nowhere")->known);
  });
}

TEST_CASE("the only target has the type and values of its data field") {
  At(document_of(chain), "Segmentation", [](const Scopes& scopes) {
    REQUIRE(scopes.target() != nullptr);
    CHECK(scopes.target()->usage == UsageType::target);
    CHECK(scopes.target()->dataType == DataType::integer);
    REQUIRE(scopes.target()->values != nullptr);
    CHECK(scopes.target()->values->size() == 1);
    CHECK(scopes.find("first") == nullptr);
    CHECK(scopes.is_data_field("y"));
    CHECK_FALSE(scopes.is_data_field("g"));
  });
}

std::string replaced(std::string_view from, std::string_view to) {
  std::string text(chain);
  return text.replace(text.find(from), from.size(), to);
}

std::map<std::string, int> problems_of(const std::string& text) {
  Report report;
  check_rules(document_of(text), report);
  std::map<std::string, int> ids;
  for (const Problem& problem : report.problems()) ++ids[problem.id];
  return ids;
}

TEST_CASE("rules do not judge defaults that stand for refused or absent values") {
  const std::map<std::string, int> expected = {{"E-MININGFIELD-UNKNOWN", 1}};
  CHECK(problems_of(std::string(chain)) == expected);
  CHECK(problems_of(replaced("\"modelChain\"", "\"x-chain\"")) == expected);
  CHECK(problems_of(replaced("TreeModel functionName=\"regression\"", "TreeModel")) == expected);
}

TEST_CASE("an attribute is given unless it is absent or refused") {
  const Document document = document_of(replaced("\"modelChain\"", "\"x-chain\""));
  const auto& model = std::get<Box<MiningModel>>(document.pmml.models[0]);
  const auto& description = description_of<Segmentation>();
  const Segmentation& segmentation = *model->segmentation;
  CHECK_FALSE(is_given(description, &segmentation, "multipleModelMethod"));
  CHECK(is_given(description, &segmentation, "missingThreshold"));
  CHECK_FALSE(is_given(description, &segmentation, "noSuchAttribute"));
  const Segmentation in_memory;
  CHECK(is_given(description, &in_memory, "multipleModelMethod"));
}

}  // namespace
}  // namespace pmml
