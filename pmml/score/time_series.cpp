// TimeSeriesModel (checklist section 29). A record asks for the forecast so many steps ahead as its
// horizon says: the numeric input that is neither target nor order nor regressor; 1 without it.
#include "pmml/score/time_series.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "pmml/score/from_result.h"
#include "pmml/score/normal.h"

namespace pmml::scoring {

namespace {

constexpr std::int64_t most_forecast_steps = 100'000;
constexpr std::size_t most_forecast_work = 200'000'000;
constexpr std::int64_t largest_count = 10'000;

class TimeSeriesScorer : public ModelScorer {
 public:
  TimeSeriesScorer(ForecasterPtr forecaster, Shape shape, std::optional<Slot> horizon,
                   bool horizon_required)
      : forecaster_(std::move(forecaster)),
        shape_(shape),
        horizon_(horizon),
        horizon_required_(horizon_required) {}

  void score(Row& row, Result& result) const override {
    const double horizon = horizon_ ? row.get(*horizon_) : 1;
    if (is_missing(horizon) && horizon_required_) return;
    const double steps = is_missing(horizon) ? 1 : horizon;
    if (!(steps >= 1 && steps <= static_cast<double>(most_forecast_steps)) ||
        std::trunc(steps) != steps)
      throw InvalidRecord{"horizon", std::to_string(steps), "a whole number from 1 to 100000"};
    const Forecast forecast = forecaster_->at(static_cast<std::size_t>(steps), row);
    result.value = unshaped(forecast.value, shape_);
    result.scratch = {forecast.value, forecast.variance};
  }

  /// The forecast before the transformation of the series is undone.
  void explain(Row& row, const Result& result, Tracer& tracer) const override {
    if (result.scratch.empty()) return;
    const double horizon = horizon_ ? row.get(*horizon_) : 1;
    const double steps = is_missing(horizon) ? 1 : horizon;
    tracer.add("horizon", {}, steps);
    forecaster_->explain(static_cast<std::size_t>(steps), row, tracer);
    tracer.add("forecast", {}, result.scratch[0]);
    if (forecaster_->has_variance()) tracer.add("variance", {}, result.scratch[1]);
  }

  ExprPtr feature(const OutputField& field, ModelContext& context) const override {
    switch (field.feature) {
      case ResultFeature::standardError:
      case ResultFeature::standardDeviation:
        if (shape_ != Shape::plain) return nullptr;
        return bound(context, [](double, double error) { return error; });
      case ResultFeature::confidenceIntervalLower:
        return interval(field, context, -1);
      case ResultFeature::confidenceIntervalUpper:
        return interval(field, context, 1);
      default:
        return nullptr;
    }
  }

 private:
  template <class F>
  ExprPtr bound(const ModelContext& context, F of) const {
    if (!forecaster_->has_variance()) return nullptr;
    return from_result(DataType::double_, context.result, [of](const Result& result) {
      return result.scratch.size() < 2 ? missing
                                       : of(result.scratch[0], std::sqrt(result.scratch[1]));
    });
  }

  ExprPtr interval(const OutputField& field, ModelContext& context, double side) const {
    double level = 95;
    if (field.value)
      level = literal(*field.value, DataType::double_, context.pool(), field.where,
                      "OutputField " + field.name);
    if (!(level > 0 && level < 100))
      fail_invalid("E-VALUE", field.where, "OutputField " + field.name, *field.value,
                   "a level in percent");
    const double width = side * normal_quantile(0.5 + level / 200);
    return bound(context, [shape = shape_, width](double value, double error) {
      return unshaped(value + width * error, shape);
    });
  }

  ForecasterPtr forecaster_;
  Shape shape_;
  std::optional<Slot> horizon_;
  bool horizon_required_;
};

class TimeSeriesCompiler {
 public:
  TimeSeriesCompiler(const TimeSeriesModel& model, ModelContext& context)
      : model_(model), context_(context) {}

  ScorerPtr compile() {
    try {
      return compile_parts();
    } catch (const InvalidRecord& invalid) {
      fail_unsupported(model_.where, "TimeSeriesModel/" + invalid.field, invalid.found,
                       invalid.expected);
    }
  }

 private:
  ScorerPtr compile_parts() {
    if (context_.parts.single) context_.unsupported(model_, "@x-mathContext", "float");
    if (!is_number(context_.target_type))
      context_.unsupported(model_, "MiningSchema", "a series that is no number");
    Shape shape = Shape::plain;
    ForecasterPtr forecaster = forecaster_of(shape);
    const MiningField* horizon = find_horizon();
    std::optional<Slot> slot;
    if (horizon != nullptr) slot = context_.field(horizon->name, horizon->where).slot;
    const bool required = horizon != nullptr && horizon->usageType == UsageType::active;
    return std::make_unique<TimeSeriesScorer>(std::move(forecaster), shape, slot, required);
  }

  ForecasterPtr forecaster_of(Shape& shape) {
    switch (model_.bestFit) {
      case TimeSeriesAlgorithm::ExponentialSmoothing:
        require(static_cast<bool>(model_.exponentialSmoothing));
        shape = shape_of(model_.exponentialSmoothing->transformation);
        return compile_exponential_smoothing(*model_.exponentialSmoothing);
      case TimeSeriesAlgorithm::ARIMA:
        require(static_cast<bool>(model_.arima));
        shape = shape_of(model_.arima->transformation);
        return compile_arima(*model_.arima, model_, context_);
      case TimeSeriesAlgorithm::GARCH:
        require(static_cast<bool>(model_.garch));
        return compile_garch(*model_.garch, model_, context_);
      case TimeSeriesAlgorithm::StateSpaceModel:
        require(static_cast<bool>(model_.stateSpaceModel));
        return compile_state_space(*model_.stateSpaceModel, model_, context_);
      default:
        context_.unsupported(model_, "@bestFit", std::string(name_of(model_.bestFit)));
    }
  }

