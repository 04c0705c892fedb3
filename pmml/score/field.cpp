#include "pmml/score/field.h"

namespace pmml::scoring {

bool is_ranked(const Field& field) {
  return field.type == DataType::string && field.optype == OpType::ordinal &&
         field.space != nullptr && !field.space->valid.empty();
}

bool contains(const Interval& interval, double value) {
  const bool left_closed =
      interval.closure == Closure::closedOpen || interval.closure == Closure::closedClosed;
  const bool right_closed =
      interval.closure == Closure::openClosed || interval.closure == Closure::closedClosed;
  if (interval.leftMargin) {
    const double left = *interval.leftMargin;
    if (left_closed ? value < left : value <= left) return false;
  }
  if (interval.rightMargin) {
    const double right = *interval.rightMargin;
    if (right_closed ? value > right : value >= right) return false;
  }
  return true;
}

Validity ValueSpace::classify(double value) const {
  if (is_unconvertible(value)) return Validity::invalid;
  if (is_missing(value) || missing_values.contains(value)) return Validity::missing;
  if (invalid.contains(value)) return Validity::invalid;
  if (!valid.empty()) return ranks.contains(value) ? Validity::valid : Validity::invalid;
  if (intervals.empty()) return Validity::valid;
  for (const Interval& interval : intervals) {
    if (contains(interval, value)) return Validity::valid;
  }
  return Validity::invalid;
}

std::optional<int> ValueSpace::rank(double value) const {
  const auto found = ranks.find(value);
  if (found == ranks.end()) return std::nullopt;
  return found->second;
}

ValueSpace make_space(const std::vector<Value>& values, const std::vector<Interval>& intervals,
                      DataType type, StringPool& pool) {
  ValueSpace space;
  space.intervals = intervals;
  for (const Value& value : values) {
    const auto cell = parse_cell(value.value, type, pool);
    if (!cell) {
      if (value.property == ValueProperty::missing) space.missing_texts.insert(value.value);
      continue;
    }
    if (value.displayValue) space.displays.emplace(*cell, pool.code(*value.displayValue));
    if (value.property == ValueProperty::missing) {
      space.missing_values.insert(*cell);
    } else if (value.property == ValueProperty::invalid) {
      space.invalid.insert(*cell);
    } else if (space.ranks.emplace(*cell, static_cast<int>(space.valid.size())).second) {
      space.valid.push_back(*cell);
    }
  }
  return space;
}

}  // namespace pmml::scoring
