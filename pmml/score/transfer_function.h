// DynamicRegressor: what another series adds to the one that is forecast.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pmml/score/time_series.h"

namespace pmml::scoring {

/// What the regressors of a model have in common: the season of the model, or 0, its series and the
/// number of the last value of the main one; without that, values of regressors end with the
/// series.
struct RegressorFrame {
  const TimeSeriesModel& model;
  ModelContext& context;
  std::size_t period;
  std::optional<std::int64_t> last;
};

/// den(B) v_t = num(B) x_t, where v is added to the series. Polynomials are w_0 - w_1 B - ... above
/// and 1 - d_1 B - ... below, seasonal ones 1 - ...; a `difference` multiplies by
/// (1 - B)^difference.
class TransferFunction {
 public:
  TransferFunction(const DynamicRegressor& element, const RegressorFrame& frame);

  /// v at the last `count` times of the series, oldest first; what is not known is missing.
  std::vector<double> past(std::size_t count) const;
  /// v at `steps` after the series. Throws InvalidRecord when a value of the regressor is not
  /// known.
  double at(std::size_t steps, Row& row) const;
  std::size_t terms() const { return numerator_.size() + denominator_.size(); }

 private:
  void read_values(const DynamicRegressor& element, const TimeSeriesModel& model);
  double known(std::int64_t time) const;
  void filter_past();

  std::string field_;
  std::int64_t last_ = 0;
  FutureValuesMethod method_;
  LagPolynomial numerator_;
  LagPolynomial denominator_;
  Shape shape_;
  Series series_;                 ///< in its shape
  std::vector<double> transfer_;  ///< v at the end of the series as the document has it
  std::vector<double> x_;         ///< up to the end of the series
  std::vector<double> v_;         ///< likewise
  std::optional<Slot> user_;
};

}  // namespace pmml::scoring
