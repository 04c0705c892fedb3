// ARIMA (checklist 29.2): phi(B) Phi(B^s) ((1 - B)^d (1 - B^s)^D n_t - constantTerm) =
// theta(B) Theta(B^s) a_t for what outliers and regressors leave of the transformed series, with
// phi = 1 - phi_1 B - ... and theta = 1 + theta_1 B + ...
#include <algorithm>
#include <cmath>

#include "pmml/score/arma_end.h"
#include "pmml/score/arrays.h"
#include "pmml/score/time_series.h"
#include "pmml/score/transfer_function.h"

namespace pmml::scoring {

namespace {

using Vector = std::vector<double>;

struct Outlier {
  OutlierEffectType type;
  std::int64_t start;
  double magnitude;
  double damping;
};

class ArimaForecaster : public Forecaster {
 public:
  Forecast at(std::size_t steps, Row& row) const override {
    std::size_t terms = noise.ar.size() + noise.ma.size();
    for (const TransferFunction& regressor : regressors) terms += regressor.terms();
    if (end) terms += end->terms();
    check_work(steps, terms);
    double value = noise_after(steps);
    const std::int64_t time = last + static_cast<std::int64_t>(steps);
    const Vector psi = psi_until(time);
    for (const Outlier& outlier : outliers) value += effect(outlier, time, psi);
    for (const TransferFunction& regressor : regressors) value += regressor.at(steps, row);
    return {value, variance_of(steps)};
  }
  void explain(std::size_t steps, Row& row, Tracer& tracer) const override {
    tracer.add("noise", {}, noise_after(steps));
    tracer.deeper();
    if (end) {
      const Vector changes = end->forecast(steps);
      tracer.add("constant", {}, mean);
      tracer.list(changes.size(),
                  [&](std::size_t i) { tracer.add("change", Tracer::number(i), changes[i]); });
    } else {
      noise.explain(steps, tracer);
    }
    tracer.back();
    const std::int64_t time = last + static_cast<std::int64_t>(steps);
    const Vector psi = psi_until(time);
    tracer.list(outliers.size(), [&](std::size_t i) {
      tracer.add("outlier", Tracer::number(i), effect(outliers[i], time, psi));
    });
    tracer.list(regressors.size(), [&](std::size_t i) {
      tracer.add("regressor", Tracer::number(i), regressors[i].at(steps, row));
    });
  }
  bool has_variance() const override { return rmse.has_value(); }

  /// As many coefficients as innovational outliers need up to a time.
  Vector psi_until(std::int64_t time) const {
    std::int64_t count = 0;
    for (const Outlier& outlier : outliers) {
      if (outlier.type == OutlierEffectType::innovational)
        count = std::max(count, time - outlier.start + 1);
    }
    check_work(static_cast<std::size_t>(count), noise.ar.size());
    return noise.psi(static_cast<std::size_t>(count));
  }

  /// What an outlier adds at a time.
  double effect(const Outlier& outlier, std::int64_t time, const Vector& psi) const {
    const std::int64_t since = time - outlier.start;
    if (since < 0) return 0;
    const double steps = static_cast<double>(since);
    switch (outlier.type) {
      case OutlierEffectType::additive:
        return since == 0 ? outlier.magnitude : 0;
      case OutlierEffectType::level:
        return outlier.magnitude;
      case OutlierEffectType::transient:
        return outlier.magnitude * std::pow(outlier.damping, steps);
      case OutlierEffectType::seasonalAdditive:
        return since % static_cast<std::int64_t>(period) == 0 ? outlier.magnitude : 0;
      case OutlierEffectType::trend:
        return outlier.magnitude * (steps + 1);
      default:
        break;
    }
    return outlier.magnitude * psi[static_cast<std::size_t>(since)];
  }

  Arma noise;
  LagPolynomial difference;
  double mean = 0;
  std::unique_ptr<const ArmaEnd> end;  ///< of the differenced series less its mean
  std::vector<Outlier> outliers;
  std::vector<TransferFunction> regressors;
  std::optional<double> rmse;
  std::int64_t last = 0;
  std::size_t period = 0;

 private:
  double noise_after(std::size_t steps) const {
    return end ? exact(steps) : noise.forecast(steps).back();
  }

  /// Forecasts of the differenced series, summed up.
  double exact(std::size_t steps) const {
    Vector x = noise.history;
    for (const double each : end->forecast(steps)) {
      double next = mean + each;
      for (const auto& [lag, coefficient] : difference.terms()) {
        if (lag > 0) next -= coefficient * x[x.size() - lag];
      }
      x.push_back(next);
    }
    return x.back();
  }

