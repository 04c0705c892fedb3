// Dates and times as PMML counts them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "pmml/model/types.h"

namespace pmml::scoring {

/// YYYY-MM-DD as days since 1970-01-01.
std::optional<double> parse_date(std::string_view text);
/// hh:mm:ss, with a fraction if any, as seconds since midnight.
std::optional<double> parse_time(std::string_view text);
/// Date and time joined by T or blank, with Z if any, as seconds since 1970-01-01.
std::optional<double> parse_date_time(std::string_view text);

std::string format_date(double days);
std::string format_time(double seconds);
std::string format_date_time(double seconds);

/// Days from 1970-01-01 to 1 January of the year (proleptic Gregorian calendar).
double days_to_year(int year);
/// The reference year of dateDaysSince[Y] and dateTimeSecondsSince[Y].
std::optional<int> reference_year(DataType type);
bool counts_days(DataType type);
bool counts_seconds(DataType type);

}  // namespace pmml::scoring
