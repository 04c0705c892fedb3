#include "pmml/c/scorer.h"

#include <algorithm>
#include <string_view>

#include "pmml/c/report.h"
#include "pmml/io/read.h"
#include "pmml/io/source.h"
#include "pmml/score/values.h"

namespace pmml::c {
namespace {

constexpr const char* memory_name = "(memory)";

std::string name_of_model(const Model& model) {
  return std::visit(
      []<class T>(const T& held) -> std::string {
        if constexpr (std::is_same_v<T, std::monostate>) {
          return {};
        } else {
          return held->modelName.value_or("");
        }
      },
      model);
}

std::unique_ptr<pmml_document> parsed(const Source& source, Report& report) {
  auto result = std::make_unique<pmml_document>();
  if (!read(source.bytes, result->document, report) || !acceptable(report, Profile::lenient))
    throw InvalidDocument(report);
  for (const Model& model : result->document.pmml.models)
    result->model_names.push_back(name_of_model(model));
  return result;
}

std::unique_ptr<pmml_document> load_path(const char* path, Report& report) {
  report = Report(&required(path, "path"));
  Source source;
  if (!load_file(report.file(), {}, source, report)) {
    if (report.errors(Layer::io) != 0) throw IoError(report);
    throw InvalidDocument(report);
  }
  return parsed(source, report);
}

std::unique_ptr<pmml_document> load_bytes(const void* bytes, std::size_t size, Report& report) {
  const std::string_view view(
      static_cast<const char*>(&required(static_cast<const char*>(bytes), "bytes")), size);
  report = Report(memory_name);
  Source source;
  if (!load_memory(view, memory_name, {}, source, report)) throw InvalidDocument(report);
  return parsed(source, report);
}

pmml_field described(const ScoredField& field, bool text) {
  return {field, std::string(name_of(field.dataType)), std::string(name_of(field.optype)), text};
}

ScoredField field_named(const std::string& name, const std::vector<ScoredField>& fields) {
  const auto at = std::find_if(fields.begin(), fields.end(),
                               [&](const ScoredField& field) { return field.name == name; });
  return at == fields.end() ? ScoredField{name, {}, {}, {}} : *at;
}

Table all_inputs(const Scorer& scorer) {
  Table table;
  for (const ScoredField& field : scorer.inputFields())
    table.columns.emplace_back().name = field.name;
  return table;
}

std::unique_ptr<pmml_scorer> compiled(const Document& document, const char* model_name) {
  auto result = std::make_shared<Scoring>(
      Scoring{compile(document, {model_name == nullptr ? "" : model_name}), {}, {}});
  const Scorer& scorer = result->scorer;
  if (document.pmml.dataDictionary) {
    for (const DataField& field : document.pmml.dataDictionary->dataFields)
      result->dictionary.emplace(field.name, field.dataType);
  }
  for (const ScoredField& field : scorer.inputFields())
    result->fields[PMML_INPUT].push_back(
        described(field, scoring::is_shown_as_text(field.dataType)));
  for (const ScoredField& field : scorer.targetFields())
    result->fields[PMML_TARGET].push_back(
        described(field, scoring::is_shown_as_text(field.dataType)));
  Report ignored;
  for (const Column& column : scorer.score(all_inputs(scorer), ignored).columns)
    result->fields[PMML_OUTPUT].push_back(described(field_named(column.name, scorer.outputFields()),
                                                    column.kind == Column::Kind::text));
  return std::make_unique<pmml_scorer>(pmml_scorer{std::move(result)});
}

/// The guard of what loads: the warnings of the reading stay in the report.
template <class Load>
pmml_status loading(pmml_report* to, Load load) noexcept {
  return guarded(to, [&] {
    Report report;
    load(report);
    if (to != nullptr) to->shared->add(report);
  });
}

}  // namespace

const std::vector<pmml_field>* fields_of(const Scoring& scoring, int role) {
  if (role != PMML_INPUT && role != PMML_OUTPUT && role != PMML_TARGET) return nullptr;
  return &scoring.fields[role];
}

}  // namespace pmml::c

using namespace pmml;
using namespace pmml::c;

namespace {

/// The fields of a scorer that may be NULL.
const std::vector<pmml_field>* fields_of(const pmml_scorer* scorer, int role) {
  return scorer == nullptr ? nullptr : fields_of(*scorer->scoring, role);
}

}  // namespace

