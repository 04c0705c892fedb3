// Anomaly detection, baseline and time series models.

#include "pmml/describe/numbers.h"
#include "pmml/tools/rules_context.h"
#include "pmml/tools/rules_values.h"

namespace pmml {
namespace {

void sample_size(RuleContext& context, const AnomalyDetectionModel& model) {
  if (model.algorithmType != AlgorithmType::iforest) return;
  std::int64_t size = 0;
  const bool number = model.sampleDataSize &&
                      parse_integer(*model.sampleDataSize, size) == NumberError::none && size > 0;
  if (number) return;
  context.problem("sampleDataSize", quoted(model.sampleDataSize.value_or("")),
                  "a positive integer, as algorithmType is iforest");
}

void distances(RuleContext& context, const AnomalyDetectionModel& model) {
  if (model.algorithmType != AlgorithmType::clusterMeanDist) return;
  const auto* clustering = std::get_if<Box<ClusteringModel>>(&model.model);
  if (clustering == nullptr || !*clustering) return;
  const std::size_t given =
      model.meanClusterDistances ? size_of(model.meanClusterDistances->array) : 0;
  if (given == (*clustering)->clusters.size()) return;
  context.problem("", count_text(given, "mean distances"),
                  count_text((*clustering)->clusters.size(), "distances, one per cluster"));
}

// The model element that an algorithm type works with; empty when it may be any.
std::string_view inner_model(AlgorithmType type) {
  if (type == AlgorithmType::ocsvm) return "SupportVectorMachineModel";
  if (type == AlgorithmType::clusterMeanDist) return "ClusteringModel";
  return {};
}

void inner_fits(RuleContext& context, const AnomalyDetectionModel& model) {
  const auto inner = model_view(model.model);
  const std::string_view expected = inner_model(model.algorithmType);
  if (!inner || expected.empty() || inner->description->name == expected) return;
  context.problem("algorithmType", "a " + std::string(inner->description->name),
                  "a " + std::string(expected));
}

void anomaly_alternate_given(RuleContext& context, const TestDistributions& test) {
  if (test.testStatistic != BaselineTestStatistic::CUSUM || test.alternate) return;
  context.problem("", "no Alternate", "one, as testStatistic is CUSUM");
}

void counts_given(RuleContext& context, const TestDistributions& test) {
  const bool needs = test.testStatistic == BaselineTestStatistic::chiSquareDistribution ||
                     test.testStatistic == BaselineTestStatistic::scalarProduct;
  if (!needs || !test.baseline) return;
  if (test.baseline->countTable || test.baseline->normalizedCountTable) return;
  context.problem("testStatistic", std::string(name_of(test.testStatistic)),
                  "a count table as baseline");
}

void bounds_ordered(RuleContext& context, const UniformDistribution& distribution) {
  if (distribution.lower < distribution.upper) return;
  context.problem("lower", format_double(distribution.lower),
                  "less than upper " + format_double(distribution.upper));
}

bool has_best(const TimeSeriesModel& model) {
  switch (model.bestFit) {
    case TimeSeriesAlgorithm::ARIMA:
      return static_cast<bool>(model.arima);
    case TimeSeriesAlgorithm::ExponentialSmoothing:
      return static_cast<bool>(model.exponentialSmoothing);
    case TimeSeriesAlgorithm::SeasonalTrendDecomposition:
      return static_cast<bool>(model.seasonalTrendDecomposition);
    case TimeSeriesAlgorithm::SpectralAnalysis:
      return static_cast<bool>(model.spectralAnalysis);
    case TimeSeriesAlgorithm::StateSpaceModel:
      return static_cast<bool>(model.stateSpaceModel);
    case TimeSeriesAlgorithm::GARCH:
      return static_cast<bool>(model.garch);
  }
  return false;
}

void best_given(RuleContext& context, const TimeSeriesModel& model) {
  if (has_best(model)) return;
  context.problem("bestFit", std::string(name_of(model.bestFit)),
                  "an algorithm that the model contains");
}

void season_length(RuleContext& context, const Seasonality_ExpoSmooth& season) {
  if (!season.array || static_cast<std::int64_t>(size_of(season.array)) == season.period) return;
  context.problem("period", std::to_string(season.period),
                  "the number of factors, " + std::to_string(size_of(season.array)));
}

std::int64_t terms(const Box<AR>& ar) {
  return ar ? static_cast<std::int64_t>(size_of(ar->array)) : 0;
}
std::int64_t terms(const Box<MA>& ma) {
  if (!ma || !ma->maCoefficients) return 0;
  return static_cast<std::int64_t>(size_of(ma->maCoefficients->array));
}

void check_orders(RuleContext& context, std::string_view attribute, std::int64_t order,
                  std::int64_t given) {
  if (order == given) return;
  context.problem(attribute, std::to_string(order),
                  "the number of coefficients, " + std::to_string(given));
}
void plain_orders(RuleContext& context, const NonseasonalComponent& component) {
  check_orders(context, "p", component.p, terms(component.ar));
  check_orders(context, "q", component.q, terms(component.ma));
}
void seasonal_orders(RuleContext& context, const SeasonalComponent& component) {
  check_orders(context, "P", component.P, terms(component.ar));
  check_orders(context, "Q", component.Q, terms(component.ma));
}

}  // namespace

RuleTable other_model_rules() {
  constexpr std::string_view anomaly = "Anomaly Detection";
  constexpr std::string_view baseline = "Baseline";
  constexpr std::string_view series = "Time Series";
  return {
      rule<sample_size>("E-ANOMALY-SAMPLE", Severity::error, anomaly,
                        "An isolation forest has a positive sampleDataSize."),
      rule<distances>("E-ANOMALY-DISTANCES", Severity::error, anomaly,
                      "clusterMeanDist has one mean distance per cluster."),
      rule<inner_fits>("E-ANOMALY-MODEL", Severity::error, anomaly,
                       "The inner model is of the kind that algorithmType asks for."),
      rule<anomaly_alternate_given>("E-BASELINE-ALTERNATE", Severity::error, baseline,
                                    "CUSUM has an alternate distribution."),
      rule<counts_given>("E-BASELINE-COUNTS", Severity::error, baseline,
                         "Statistics of counts have a count table."),
      rule<bounds_ordered>("E-UNIFORM-ORDER", Severity::error, baseline,
                           "The lower bound of a uniform distribution is below the upper one."),
      rule<best_given>("E-SERIES-BEST", Severity::error, series,
                       "A time series model contains the algorithm that bestFit names."),
      rule<season_length>("E-SERIES-PERIOD", Severity::error, series,
                          "A season has one factor per period."),
      rule<plain_orders>("E-SERIES-ORDER", Severity::error, series,
                         "p and q are the numbers of coefficients."),
      rule<seasonal_orders>("E-SERIES-SEASONAL-ORDER", Severity::error, series,
                            "P and Q are the numbers of seasonal coefficients."),
  };
}

}  // namespace pmml
