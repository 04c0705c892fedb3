#pragma once

#include <cmath>
#include <initializer_list>
#include <limits>
#include <string>
#include <string_view>

#include "pmml/data/table.h"

inline constexpr double missing = std::numeric_limits<double>::quiet_NaN();

/// NaN is a missing cell.
inline pmml::Column numbers(std::string name, std::initializer_list<double> values) {
  pmml::Column out;
  out.name = std::move(name);
  for (const double value : values) {
    std::isnan(value) ? out.push_missing() : out.push_number(value);
  }
  return out;
}

/// "?" is a missing cell.
inline pmml::Column texts(std::string name, std::initializer_list<std::string_view> values) {
  pmml::Column out;
  out.name = std::move(name);
  out.kind = pmml::Column::Kind::text;
  for (const std::string_view value : values) {
    value == "?" ? out.push_missing() : out.push_text(value);
  }
  return out;
}