pmml_status pmml_document_load(const char* path, pmml_document** document, pmml_report* report) {
  if (document != nullptr) *document = nullptr;
  return loading(report, [&](Report& problems) {
    pmml_document*& result = required(document, "document");
    result = load_path(path, problems).release();
  });
}

pmml_status pmml_document_load_memory(const void* bytes, size_t size, pmml_document** document,
                                      pmml_report* report) {
  if (document != nullptr) *document = nullptr;
  return loading(report, [&](Report& problems) {
    pmml_document*& result = required(document, "document");
    result = load_bytes(bytes, size, problems).release();
  });
}

void pmml_document_free(pmml_document* document) {
  delete document;
}

size_t pmml_document_model_count(const pmml_document* document) {
  return document == nullptr ? 0 : document->model_names.size();
}

const char* pmml_document_model_name(const pmml_document* document, size_t model) {
  if (model >= pmml_document_model_count(document)) return nullptr;
  return document->model_names[model].c_str();
}

pmml_status pmml_compile(const pmml_document* document, const char* model_name,
                         pmml_scorer** scorer, pmml_report* report) {
  if (scorer != nullptr) *scorer = nullptr;
  return guarded(report, [&] {
    pmml_scorer*& result = required(scorer, "scorer");
    result = compiled(required(document, "document").document, model_name).release();
  });
}

pmml_status pmml_load(const char* path, const char* model_name, pmml_scorer** scorer,
                      pmml_report* report) {
  if (scorer != nullptr) *scorer = nullptr;
  return loading(report, [&](Report& problems) {
    pmml_scorer*& result = required(scorer, "scorer");
    result = compiled(load_path(path, problems)->document, model_name).release();
  });
}

pmml_status pmml_load_memory(const void* bytes, size_t size, const char* model_name,
                             pmml_scorer** scorer, pmml_report* report) {
  if (scorer != nullptr) *scorer = nullptr;
  return loading(report, [&](Report& problems) {
    pmml_scorer*& result = required(scorer, "scorer");
    result = compiled(load_bytes(bytes, size, problems)->document, model_name).release();
  });
}

void pmml_scorer_free(pmml_scorer* scorer) {
  delete scorer;
}

int pmml_uses_other_rows(const pmml_scorer* scorer) {
  return scorer != nullptr && scorer->scoring->scorer.usesOtherRows() ? 1 : 0;
}

size_t pmml_field_count(const pmml_scorer* scorer, int role) {
  const auto* fields = fields_of(scorer, role);
  return fields == nullptr ? 0 : fields->size();
}

const pmml_field* pmml_field_at(const pmml_scorer* scorer, int role, size_t index) {
  const auto* fields = fields_of(scorer, role);
  return fields == nullptr || index >= fields->size() ? nullptr : &(*fields)[index];
}

pmml_status pmml_field_find(const pmml_scorer* scorer, int role, const char* name, size_t* index) {
  const auto* fields = fields_of(scorer, role);
  if (fields == nullptr || name == nullptr || index == nullptr) return PMML_BAD_ARGUMENT;
  const std::string_view wanted(name);
  const auto at = std::find_if(fields->begin(), fields->end(),
                               [&](const pmml_field& field) { return field.field.name == wanted; });
  if (at == fields->end()) return PMML_BAD_ARGUMENT;
  *index = static_cast<size_t>(at - fields->begin());
  return PMML_OK;
}

const char* pmml_field_name(const pmml_field* field) {
  return field == nullptr ? nullptr : field->field.name.c_str();
}

const char* pmml_field_type(const pmml_field* field) {
  return field == nullptr ? nullptr : field->type.c_str();
}

const char* pmml_field_optype(const pmml_field* field) {
  return field == nullptr ? nullptr : field->optype.c_str();
}

int pmml_field_is_text(const pmml_field* field) {
  return field != nullptr && field->text ? 1 : 0;
}

size_t pmml_field_value_count(const pmml_field* field) {
  return field == nullptr ? 0 : field->field.values.size();
}

const char* pmml_field_value(const pmml_field* field, size_t index) {
  return index >= pmml_field_value_count(field) ? nullptr : field->field.values[index].c_str();
}
