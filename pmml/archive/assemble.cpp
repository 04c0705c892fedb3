#include "pmml/archive/assemble.h"

#include <algorithm>

#include "pmml/archive/environment.h"
#include "pmml/archive/model_parts.h"
#include "pmml/archive/provenance_document.h"
#include "pmml/archive/seal.h"
#include "pmml/tools/digest.h"
#include "xsd/embedded_schemas.h"

namespace pmml::archive {
namespace {

/// Our annotations begin so; those of others stay.
constexpr std::string_view annotation_mark = "Provenance: ";

void set_header(Document& document, const Facts& facts) {
  if (!document.pmml.header) document.pmml.header.emplace();
  Header& header = *document.pmml.header;
  const Provenance& provenance = facts.provenance;
  if (facts.description) header.description = facts.description;
  if (facts.modelVersion) header.modelVersion = facts.modelVersion;
  if (provenance.rights) {
    header.copyright = provenance.agent ? provenance.agent->name + ", " + provenance.rights->license
                                        : provenance.rights->license;
  }
  if (provenance.fitted) header.timestamp.emplace().text = *provenance.fitted;
}

void set_annotations(Document& document, const Provenance& provenance) {
  auto& annotations = document.pmml.header->annotations;
  std::erase_if(annotations, [](const Annotation& annotation) {
    return annotation.text.starts_with(annotation_mark);
  });
  for (const std::string& sentence : sentences(provenance)) {
    annotations.emplace_back().text = std::string(annotation_mark) + sentence;
  }
}

void set_note(Element& element, std::string_view name, const std::optional<std::string>& value) {
  if (!value) return;
  remove_extensions(element, name);
  if (!element.extras) element.extras.emplace();
  element.extras->nodes.push_back(extension_node(name, *value));
}

void set_field(DataDictionary& dictionary, const FieldFacts& facts) {
  const auto field = std::ranges::find(dictionary.dataFields, facts.name, &DataField::name);
  if (field == dictionary.dataFields.end()) {
    throw InvalidData("E-FACT-FIELD", "facts of a field '" + facts.name + "'",
                      "a field of the data dictionary");
  }
  if (facts.displayName) field->displayName = facts.displayName;
  set_note(*field, "unit", facts.unit);
  set_note(*field, "description", facts.description);
}

std::string identifier_of(const Document& document) {
  std::string uuid = content_digest(document).substr(0, 32);
  uuid[12] = '8';  // version and variant of a UUID made of a digest (RFC 9562)
  uuid[16] = "89ab"[(uuid[16] >= 'a' ? uuid[16] - 'a' + 10 : uuid[16] - '0') % 4];
  for (const std::size_t place : {20U, 16U, 12U, 8U}) uuid.insert(place, "-");
  return "urn:uuid:" + uuid;
}

Conversion this_conversion() {
  Conversion out;
  out.tool = "pmml";
  out.version = library_version();
  out.numbers = "double precision, shortest decimals that read back to the same number";
  return out;
}

SchemaFacts built_in_schema_facts() {
  SchemaFacts out;
  out.name = "pmml-4-4.xsd";
  out.sha256 = digest(embedded_schema_4_4());
  return out;
}

void add_own_facts(const Document& document, Provenance& provenance) {
  if (provenance.id.empty()) provenance.id = identifier_of(document);
  if (!provenance.environment) provenance.environment = build_environment();
  provenance.conversion = this_conversion();
  provenance.schema = built_in_schema_facts();
  const ConstModelParts parts = model_parts(document);
  if (!provenance.verificationRows || parts.modelVerification == nullptr) return;
  const auto& table = parts.modelVerification->inlineTable;
  provenance.verificationRows->rows = table ? std::ssize(table->rows) : 0;
}

}  // namespace

void attach(Document& document, Facts facts) {
  if (!document.pmml.dataDictionary) document.pmml.dataDictionary.emplace();
  for (const FieldFacts& field : facts.fields) set_field(*document.pmml.dataDictionary, field);
  set_header(document, facts);
  add_own_facts(document, facts.provenance);
  set_annotations(document, facts.provenance);
  set_provenance(document, facts.provenance);
}

void set_quality(Document& document, PredictiveModelQuality quality) {
  const ModelParts parts = model_parts(document);
  if (parts.modelExplanation == nullptr) return;
  if (!*parts.modelExplanation) parts.modelExplanation->emplace();
  auto& all = (*parts.modelExplanation)->predictiveModelQualities;
  const auto same = std::ranges::find(all, quality.dataUsage, &PredictiveModelQuality::dataUsage);
  if (same == all.end()) {
    all.push_back(std::move(quality));
  } else {
    *same = std::move(quality);
  }
}

}  // namespace pmml::archive
