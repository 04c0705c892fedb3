// A1: every fact that a reader of decades later needs is there, or said to be unavailable.
#include <algorithm>

#include "pmml/archive/profile_rules.h"
#include "pmml/archive/provenance_document.h"

namespace pmml::archive {
namespace {

bool says(const std::optional<std::string>& text) {
  return text && !text->empty();
}

const Header* header_of(const ArchiveView& view) {
  return view.document.pmml.header.get();
}

const TrainingData* training_data(const ArchiveView& view) {
  const auto& all = view.provenance->trainingData;
  const auto found = std::ranges::find(all, DataRole::train, &TrainingData::role);
  return found == all.end() ? nullptr : &*found;
}

const DataField* data_field(const ArchiveView& view, std::string_view name) {
  if (!view.document.pmml.dataDictionary) return nullptr;
  const auto& all = view.document.pmml.dataDictionary->dataFields;
  const auto found = std::ranges::find(all, name, &DataField::name);
  return found == all.end() ? nullptr : &*found;
}

// ---- Facts of the header

Found no_claim(const ArchiveView& view) {
  return unless(claimed_level(view.document) >= Level::A1, "/PMML/Header/Extension",
                "no claim of A1");
}
Found no_provenance(const ArchiveView& view) {
  return unless(has_provenance(view.document), "/PMML/MiningBuildTask/Extension");
}
Found no_description(const ArchiveView& view) {
  return unless(header_of(view) && says(header_of(view)->description), "/PMML/Header/@description");
}
Found no_copyright(const ArchiveView& view) {
  return unless(header_of(view) && says(header_of(view)->copyright), "/PMML/Header/@copyright");
}
Found no_model_version(const ArchiveView& view) {
  return unless(header_of(view) && says(header_of(view)->modelVersion),
                "/PMML/Header/@modelVersion");
}
Found no_application(const ArchiveView& view) {
  const Header* header = header_of(view);
  const bool there = header && header->application && !header->application->name.empty() &&
                     says(header->application->version);
  return unless(there, "/PMML/Header/Application");
}
Found no_timestamp(const ArchiveView& view) {
  const Header* header = header_of(view);
  return unless(header && header->timestamp && !header->timestamp->text.empty(),
                "/PMML/Header/Timestamp");
}
Found no_annotation(const ArchiveView& view) {
  const Header* header = header_of(view);
  const bool there = header && std::ranges::any_of(header->annotations, [](const Annotation& a) {
                       return !a.text.empty();
                     });
  return unless(there, "/PMML/Header/Annotation");
}

// ---- Facts of provenance. Without provenance only its absence is told.

using Holds = bool (*)(const Provenance&);
Found need(const ArchiveView& view, std::string_view path, Holds holds) {
  return unless(!view.provenance || holds(*view.provenance), provenance_path(path));
}

Found no_id(const ArchiveView& v) {
  return need(v, "/@id", [](const Provenance& p) { return !p.id.empty(); });
}
Found no_agent(const ArchiveView& v) {
  return need(v, "/agent", [](const Provenance& p) { return p.agent && !p.agent->name.empty(); });
}
Found no_rights(const ArchiveView& v) {
  return need(v, "/rights",
              [](const Provenance& p) { return p.rights && !p.rights->license.empty(); });
}
Found no_intended_use(const ArchiveView& v) {
  return need(v, "/intendedUse",
              [](const Provenance& p) { return p.intendedUse && !p.intendedUse->text.empty(); });
}
Found no_limitation(const ArchiveView& v) {
  return need(v, "/limitation", [](const Provenance& p) {
    return std::ranges::any_of(p.limitations, [](const auto& l) { return !l.text.empty(); });
  });
}
Found no_fitted(const ArchiveView& v) {
  return need(v, "/@fitted", [](const Provenance& p) { return says(p.fitted); });
}

Found no_training_data(const ArchiveView& view) {
  if (!view.provenance) return std::nullopt;
  return unless(training_data(view) != nullptr, provenance_path("/trainingData"));
}
Found no_data_uri(const ArchiveView& view) {
  const TrainingData* data = view.provenance ? training_data(view) : nullptr;
  return unless(data == nullptr || says(data->uri), provenance_path("/trainingData/@uri"));
}
Found no_selection(const ArchiveView& view) {
  const TrainingData* data = view.provenance ? training_data(view) : nullptr;
  return unless(data == nullptr || (data->selection && !data->selection->method.empty()),
                provenance_path("/trainingData/selection"));
}

Found no_source_uri(const ArchiveView& v) {
  return need(v, "/sourceCode/@uri",
              [](const Provenance& p) { return p.sourceCode && says(p.sourceCode->uri); });
}
Found no_revision(const ArchiveView& v) {
  return need(v, "/sourceCode/@revision",
              [](const Provenance& p) { return p.sourceCode && says(p.sourceCode->revision); });
}
Found no_entry_point(const ArchiveView& v) {
  return need(v, "/sourceCode/@entryPoint",
              [](const Provenance& p) { return p.sourceCode && says(p.sourceCode->entryPoint); });
}
Found no_dirty_flag(const ArchiveView& v) {
  return need(v, "/sourceCode/@dirty",
              [](const Provenance& p) { return p.sourceCode && p.sourceCode->dirty.has_value(); });
}
Found no_source_digest(const ArchiveView& v) {
  return need(v, "/sourceCode/@sha256",
              [](const Provenance& p) { return p.sourceCode && says(p.sourceCode->sha256); });
}

Found no_environment(const ArchiveView& v) {
  return need(v, "/environment", [](const Provenance& p) {
    return p.environment && !p.environment->packages.empty() && !p.environment->platform.empty();
  });
}
Found no_estimator(const ArchiveView& v) {
  return need(v, "/estimator",
              [](const Provenance& p) { return p.estimator && !p.estimator->name.empty(); });
}
Found no_seed(const ArchiveView& v) {
  return need(v, "/estimator/@randomState", [](const Provenance& p) {
    return !p.estimator || p.estimator->randomState.has_value();
  });
}
Found no_cross_validation(const ArchiveView& v) {
  return need(v, "/crossValidation",
              [](const Provenance& p) { return static_cast<bool>(p.crossValidation); });
}
Found no_training_score(const ArchiveView& v) {
  return need(v, "/evaluation", [](const Provenance& p) {
    return std::ranges::count(p.evaluations, DataUsage::training, &Evaluation::dataUsage) == 1;
  });
}
Found no_conversion(const ArchiveView& v) {
  return need(v, "/conversion",
              [](const Provenance& p) { return p.conversion && !p.conversion->tool.empty(); });
}
Found no_schema(const ArchiveView& v) {
  return need(v, "/schema", [](const Provenance& p) { return static_cast<bool>(p.schema); });
}

// ---- Facts of the fields and the model

Found no_quality(const ArchiveView& view, DataUsage usage) {
  return unless(view.parts.element == nullptr || quality_of(view.parts, usage) != nullptr,
                "PredictiveModelQuality[@dataUsage='" + std::string(name_of(usage)) + "']");
}
Found no_training_quality(const ArchiveView& view) {
  return no_quality(view, DataUsage::training);
}
Found no_validation_quality(const ArchiveView& view) {
  return no_quality(view, DataUsage::validation);
}

std::string field_path(const std::string& name) {
  return "/PMML/DataDictionary/DataField[@name='" + name + "']";
}

Found no_units(const ArchiveView& view) {
  for (const std::string& name : active_fields(view.parts)) {
    const DataField* field = data_field(view, name);
    if (field == nullptr || field->optype != OpType::continuous) continue;
    const KeptNode* unit = find_extension(*field, "unit");
    if (unit == nullptr || attribute_of(*unit, "value").empty()) {
      return Breach{field_path(name), "no unit"};
    }
  }
  return std::nullopt;
}
Found no_descriptions(const ArchiveView& view) {
  for (const std::string& name : active_fields(view.parts)) {
    const DataField* field = data_field(view, name);
    if (field == nullptr) continue;
    const KeptNode* text = find_extension(*field, "description");
    if (text == nullptr || attribute_of(*text, "value").empty()) {
      return Breach{field_path(name), "no description"};
    }
  }
  return std::nullopt;
}
Found no_statistics(const ArchiveView& view) {
  for (const std::string& name : active_fields(view.parts)) {
    const bool there =
        view.parts.modelStats != nullptr &&
        std::ranges::any_of(view.parts.modelStats->univariateStats,
                            [&](const UnivariateStats& stats) { return stats.field == name; });
    if (!there) return Breach{"ModelStats", "no statistics of " + name};
  }
  return std::nullopt;
}

#define PMML_PROVENANCE_PATH \
  "/p:PMML/p:MiningBuildTask/p:Extension[@name='provenance']/a:provenance"

}  // namespace

std::span<const ProfileRule> documented_rules() {
  static constexpr ProfileRule rules[] = {
      {"A1-CLAIM", Level::A1, "The header claims level A1 or A2.",
       "/p:PMML/p:Header/p:Extension[@name='profile']/@value", "", no_claim},
      {"A1-PROVENANCE", Level::A1, "There is a provenance.", PMML_PROVENANCE_PATH "/@version", "",
       no_provenance},
      {"A1-ID", Level::A1, "The document has an identifier.", PMML_PROVENANCE_PATH "/@id", "",
       no_id},
      {"A1-DESCRIPTION", Level::A1, "The header describes the model in plain words.",
       "/p:PMML/p:Header/@description", "description", no_description},
      {"A1-INTENDED-USE", Level::A1, "It is said what the model is for.",
       PMML_PROVENANCE_PATH "/a:intendedUse", "intendedUse", no_intended_use},
      {"A1-LIMITATION", Level::A1, "It is said where the model fails or must not be used.",
       PMML_PROVENANCE_PATH "/a:limitation", "limitation", no_limitation},
      {"A1-MODEL-VERSION", Level::A1, "The model has a version.", "/p:PMML/p:Header/@modelVersion",
       "modelVersion", no_model_version},
      {"A1-AGENT", Level::A1, "It is said who answers for the model.",
       PMML_PROVENANCE_PATH "/a:agent/@name", "agent", no_agent},
      {"A1-RIGHTS", Level::A1, "Licence and personal data are stated.",
       PMML_PROVENANCE_PATH "/a:rights/@license", "rights", no_rights},
      {"A1-COPYRIGHT", Level::A1, "The header says whose the model is.",
       "/p:PMML/p:Header/@copyright", "rights", no_copyright},
      {"A1-FITTED", Level::A1, "The time of the fit is stated.", PMML_PROVENANCE_PATH "/@fitted",
       "fitted", no_fitted},
      {"A1-TIMESTAMP", Level::A1, "The header has a timestamp.", "/p:PMML/p:Header/p:Timestamp",
       "fitted", no_timestamp},
      {"A1-APPLICATION", Level::A1,
       "The program that wrote the document is named with its version.",
       "/p:PMML/p:Header/p:Application/@version", "", no_application},
      {"A1-ANNOTATION", Level::A1, "The facts also stand in plain words.",
       "/p:PMML/p:Header/p:Annotation", "", no_annotation},
      {"A1-TRAINING-DATA", Level::A1, "The training data are identified by size and digests.",
       PMML_PROVENANCE_PATH "/a:trainingData[@role='train']/@sha256", "trainingData",
       no_training_data},
      {"A1-DATA-URI", Level::A1, "It is said where the training data are kept.",
       PMML_PROVENANCE_PATH "/a:trainingData[@role='train']/@uri", "trainingDataUri", no_data_uri},
      {"A1-SELECTION", Level::A1, "It is said which rows were used.",
       PMML_PROVENANCE_PATH "/a:trainingData[@role='train']/a:selection/@method", "selection",
       no_selection},
      {"A1-SOURCE-CODE", Level::A1, "It is said where the source code is kept.",
       PMML_PROVENANCE_PATH "/a:sourceCode/@uri", "sourceCode", no_source_uri},
      {"A1-REVISION", Level::A1, "The revision of the source code is stated.",
       PMML_PROVENANCE_PATH "/a:sourceCode/@revision", "sourceCode", no_revision},
      {"A1-ENTRY-POINT", Level::A1, "It is said what was run.",
       PMML_PROVENANCE_PATH "/a:sourceCode/@entryPoint", "sourceCode", no_entry_point},
      {"A1-DIRTY", Level::A1, "It is said whether the source differed from its revision.",
       PMML_PROVENANCE_PATH "/a:sourceCode/@dirty", "sourceCode", no_dirty_flag},
      {"A1-SOURCE-DIGEST", Level::A1, "The source code has a digest.",
       PMML_PROVENANCE_PATH "/a:sourceCode/@sha256", "sourceCode", no_source_digest},
      {"A1-ENVIRONMENT", Level::A1, "Platform and libraries are named with their versions.",
       PMML_PROVENANCE_PATH "/a:environment/a:package/@version", "environment", no_environment},
      {"A1-ESTIMATOR", Level::A1, "The estimator and its hyperparameters are stated.",
       PMML_PROVENANCE_PATH "/a:estimator/@class", "estimator", no_estimator},
      {"A1-SEED", Level::A1, "The seed of the estimator is stated.",
       PMML_PROVENANCE_PATH "/a:estimator/@randomState", "seed", no_seed},
      {"A1-CROSS-VALIDATION", Level::A1, "The model was cross-validated.",
       PMML_PROVENANCE_PATH "/a:crossValidation/@mean", "crossValidation", no_cross_validation},
      {"A1-VALIDATION-QUALITY", Level::A1,
       "The cross-validation stands in PredictiveModelQuality, too.",
       "/p:PMML/*/p:ModelExplanation/p:PredictiveModelQuality[@dataUsage='validation']/@dataName",
       "crossValidation", no_validation_quality},
      {"A1-TRAINING-SCORE", Level::A1, "The score of this model on its training data is stated.",
       PMML_PROVENANCE_PATH "/a:evaluation[@dataUsage='training']/@score", "trainingScore",
       no_training_score},
      {"A1-TRAINING-QUALITY", Level::A1,
       "The training score stands in PredictiveModelQuality, too.",
       "/p:PMML/*/p:ModelExplanation/p:PredictiveModelQuality[@dataName='training "
       "data']/@numOfRecords",
       "trainingScore", no_training_quality},
      {"A1-CONVERSION", Level::A1,
       "It is said what wrote the model as PMML, and how numbers are written.",
       PMML_PROVENANCE_PATH "/a:conversion/@numbers", "", no_conversion},
      {"A1-SCHEMA", Level::A1, "The schema is identified by its digest.",
       PMML_PROVENANCE_PATH "/a:schema/@sha256", "", no_schema},
      {"A1-UNITS", Level::A1, "Every continuous input has a unit.",
       "/p:PMML/p:DataDictionary/p:DataField/p:Extension[@name='unit']/@value", "units", no_units},
      {"A1-FIELDS", Level::A1, "Every input is described.",
       "/p:PMML/p:DataDictionary/p:DataField/p:Extension[@name='description']/@value",
       "descriptions", no_descriptions},
      {"A1-STATISTICS", Level::A1, "Every input has statistics of the training data.",
       "/p:PMML/*/p:ModelStats/p:UnivariateStats/@field", "statistics", no_statistics}};
  return rules;
}

#undef PMML_PROVENANCE_PATH

}  // namespace pmml::archive
