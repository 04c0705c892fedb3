// ExponentialSmoothing (checklist 29.1): forecasts from the state at the end of the series.
#include <cmath>

#include "pmml/score/arrays.h"
#include "pmml/score/time_series.h"

namespace pmml::scoring {

namespace {

enum class Trend : std::uint8_t { none, additive, multiplicative };
enum class Season : std::uint8_t { none, additive, multiplicative };

class Smoothing : public Forecaster {
 public:
  Forecast at(std::size_t steps, Row&) const override {
    double value = level;
    if (trend == Trend::additive) value += trend_after(steps);
    if (trend == Trend::multiplicative) value *= trend_after(steps);
    if (season == Season::none) return {value, missing};
    const double factor = season_after(steps);
    return {season == Season::additive ? value + factor : value * factor, missing};
  }
  void explain(std::size_t steps, Row&, Tracer& tracer) const override {
    tracer.add("level", {}, level);
    if (trend != Trend::none) tracer.add("trend", {}, trend_after(steps));
    if (season != Season::none) tracer.add("season", {}, season_after(steps));
  }
  bool has_variance() const override { return false; }

  double level = 0;
  Trend trend = Trend::none;
  double slope = 0;
  double curvature = 0;
  double damping = 1;
  Season season = Season::none;
  std::vector<double> factors;
  std::size_t phase = 0;  ///< steps from the first factor to that of the first forecast

 private:
  /// What is added to the level, or what it is multiplied by.
  double trend_after(std::size_t steps) const {
    const double h = damped_steps(steps);
    return trend == Trend::additive ? h * slope + h * h / 2 * curvature : std::pow(slope, h);
  }
  double season_after(std::size_t steps) const {
    return factors[(phase + steps - 1) % factors.size()];
  }

  /// damping + damping^2 + ... + damping^steps.
  double damped_steps(std::size_t steps) const {
    if (damping == 1) return static_cast<double>(steps);
    return damping * (1 - std::pow(damping, static_cast<double>(steps))) / (1 - damping);
  }
};

[[noreturn]] void absent(const Element& element, const std::string& path) {
  fail_invalid("E-ABSENT", element.where, "ExponentialSmoothing/" + path, "nothing",
               "the value at the end of the series");
}

/// The polynomial that Brown's double or triple smoothing goes on with, from the values smoothed
/// once, twice and three times.
void set_polynomial(const std::vector<double>& s, double alpha, Smoothing& smoothing) {
  const double ratio = alpha / (1 - alpha);
  if (s.size() == 2) {
    smoothing.level = 2 * s[0] - s[1];
    smoothing.slope = ratio * (s[0] - s[1]);
    return;
  }
  smoothing.level = 3 * s[0] - 3 * s[1] + s[2];
  smoothing.slope = ratio / (2 * (1 - alpha)) *
                    ((6 - 5 * alpha) * s[0] - (10 - 8 * alpha) * s[1] + (4 - 3 * alpha) * s[2]);
  smoothing.curvature = ratio * ratio * (s[0] - 2 * s[1] + s[2]);
}

bool agrees(double stated, double value) {
  constexpr double rounding = 1e-6;
  return std::abs(stated - value) <= rounding * std::abs(value);
}

void add_polynomial(const Trend_ExpoSmooth& element, const Level& level, Smoothing& smoothing) {
  if (!element.array) absent(element, "Trend_ExpoSmooth/Array");
  const std::vector<double> smoothed = numbers_of(*element.array);
  if (smoothed.size() != 2 && smoothed.size() != 3)
    fail_invalid("E-COUNT", element.where, "Trend_ExpoSmooth/Array",
                 std::to_string(smoothed.size()) + " numbers",
                 "the values smoothed once, twice and perhaps three times");
  if (!level.alpha) absent(level, "Level/@alpha");
  if (!(*level.alpha > 0 && *level.alpha < 1))
    fail_invalid("E-VALUE", level.where, "Level/@alpha", std::to_string(*level.alpha),
                 "a number between 0 and 1");
  smoothing.trend = Trend::additive;
  set_polynomial(smoothed, *level.alpha, smoothing);
  const bool other = level.smoothedValue && !agrees(*level.smoothedValue, smoothed[0]) &&
                     !agrees(*level.smoothedValue, smoothing.level);
  if (other)
    fail_unsupported(level.where, "Level/@smoothedValue", std::to_string(*level.smoothedValue),
                     "the first number of the Array or the level that follows from it");
}

void add_trend(const Trend_ExpoSmooth& element, Smoothing& smoothing) {
  const TrendType type = element.trend;
  if (!element.smoothedValue) absent(element, "Trend_ExpoSmooth/@smoothedValue");
  const bool additive = type == TrendType::additive || type == TrendType::damped_additive;
  const bool damped =
      type == TrendType::damped_additive || type == TrendType::damped_multiplicative;
  smoothing.trend = additive ? Trend::additive : Trend::multiplicative;
  smoothing.slope = *element.smoothedValue;
  if (damped) smoothing.damping = element.phi;
}

void add_season(const Seasonality_ExpoSmooth& element, Smoothing& smoothing) {
  if (!element.array) absent(element, "Seasonality_ExpoSmooth/Array");
  smoothing.season =
      element.type == SeasonalityType::additive ? Season::additive : Season::multiplicative;
  smoothing.factors = numbers_of(*element.array);
  if (element.period < 1 || smoothing.factors.size() != static_cast<std::size_t>(element.period))
    fail_invalid("E-COUNT", element.where, "Seasonality_ExpoSmooth",
                 std::to_string(smoothing.factors.size()) + " factors",
                 "one for each of " + std::to_string(element.period) + " periods");
  const std::int64_t phase = element.phase.value_or(0);
  if (phase < 0 || phase > element.period)
    fail_invalid("E-VALUE", element.where, "Seasonality_ExpoSmooth/@phase", std::to_string(phase),
                 "a number up to the period");
  smoothing.phase = static_cast<std::size_t>(phase);
}

}  // namespace

ForecasterPtr compile_exponential_smoothing(const ExponentialSmoothing& element) {
  auto smoothing = std::make_unique<Smoothing>();
  if (!element.level) absent(element, "Level");
  const auto& trend = element.trend_ExpoSmooth;
  if (trend && trend->trend == TrendType::polynomial_exponential) {
    add_polynomial(*trend, *element.level, *smoothing);
  } else {
    if (!element.level->smoothedValue) absent(*element.level, "Level/@smoothedValue");
    smoothing->level = *element.level->smoothedValue;
    if (trend) add_trend(*trend, *smoothing);
  }
  if (element.seasonality) add_season(*element.seasonality, *smoothing);
  return smoothing;
}

}  // namespace pmml::scoring
