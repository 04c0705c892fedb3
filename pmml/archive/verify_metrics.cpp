#include "pmml/archive/verify_metrics.h"

#include <algorithm>
#include <cmath>

#include "estimators/frame.h"
#include "estimators/metrics.h"

namespace pmml::archive {
namespace {

using Quality = PredictiveModelQuality;

double accuracy(const Scored& scored, std::string_view) {
  return estimators::accuracy_score(estimators::to_labels(scored.truth),
                                    estimators::to_labels(scored.predicted));
}

// ---- Of numbers

double r2(const Scored& scored, std::string_view) {
  return estimators::r2_score(estimators::to_vector(scored.truth),
                              estimators::to_vector(scored.predicted));
}
double mean_squared_error(const Scored& scored, std::string_view) {
  return estimators::mean_squared_error(estimators::to_vector(scored.truth),
                                        estimators::to_vector(scored.predicted));
}
double mean_absolute_error(const Scored& scored, std::string_view) {
  return estimators::mean_absolute_error(estimators::to_vector(scored.truth),
                                         estimators::to_vector(scored.predicted));
}
double root_mean_squared_error(const Scored& scored, std::string_view positive) {
  return std::sqrt(mean_squared_error(scored, positive));
}

// ---- Of two classes

void require_two_classes(const Scored& scored) {
  if (scored.classes.size() == 2) return;
  throw UnsupportedFeature("E-UNSUPPORTED",
                           "a metric of two classes for " + std::to_string(scored.classes.size()),
                           "two classes");
}

// Which of two equal curves is taken does not matter: both classes have the same area.
double area_under_curve(const Scored& scored, std::string_view) {
  require_two_classes(scored);
  return estimators::roc_auc_score(estimators::to_labels(scored.truth), scored.probabilities.col(1),
                                   scored.classes[1]);
}

/// How often each of truth and prediction is the positive class.
struct Hits {
  double both = 0;
  double predicted = 0;  ///< with or without being true
  double truly = 0;      ///< with or without being predicted
  double rows = 0;
};

Hits hits_of(const Scored& scored, std::string_view positive) {
  require_two_classes(scored);
  if (std::ranges::find(scored.classes, positive) == scored.classes.end()) {
    throw UnsupportedFeature("E-UNSUPPORTED", "no positive class is stated",
                             "positiveTargetFieldValue of ROC");
  }
  const auto truth = estimators::to_labels(scored.truth);
  const auto predicted = estimators::to_labels(scored.predicted);
  Hits hits;
  hits.rows = static_cast<double>(truth.size());
  for (std::size_t i = 0; i < truth.size(); ++i) {
    hits.truly += truth[i] == positive ? 1 : 0;
    hits.predicted += predicted[i] == positive ? 1 : 0;
    hits.both += truth[i] == positive && predicted[i] == positive ? 1 : 0;
  }
  return hits;
}

double precision(const Scored& scored, std::string_view positive) {
  const Hits hits = hits_of(scored, positive);
  return hits.both / hits.predicted;
}
double recall(const Scored& scored, std::string_view positive) {
  const Hits hits = hits_of(scored, positive);
  return hits.both / hits.truly;
}
double specificity(const Scored& scored, std::string_view positive) {
  const Hits hits = hits_of(scored, positive);
  const double negatives = hits.rows - hits.truly;
  return (negatives - (hits.predicted - hits.both)) / negatives;
}
// (1 + b^2) TP / ((1 + b^2) TP + b^2 FN + FP)
double f_measure(const Scored& scored, std::string_view positive, double square) {
  const Hits hits = hits_of(scored, positive);
  return (1 + square) * hits.both / (square * hits.truly + hits.predicted);
}
double f1(const Scored& scored, std::string_view positive) {
  return f_measure(scored, positive, 1);
}
double f2(const Scored& scored, std::string_view positive) {
  return f_measure(scored, positive, 4);
}
double f_half(const Scored& scored, std::string_view positive) {
  return f_measure(scored, positive, 0.25);
}

double row_count(const Scored& scored, std::string_view) {
  return static_cast<double>(scored.truth.size());
}

}  // namespace

std::span<const Metric> known_metrics() {
  static constexpr Metric metrics[] = {
      {"accuracy", "accuracy", &Quality::accuracy, accuracy},
      {"r2", "r-squared", &Quality::r_squared, r2},
      {"mean_absolute_error", "meanAbsoluteError", &Quality::meanAbsoluteError,
       mean_absolute_error},
      {"mean_squared_error", "meanSquaredError", &Quality::meanSquaredError, mean_squared_error},
      {"root_mean_squared_error", "rootMeanSquaredError", &Quality::rootMeanSquaredError,
       root_mean_squared_error},
      {"roc_auc", "AUC", &Quality::AUC, area_under_curve},
      {"", "precision", &Quality::precision, precision},
      {"", "recall", &Quality::recall, recall},
      {"", "specificity", &Quality::specificity, specificity},
      {"", "F1", &Quality::F1, f1},
      {"", "F2", &Quality::F2, f2},
      {"", "Fhalf", &Quality::Fhalf, f_half},
      {"", "numOfRecords", &Quality::numOfRecords, row_count}};
  return metrics;
}

}  // namespace pmml::archive
