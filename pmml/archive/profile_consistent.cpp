// A1: the facts do not contradict each other.
#include <algorithm>
#include <array>

#include "pmml/archive/profile_rules.h"

namespace pmml::archive {
namespace {

Found unreadable(const ArchiveView& view) {
  const auto& problems = view.provenance_problems.problems();
  const auto error = std::ranges::find(problems, Severity::error, &Problem::severity);
  if (error == problems.end()) return std::nullopt;
  return Breach{error->path, error->id + ": " + error->found};
}

const CrossValidation* rounds_of(const ArchiveView& view) {
  return view.provenance ? view.provenance->crossValidation.get() : nullptr;
}

Found other_folds(const ArchiveView& view) {
  const CrossValidation* rounds = rounds_of(view);
  if (rounds == nullptr) return std::nullopt;
  return unless(std::ssize(rounds->folds) == rounds->n_splits,
                provenance_path("/crossValidation/@n_splits"),
                std::to_string(rounds->folds.size()) + " folds");
}

Found other_mean(const ArchiveView& view) {
  const CrossValidation* rounds = rounds_of(view);
  if (rounds == nullptr || rounds->folds.empty()) return std::nullopt;
  const auto count = static_cast<double>(rounds->folds.size());
  double sum = 0;
  for (const Fold& fold : rounds->folds) sum += fold.score;
  double squares = 0;
  for (const Fold& fold : rounds->folds) squares += std::pow(fold.score - sum / count, 2);
  const bool same =
      agree(rounds->mean, sum / count) && agree(rounds->deviation, std::sqrt(squares / count));
  return unless(same, provenance_path("/crossValidation/@mean"),
                format_double(rounds->mean) + ", of the folds " + format_double(sum / count));
}

Found outside_range(const ArchiveView& view) {
  const CrossValidation* rounds = rounds_of(view);
  if (rounds == nullptr) return std::nullopt;
  return unless(rounds->lower <= rounds->mean && rounds->mean <= rounds->upper,
                provenance_path("/crossValidation"), format_double(rounds->mean));
}

/// The attribute of PredictiveModelQuality that holds the metric.
std::optional<double> metric_of(const PredictiveModelQuality& quality, std::string_view metric) {
  return metric == "accuracy" ? quality.accuracy
         : metric == "r2"     ? quality.r_squared
                              : std::nullopt;
}

Found other_training_quality(const ArchiveView& view) {
  const PredictiveModelQuality* quality = quality_of(view.parts, DataUsage::training);
  if (!view.provenance || quality == nullptr) return std::nullopt;
  for (const Evaluation& evaluation : view.provenance->evaluations) {
    if (evaluation.dataUsage != DataUsage::training) continue;
    const auto stated = metric_of(*quality, evaluation.metric);
    if (stated && *stated != evaluation.score) {
      return Breach{provenance_path("/evaluation/@score"), format_double(evaluation.score) +
                                                               ", in PredictiveModelQuality " +
                                                               format_double(*stated)};
    }
  }
  return std::nullopt;
}

Found other_validation_quality(const ArchiveView& view) {
  const PredictiveModelQuality* quality = quality_of(view.parts, DataUsage::validation);
  const CrossValidation* rounds = rounds_of(view);
  if (rounds == nullptr || quality == nullptr) return std::nullopt;
  const auto stated = metric_of(*quality, rounds->metric);
  return unless(!stated || *stated == rounds->mean, provenance_path("/crossValidation/@mean"),
                format_double(rounds->mean) + ", in PredictiveModelQuality " +
                    (stated ? format_double(*stated) : ""));
}

Found bad_digest(const ArchiveView& view) {
  if (!view.provenance) return std::nullopt;
  const Provenance& p = *view.provenance;
  for (const TrainingData& data : p.trainingData) {
    if (!is_sha256(data.sha256))
      return Breach{provenance_path("/trainingData/@sha256"), data.sha256};
    if (!is_sha256(data.tableSha256)) {
      return Breach{provenance_path("/trainingData/@tableSha256"), data.tableSha256};
    }
  }
  const std::string source = p.sourceCode ? p.sourceCode->sha256.value_or("") : "";
  if (!source.empty() && !is_sha256(source)) {
    return Breach{provenance_path("/sourceCode/@sha256"), source};
  }
  if (p.schema && !is_sha256(p.schema->sha256)) {
    return Breach{provenance_path("/schema/@sha256"), p.schema->sha256};
  }
  return std::nullopt;
}

bool is_time(std::string_view text) {
  constexpr std::string_view pattern = "0000-00-00T00:00:00Z";
  if (text.size() != pattern.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool digit = text[i] >= '0' && text[i] <= '9';
    if (pattern[i] == '0' ? !digit : text[i] != pattern[i]) return false;
  }
  return true;
}

Found bad_time(const ArchiveView& view) {
  if (!view.provenance || view.provenance->fitted.value_or("").empty()) return std::nullopt;
  return unless(is_time(*view.provenance->fitted), provenance_path("/@fitted"),
                *view.provenance->fitted);
}

bool is_fact(std::string_view name) {
  return std::ranges::any_of(documented_rules(),
                             [&](const ProfileRule& rule) { return rule.fact == name; });
}

Found bad_unavailable(const ArchiveView& view) {
  if (!view.provenance) return std::nullopt;
  for (const Unavailable& entry : view.provenance->unavailable) {
    if (is_fact(entry.fact) && !entry.reason.empty()) continue;
    return Breach{provenance_path("/unavailable"),
                  entry.fact + (entry.reason.empty() ? " without a reason" : "")};
  }
  return std::nullopt;
}

Found more_selected(const ArchiveView& view) {
  if (!view.provenance) return std::nullopt;
  for (const TrainingData& data : view.provenance->trainingData) {
    if (data.selection && data.selection->rows.value_or(0) > data.rows) {
      return Breach{provenance_path("/trainingData/selection/@rows"),
                    std::to_string(*data.selection->rows)};
    }
  }
  return std::nullopt;
}

}  // namespace

std::span<const ProfileRule> consistent_rules() {
  static constexpr ProfileRule rules[] = {
      {"A1-VOCABULARY", Level::A1, "The provenance is valid against its schema.", "", "",
       unreadable},
      {"A1-FOLDS", Level::A1, "There are as many folds as the cross-validation had splits.", "", "",
       other_folds},
      {"A1-MEAN", Level::A1, "Mean and deviation of the cross-validation are those of its folds.",
       "", "", other_mean},
      {"A1-RANGE", Level::A1, "The mean of the cross-validation lies in its accepted range.", "",
       "", outside_range},
      {"A1-SAME-TRAINING-SCORE", Level::A1,
       "Provenance and PredictiveModelQuality state the same training score.", "", "",
       other_training_quality},
      {"A1-SAME-VALIDATION-SCORE", Level::A1,
       "Provenance and PredictiveModelQuality state the same cross-validation score.", "", "",
       other_validation_quality},
      {"A1-DIGESTS", Level::A1, "Digests are SHA-256 in 64 lower-case hexadecimal digits.", "", "",
       bad_digest},
      {"A1-TIME", Level::A1, "The time of the fit is written as 2026-01-31T12:00:00Z.", "", "",
       bad_time},
      {"A1-UNAVAILABLE", Level::A1,
       "What is unavailable is a fact of this profile and has a reason.", "", "", bad_unavailable},
      {"A1-SELECTED-ROWS", Level::A1, "No more rows were selected than the data have.", "", "",
       more_selected}};
  return rules;
}

}  // namespace pmml::archive