  double variance_of(std::size_t steps) const {
    if (!rmse) return missing;
    if (end) return *rmse * *rmse * end->variance(noise.ar, steps);
    double sum = 0;
    for (const double psi : noise.psi(steps)) sum += psi * psi;
    return *rmse * *rmse * sum;
  }
};

class ArimaCompiler {
 public:
  ArimaCompiler(const ARIMA& element, const TimeSeriesModel& model, ModelContext& context)
      : element_(element),
        model_(model),
        context_(context),
        shape_(shape_of(element.transformation)) {}

  ForecasterPtr compile() {
    if (const auto& part = element_.nonseasonalComponent) {
      read_component(part->p, part->d, part->q, 1, part->ar, part->ma, *part);
    }
    if (const auto& part = element_.seasonalComponent) {
      arima_->period = count_of(part->period, part->where, "SeasonalComponent/@period");
      if (arima_->period == 0)
        fail_invalid("E-VALUE", part->where, "SeasonalComponent/@period", "0", "1 or more");
      read_component(part->P, part->D, part->Q, arima_->period, part->ar, part->ma, *part);
    }
    arima_->difference = difference_;
    arima_->noise.ar = ar_.times(difference_);
    arima_->noise.ma = ma_;
    arima_->noise.constant = element_.constantTerm * ar_.sum();
    arima_->mean = element_.constantTerm;
    arima_->rmse = element_.RMSE;
    if (element_.predictionMethod == PredictionMethod::exactLeastSquares) read_exact_state();
    read_series_of_model();
    read_outliers();
    read_history();
    if (element_.predictionMethod != PredictionMethod::exactLeastSquares) {
      read_residuals();
    } else if (arima_->end) {
      check_noise();
    } else if (ma_.degree() > 0) {
      arima_->end = end_of_series(ar_, ma_, differenced());
    }
    return std::move(arima_);
  }

 private:
  template <class Component>
  void read_component(std::int64_t p, std::int64_t d, std::int64_t q, std::size_t step,
                      const Box<AR>& ar, const Box<MA>& ma, const Component& component) {
    const std::string path(Component::element_name);
    const Vector ar_numbers = array_of(ar);
    const Vector ma_numbers = ma ? array_of(ma->maCoefficients) : Vector();
    check_count(ar_numbers, count_of(p, component.where, path), component, path + "/AR");
    check_count(ma_numbers, count_of(q, component.where, path), component, path + "/MA");
    ar_ = ar_.times(LagPolynomial(ar_numbers, -1, step));
    ma_ = ma_.times(LagPolynomial(ma_numbers, 1, step));
    difference_ =
        difference_.times(LagPolynomial::difference(count_of(d, component.where, path), step));
    const Vector residuals = ma ? array_of(ma->residuals) : Vector();
    if (residuals.size() > residuals_.size()) residuals_ = residuals;
  }

  static void check_count(const Vector& numbers, std::size_t stated, const Element& element,
                          const std::string& path) {
    if (numbers.size() != stated)
      fail_invalid("E-COUNT", element.where, path, std::to_string(numbers.size()) + " coefficients",
                   std::to_string(stated));
  }

  void read_outliers() {
    for (const OutlierEffect& effect : element_.outlierEffects) {
      const bool transient = effect.type == OutlierEffectType::transient;
      if (transient && !effect.dampingCoefficient)
        fail_invalid("E-ABSENT", effect.where, "OutlierEffect/@dampingCoefficient", "nothing",
                     "the damping of a transient effect");
      if (effect.type == OutlierEffectType::seasonalAdditive && arima_->period == 0)
        fail_invalid("E-ABSENT", effect.where, "OutlierEffect", "no period", "a SeasonalComponent");
      arima_->outliers.push_back(
          {effect.type, start_of(effect), effect.magnitude, effect.dampingCoefficient.value_or(0)});
    }
  }

  /// The number of the observation at the time of an outlier.
  std::int64_t start_of(const OutlierEffect& effect) const {
    constexpr double furthest = 1e9;
    const double number = series_.number_at(effect.startTime);
    if (!(std::abs(number) <= furthest) || std::trunc(number) != number)
      context_.unsupported(effect, "OutlierEffect/@startTime",
                           std::to_string(effect.startTime) + ", when nothing is observed");
    return static_cast<std::int64_t>(number);
  }

  void read_series_of_model() {
    const TimeSeries* element = main_series(model_, context_);
    if (element != nullptr) series_ = read_series(*element);
    const std::size_t needed = values_needed();
    if (series_.values.size() < needed)
      fail_invalid("E-COUNT", element_.where, "TimeSeries",
                   std::to_string(series_.values.size()) + " values",
                   std::to_string(needed) + " or more");
  }

  /// The state of an exact method knows what was before the differences.
  std::size_t values_needed() const {
    return arima_->end ? difference_.degree() : arima_->noise.ar.degree();
  }

