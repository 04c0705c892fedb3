#include "pmml/score/cox.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace pmml::scoring {

namespace {

/// The cumulative hazard of the baseline, a step function of time.
struct Baseline {
  double at(double time) const {
    if (max_time && time > *max_time) return missing;
    const auto after = std::upper_bound(
        cells.begin(), cells.end(), time,
        [](double value, const std::pair<double, double>& cell) { return value < cell.first; });
    return after == cells.begin() ? 0 : (after - 1)->second;
  }

  std::optional<double> max_time;
  std::vector<std::pair<double, double>> cells;  ///< hazards by ascending time
};

Baseline make_baseline(const std::vector<BaselineCell>& cells, std::optional<double> max_time,
                       Position where) {
  Baseline baseline;
  baseline.max_time = max_time;
  for (const BaselineCell& cell : cells) baseline.cells.emplace_back(cell.time, cell.cumHazard);
  std::sort(baseline.cells.begin(), baseline.cells.end());
  const auto twice = std::adjacent_find(
      baseline.cells.begin(), baseline.cells.end(),
      [](const auto& a, const auto& b) { return a.first == b.first && a.second != b.second; });
  if (twice != baseline.cells.end())
    fail_invalid("E-DUPLICATE", where, "BaselineCell", "two hazards at one time",
                 "one cumulative hazard at each time");
  return baseline;
}

class CoxScorer : public ModelScorer {
 public:
  CoxScorer(const GeneralRegressionModel& model, ModelContext& context);

  void score(Row& row, Result& result) const override {
    const double time = row.get(time_);
    const Baseline* baseline = find(row);
    if (is_missing(time) || baseline == nullptr) return;
    const double hazard = baseline->at(time);
    std::vector<double> r;
    if (is_missing(hazard) || !predictors_.evaluate(row, result, r)) return;
    result.value = round(hazard * risk(r.front()));
  }

  void explain(Row& row, const Result&, Tracer& tracer) const override {
    const double time = row.get(time_);
    const Baseline* baseline = find(row);
    const bool known = baseline != nullptr && !is_missing(time);
    tracer.add("baselineHazard", {}, known ? baseline->at(time) : missing);
    const std::vector<double> r = predictors_.explain(row, {Tracer::number(0)}, tracer);
    tracer.add("reference", {}, reference_);
    if (!r.empty()) tracer.add("risk", {}, risk(r.front()));
  }

 private:
  /// How much the hazard is above that of the baseline.
  double risk(double predictor) const { return round(std::exp(round(predictor - reference_))); }

  double round(double x) const { return predictors_.single ? to_single(x) : x; }

  const Baseline* find(Row& row) const {
    if (!stratum_) return &all_;
    const auto found = strata_.find(row.get(*stratum_));
    return found == strata_.end() ? nullptr : &found->second;
  }

  void add_strata(const GeneralRegressionModel& model, ModelContext& context);
  void set_reference(const GeneralRegressionModel& model);

  LinearPredictors predictors_;
  double reference_ = 0;  ///< linear predictor of the baseline
  Slot time_;
  std::optional<Slot> stratum_;
  Baseline all_;
  std::unordered_map<double, Baseline> strata_;
};

CoxScorer::CoxScorer(const GeneralRegressionModel& model, ModelContext& context) {
  if (!model.endTimeVariable || !model.baseCumHazardTables)
    fail_invalid("E-ABSENT", model.where, "GeneralRegressionModel",
                 model.endTimeVariable ? "no BaseCumHazardTables" : "no endTimeVariable",
                 "a time and a baseline, as modelType is CoxRegression");
  DesignBuilder builder(model, context);
  predictors_ = compile_one_equation(model, builder, context);
  set_reference(model);
  time_ = context.number_slot(*model.endTimeVariable, model.where);
  const BaseCumHazardTables& tables = *model.baseCumHazardTables;
  if (model.baselineStrataVariable) {
    add_strata(model, context);
  } else if (tables.baselineCells.empty()) {
    fail_invalid("E-ABSENT", tables.where, "BaseCumHazardTables", "no BaselineCell",
                 "a baseline without strata, as there is no baselineStrataVariable");
  } else {
    all_ = make_baseline(tables.baselineCells, tables.maxTime, tables.where);
  }
}

void CoxScorer::add_strata(const GeneralRegressionModel& model, ModelContext& context) {
  const BaseCumHazardTables& tables = *model.baseCumHazardTables;
  const Field field = context.field(*model.baselineStrataVariable, model.where);
  stratum_ = field.slot;
  for (const BaselineStratum& stratum : tables.baselineStratums) {
    const double value =
        literal(stratum.value, field.type, context.pool(), stratum.where, "BaselineStratum");
    if (!strata_
             .emplace(value, make_baseline(stratum.baselineCells, stratum.maxTime, stratum.where))
             .second)
      fail_invalid("E-DUPLICATE", stratum.where, "BaselineStratum", stratum.value,
                   "one baseline for a stratum");
  }
  if (strata_.empty())
    fail_invalid("E-ABSENT", tables.where, "BaseCumHazardTables", "no BaselineStratum",
                 "a baseline for each stratum");
}

void CoxScorer::set_reference(const GeneralRegressionModel& model) {
  std::unordered_map<std::string, double> points;
  for (const Parameter& parameter : model.parameterList->parameters)
    points.emplace(parameter.name, round(parameter.referencePoint));
  for (const PCell& cell : model.paramMatrix->pCells)
    reference_ = round(reference_ + round(round(cell.beta) * points.at(cell.parameterName)));
}

}  // namespace

ScorerPtr compile_cox(const GeneralRegressionModel& model, ModelContext& context) {
  return std::make_unique<CoxScorer>(model, context);
}

}  // namespace pmml::scoring
