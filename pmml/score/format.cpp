#include "pmml/score/format.h"

#include <array>
#include <charconv>
#include <chrono>
#include <cmath>

namespace pmml::scoring {

namespace {

constexpr std::size_t longest = 200;

std::optional<std::size_t> take_number(std::string_view text, std::size_t& at) {
  std::size_t value = 0;
  for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at) {
    value = value * 10 + static_cast<std::size_t>(text[at] - '0');
    if (value > longest) return std::nullopt;
  }
  return value;
}

std::string printed(double value, std::chars_format style, int precision) {
  std::array<char, 700> buffer;
  const auto [end, error] =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, style, precision);
  return {buffer.data(), end};
}

std::string upper(std::string text) {
  for (char& c : text) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return text;
}

/// Reads text up to the next `%` that begins a conversion.
std::string take_text(std::string_view pattern, std::size_t& at) {
  std::string text;
  while (at < pattern.size()) {
    if (pattern[at] != '%') {
      text += pattern[at++];
    } else if (at + 1 < pattern.size() && pattern[at + 1] == '%') {
      text += '%';
      at += 2;
    } else {
      break;
    }
  }
  return text;
}

constexpr std::string_view weekdays[] = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                         "Thursday", "Friday", "Saturday"};
constexpr std::string_view months[] = {"January",   "February", "March",    "April",
                                       "May",       "June",     "July",     "August",
                                       "September", "October",  "November", "December"};

std::string padded(int value, std::size_t width, char fill = '0') {
  std::string text = std::to_string(value);
  return text.size() < width ? std::string(width - text.size(), fill) + text : text;
}

/// A moment in the parts that directives show.
struct Moment {
  std::chrono::year_month_day date;
  int weekday;      ///< 0 is Sunday
  int day_of_year;  ///< from 0
  int second_of_day;

  int year() const { return static_cast<int>(date.year()); }
  int month() const { return static_cast<int>(static_cast<unsigned>(date.month())); }
  int day() const { return static_cast<int>(static_cast<unsigned>(date.day())); }
  int hour() const { return second_of_day / 3600; }
  int hour_of_12() const { return (hour() + 11) % 12 + 1; }
  /// Week of the year when weeks begin on Sunday (0) or Monday (1).
  int week(int first) const { return (day_of_year + 7 - (weekday + 7 - first) % 7) / 7; }
};

Moment moment_of(double seconds) {
  using namespace std::chrono;
  const double day = std::floor(seconds / 86400);
  const sys_days date{days{static_cast<int>(day)}};
  const year_month_day parts{date};
  const sys_days first{parts.year() / January / 1};
  return {parts, static_cast<int>(weekday{date}.c_encoding()),
          static_cast<int>((date - first).count()), static_cast<int>(seconds - day * 86400)};
}

/// Year and week of ISO 8601: the week belongs to the year that has its Thursday.
std::pair<int, int> iso_week(const Moment& moment) {
  using namespace std::chrono;
  const int from_monday = (moment.weekday + 6) % 7;
  const sys_days thursday = sys_days{moment.date} + days{3 - from_monday};
  const year_month_day parts{thursday};
  const auto day = (thursday - sys_days{parts.year() / January / 1}).count();
  return {static_cast<int>(parts.year()), static_cast<int>(day / 7) + 1};
}

constexpr std::string_view date_directives = "aAbBcCdDeFgGhjmuUVwWxyY";
constexpr std::string_view time_directives = "HIMnprRStTX";

std::string show(const Moment& m, char directive);

std::string show_all(const Moment& m, std::string_view directives, char separator) {
  std::string text;
  for (const char directive : directives) {
    if (!text.empty()) text += separator;
    text += show(m, directive);
  }
  return text;
}

std::string show_date(const Moment& m, char directive) {
  const auto day_name = weekdays[m.weekday];
  const auto month_name = months[m.month() - 1];
  switch (directive) {
    case 'a':
      return std::string(day_name.substr(0, 3));
    case 'A':
      return std::string(day_name);
    case 'b':
    case 'h':
      return std::string(month_name.substr(0, 3));
    case 'B':
      return std::string(month_name);
    case 'c':
      return show_all(m, "abeTY", ' ');
    case 'C':
      return padded(m.year() / 100, 2);
    case 'd':
      return padded(m.day(), 2);
    case 'D':
    case 'x':
      return show_all(m, "mdy", '/');
    case 'e':
      return padded(m.day(), 2, ' ');
    case 'F':
      return show_all(m, "Ymd", '-');
    case 'g':
      return padded(iso_week(m).first % 100, 2);
    case 'G':
      return padded(iso_week(m).first, 4);
    case 'j':
      return padded(m.day_of_year + 1, 3);
    case 'm':
      return padded(m.month(), 2);
    case 'u':
      return std::to_string((m.weekday + 6) % 7 + 1);
    case 'U':
      return padded(m.week(0), 2);
    case 'V':
      return padded(iso_week(m).second, 2);
    case 'w':
      return std::to_string(m.weekday);
    case 'W':
      return padded(m.week(1), 2);
    case 'y':
      return padded(m.year() % 100, 2);
    default:
      return padded(m.year(), 4);
  }
}

