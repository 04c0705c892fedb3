// Statistics and explanation.
#include <array>

#include "pmml/tools/rules_context.h"
#include "pmml/tools/rules_values.h"

namespace pmml {
namespace {

void check_field(RuleContext& context, std::string_view attribute, const std::string& field) {
  if (field.empty() || context.scopes().find_anywhere(field) != nullptr) return;
  context.problem(attribute, "field " + quoted(field), "a field that is declared");
}
void univariate_field(RuleContext& context, const UnivariateStats& stats) {
  check_field(context, "field", stats.field.value_or(""));
}
void partition_field(RuleContext& context, const PartitionFieldStats& stats) {
  check_field(context, "field", stats.field);
}
void anova_field(RuleContext& context, const Anova& anova) {
  check_field(context, "target", anova.target.value_or(""));
}
void quality_field(RuleContext& context, const PredictiveModelQuality& quality) {
  check_field(context, "targetField", quality.targetField);
}

void unique_stats(RuleContext& context, const ModelStats& stats) {
  Unique fields;
  for (std::size_t i = 0; i < stats.univariateStats.size(); ++i) {
    const UnivariateStats& field = stats.univariateStats[i];
    if (!field.field || fields.first(*field.field)) continue;
    context.problem_in("UnivariateStats", i, field, "field", quoted(*field.field) + " again",
                       "a field described once");
  }
}

void counts_consistent(RuleContext& context, const Counts& counts) {
  const double rest = counts.missingFreq.value_or(0) + counts.invalidFreq.value_or(0);
  if (counts.totalFreq >= 0 && rest <= counts.totalFreq * (1 + 1e-9)) return;
  context.problem("totalFreq", format_double(counts.totalFreq),
                  "at least the missing and invalid ones, " + format_double(rest));
}

void range_consistent(RuleContext& context, const NumericInfo& info) {
  if (!info.minimum || !info.maximum || *info.minimum <= *info.maximum) return;
  context.problem("minimum", format_double(*info.minimum),
                  "at most maximum " + format_double(*info.maximum));
}

void discrete_lengths(RuleContext& context, const DiscrStats& stats) {
  if (stats.arrays.size() != 2) return;
  const std::size_t values = size_of(stats.arrays[0]);
  if (values == size_of(stats.arrays[1])) return;
  context.problem_in("Array", 1, stats.arrays[1], "", count_text(size_of(stats.arrays[1]), "items"),
                     count_text(values, "items, one per value"));
}

void continuous_lengths(RuleContext& context, const ContStats& stats) {
  if (stats.intervals.empty()) return;
  for (std::size_t i = 0; i < stats.arrays.size(); ++i) {
    if (size_of(stats.arrays[i]) == stats.intervals.size()) continue;
    context.problem_in("Array", i, stats.arrays[i], "",
                       count_text(size_of(stats.arrays[i]), "items"),
                       count_text(stats.intervals.size(), "items, one per interval"));
  }
}

void anova_rows(RuleContext& context, const Anova& anova) {
  std::array<int, 3> seen{};
  for (const AnovaRow& line : anova.anovaRows) ++seen[static_cast<std::size_t>(line.type)];
  for (std::size_t i = 0; i < seen.size(); ++i) {
    if (seen[i] == 1 || anova.anovaRows.empty()) continue;
    const auto type = static_cast<AnovaRowType>(i);
    context.problem("", std::to_string(seen[i]) + " rows of type " + std::string(name_of(type)),
                    "one row of each type");
  }
}

void confusion_shape(RuleContext& context, const ConfusionMatrix& confusion) {
  if (!confusion.classLabels || !confusion.matrix) return;
  const std::size_t labels = size_of(confusion.classLabels->array);
  const auto expected = static_cast<std::int64_t>(labels);
  const std::size_t rows = confusion.matrix->arrays.size();
  const bool by_rows = rows == 0 || rows == labels;
  if (by_rows && confusion.matrix->nbRows.value_or(expected) == expected &&
      confusion.matrix->nbCols.value_or(expected) == expected) {
    return;
  }
  context.problem_in("Matrix", 0, *confusion.matrix, "", "another number of rows or columns",
                     count_text(labels, "of each, one per label"));
}

void check_points(RuleContext& context, const Box<XCoordinates>& x, const Box<YCoordinates>& y) {
  if (!x || !y || size_of(x->array) == size_of(y->array)) return;
  context.problem("", count_text(size_of(x->array), "x and ") + count_text(size_of(y->array), "y"),
                  "as many x as y coordinates");
}
void lift_points(RuleContext& context, const LiftGraph& graph) {
  check_points(context, graph.xCoordinates, graph.yCoordinates);
}
void roc_points(RuleContext& context, const ROCGraph& graph) {
  check_points(context, graph.xCoordinates, graph.yCoordinates);
}

void correlation_shape(RuleContext& context, const Correlations& correlations) {
  if (!correlations.correlationFields || !correlations.correlationValues) return;
  const auto fields = static_cast<std::int64_t>(size_of(correlations.correlationFields->array));
  const Box<Matrix>& matrix = correlations.correlationValues->matrix;
  if (!matrix ||
      (matrix->nbRows.value_or(fields) == fields && matrix->nbCols.value_or(fields) == fields)) {
    return;
  }
  context.problem_in("CorrelationValues/Matrix", 0, *matrix, "",
                     "another number of rows or columns",
                     std::to_string(fields) + " of each, one per field");
}

}  // namespace

RuleTable stats_rules() {
  constexpr std::string_view section = "Statistics";
  constexpr std::string_view explanation = "Model Explanation";
  return {
      rule<univariate_field>("E-STATS-FIELD", Severity::warning, section,
                             "UnivariateStats describes a field that exists."),
      rule<partition_field>("E-PARTITION-FIELD", Severity::warning, section,
                            "PartitionFieldStats describes a field that exists."),
      rule<anova_field>("E-ANOVA-FIELD", Severity::warning, section,
                        "Anova names a field that exists."),
      rule<anova_rows>("E-ANOVA-ROWS", Severity::error, section,
                       "Anova has one row for model, error and total each."),
      rule<unique_stats>("E-STATS-DUPLICATE", Severity::warning, section,
                         "A field has one UnivariateStats."),
      rule<counts_consistent>("E-STATS-COUNTS", Severity::error, section,
                              "totalFreq includes the missing and invalid values."),
      rule<range_consistent>("E-STATS-RANGE", Severity::error, section,
                             "minimum is not above maximum."),
      rule<discrete_lengths>("E-STATS-DISCRETE", Severity::error, section,
                             "DiscrStats has one frequency per value."),
      rule<continuous_lengths>("E-STATS-CONTINUOUS", Severity::error, section,
                               "The arrays of ContStats have one item per interval."),
      rule<quality_field>("E-QUALITY-FIELD", Severity::warning, explanation,
                          "PredictiveModelQuality names a field that exists."),
      rule<confusion_shape>("E-CONFUSION-SHAPE", Severity::error, explanation,
                            "A confusion matrix has a row and a column per label."),
      rule<lift_points>("E-LIFT-POINTS", Severity::error, explanation,
                        "The points of a lift graph have an x and a y each."),
      rule<roc_points>("E-ROC-POINTS", Severity::error, explanation,
                       "The points of a ROC graph have an x and a y each."),
      rule<correlation_shape>("E-CORRELATION-SHAPE", Severity::error, explanation,
                              "A correlation matrix has a row and a column per field."),
  };
}

}  // namespace pmml