  /// The series without outliers and regressors.
  void read_history() {
    arima_->last = series_.last;
    const std::size_t size = series_.values.size();
    check_work(size, arima_->outliers.size());
    const Vector psi = arima_->psi_until(series_.last);
    Vector& history = arima_->noise.history;
    for (std::size_t i = 0; i < size; ++i) {
      const std::int64_t time = series_.last - static_cast<std::int64_t>(size - 1 - i);
      double value = shaped(series_.values[i], shape_);
      for (const Outlier& outlier : arima_->outliers) value -= arima_->effect(outlier, time, psi);
      history.push_back(value);
    }
    subtract_regressors(size);
    keep_known(values_needed());
  }

  void subtract_regressors(std::size_t size) {
    const RegressorFrame frame{model_, context_, arima_->period,
                               size > 0 ? std::optional(arima_->last) : std::nullopt};
    for (const DynamicRegressor& regressor : element_.dynamicRegressors) {
      const Vector v = arima_->regressors.emplace_back(regressor, frame).past(size);
      for (std::size_t i = 0; i < size; ++i) arima_->noise.history[i] -= v[i];
    }
  }

  /// Drops what lies before the last value that is not known.
  void keep_known(std::size_t needed) {
    Vector& history = arima_->noise.history;
    std::size_t known = 0;
    while (known < history.size() && std::isfinite(history[history.size() - 1 - known])) ++known;
    history.erase(history.begin(), history.end() - static_cast<std::ptrdiff_t>(known));
    if (known < needed)
      fail_invalid("E-COUNT", element_.where, "TimeSeries",
                   std::to_string(known) +
                       " values that can be transformed and whose regressors "
                       "are known",
                   std::to_string(needed) + " or more");
  }

  void read_residuals() {
    Arma& noise = arima_->noise;
    if (ma_.degree() == 0) return;
    if (residuals_.empty()) {
      if (noise.history.size() <= noise.ar.degree()) too_few_residuals();
      noise.find_residuals();
      return;
    }
    if (residuals_.size() < ma_.degree()) too_few_residuals();
    noise.residuals = residuals_;
  }

  [[noreturn]] void too_few_residuals() const {
    fail_invalid("E-COUNT", element_.where, "MA/Residuals",
                 std::to_string(residuals_.size()) + " residuals",
                 std::to_string(ma_.degree()) + " or more");
  }

  void read_exact_state() {
    const auto& stat = element_.maximumLikelihoodStat;
    if (!stat) return;
    if (stat->periodDeficit != 0)
      context_.unsupported(*stat, "MaximumLikelihoodStat/@periodDeficit",
                           std::to_string(stat->periodDeficit));
    if (const auto* kalman = std::get_if<Box<KalmanState>>(&stat->state))
      arima_->end = read_kalman_state(**kalman, ar_, ma_);
    if (const auto* theta = std::get_if<Box<ThetaRecursionState>>(&stat->state))
      arima_->end = read_theta_state(**theta, ar_, ma_);
  }

  /// The standard does not say what the noise of a theta recursion is: here the differenced series
  /// less its mean, which the document must confirm as far as it has both.
  void check_noise() const {
    const auto& stat = element_.maximumLikelihoodStat;
    const auto* state = stat ? std::get_if<Box<ThetaRecursionState>>(&stat->state) : nullptr;
    if (state == nullptr) return;
    const Vector noise = array_of((*state)->finalNoise);
    const Vector own = differenced();
    constexpr double rounding = 1e-6;
    for (std::size_t back = 1; back <= std::min(noise.size(), own.size()); ++back) {
      const double stated = noise[noise.size() - back];
      const double found = own[own.size() - back];
      const double scale = std::abs(arima_->noise.history.back()) + std::abs(found);
      if (!(std::abs(stated - found) <= rounding * scale))
        context_.unsupported(**state, "ThetaRecursionState/FinalNoise",
                             std::to_string(stated) +
                                 " where the differenced series less its mean is " +
                                 std::to_string(found));
    }
  }

  /// The differenced series less its mean.
  Vector differenced() const {
    const Vector& x = arima_->noise.history;
    Vector result;
    for (std::size_t t = difference_.degree(); t < x.size(); ++t) {
      double value = -element_.constantTerm;
      for (const auto& [lag, coefficient] : difference_.terms()) value += coefficient * x[t - lag];
      result.push_back(value);
    }
    return result;
  }

  const ARIMA& element_;
  const TimeSeriesModel& model_;
  ModelContext& context_;
  Shape shape_;
  LagPolynomial ar_;
  LagPolynomial ma_;
  LagPolynomial difference_;
  Vector residuals_;
  Series series_;
  std::unique_ptr<ArimaForecaster> arima_ = std::make_unique<ArimaForecaster>();
};

}  // namespace

ForecasterPtr compile_arima(const ARIMA& element, const TimeSeriesModel& model,
                            ModelContext& context) {
  return ArimaCompiler(element, model, context).compile();
}

}  // namespace pmml::scoring
