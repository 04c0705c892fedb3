// A2: the document can prove itself without anything else.
#include <algorithm>

#include "pmml/archive/profile_rules.h"
#include "pmml/io/write.h"
#include "pmml/score/verification.h"

namespace pmml::archive {
namespace {

constexpr std::int64_t least_rows = 30;
constexpr double precision = 1e-13;

Found no_a2_claim(const ArchiveView& view) {
  return unless(claimed_level(view.document) != Level::A1, "/PMML/Header/Extension",
                "a claim of A1");
}

Found not_canonical(const ArchiveView& view) {
  return unless(view.utf8 == write(view.document), "/PMML", "another form of the same document");
}

Found no_seal(const ArchiveView& view) {
  return unless(view.seal.present, "/PMML/Extension");
}
Found seal_before_end(const ArchiveView& view) {
  return unless(!view.seal.present || view.seal.last, "/PMML/Extension[@name='seal']",
                "something after the seal");
}
Found seal_broken(const ArchiveView& view) {
  return unless(!view.seal.present || view.seal.stated == view.seal.computed,
                "/PMML/Extension[@name='seal']/@value", view.seal.stated);
}

const InlineTable* records_of(const ArchiveView& view) {
  const ModelVerification* verification = view.parts.modelVerification;
  return verification == nullptr ? nullptr : verification->inlineTable.get();
}

std::int64_t row_count(const ArchiveView& view) {
  const InlineTable* table = records_of(view);
  return table == nullptr ? 0 : std::ssize(table->rows);
}

Found no_verification(const ArchiveView& view) {
  return unless(view.parts.element == nullptr || row_count(view) > 0, "ModelVerification");
}

Found too_few_rows(const ArchiveView& view) {
  if (!view.provenance || row_count(view) == 0) return std::nullopt;
  std::int64_t most = least_rows;
  for (const TrainingData& data : view.provenance->trainingData) most = std::min(most, data.rows);
  return unless(row_count(view) >= most, "ModelVerification/InlineTable",
                std::to_string(row_count(view)) + " rows");
}

Found loose_precision(const ArchiveView& view) {
  const ModelVerification* verification = view.parts.modelVerification;
  if (verification == nullptr || !verification->verificationFields) return std::nullopt;
  for (const VerificationField& field : verification->verificationFields->verificationFields) {
    if (field.precision > precision) {
      return Breach{"VerificationField[@field='" + field.field + "']/@precision",
                    format_double(field.precision)};
    }
  }
  return std::nullopt;
}

std::string column_of(const ModelVerification& verification, std::string_view field) {
  for (const VerificationField& entry : verification.verificationFields->verificationFields) {
    if (entry.field == field) return entry.column.value_or(entry.field);
  }
  return {};
}

bool has_gap(const InlineTable& table, std::string_view column) {
  return std::ranges::any_of(table.rows, [&](const row& record) {
    return std::ranges::none_of(
        record.cells, [&](const Cell& cell) { return cell.name == column && !cell.value.empty(); });
  });
}

Found no_gap(const ArchiveView& view) {
  const InlineTable* table = records_of(view);
  if (table == nullptr || view.parts.modelStats == nullptr ||
      !view.parts.modelVerification->verificationFields) {
    return std::nullopt;
  }
  const std::vector<std::string> active = active_fields(view.parts);
  for (const UnivariateStats& stats : view.parts.modelStats->univariateStats) {
    const bool has_missing = stats.counts && stats.counts->missingFreq.value_or(0) > 0;
    if (!has_missing || !stats.field || std::ranges::find(active, *stats.field) == active.end()) {
      continue;
    }
    const std::string column = column_of(*view.parts.modelVerification, *stats.field);
    if (!column.empty() && !has_gap(*table, column)) {
      return Breach{"ModelVerification/InlineTable", "no row without " + *stats.field};
    }
  }
  return std::nullopt;
}

Found not_reproduced(const ArchiveView& view) {
  if (row_count(view) == 0) return std::nullopt;
  std::optional<VerificationResult> result;
  try {
    Report report;
    result = verify(view.document, {}, report);
  } catch (const Error& error) {
    return Breach{"ModelVerification", error.what()};
  }
  if (!result) return std::nullopt;
  for (const VerificationCell& cell : result->cells) {
    if (cell.ok) continue;
    return Breach{
        "ModelVerification/InlineTable/row[" + std::to_string(cell.row) + "]/" + cell.field,
        cell.expected + ", scored " + cell.observed};
  }
  return std::nullopt;
}

Found no_origin(const ArchiveView& view) {
  if (!view.provenance || row_count(view) == 0) return std::nullopt;
  const auto& stated = view.provenance->verificationRows;
  return unless(stated && stated->rows == row_count(view), provenance_path("/verificationRows"),
                stated ? std::to_string(stated->rows) + " rows" : "nothing");
}

Found no_scores(const ArchiveView& view) {
  if (!view.provenance) return std::nullopt;
  const bool trained =
      std::ranges::find(view.provenance->evaluations, DataUsage::training,
                        &Evaluation::dataUsage) != view.provenance->evaluations.end();
  const auto& unavailable = view.provenance->unavailable;
  const auto lacks = [&](std::string_view fact) {
    return std::ranges::find(unavailable, fact, &Unavailable::fact) != unavailable.end();
  };
  // What is simply absent is told by the rules of A1.
  const bool waived = (!trained && lacks("trainingScore")) ||
                      (!view.provenance->crossValidation && lacks("crossValidation")) ||
                      (view.provenance->trainingData.empty() && lacks("trainingData"));
  return unless(!waived, provenance_path("/unavailable"), "no scores or no data to check them");
}

}  // namespace

std::span<const ProfileRule> verifying_rules() {
  static constexpr ProfileRule rules[] = {
      {"A2-CLAIM", Level::A2, "The header claims level A2.", "", "", no_a2_claim},
      {"A2-CANONICAL", Level::A2, "The file is the canonical text of the document.", "", "",
       not_canonical},
      {"A2-SEAL", Level::A2, "There is a seal.", "/p:PMML/p:Extension[@name='seal']/@value", "",
       no_seal},
      {"A2-SEAL-LAST", Level::A2, "Nothing follows the seal.", "", "", seal_before_end},
      {"A2-SEAL-DIGEST", Level::A2, "The seal is the digest of the document.", "", "", seal_broken},
      {"A2-VERIFICATION", Level::A2, "There are verification rows.", "", "", no_verification},
      {"A2-ROWS", Level::A2, "There are 30 verification rows, or as many as training rows.", "", "",
       too_few_rows},
      {"A2-PRECISION", Level::A2, "Verification rows are to be met within a relative 1e-13.", "",
       "", loose_precision},
      {"A2-GAPS", Level::A2, "Of every input with missing values a verification row lacks it.", "",
       "", no_gap},
      {"A2-ORIGIN", Level::A2,
       "It is said where the verification rows come from and how many they are.",
       "/p:PMML/p:MiningBuildTask/p:Extension[@name='provenance']/a:provenance/"
       "a:verificationRows/@origin",
       "", no_origin},
      {"A2-REPRODUCED", Level::A2, "The verification rows are reproduced.", "", "", not_reproduced},
      {"A2-SCORES", Level::A2, "Training data and scores are stated, not unavailable.", "", "",
       no_scores}};
  return rules;
}

}  // namespace pmml::archive
