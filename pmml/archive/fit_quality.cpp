#include <algorithm>
#include <cmath>
#include <numeric>

#include "estimators/frame.h"
#include "estimators/metrics.h"
#include "pmml/archive/assemble.h"
#include "pmml/archive/fit_facts.h"

namespace pmml::archive {
namespace {

using estimators::Estimator;
using estimators::Labels;

constexpr std::size_t most_points = 100;

template <class T>
Array array_of(ArrayType type, std::vector<T> values) {
  Array out;
  out.type = type;
  out.n = std::ssize(values);
  out.values = std::move(values);
  return out;
}

ConfusionMatrix confusion(const Labels& expected, const Labels& predicted, const Labels& classes) {
  const Eigen::MatrixXi counts = estimators::confusion_matrix(expected, predicted, classes);
  ConfusionMatrix out;
  out.classLabels.emplace().array = array_of(ArrayType::string, classes);
  Matrix& matrix = out.matrix.emplace();
  for (Eigen::Index i = 0; i < counts.rows(); ++i) {
    std::vector<std::int64_t> cells;
    for (Eigen::Index j = 0; j < counts.cols(); ++j) cells.push_back(counts(i, j));
    matrix.arrays.push_back(array_of(ArrayType::int_, std::move(cells)));
  }
  return out;
}

/// The curve at every distinct threshold, thinned evenly to at most 100 points.
struct RocCurve {
  std::vector<double> false_positive = {0};
  std::vector<double> true_positive = {0};
};

RocCurve roc_curve(const Labels& expected, const Eigen::VectorXd& scores,
                   const std::string& positive) {
  std::vector<std::size_t> order(expected.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto score = [&](std::size_t i) { return scores[static_cast<Eigen::Index>(i)]; };
  std::ranges::stable_sort(order, [&](auto a, auto b) { return score(a) > score(b); });
  const auto positives = static_cast<double>(std::ranges::count(expected, positive));
  const double negatives = static_cast<double>(expected.size()) - positives;
  RocCurve curve;
  double hits = 0;
  double alarms = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    (expected[order[i]] == positive ? hits : alarms) += 1;
    if (i + 1 < order.size() && score(order[i]) == score(order[i + 1])) continue;
    curve.false_positive.push_back(alarms / negatives);
    curve.true_positive.push_back(hits / positives);
  }
  return curve;
}

std::vector<double> thinned(const std::vector<double>& values) {
  if (values.size() <= most_points) return values;
  std::vector<double> out;
  for (std::size_t i = 0; i < most_points; ++i) {
    out.push_back(values[i * (values.size() - 1) / (most_points - 1)]);
  }
  return out;
}

ROC roc(const RocCurve& curve, const Labels& classes) {
  ROC out;
  out.positiveTargetFieldValue = classes[1];
  out.negativeTargetFieldValue = classes[0];
  ROCGraph& graph = out.rocGraph.emplace();
  graph.xCoordinates.emplace().array = array_of(ArrayType::real, thinned(curve.false_positive));
  graph.yCoordinates.emplace().array = array_of(ArrayType::real, thinned(curve.true_positive));
  return out;
}

double f_measure(double precision, double recall, double beta) {
  const double square = beta * beta;
  return (1 + square) * precision * recall / (square * precision + recall);
}

/// The second class is the positive one. What would divide by zero is left out.
void add_two_classes(PredictiveModelQuality& quality, const Eigen::MatrixXi& counts) {
  const double hits = counts(1, 1);
  const double found = hits + counts(0, 1);
  const double positives = hits + counts(1, 0);
  const double negatives = counts(0, 0) + counts(0, 1);
  if (negatives > 0) quality.specificity = counts(0, 0) / negatives;
  if (positives > 0) quality.recall = hits / positives;
  if (found > 0) quality.precision = hits / found;
  if (hits == 0) return;
  quality.F1 = f_measure(*quality.precision, *quality.recall, 1);
  quality.F2 = f_measure(*quality.precision, *quality.recall, 2);
  quality.Fhalf = f_measure(*quality.precision, *quality.recall, 0.5);
}

void add_classes(PredictiveModelQuality& quality, const Estimator& fitted, const Table& inputs,
                 const Column& target) {
  const Labels expected = estimators::to_labels(target);
  const Labels predicted = estimators::to_labels(fitted.predict(inputs));
  const Labels classes = fitted.classes();
  quality.accuracy = estimators::accuracy_score(expected, predicted);
  quality.confusionMatrix = confusion(expected, predicted, classes);
  if (classes.size() != 2) return;
  add_two_classes(quality, estimators::confusion_matrix(expected, predicted, classes));
  const Eigen::VectorXd scores = fitted.predict_proba(inputs).col(1);
  quality.AUC = estimators::roc_auc_score(expected, scores, classes[1]);
  quality.roc = roc(roc_curve(expected, scores, classes[1]), classes);
}

void add_errors(PredictiveModelQuality& quality, const Estimator& fitted, const Table& inputs,
                const Column& target) {
  const Eigen::VectorXd expected = estimators::to_vector(target);
  const Eigen::VectorXd predicted = estimators::to_vector(fitted.predict(inputs));
  quality.sumSquaredError = (expected - predicted).squaredNorm();
  quality.meanAbsoluteError = estimators::mean_absolute_error(expected, predicted);
  quality.meanSquaredError = estimators::mean_squared_error(expected, predicted);
  quality.rootMeanSquaredError = std::sqrt(*quality.meanSquaredError);
  quality.r_squared = estimators::r2_score(expected, predicted);
}

PredictiveModelQuality training_quality(const Estimator& fitted, const FitData& data) {
  const Table inputs = estimators::without_column(data.table, data.target);
  const Column& target = *data.table.find(data.target);
  PredictiveModelQuality out;
  out.targetField = data.target;
  out.dataName = "training data";
  out.dataUsage = DataUsage::training;
  out.numOfRecords = static_cast<double>(data.table.rows());
  out.numOfPredictors = static_cast<double>(inputs.columns.size());
  if (fitted.is_classifier()) {
    add_classes(out, fitted, inputs, target);
  } else {
    add_errors(out, fitted, inputs, target);
  }
  return out;
}

PredictiveModelQuality validation_quality(const CrossValidation& rounds, const FitData& data) {
  PredictiveModelQuality out;
  out.targetField = data.target;
  out.dataName = "cross-validation, mean of " + std::to_string(rounds.n_splits) + " folds of " +
                 rounds.splitter;
  out.dataUsage = DataUsage::validation;
  out.numOfRecords = static_cast<double>(data.table.rows());
  (rounds.metric == "accuracy" ? out.accuracy : out.r_squared) = rounds.mean;
  return out;
}

}  // namespace

void add_quality(Document& document, const Estimator& fitted, const FitData& data,
                 const Provenance& provenance) {
  set_quality(document, training_quality(fitted, data));
  if (provenance.crossValidation) {
    set_quality(document, validation_quality(*provenance.crossValidation, data));
  }
}

}  // namespace pmml::archive
