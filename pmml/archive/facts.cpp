#include "pmml/archive/facts.h"

#include <nlohmann/json.hpp>

#include "pmml/archive/json_element.h"
#include "pmml/io/source.h"

namespace pmml::archive {
namespace {

using Json = nlohmann::ordered_json;

class FactsReader {
 public:
  FactsReader(Facts& facts, Report& report) : facts_(facts), report_(report) {}

  void read(const Json& root) {
    if (!root.is_object()) return bad("", root, "an object");
    Json provenance = Json::object();
    for (const auto& [key, value] : root.items()) {
      if (key == "description") {
        text("/description", value, facts_.description);
      } else if (key == "modelVersion") {
        text("/modelVersion", value, facts_.modelVersion);
      } else if (key == "fields") {
        fields(value);
      } else {
        provenance[key] = value;
      }
    }
    read_json(provenance, description_of<Provenance>(), &facts_.provenance, "", report_);
  }

 private:
  void bad(const std::string& path, const Json& found, std::string expected) {
    report_.add(json_problem("E-FACT-VALUE", path, found.dump(), std::move(expected)));
  }

  void text(const std::string& path, const Json& value, std::optional<std::string>& out) {
    if (!value.is_string()) return bad(path, value, "text");
    out = value.get<std::string>();
  }

  void fields(const Json& all) {
    if (!all.is_object()) return bad("/fields", all, "an object of fields");
    for (const auto& [name, value] : all.items()) field(name, value);
  }

  void field(const std::string& name, const Json& value) {
    const std::string path = "/fields/" + name;
    if (!value.is_object()) return bad(path, value, "an object");
    FieldFacts& out = facts_.fields.emplace_back();
    out.name = name;
    for (const auto& [key, entry] : value.items()) {
      if (key == "displayName") {
        text(path + "/displayName", entry, out.displayName);
      } else if (key == "unit") {
        text(path + "/unit", entry, out.unit);
      } else if (key == "description") {
        text(path + "/description", entry, out.description);
      } else {
        report_.add(json_problem("E-FACT-UNKNOWN", path, key, "displayName, unit or description"));
      }
    }
  }

  Facts& facts_;
  Report& report_;
};

}  // namespace

bool read_facts(std::string_view json, Facts& facts, Report& report) {
  const std::size_t before = report.errors();
  const Json root = Json::parse(json, nullptr, false);
  if (root.is_discarded()) {
    report.add(json_problem("E-FACTS-JSON", "", "text that is no JSON", "a JSON object"));
  } else {
    FactsReader(facts, report).read(root);
  }
  return report.errors() == before;
}

Facts load_facts(const std::string& path) {
  Report report(path);
  Source source;
  if (!load_file(path, {}, source, report)) throw IoError(std::move(report));
  Facts facts;
  if (!read_facts(source.bytes, facts, report)) throw InvalidData(std::move(report));
  return facts;
}

}  // namespace pmml::archive