std::string show(const Moment& m, char directive) {
  switch (directive) {
    case 'H':
      return padded(m.hour(), 2);
    case 'I':
      return padded(m.hour_of_12(), 2);
    case 'M':
      return padded(m.second_of_day / 60 % 60, 2);
    case 'n':
      return "\n";
    case 'p':
      return m.hour() < 12 ? "AM" : "PM";
    case 'r':
      return show_all(m, "IMS", ':') + ' ' + show(m, 'p');
    case 'R':
      return show_all(m, "HM", ':');
    case 'S':
      return padded(m.second_of_day % 60, 2);
    case 't':
      return "\t";
    case 'T':
    case 'X':
      return show_all(m, "HMS", ':');
    default:
      return show_date(m, directive);
  }
}

}  // namespace

std::optional<NumberFormat> NumberFormat::parse(std::string_view pattern) {
  NumberFormat format;
  std::size_t at = 0;
  format.before_ = take_text(pattern, at);
  if (at == pattern.size()) return std::nullopt;
  for (++at; at < pattern.size(); ++at) {
    const char flag = pattern[at];
    if (flag == '-') {
      format.left_ = true;
    } else if (flag == '0') {
      format.zeros_ = true;
    } else if (flag == '+') {
      format.plus_ = "+";
    } else if (flag == ' ') {
      if (format.plus_.empty()) format.plus_ = " ";
    } else {
      break;
    }
  }
  const auto width = take_number(pattern, at);
  if (!width) return std::nullopt;
  format.width_ = *width;
  if (at < pattern.size() && pattern[at] == '.') {
    const auto precision = take_number(pattern, ++at);
    if (!precision) return std::nullopt;
    format.precision_ = static_cast<int>(*precision);
  }
  while (at < pattern.size() && (pattern[at] == 'l' || pattern[at] == 'L')) ++at;
  if (at == pattern.size() || std::string_view("difFeEgG").find(pattern[at]) == std::string::npos)
    return std::nullopt;
  format.conversion_ = pattern[at++];
  format.after_ = take_text(pattern, at);
  if (at != pattern.size()) return std::nullopt;
  return format;
}

std::optional<std::string> NumberFormat::digits(double magnitude) const {
  const int precision = precision_.value_or(6);
  if (std::isinf(magnitude)) return "inf";
  switch (conversion_) {
    case 'f':
    case 'F':
      return printed(magnitude, std::chars_format::fixed, precision);
    case 'e':
    case 'E':
      return printed(magnitude, std::chars_format::scientific, precision);
    case 'g':
    case 'G':
      return printed(magnitude, std::chars_format::general, precision);
    default:
      break;
  }
  if (std::trunc(magnitude) != magnitude) return std::nullopt;
  std::string text = printed(magnitude, std::chars_format::fixed, 0);
  const auto least = static_cast<std::size_t>(precision_.value_or(1));
  if (least == 0 && magnitude == 0) return "";
  return text.size() < least ? std::string(least - text.size(), '0') + text : text;
}

std::optional<std::string> NumberFormat::format(double value) const {
  const bool whole = conversion_ == 'd' || conversion_ == 'i';
  if (whole && std::isinf(value)) return std::nullopt;
  auto text = digits(std::abs(value));
  if (!text) return std::nullopt;
  if (conversion_ >= 'A' && conversion_ <= 'Z') text = upper(*text);
  const bool negative = whole ? value < 0 : std::signbit(value);
  const std::string sign = negative ? "-" : plus_;
  const std::size_t length = sign.size() + text->size();
  std::string fill(length < width_ ? width_ - length : 0, ' ');
  const bool with_zeros =
      zeros_ && !left_ && !std::isinf(value) && !(whole && precision_.has_value());
  if (with_zeros) {
    text = sign + std::string(fill.size(), '0') + *text;
  } else {
    text = left_ ? sign + *text + fill : fill + sign + *text;
  }
  return before_ + *text + after_;
}

std::optional<DateFormat> DateFormat::parse(std::string_view pattern) {
  DateFormat format;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    format.pieces_.push_back({take_text(pattern, at), 0});
    if (at == pattern.size()) break;
    ++at;
    if (at < pattern.size() && (pattern[at] == 'E' || pattern[at] == 'O')) ++at;
    if (at == pattern.size() || (date_directives.find(pattern[at]) == std::string::npos &&
                                 time_directives.find(pattern[at]) == std::string::npos))
      return std::nullopt;
    format.pieces_.push_back({{}, pattern[at]});
  }
  return format;
}

std::optional<std::string> DateFormat::format(double seconds, bool has_date) const {
  constexpr double year_0 = -62167219200.0;
  constexpr double year_10000 = 253402300800.0;
  if (!(seconds >= (has_date ? year_0 : 0.0) && seconds < (has_date ? year_10000 : 86400.0)))
    return std::nullopt;
  const Moment moment = moment_of(seconds);
  std::string text;
  for (const Piece& piece : pieces_) {
    text += piece.text;
    if (piece.directive == 0) continue;
    if (!has_date && date_directives.find(piece.directive) != std::string::npos)
      return std::nullopt;
    text += show(moment, piece.directive);
  }
  return text;
}

}  // namespace pmml::scoring