  void require(bool present) const {
    if (!present)
      fail_invalid("E-ABSENT", model_.where, "TimeSeriesModel",
                   "no " + std::string(name_of(model_.bestFit)), "the model that bestFit names");
  }

  std::set<std::string> regressor_fields() const {
    std::set<std::string> fields;
    const auto add = [&](const std::vector<DynamicRegressor>& regressors) {
      for (const DynamicRegressor& regressor : regressors) fields.insert(regressor.field);
    };
    if (model_.arima) add(model_.arima->dynamicRegressors);
    if (model_.stateSpaceModel) add(model_.stateSpaceModel->dynamicRegressors);
    return fields;
  }

  bool is_candidate(const MiningField& field, const std::set<std::string>& regressors) {
    const bool used =
        field.usageType == UsageType::active || field.usageType == UsageType::supplementary;
    return used && !regressors.contains(field.name) &&
           is_number(context_.field(field.name, field.where).type);
  }

  const MiningField* find_horizon() {
    if (context_.parts.miningSchema == nullptr) return nullptr;
    const std::set<std::string> regressors = regressor_fields();
    const MiningField* found = nullptr;
    for (const MiningField& field : context_.parts.miningSchema->miningFields) {
      if (!is_candidate(field, regressors)) continue;
      if (found != nullptr)
        context_.unsupported(
            field, "MiningSchema",
            "two fields that may be the horizon, " + found->name + " and " + field.name);
      found = &field;
    }
    return found;
  }

  const TimeSeriesModel& model_;
  ModelContext& context_;
};

/// The times of the values, when every value has one.
void read_times(const std::vector<const TimeValue*>& order, Series& series) {
  series.last_time = static_cast<double>(series.last);
  const bool timed = order.size() > 1 && std::all_of(order.begin(), order.end(),
                                                     [](const TimeValue* v) { return v->time; });
  if (!timed) return;
  series.last_time = *order.back()->time;
  series.step = *order[1]->time - *order[0]->time;
  for (std::size_t i = 1; i < order.size(); ++i) {
    if (*order[i]->time - *order[i - 1]->time != series.step || !(series.step > 0))
      series.step = missing;
  }
}

}  // namespace

Series read_series(const TimeSeries& element) {
  std::vector<const TimeValue*> order;
  for (const TimeValue& value : element.timeValues) order.push_back(&value);
  const bool counted = !order.empty() && std::all_of(order.begin(), order.end(),
                                                     [](const TimeValue* v) { return v->index; });
  if (counted)
    std::stable_sort(order.begin(), order.end(),
                     [](const TimeValue* a, const TimeValue* b) { return *a->index < *b->index; });
  Series series;
  for (const TimeValue* value : order) {
    if (!std::isfinite(value->value))
      fail_invalid("E-VALUE", value->where, "TimeValue/@value", "no finite number", "a number");
    if (counted && !series.values.empty() && *value->index == series.last)
      fail_invalid("E-DUPLICATE", value->where, "TimeValue/@index", std::to_string(*value->index),
                   "each index once");
    if (counted && !series.values.empty() && *value->index - 1 != series.last)
      fail_unsupported(value->where, "TimeValue/@index",
                       "a gap before " + std::to_string(*value->index),
                       "indices that follow one another");
    series.values.push_back(value->value);
    series.last = counted ? *value->index : series.last + 1;
  }
  read_times(order, series);
  return series;
}

const TimeSeries* main_series(const TimeSeriesModel& model, const ModelContext& context) {
  const TimeSeries* found = nullptr;
  for (const TimeSeries& series : model.timeSeries) {
    const bool own = !series.field || *series.field == context.target_name;
    if (!own || series.usage == TimeSeriesUsage::prediction) continue;
    if (found == nullptr || series.usage == TimeSeriesUsage::logical) found = &series;
  }
  return found;
}

std::size_t count_of(std::int64_t number, Position where, const std::string& path) {
  if (number < 0) fail_invalid("E-VALUE", where, path, std::to_string(number), "0 or more");
  if (number > largest_count)
    fail_unsupported(where, path, std::to_string(number), "at most 10000");
  return static_cast<std::size_t>(number);
}

void check_work(std::size_t steps, std::size_t terms) {
  if (terms > 0 && steps > most_forecast_work / terms)
    throw InvalidRecord{"horizon", std::to_string(steps), "fewer steps for so large a model"};
}

double shaped(double value, Shape shape) {
  if (shape == Shape::logarithm) return std::log(value);
  return shape == Shape::square_root ? std::sqrt(value) : value;
}

double unshaped(double value, Shape shape) {
  if (shape == Shape::logarithm) return std::exp(value);
  return shape == Shape::square_root ? value * value : value;
}

ScorerPtr compile_time_series(const TimeSeriesModel& model, ModelContext& context) {
  return TimeSeriesCompiler(model, context).compile();
}

}  // namespace pmml::scoring
