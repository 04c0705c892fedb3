#include "pmml/score/transfer_function.h"

#include <algorithm>
#include <cmath>

#include "pmml/score/arrays.h"

namespace pmml::scoring {

namespace {

constexpr std::int64_t most_past = 10'000'000;

template <class Factor>
std::vector<double> numbers(const Factor& factor, std::size_t extra, const std::string& path) {
  if (!factor.array) fail_invalid("E-ABSENT", factor.where, path, "no Array", "the coefficients");
  std::vector<double> result = numbers_of(*factor.array);
  const bool fits = !factor.maximumOrder ||
                    result.size() == count_of(*factor.maximumOrder, factor.where, path) + extra;
  if (!fits || result.size() < extra)
    fail_invalid("E-COUNT", factor.where, path, std::to_string(result.size()) + " coefficients",
                 extra == 0 ? "as many as the order" : "one more than the order");
  return result;
}

template <class Factor>
LagPolynomial difference_of(const Factor& factor, const std::string& path, std::size_t step = 1) {
  const std::size_t times = count_of(factor.difference, factor.where, path + "/@difference");
  return LagPolynomial::difference(times, step);
}

/// The polynomial of a Numerator or Denominator; that of a numerator begins with w_0.
template <class Part>
LagPolynomial polynomial_of(const Part& part, bool numerator, std::size_t period) {
  LagPolynomial result;
  const std::string path(Part::element_name);
  if (part.nonseasonalFactor) {
    const NonseasonalFactor& factor = *part.nonseasonalFactor;
    std::vector<double> coefficients =
        numbers(factor, numerator ? 1 : 0, path + "/NonseasonalFactor");
    if (numerator) {
      const double first = coefficients.front();
      coefficients.erase(coefficients.begin());
      result = LagPolynomial(coefficients, -1);
      result.set(0, first);
    } else {
      result = LagPolynomial(coefficients, -1);
    }
    result = result.times(difference_of(factor, path));
  }
  if (part.seasonalFactor) {
    const SeasonalFactor& factor = *part.seasonalFactor;
    if (period == 0)
      fail_invalid("E-ABSENT", factor.where, path + "/SeasonalFactor", "no period",
                   "the period of a season");
    result = result.times(LagPolynomial(numbers(factor, 0, path + "/SeasonalFactor"), -1, period))
                 .times(difference_of(factor, path, period));
  }
  return result;
}

}  // namespace

TransferFunction::TransferFunction(const DynamicRegressor& element, const RegressorFrame& frame)
    : field_(element.field),
      method_(element.futureValuesMethod),
      shape_(shape_of(element.transformation)) {
  if (element.numerator) numerator_ = polynomial_of(*element.numerator, true, frame.period);
  if (element.denominator) denominator_ = polynomial_of(*element.denominator, false, frame.period);
  numerator_ =
      numerator_.delayed(count_of(element.delay, element.where, "DynamicRegressor/@delay"));
  if (method_ == FutureValuesMethod::trend || method_ == FutureValuesMethod::otherModel)
    frame.context.unsupported(element, "DynamicRegressor/@futureValuesMethod",
                              std::string(name_of(method_)));
  read_values(element, frame.model);
  if (!frame.last && method_ == FutureValuesMethod::stored)
    fail_invalid("E-ABSENT", element.where, "TimeSeriesModel",
                 "no series of the target, after which the stored values of " + field_ + " are",
                 "a TimeSeries of it");
  last_ = frame.last.value_or(series_.last);
  if (method_ == FutureValuesMethod::userSupplied)
    user_ = frame.context.number_slot(element.field, element.where);
  if (method_ == FutureValuesMethod::constant && series_.values.empty())
    fail_invalid("E-ABSENT", element.where, "DynamicRegressor", "no values of " + field_,
                 "a TimeSeries of them");
  filter_past();
}

void TransferFunction::read_values(const DynamicRegressor& element, const TimeSeriesModel& model) {
  const TimeSeries* series = nullptr;
  for (const TimeSeries& other : model.timeSeries) {
    if (other.field == element.field) series = &other;
  }
  if (element.regressorValues) {
    const RegressorValues& values = *element.regressorValues;
    if (values.timeSeries) series = values.timeSeries.get();
    if (values.transferFunctionValues && values.transferFunctionValues->array)
      transfer_ = numbers_of(*values.transferFunctionValues->array);
  }
  if (series == nullptr) return;
  series_ = read_series(*series);
  for (double& value : series_.values) value = shaped(value, shape_);
}

double TransferFunction::known(std::int64_t time) const {
  const std::int64_t back = series_.last - time;
  const auto size = static_cast<std::int64_t>(series_.values.size());
  if (back < 0 || back >= size) return missing;
  return series_.values[static_cast<std::size_t>(size - 1 - back)];
}

/// From the first known value of the regressor on; v before that counts as 0.
void TransferFunction::filter_past() {
  const auto given = static_cast<std::int64_t>(transfer_.size());
  const auto size = static_cast<std::int64_t>(series_.values.size());
  std::int64_t first = last_ - given + 1;
  if (size > 0) first = std::min(first, std::max(series_.last - size + 1, last_ - most_past));
  for (std::int64_t time = first; time <= last_; ++time) {
    x_.push_back(known(time));
    if (last_ - time < given) {
      v_.push_back(transfer_[static_cast<std::size_t>(given - 1 - (last_ - time))]);
      continue;
    }
    double next = 0;
    for (const auto& [lag, coefficient] : numerator_.terms())
      next += lag < x_.size() ? coefficient * x_[x_.size() - 1 - lag] : missing;
    for (const auto& [lag, coefficient] : denominator_.terms()) {
      const bool begun = lag > 0 && lag <= v_.size() && !is_missing(v_[v_.size() - lag]);
      if (begun) next -= coefficient * v_[v_.size() - lag];
    }
    v_.push_back(next);
  }
}

std::vector<double> TransferFunction::past(std::size_t count) const {
  std::vector<double> v = v_;
  if (v.size() < count) v.insert(v.begin(), count - v.size(), missing);
  v.erase(v.begin(), v.end() - static_cast<std::ptrdiff_t>(count));
  return v;
}

double TransferFunction::at(std::size_t steps, Row& row) const {
  std::vector<double> x;
  std::vector<double> v;
  const auto before = [](const std::vector<double>& past, const std::vector<double>& future,
                         std::size_t lag) {
    if (lag <= future.size()) return future[future.size() - lag];
    const std::size_t back = lag - future.size();
    return back <= past.size() ? past[past.size() - back] : missing;
  };
  for (std::size_t k = 1; k <= steps; ++k) {
    double now = known(last_ + static_cast<std::int64_t>(k));
    if (method_ == FutureValuesMethod::constant && is_missing(now)) now = series_.values.back();
    if (user_ && k == steps) now = shaped(row.get(*user_), shape_);
    x.push_back(now);
    double next = 0;
    for (const auto& [lag, coefficient] : numerator_.terms())
      next += coefficient * before(x_, x, lag + 1);
    for (const auto& [lag, coefficient] : denominator_.terms()) {
      if (lag > 0) next -= coefficient * before(v_, v, lag);
    }
    v.push_back(next);
  }
  if (!std::isfinite(v.back()))
    throw InvalidRecord{field_, "no value", "a value of the regressor for every step"};
  return v.back();
}

}  // namespace pmml::scoring
