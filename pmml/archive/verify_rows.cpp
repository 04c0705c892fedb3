#include <algorithm>

#include "pmml/archive/verify_stages.h"

namespace pmml::archive {
namespace {

constexpr std::string_view id = "verification-rows";

// ---- A chain of models may carry the records of the whole in its last model

/// Where the records stand: nothing when the kind of model cannot have any.
struct RecordsPlace {
  Box<ModelVerification>* records = nullptr;
  std::string_view element;
};

RecordsPlace records_place(Model& model) {
  return std::visit(
      []<class T>(T& held) {
        if constexpr (requires { held->modelVerification; }) {
          return RecordsPlace{&held->modelVerification,
                              std::remove_cvref_t<decltype(*held)>::element_name};
        } else {
          return RecordsPlace{};
        }
      },
      model);
}

Model* last_of_chain(Model& model) {
  auto* ensemble = std::get_if<Box<MiningModel>>(&model);
  if (ensemble == nullptr || !(*ensemble)->segmentation) return nullptr;
  Segmentation& segmentation = *(*ensemble)->segmentation;
  const bool chain = segmentation.multipleModelMethod == MultipleModelMethod::modelChain;
  return chain && !segmentation.segments.empty() ? &segmentation.segments.back().model : nullptr;
}

std::string step_to_last(const Model& model, std::string_view element) {
  const auto& segments = std::get<Box<MiningModel>>(model)->segmentation->segments;
  return "/Segmentation/Segment[" + std::to_string(segments.size()) + "]/" + std::string(element);
}

/// The document with those records in its model, and where they were taken from.
struct Raised {
  Document document;
  std::string path;
};

std::optional<Raised> raised_records(const Inspection& at) {
  Raised raised{at.scored(), at.model_path};
  if (raised.document.pmml.models.empty()) return std::nullopt;
  Model& whole = raised.document.pmml.models.front();
  Model* outer = &whole;
  while (Model* inner = last_of_chain(*outer)) {
    const RecordsPlace place = records_place(*inner);
    raised.path += step_to_last(*outer, place.element);
    if (place.records != nullptr && *place.records) {
      *records_place(whole).records = std::move(*place.records);
      return raised;
    }
    outer = inner;
  }
  return std::nullopt;
}

bool hold_inputs(const Document& document) {
  const ConstModelParts parts = model_parts(document);
  const std::vector<std::string> inputs = active_fields(parts);
  const auto& fields = parts.modelVerification->verificationFields->verificationFields;
  return std::ranges::any_of(fields, [&](const VerificationField& field) {
    return std::ranges::find(inputs, field.field) != inputs.end();
  });
}

// ---- Replaying them

std::string column_of(const ModelVerification& records, const std::string& name) {
  for (const VerificationField& field : records.verificationFields->verificationFields) {
    if (field.field == name && field.column) return *field.column;
  }
  return name;
}

void replay(Inspection& at, const Document& document, const std::string& path) {
  at.rows = pmml::verify(document, {at.options.model}, at.report);
  if (!at.rows) return;
  const std::string found = summary(*at.rows);
  const auto wrong = std::ranges::find(at.rows->cells, false, &VerificationCell::ok);
  if (at.rows->cells.empty()) return at.promises.skip(id, "the rows expect no result");
  if (wrong == at.rows->cells.end()) return at.promises.match(id, found);
  const std::string row = std::to_string(wrong->row);
  at.promises.differ(id, wrong->expected, wrong->observed,
                     found + "; the first is row " + row + ", field " + wrong->field,
                     path + "/ModelVerification/InlineTable/row[" + row + "]/" +
                         column_of(*model_parts(document).modelVerification, wrong->field));
}

void inspect_records(Inspection& at) {
  replay(at, at.scored(), at.model_path);
  if (at.rows) return;
  const auto raised = raised_records(at);
  if (!raised) return at.promises.skip(id, "no verification rows in the document");
  if (!hold_inputs(raised->document)) {
    return at.promises.skip(id, "the rows at " + raised->path + " hold no input of the model");
  }
  replay(at, raised->document, raised->path);
}

}  // namespace

void inspect_rows(Inspection& at) {
  at.promises.attempt(id, at.report, [&] { inspect_records(at); });
}

}  // namespace pmml::archive
