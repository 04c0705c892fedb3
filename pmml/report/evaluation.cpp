#include "pmml/report/evaluation.h"

#include <algorithm>
#include <cmath>

#include "pmml/report/facts.h"
#include "pmml/report/fields.h"
#include "pmml/report/model_view.h"
#include "pmml/score/arrays.h"

namespace pmml::report {
namespace {

constexpr int evaluation_level = 3;

void add_evaluations(const archive::Provenance& provenance, Section& section) {
  if (provenance.evaluations.empty()) return;
  section.blocks.emplace_back(Heading{evaluation_level, "Score of this model"});
  Table table = rows_of(any_of(provenance.evaluations));
  table.caption = any(provenance.evaluations.front()).description->doc;
  section.blocks.emplace_back(std::move(table));
}

FoldChart fold_chart(const archive::CrossValidation& rounds) {
  FoldChart chart{"Scores of the folds", {}, rounds.mean, rounds.lower, rounds.upper, {}};
  for (const archive::Fold& fold : rounds.folds) {
    if (std::isfinite(fold.score)) chart.scores.push_back(fold.score);
  }
  if (chart.scores.empty()) return chart;
  const auto [low, high] = std::ranges::minmax(chart.scores);
  chart.sentence = counted(chart.scores.size(), "fold") + ", " + code(rounds.metric) + " from " +
                   rounded(low) + " to " + rounded(high) + ", mean " + rounded(rounds.mean) +
                   ". The band shows where a mean counts as the same: from " +
                   rounded(rounds.lower) + " to " + rounded(rounds.upper) + ".";
  return chart;
}

void add_rounds(const archive::CrossValidation& rounds, Section& section) {
  section.blocks.emplace_back(Heading{evaluation_level, "Cross-validation"});
  FoldChart chart = fold_chart(rounds);
  if (!chart.scores.empty() && chart.scores.size() <= curve_points.number) {
    section.blocks.emplace_back(std::move(chart));
  }
  Table facts = facts_of(any(rounds));
  facts.caption = any(rounds).description->doc;
  section.blocks.emplace_back(std::move(facts));
  Table folds;
  folds.caption = "Folds";
  folds.columns = {{"Fold"}, {"Score", true}, {"Test rows", true}};
  for (std::size_t i = 0; i < rounds.folds.size(); ++i) {
    std::string score;
    print_value(rounds.folds[i].score, score);
    folds.add({std::to_string(i + 1), score, std::to_string(rounds.folds[i].rows)});
  }
  section.blocks.emplace_back(std::move(folds));
}

std::string label_at(const std::vector<std::string>& labels, std::size_t i) {
  return i < labels.size() ? labels[i] : std::to_string(i + 1);
}

// Shares are of the row, so that rare categories are as visible as frequent ones.
Table confusion_table(const scoring::DenseMatrix& matrix, const std::vector<std::string>& labels) {
  const std::size_t columns = std::min(matrix.columns, table_columns.number);
  Table table;
  table.caption = "Confusion matrix: rows are actual, columns predicted categories";
  table.columns = {{"Actual"}};
  for (std::size_t j = 0; j < columns; ++j)
    table.columns.push_back({code(label_at(labels, j)), true});
  for (std::size_t i = 0; i < matrix.rows; ++i) {
    double total = 0;
    for (std::size_t j = 0; j < matrix.columns; ++j) total += matrix.at(i, j);
    std::vector<TableCell> row = {code(label_at(labels, i))};
    for (std::size_t j = 0; j < columns; ++j) {
      TableCell cell = rounded(matrix.at(i, j));
      if (total > 0) cell.share = matrix.at(i, j) / total;
      row.push_back(std::move(cell));
    }
    table.add(std::move(row));
  }
  return table;
}

void add_confusion(const ConfusionMatrix& confusion, Section& section) {
  if (!confusion.matrix) return;
  std::vector<std::string> labels;
  if (confusion.classLabels && confusion.classLabels->array) {
    labels = scoring::texts_of(*confusion.classLabels->array);
  }
  try {
    section.blocks.emplace_back(confusion_table(scoring::dense(*confusion.matrix), labels));
  } catch (const Error&) {
    section.blocks.emplace_back(
        Paragraph{"The confusion matrix contradicts itself and is not shown.", true});
  }
}

template <class Graph>
Series series_of(std::string name, const Graph& graph) {
  Series series{std::move(name), {}};
  if (!graph.xCoordinates || !graph.xCoordinates->array || !graph.yCoordinates ||
      !graph.yCoordinates->array) {
    return series;
  }
  const std::vector<double> x = array_numbers(*graph.xCoordinates->array);
  const std::vector<double> y = array_numbers(*graph.yCoordinates->array);
  const std::size_t n = std::min(x.size(), y.size());
  const std::size_t step = n / curve_points.number + 1;
  for (std::size_t i = 0; i < n; i += i + step < n || i + 1 == n ? step : n - 1 - i) {
    if (std::isfinite(x[i]) && std::isfinite(y[i])) series.points.push_back({x[i], y[i]});
  }
  return series;
}

void add_series(std::string name, const auto& holder, Curves& curves) {
  if (!holder || !holder->liftGraph) return;
  Series series = series_of(std::move(name), *holder->liftGraph);
  if (!series.points.empty()) curves.series.push_back(std::move(series));
}

std::string sentence_of_curves(const Curves& curves) {
  std::string out;
  for (const Series& series : curves.series) {
    out += (out.empty() ? "" : "; ") + series.name + ": " + counted(series.points.size(), "point") +
           " from (" + rounded(series.points.front().x) + ", " + rounded(series.points.front().y) +
           ") to (" + rounded(series.points.back().x) + ", " + rounded(series.points.back().y) +
           ")";
  }
  return out + ".";
}

void add_curves(Curves curves, Section& section) {
  if (curves.series.empty()) return;
  curves.sentence = sentence_of_curves(curves);
  section.blocks.emplace_back(std::move(curves));
}

void add_roc(const ROC& roc, Section& section) {
  if (!roc.rocGraph) return;
  Series curve = series_of("this model", *roc.rocGraph);
  if (curve.points.empty()) return;
  Curves curves{"ROC curve for " + code(roc.positiveTargetFieldValue),
                "false positive rate",
                "true positive rate",
                {},
                {}};
  curves.series = {std::move(curve), {"chance", {{0, 0}, {1, 1}}}};
  add_curves(std::move(curves), section);
}

void add_lift(const LiftData& lift, Section& section) {
  Curves curves{"Lift", "records", "found", {}, {}};
  if (lift.targetFieldValue) curves.title += " for " + code(*lift.targetFieldValue);
  add_series("this model", lift.modelLiftGraph, curves);
  add_series("chance", lift.randomLiftGraph, curves);
  add_series("best possible", lift.optimumLiftGraph, curves);
  add_curves(std::move(curves), section);
}

void add_quality(const PredictiveModelQuality& quality, Section& section) {
  section.blocks.emplace_back(
      Heading{evaluation_level, "Quality on " + std::string(name_of(quality.dataUsage)) + " data"});
  Table facts = facts_of(any(quality), true);
  facts.caption = "Measures";
  section.blocks.emplace_back(std::move(facts));
  if (quality.confusionMatrix) add_confusion(*quality.confusionMatrix, section);
  if (quality.roc) add_roc(*quality.roc, section);
  std::size_t n = 0;
  for (const LiftData& lift : quality.liftDatas) {
    if (n++ < models.number) add_lift(lift, section);
  }
}

void add_explanation(const ModelExplanation& explanation, Section& section) {
  std::size_t n = 0;
  for (const PredictiveModelQuality& quality : explanation.predictiveModelQualities) {
    if (n++ < models.number) add_quality(quality, section);
  }
  Table table = rows_of(any_of(explanation.clusteringModelQualities));
  table.caption = "Spread within (SSE) and between (SSB) clusters";
  section.blocks.emplace_back(std::move(table));
}

}  // namespace

Section evaluation_section(const PMML& pmml, const std::optional<archive::Provenance>& provenance) {
  Section section{"evaluation", "Evaluation", {}};
  if (provenance) {
    add_evaluations(*provenance, section);
    if (provenance->crossValidation) add_rounds(*provenance->crossValidation, section);
  }
  std::size_t n = 0;
  for (const Model& model : pmml.models) {
    const ModelExplanation* explanation = view_of(model).explanation;
    if (explanation != nullptr && n++ < models.number) add_explanation(*explanation, section);
  }
  if (section.blocks.empty()) {
    section.blocks.emplace_back(Paragraph{"The document holds no score."});
  }
  return section;
}

}  // namespace pmml::report
