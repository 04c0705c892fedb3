// What the methods of TimeSeriesModel share.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "pmml/model/time_series.h"
#include "pmml/score/lag_polynomial.h"
#include "pmml/score/model_scorer.h"

namespace pmml::scoring {

/// A forecast and its variance, before the transformation is undone.
struct Forecast {
  double value = missing;
  double variance = missing;  ///< missing when the model does not tell
};

/// One method, at the end of its series. Immutable.
class Forecaster {
 public:
  virtual ~Forecaster() = default;
  /// `steps` ahead, 1 or more. May throw InvalidRecord.
  virtual Forecast at(std::size_t steps, Row& row) const = 0;
  /// Adds the parts of that forecast to the trace. Nothing by default.
  virtual void explain(std::size_t, Row&, Tracer&) const {}
  /// False when the variance is never known.
  virtual bool has_variance() const = 0;
};
using ForecasterPtr = std::unique_ptr<const Forecaster>;

/// The observed values of a series and the number of the last one, from TimeValue@index or counted
/// from 1.
struct Series {
  std::vector<double> values;
  std::int64_t last = 0;
  double last_time = 0;  ///< of TimeValue@time when every value has one, else as `last`
  double step = 1;       ///< from one time to the next; missing when they differ

  /// The number, perhaps none of an observation, of what happens at a time.
  double number_at(double time) const {
    return static_cast<double>(last) + (time - last_time) / step;
  }
};
/// Sorted by index. Throws InvalidDocument for an index given twice, UnsupportedFeature for gaps.
Series read_series(const TimeSeries& element);
/// The series of the model itself: logical before original; nullptr when it has none.
const TimeSeries* main_series(const TimeSeriesModel& model, const ModelContext& context);

/// An attribute that counts: throws InvalidDocument when negative, UnsupportedFeature above 10,000.
std::size_t count_of(std::int64_t number, Position where, const std::string& path);
/// A step that the work of a forecast allows: throws InvalidRecord when it is too far ahead.
void check_work(std::size_t steps, std::size_t terms);

enum class Shape : std::uint8_t { plain, logarithm, square_root };
double shaped(double value, Shape shape);
double unshaped(double value, Shape shape);
template <class Transformation>
Shape shape_of(Transformation transformation) {
  return transformation == Transformation::logarithmic  ? Shape::logarithm
         : transformation == Transformation::squareroot ? Shape::square_root
                                                        : Shape::plain;
}

ForecasterPtr compile_exponential_smoothing(const ExponentialSmoothing& element);
ForecasterPtr compile_arima(const ARIMA& element, const TimeSeriesModel& model,
                            ModelContext& context);
ForecasterPtr compile_garch(const GARCH& element, const TimeSeriesModel& model,
                            ModelContext& context);
ForecasterPtr compile_state_space(const StateSpaceModel& element, const TimeSeriesModel& model,
                                  ModelContext& context);

}  // namespace pmml::scoring
