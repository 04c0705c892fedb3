#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "pmml/cli/load.h"
#include "pmml/cli/verbs.h"
#include "pmml/io/read.h"
#include "pmml/report/model_view.h"

namespace pmml::cli {
namespace {

using Json = nlohmann::ordered_json;

Json fields_of(const MiningSchema* schema, const DataDictionary* dictionary) {
  Json fields = Json::array();
  if (schema == nullptr) return fields;
  for (const MiningField& field : schema->miningFields) {
    Json entry = {{"name", field.name}, {"usage", name_of(field.usageType)}};
    for (const DataField& data : dictionary ? dictionary->dataFields : std::vector<DataField>()) {
      if (data.name != field.name) continue;
      entry["optype"] = name_of(data.optype);
      entry["dataType"] = name_of(data.dataType);
    }
    fields.push_back(std::move(entry));
  }
  return fields;
}

Json outputs_of(const Output* output) {
  Json fields = Json::array();
  if (output == nullptr) return fields;
  for (const OutputField& field : output->outputFields) {
    fields.push_back({{"name", field.name}, {"feature", name_of(field.feature)}});
  }
  return fields;
}

std::size_t row_count(const ModelVerification* verification) {
  return verification == nullptr || !verification->inlineTable
             ? 0
             : verification->inlineTable->rows.size();
}

Json model_json(const Model& model, const PMML& pmml) {
  const report::ModelView view = report::view_of(model);
  return {{"type", view.type},
          {"name", view.name},
          {"function", name_of(view.function)},
          {"algorithm", view.algorithm},
          {"scorable", view.scorable},
          {"fields", fields_of(view.schema, pmml.dataDictionary.get())},
          {"outputs", outputs_of(view.output)},
          {"verificationRows", row_count(view.verification)}};
}

Json document_json(const Document& document) {
  const PMML& pmml = document.pmml;
  Json json = {{"version", to_string(document.version())}, {"namespace", document.namespaceUri}};
  if (pmml.header) {
    json["description"] = pmml.header->description.value_or("");
    json["copyright"] = pmml.header->copyright.value_or("");
    json["timestamp"] = pmml.header->timestamp ? pmml.header->timestamp->text : "";
    if (const Application* application = pmml.header->application.get()) {
      json["application"] = application->name + " " + application->version.value_or("");
    }
  }
  json["models"] = Json::array();
  for (const Model& model : pmml.models) json["models"].push_back(model_json(model, pmml));
  return json;
}

std::string text_of(const Json& value) {
  return printable(value.get<std::string>());
}

void print_fields(const Json& model, const Console& console) {
  for (const Json& field : model["fields"]) {
    console.line(fmt::format("    {:<14} {:<24} {} {}", text_of(field["usage"]),
                             text_of(field["name"]), field.value("optype", ""),
                             field.value("dataType", "")));
  }
  for (const Json& output : model["outputs"]) {
    console.line(fmt::format("    {:<14} {:<24} {}", "output", text_of(output["name"]),
                             text_of(output["feature"])));
  }
}

void print(const Json& json, const Console& console) {
  for (const auto& [key, value] : json.items()) {
    if (value.is_string() && value != "")
      console.line(fmt::format("{:<13}{}", key, text_of(value)));
  }
  for (const Json& model : json["models"]) {
    console.line(fmt::format("model        {} '{}', {}{}", text_of(model["type"]),
                             text_of(model["name"]), text_of(model["function"]),
                             model["scorable"].get<bool>() ? "" : ", not for scoring"));
    print_fields(model, console);
    console.line(fmt::format("    {} verification rows", model["verificationRows"].get<int>()));
  }
}

}  // namespace

int info(const InfoOptions& options, const Console& console) {
  const Document document = pmml::load(options.model, Profile::lenient);
  const Json json = document_json(document);
  print(json, console);
  console.result(json);
  return fine;
}

}  // namespace pmml::cli
