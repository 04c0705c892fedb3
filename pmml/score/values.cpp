#include "pmml/score/values.h"

#include <cmath>

#include "pmml/describe/numbers.h"
#include "pmml/score/dates.h"

namespace pmml::scoring {

namespace {

constexpr double largest_integer = 9007199254740992.0;

bool equals_ignoring_case(std::string_view text, std::string_view lower) {
  if (text.size() != lower.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const char folded = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if (folded != lower[i]) return false;
  }
  return true;
}

/// xs:double, and infinity as other languages spell it.
std::optional<double> parse_number(std::string_view text) {
  double value = 0;
  if (parse_double(text, value) == NumberError::none) return value;
  text = trim(text);
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  if (!equals_ignoring_case(text, "inf") && !equals_ignoring_case(text, "infinity"))
    return std::nullopt;
  return negative ? -std::numeric_limits<double>::infinity()
                  : std::numeric_limits<double>::infinity();
}

std::optional<double> as_integer(double value) {
  if (std::trunc(value) != value || std::abs(value) > largest_integer) return std::nullopt;
  return value;
}

std::optional<double> as_boolean(double value) {
  if (value != 0 && value != 1) return std::nullopt;
  return value;
}

std::optional<double> parse_boolean(std::string_view text) {
  text = trim(text);
  if (equals_ignoring_case(text, "true") || equals_ignoring_case(text, "t")) return 1;
  if (equals_ignoring_case(text, "false") || equals_ignoring_case(text, "f")) return 0;
  const auto number = parse_number(text);
  return number ? as_boolean(*number) : std::nullopt;
}

std::optional<double> parse_counted(std::string_view text, DataType type) {
  if (const auto number = parse_number(text)) return number;
  if (type == DataType::timeSeconds) return parse_time(trim(text));
  const double start = days_to_year(reference_year(type).value_or(1970));
  if (counts_days(type)) {
    const auto date = parse_date(trim(text));
    return date ? std::optional(*date - start) : std::nullopt;
  }
  const auto moment = parse_date_time(trim(text));
  return moment ? std::optional(*moment - start * 86400) : std::nullopt;
}

/// Days since 1970 of any type that means a date.
std::optional<double> as_date(double value, DataType from) {
  if (from == DataType::date) return value;
  if (from == DataType::dateTime) return std::floor(value / 86400);
  if (counts_days(from)) return value + days_to_year(*reference_year(from));
  return std::nullopt;
}

/// Seconds since 1970 of any type that means a moment.
std::optional<double> as_moment(double value, DataType from) {
  if (from == DataType::dateTime) return value;
  if (counts_seconds(from)) return value + days_to_year(*reference_year(from)) * 86400;
  if (const auto date = as_date(value, from)) return *date * 86400;
  return std::nullopt;
}

std::optional<double> to_calendar(double value, DataType from, DataType to) {
  if (to == DataType::time || to == DataType::timeSeconds) {
    const bool is_time = from == DataType::time || from == DataType::timeSeconds;
    return is_time || is_number(from) ? std::optional(value) : std::nullopt;
  }
  if (to == DataType::date) return as_date(value, from);
  if (to == DataType::dateTime) return as_moment(value, from);
  if (is_number(from)) return value;
  const double start = days_to_year(*reference_year(to));
  const auto base = counts_days(to) ? as_date(value, from) : as_moment(value, from);
  if (!base) return std::nullopt;
  return *base - (counts_days(to) ? start : start * 86400);
}

}  // namespace

bool is_number(DataType type) {
  return type == DataType::integer || type == DataType::float_ || type == DataType::double_;
}

bool is_shown_as_text(DataType type) {
  return type == DataType::string || type == DataType::boolean || type == DataType::date ||
         type == DataType::time || type == DataType::dateTime;
}

std::optional<double> parse_cell(std::string_view text, DataType type, StringPool& pool) {
  switch (type) {
    case DataType::string:
      return pool.code(text);
    case DataType::boolean:
      return parse_boolean(text);
    case DataType::date:
      return parse_date(trim(text));
    case DataType::time:
      return parse_time(trim(text));
    case DataType::dateTime:
      return parse_date_time(trim(text));
    default:
      break;
  }
  if (!is_number(type)) return parse_counted(text, type);
  const auto number = parse_number(text);
  return number ? convert(*number, DataType::double_, type, pool) : std::nullopt;
}

std::optional<double> parse_literal(std::string_view text, DataType type, StringPool& pool) {
  const auto cell = parse_cell(text, type == DataType::integer ? DataType::double_ : type, pool);
  return cell || type != DataType::boolean ? cell : parse_number(text);
}

std::string cell_text(double value, DataType type, const StringPool& pool) {
  switch (type) {
    case DataType::string:
      return std::string(pool.text(value));
    case DataType::boolean:
      return value != 0 ? "true" : "false";
    case DataType::date:
      return format_date(value);
    case DataType::time:
      return format_time(value);
    case DataType::dateTime:
      return format_date_time(value);
    default:
      return format_double(value);
  }
}

std::optional<double> convert(double value, DataType from, DataType to, StringPool& pool) {
  if (from == to || is_missing(value)) return value;
  if (to == DataType::string) return pool.code(cell_text(value, from, pool));
  if (from == DataType::string) return parse_cell(pool.text(value), to, pool);
  switch (to) {
    case DataType::integer:
      return as_integer(value);
    case DataType::float_:
      return to_single(value);
    case DataType::double_:
      return value;
    case DataType::boolean:
      return as_boolean(value);
    default:
      return to_calendar(value, from, to);
  }
}

}  // namespace pmml::scoring
