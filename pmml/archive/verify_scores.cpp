#include <algorithm>
#include <array>
#include <cmath>

#include "estimators/frame.h"
#include "estimators/metrics.h"
#include "estimators/scoring_model.h"
#include "pmml/archive/drift_bins.h"
#include "pmml/archive/profile_rules.h"
#include "pmml/archive/verify_metrics.h"
#include "pmml/archive/verify_stages.h"
#include "pmml/describe/numbers.h"

namespace pmml::archive {
namespace {

constexpr std::string_view score_id = "training-score";
constexpr std::string_view quality_id = "training-quality";

Scored score_training_rows(const Inspection& at) {
  const estimators::ScoringModel scorer(at.scored());
  const std::string target = target_of(at.parts());
  const Table used = rows_with_target(*at.data, target);
  Scored scored{*used.find(target), scorer.predict(used), scorer.classes(), {}};
  if (scorer.is_classifier()) scored.probabilities = scorer.predict_proba(used);
  for (std::size_t row = 0; row < scored.predicted.size(); ++row) {
    if (!estimators::is_missing(scored.predicted, row)) continue;
    throw InvalidData("E-RECORD", "row " + std::to_string(row + 1) + " without a result",
                      "a result for every row with a target");
  }
  return scored;
}

void compare_score(Inspection& at, std::string_view id, std::string_view name, double stated,
                   double found, std::string path) {
  const std::string label = std::string(name) + " ";
  if (same_score(stated, found)) {
    return at.promises.match(id, label + format_double(stated), std::move(path));
  }
  at.promises.differ(id, label + format_double(stated), label + format_double(found),
                     "it differs by " + format_double(std::abs(stated - found)), std::move(path));
}

// ---- What is stated

void compare_evaluation(Inspection& at, const Scored& scored, const Evaluation& stated) {
  const std::string path = provenance_path("/evaluation[@dataUsage='training']");
  const auto metric = std::ranges::find(known_metrics(), stated.metric, &Metric::name);
  if (metric == known_metrics().end() || stated.metric.empty()) {
    return at.promises.skip(score_id, "the metric " + stated.metric + " is not known");
  }
  compare_score(at, score_id, metric->name, stated.score, metric->compute(scored, {}),
                path + "/@score");
  if (stated.rows == static_cast<std::int64_t>(scored.truth.size())) return;
  at.promises.differ(score_id, std::to_string(stated.rows) + " rows",
                     std::to_string(scored.truth.size()) + " rows",
                     "the data have another number of rows with a target", path + "/@rows");
}

void compare_evaluations(Inspection& at, const Scored& scored) {
  if (at.provenance() == nullptr) return;
  for (const Evaluation& stated : at.provenance()->evaluations) {
    if (stated.dataUsage == DataUsage::training) compare_evaluation(at, scored, stated);
  }
}

std::string counts_of(const Matrix& matrix) {
  std::string text;
  for (const Array& row : matrix.arrays) {
    if (!text.empty()) text += "; ";
    std::string cells;
    for (const double count : array_numbers(row)) {
      cells += (cells.empty() ? "" : " ") + format_double(count);
    }
    text += cells;
  }
  return text;
}

std::string counts_of(const Eigen::MatrixXi& matrix) {
  std::string text;
  for (Eigen::Index i = 0; i < matrix.rows(); ++i) {
    if (i > 0) text += "; ";
    for (Eigen::Index j = 0; j < matrix.cols(); ++j) {
      text += (j == 0 ? "" : " ") + std::to_string(matrix(i, j));
    }
  }
  return text;
}

void compare_confusion(Inspection& at, const Scored& scored, const ConfusionMatrix& stated,
                       const std::string& path) {
  if (!stated.matrix || !stated.classLabels || !stated.classLabels->array) return;
  const auto* classes = std::get_if<std::vector<std::string>>(&stated.classLabels->array->values);
  if (classes == nullptr) return;
  const Eigen::MatrixXi found = estimators::confusion_matrix(
      estimators::to_labels(scored.truth), estimators::to_labels(scored.predicted), *classes);
  at.promises.compare(quality_id, "confusion " + counts_of(*stated.matrix),
                      "confusion " + counts_of(found), "other counts of classes and predictions",
                      path + "/ConfusionMatrix");
}

void compare_metric(Inspection& at, const Scored& scored, const PredictiveModelQuality& stated,
                    const Metric& metric, const std::string& path) {
  const std::optional<double>& value = stated.*metric.member;
  if (!value) return;
  const std::string positive = stated.roc ? stated.roc->positiveTargetFieldValue : "";
  at.promises.attempt(quality_id, at.report, [&] {
    compare_score(at, quality_id, metric.attribute, *value, metric.compute(scored, positive),
                  path + "/@" + std::string(metric.attribute));
  });
}

void compare_quality(Inspection& at, const Scored& scored, const PredictiveModelQuality& stated,
                     const std::string& path) {
  for (const Metric& metric : known_metrics()) compare_metric(at, scored, stated, metric, path);
  if (stated.confusionMatrix) compare_confusion(at, scored, *stated.confusionMatrix, path);
}

void compare_qualities(Inspection& at, const Scored& scored) {
  const ConstModelParts model = at.parts();
  if (model.modelExplanation == nullptr) return;
  for (const auto& stated : model.modelExplanation->predictiveModelQualities) {
    if (stated.dataUsage != DataUsage::training) continue;
    compare_quality(
        at, scored, stated,
        at.model_path + "/ModelExplanation/PredictiveModelQuality[@dataUsage='training']");
  }
}

bool states_scores(const Inspection& at) {
  const auto on_training = [](const auto& stated) {
    return stated.dataUsage == DataUsage::training;
  };
  const bool evaluated =
      at.provenance() != nullptr && std::ranges::any_of(at.provenance()->evaluations, on_training);
  const ModelExplanation* explanation = at.parts().modelExplanation;
  return evaluated || (explanation != nullptr &&
                       std::ranges::any_of(explanation->predictiveModelQualities, on_training));
}

void skip_scores(Inspection& at, const std::string& reason) {
  for (const std::string_view id : {score_id, quality_id}) {
    if (!at.promises.has(id)) at.promises.skip(id, reason);
  }
}

}  // namespace

void inspect_scores(Inspection& at) {
  if (!states_scores(at)) return skip_scores(at, "no such score is recorded");
  if (!at.data || at.options.drift) return skip_scores(at, "the training data were not given");
  std::optional<Scored> scored;
  at.promises.attempt(score_id, at.report, [&] { scored = score_training_rows(at); });
  if (!scored) return skip_scores(at, "the training data cannot be scored");
  at.promises.attempt(score_id, at.report, [&] { compare_evaluations(at, *scored); });
  at.promises.attempt(quality_id, at.report, [&] { compare_qualities(at, *scored); });
  skip_scores(at, "no such score is recorded");
}

}  // namespace pmml::archive
