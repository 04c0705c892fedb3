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
    const double h = damped_steps(steps);
    double value = level;
    if (trend == Trend::additive) value += h * slope;
    if (trend == Trend::multiplicative) value *= std::pow(slope, h);
    if (season == Season::none) return {value, missing};
    const double factor = factors[(phase + steps - 1) % factors.size()];
    return {season == Season::additive ? value + factor : value * factor, missing};
  }
  bool has_variance() const override { return false; }

  double level = 0;
  Trend trend = Trend::none;
  double slope = 0;
  double damping = 1;
  Season season = Season::none;
  std::vector<double> factors;
  std::size_t phase = 0;  ///< steps from the first factor to that of the first forecast

 private:
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

void add_trend(const Trend_ExpoSmooth& element, Smoothing& smoothing) {
  const TrendType type = element.trend;
  if (type == TrendType::polynomial_exponential)
    fail_unsupported(element.where, "Trend_ExpoSmooth/@trend", "polynomial_exponential");
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
  if (!element.level || !element.level->smoothedValue) absent(element, "Level/@smoothedValue");
  smoothing->level = *element.level->smoothedValue;
  if (element.trend_ExpoSmooth) add_trend(*element.trend_ExpoSmooth, *smoothing);
  if (element.seasonality) add_season(*element.seasonality, *smoothing);
  return smoothing;
}

}  // namespace pmml::scoring
