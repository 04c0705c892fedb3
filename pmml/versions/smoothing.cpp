// Exponential smoothing and time anchors as 4.0 wrote them.
#include "pmml/versions/change.h"
#include "pmml/versions/kept.h"

namespace pmml::versions {

namespace {

constexpr std::string_view old_trend = "Trend";

bool has_old_trend(const ExponentialSmoothing& smoothing, const Origin&) {
  return !smoothing.trend_ExpoSmooth && kept_node(smoothing, old_trend) != nullptr;
}

std::optional<double> number_of(const std::optional<std::string>& text) {
  double number = 0;
  if (!text || parse_value(*text, number) != ValueError::none) return std::nullopt;
  return number;
}

std::optional<double> number_of(const KeptNode& node, std::string_view attribute) {
  return number_of(attribute_of(node, attribute));
}

/// The values smoothed once, twice and perhaps three times, which 4.0 had in Level.
Box<Array> smoothed_values(Level& level) {
  std::vector<double> values;
  for (const auto value :
       {level.smoothedValue, number_of(take_attribute(level, "quadraticSmoothedValue")),
        number_of(take_attribute(level, "cubicSmoothedValue"))}) {
    if (value) values.push_back(*value);
  }
  Box<Array> result;
  Array& array = result.emplace();
  array.type = ArrayType::real;
  array.values = std::move(values);
  return result;
}

void name_trend(ExponentialSmoothing& smoothing, const Origin&) {
  const KeptNode node = *take_node(smoothing, old_trend);
  Trend_ExpoSmooth& trend = smoothing.trend_ExpoSmooth.emplace();
  trend.where = node.where;
  trend.gamma = number_of(node, "gamma");
  trend.phi = number_of(node, "phi").value_or(1);
  trend.smoothedValue = number_of(node, "smoothedValue");
  const std::string kind = attribute_of(node, "trend").value_or("additive");
  trend.trend = enum_of<TrendType>(kind).value_or(TrendType::polynomial_exponential);
  if (trend.trend == TrendType::polynomial_exponential && smoothing.level)
    trend.array = smoothed_values(*smoothing.level);
}

std::string corrected(std::string type) {
  const std::size_t slip = type.find("cdonds");
  if (slip != std::string::npos) type.replace(slip, 6, "conds");
  return type;
}

bool is_misspelt(const TimeAnchor& anchor, const Origin&) {
  const std::string* type = kept_attribute(anchor, "type");
  return type != nullptr && enum_of<TimeAnchorType>(corrected(*type)).has_value();
}

void correct(TimeAnchor& anchor, const Origin&) {
  anchor.type = enum_of<TimeAnchorType>(corrected(*take_attribute(anchor, "type")));
}

constexpr Change smoothing_changes[] = {change<ExponentialSmoothing, has_old_trend, name_trend>(),
                                        change<TimeAnchor, is_misspelt, correct>()};

}  // namespace

std::span<const Change> changes_of_smoothing() {
  return smoothing_changes;
}

}  // namespace pmml::versions
