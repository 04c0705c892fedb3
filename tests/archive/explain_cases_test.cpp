// Small documents of every model type: each number in them stands in their text.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <set>

#include "pmml/archive/explain.h"
#include "pmml/archive/explain_topics.h"
#include "pmml/describe/numbers.h"
#include "pmml/io/read.h"
#include "pmml/tools/scope.h"
#include "pmml/tools/walk.h"
#include "pmml/versions/upgrade.h"

namespace pmml::archive {
namespace {

// Checks of counts and what else says nothing of a result.
constexpr std::string_view uncounted =
    "importance recordCount nbCorrect df modelDF width RMSE startTime endTime support "
    "avgNumberOfItemsPerTA avgNumberOfItemsPerTransaction avgNumberOfTAsPerTAGroup minimum maximum";

// The numbers of attributes, apart from those that stand at their defaults, and the model types.
class ScoredNumbers final : public WalkVisitor {
 public:
  bool enter(const WalkPath& path) override {
    const std::string_view name = path.description().name;
    if (is_unscored(name) || name == "ModelVerification") return false;
    if (model_view(path.description(), path.object())) models.insert(name);
    for (const AttributeRow& row : path.description().attributes) {
      const bool is_default = row.type->equal(member(path.object(), row.offset),
                                              member(path.description().defaults, row.offset));
      if (row.type->kind != ValueKind::real || is_default || is_listed(row.name, uncounted))
        continue;
      std::string text;
      if (row.type->print(member(path.object(), row.offset), text))
        numbers.emplace(text, path.text() + "/@" + std::string(row.name));
    }
    return true;
  }
  std::set<std::pair<std::string, std::string>> numbers;
  std::set<std::string_view> models;
};

}  // namespace

TEST_CASE("Every number of a small document stands in its text") {
  std::set<std::string_view> models;
  std::size_t numbers = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(
           std::string(PMML_SOURCE_DIR) + "/tests/conformance/cases")) {
    if (entry.path().extension() != ".pmml") continue;
    Document document;
    Report report;
    if (!read_file(entry.path().string(), document, report)) continue;
    if (versions::upgraded(document)) continue;
    ScoredNumbers scored;
    walk(document.pmml, scored);
    const std::string text = explain(document);
    if (text.find(" more, which stand in the document") != std::string::npos) continue;
    for (const auto& [number, path] : scored.numbers) {
      INFO(entry.path().filename().string() << ' ' << path << " = " << number);
      CHECK((text.find(number) != std::string::npos));
    }
    numbers += scored.numbers.size();
    models.merge(scored.models);
  }
  CHECK(models.size() == 19);
  CHECK(numbers > 1000);
}

}  // namespace pmml::archive
