#include "pmml/score/dates.h"

#include <charconv>
#include <chrono>
#include <cmath>

#include "pmml/describe/numbers.h"

namespace pmml::scoring {

namespace {

using std::chrono::days;
using std::chrono::sys_days;

std::optional<int> digits(std::string_view text) {
  int value = 0;
  const char* end = text.data() + text.size();
  if (text.empty() || text.front() == '-') return std::nullopt;
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc{} || stop != end) return std::nullopt;
  return value;
}

std::string two_digits(int value) {
  std::string text = std::to_string(value);
  return text.size() < 2 ? "0" + text : text;
}

}  // namespace

std::optional<double> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = digits(text.substr(0, 4));
  const auto month = digits(text.substr(5, 2));
  const auto day = digits(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{*year},
                                         std::chrono::month{static_cast<unsigned>(*month)},
                                         std::chrono::day{static_cast<unsigned>(*day)}};
  if (!date.ok()) return std::nullopt;
  return static_cast<double>(sys_days{date}.time_since_epoch().count());
}

std::optional<double> parse_time(std::string_view text) {
  if (text.size() < 8 || text[2] != ':' || text[5] != ':') return std::nullopt;
  const auto hours = digits(text.substr(0, 2));
  const auto minutes = digits(text.substr(3, 2));
  double seconds = 0;
  if (!hours || !minutes || parse_double(text.substr(6), seconds) != NumberError::none)
    return std::nullopt;
  if (*hours > 24 || *minutes > 59 || !(seconds >= 0 && seconds < 61)) return std::nullopt;
  return *hours * 3600 + *minutes * 60 + seconds;
}

std::optional<double> parse_date_time(std::string_view text) {
  if (text.ends_with('Z')) text.remove_suffix(1);
  if (text.size() < 19 || (text[10] != 'T' && text[10] != ' ')) return std::nullopt;
  const auto date = parse_date(text.substr(0, 10));
  const auto time = parse_time(text.substr(11));
  if (!date || !time) return std::nullopt;
  return *date * 86400 + *time;
}

std::string format_date(double count) {
  const std::chrono::year_month_day date{sys_days{days{static_cast<int>(count)}}};
  std::string year = std::to_string(static_cast<int>(date.year()));
  while (year.size() < 4) year.insert(0, 1, '0');
  return year + "-" + two_digits(static_cast<int>(static_cast<unsigned>(date.month()))) + "-" +
         two_digits(static_cast<int>(static_cast<unsigned>(date.day())));
}

std::string format_time(double seconds) {
  const int whole = static_cast<int>(seconds);
  return two_digits(whole / 3600) + ":" + two_digits(whole / 60 % 60) + ":" +
         two_digits(whole % 60);
}

std::string format_date_time(double seconds) {
  const double date = std::floor(seconds / 86400);
  return format_date(date) + "T" + format_time(seconds - date * 86400);
}

double days_to_year(int year) {
  const std::chrono::year_month_day first{std::chrono::year{year}, std::chrono::month{1},
                                          std::chrono::day{1}};
  return static_cast<double>(sys_days{first}.time_since_epoch().count());
}

std::optional<int> reference_year(DataType type) {
  switch (type) {
    case DataType::dateDaysSince0:
    case DataType::dateTimeSecondsSince0:
      return 0;
    case DataType::dateDaysSince1960:
    case DataType::dateTimeSecondsSince1960:
      return 1960;
    case DataType::dateDaysSince1970:
    case DataType::dateTimeSecondsSince1970:
      return 1970;
    case DataType::dateDaysSince1980:
    case DataType::dateTimeSecondsSince1980:
      return 1980;
    default:
      return std::nullopt;
  }
}

bool counts_days(DataType type) {
  return type >= DataType::dateDaysSince0 && type <= DataType::dateDaysSince1980;
}

bool counts_seconds(DataType type) {
  return type >= DataType::dateTimeSecondsSince0 && type <= DataType::dateTimeSecondsSince1980;
}

}  // namespace pmml::scoring
