#include "pmml/score/functions.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>
#include <vector>

#include "pmml/score/dates.h"
#include "pmml/score/letter_case.h"
#include "pmml/score/normal.h"

namespace pmml::scoring {

namespace {

using Numbers = std::span<const double>;
constexpr std::uint16_t many = 65535;

template <double (*F)(double)>
double unary(Numbers a, Row&) {
  return F(a[0]);
}

double add(Numbers a, Row&) {
  return a[0] + a[1];
}
double subtract(Numbers a, Row&) {
  return a[0] - a[1];
}
double multiply(Numbers a, Row&) {
  return a[0] * a[1];
}
double divide(Numbers a, Row&) {
  return a[0] / a[1];
}
double modulo(Numbers a, Row&) {
  return a[0] - std::floor(a[0] / a[1]) * a[1];
}
double power(Numbers a, Row&) {
  return std::pow(a[0], a[1]);
}
double hypotenuse(Numbers a, Row&) {
  return std::hypot(a[0], a[1]);
}
double threshold(Numbers a, Row&) {
  return a[0] > a[1] ? 1 : 0;
}
double smallest(Numbers a, Row&) {
  return *std::min_element(a.begin(), a.end());
}
double largest(Numbers a, Row&) {
  return *std::max_element(a.begin(), a.end());
}

double total(Numbers a, Row&) {
  double sum = 0;
  for (const double x : a) sum += x;
  return sum;
}

double mean(Numbers a, Row& row) {
  return total(a, row) / static_cast<double>(a.size());
}

double product(Numbers a, Row&) {
  double result = 1;
  for (const double x : a) result *= x;
  return result;
}

double median(Numbers a, Row&) {
  std::vector<double> sorted(a.begin(), a.end());
  std::sort(sorted.begin(), sorted.end());
  const std::size_t half = sorted.size() / 2;
  return sorted.size() % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

double round_half_up(double x) {
  const double below = std::floor(x);
  return x - below < 0.5 ? below : below + 1;
}
double round_half_even(double x) {
  return std::nearbyint(x);
}
double log_10(double x) {
  return std::log10(x);
}
double log_e(double x) {
  return std::log(x);
}
double square_root(double x) {
  return std::sqrt(x);
}
double absolute(double x) {
  return std::abs(x);
}
double exponential(double x) {
  return std::exp(x);
}
double exponential_minus_1(double x) {
  return std::expm1(x);
}
double log_1_plus(double x) {
  return std::log1p(x);
}
double floor_of(double x) {
  return std::floor(x);
}
double ceiling_of(double x) {
  return std::ceil(x);
}
double error_function(double x) {
  return std::erf(x);
}
double sine(double x) {
  return std::sin(x);
}
double cosine(double x) {
  return std::cos(x);
}
double tangent(double x) {
  return std::tan(x);
}
double arc_sine(double x) {
  return std::asin(x);
}
double arc_cosine(double x) {
  return std::acos(x);
}
double arc_tangent(double x) {
  return std::atan(x);
}
double arc_tangent_of_quotient(Numbers a, Row&) {
  return std::atan2(a[0], a[1]);
}
double sine_h(double x) {
  return std::sinh(x);
}
double cosine_h(double x) {
  return std::cosh(x);
}
double tangent_h(double x) {
  return std::tanh(x);
}

double cdf(Numbers a, Row&) {
  return a[2] > 0 ? normal_cdf((a[0] - a[1]) / a[2]) : missing;
}
double pdf(Numbers a, Row&) {
  return a[2] > 0 ? normal_pdf((a[0] - a[1]) / a[2]) / a[2] : missing;
}
double idf(Numbers a, Row&) {
  return a[2] > 0 ? a[1] + a[2] * normal_quantile(a[0]) : missing;
}

double all_of(Numbers a, Row&) {
  return std::all_of(a.begin(), a.end(), [](double x) { return x != 0; }) ? 1 : 0;
}
double any_of(Numbers a, Row&) {
  return std::any_of(a.begin(), a.end(), [](double x) { return x != 0; }) ? 1 : 0;
}
double negation(Numbers a, Row&) {
  return a[0] == 0 ? 1 : 0;
}

/// Byte offset of each character, and the end: what counts characters of UTF-8.
std::vector<std::size_t> characters(std::string_view text) {
  std::vector<std::size_t> starts;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U) starts.push_back(i);
  }
  starts.push_back(text.size());
  return starts;
}

double uppercase(Numbers a, Row& row) {
  return row.pool().code(to_upper(row.pool().text(a[0])));
}
double lowercase(Numbers a, Row& row) {
  return row.pool().code(to_lower(row.pool().text(a[0])));
}

double string_length(Numbers a, Row& row) {
  return static_cast<double>(characters(row.pool().text(a[0])).size() - 1);
}

double substring(Numbers a, Row& row) {
  if (!(a[1] >= 1) || !(a[2] >= 0)) return missing;
  const std::string_view text = row.pool().text(a[0]);
  const auto starts = characters(text);
  const double last = static_cast<double>(starts.size() - 1);
  const double first = std::min(std::trunc(a[1]) - 1, last);
  const auto from = static_cast<std::size_t>(first);
  const auto to = static_cast<std::size_t>(std::min(first + std::trunc(a[2]), last));
  return row.pool().code(std::string(text.substr(starts[from], starts[to] - starts[from])));
}

double trim_blanks(Numbers a, Row& row) {
  std::string_view text = row.pool().text(a[0]);
  while (!text.empty() && static_cast<unsigned char>(text.front()) <= ' ') text.remove_prefix(1);
  while (!text.empty() && static_cast<unsigned char>(text.back()) <= ' ') text.remove_suffix(1);
  return row.pool().code(std::string(text));
}

double concatenate(Numbers a, Row& row) {
  std::string text;
  for (const double part : a) text += row.pool().text(part);
  return row.pool().code(text);
}

double days_since_year(Numbers a, Row&) {
  return a[0] - days_to_year(static_cast<int>(a[1]));
}
double seconds_since_year(Numbers a, Row&) {
  return a[0] - days_to_year(static_cast<int>(a[1])) * 86400;
}
double seconds_since_midnight(Numbers a, Row&) {
  return a[0] - std::floor(a[0] / 86400) * 86400;
}

constexpr Function functions[] = {
    {"+", 2, 2, Signature::arithmetic, false, add},
    {"-", 2, 2, Signature::arithmetic, false, subtract},
    {"*", 2, 2, Signature::arithmetic, false, multiply},
    {"/", 2, 2, Signature::real, false, divide},
    {"modulo", 2, 2, Signature::arithmetic, false, modulo},
    {"min", 1, many, Signature::same, true, smallest},
    {"max", 1, many, Signature::same, true, largest},
    {"sum", 1, many, Signature::arithmetic, true, total},
    {"avg", 1, many, Signature::real, true, mean},
    {"product", 1, many, Signature::arithmetic, true, product},
    {"median", 1, many, Signature::real, true, median},
    {"log10", 1, 1, Signature::real, false, unary<log_10>},
    {"ln", 1, 1, Signature::real, false, unary<log_e>},
    {"sqrt", 1, 1, Signature::real, false, unary<square_root>},
    {"abs", 1, 1, Signature::same, false, unary<absolute>},
    {"exp", 1, 1, Signature::real, false, unary<exponential>},
    {"expm1", 1, 1, Signature::real, false, unary<exponential_minus_1>},
    {"ln1p", 1, 1, Signature::real, false, unary<log_1_plus>},
    {"pow", 2, 2, Signature::arithmetic, false, power},
    {"hypot", 2, 2, Signature::real, false, hypotenuse},
    {"threshold", 2, 2, Signature::integer, false, threshold},
    {"floor", 1, 1, Signature::integer, false, unary<floor_of>},
    {"ceil", 1, 1, Signature::integer, false, unary<ceiling_of>},
    {"round", 1, 1, Signature::integer, false, unary<round_half_up>},
    {"rint", 1, 1, Signature::integer, false, unary<round_half_even>},
    {"normalCDF", 3, 3, Signature::real, false, cdf},
    {"normalPDF", 3, 3, Signature::real, false, pdf},
    {"normalIDF", 3, 3, Signature::real, false, idf},
    {"stdNormalCDF", 1, 1, Signature::real, false, unary<normal_cdf>},
    {"stdNormalPDF", 1, 1, Signature::real, false, unary<normal_pdf>},
    {"stdNormalIDF", 1, 1, Signature::real, false, unary<normal_quantile>},
    {"erf", 1, 1, Signature::real, false, unary<error_function>},
    {"sin", 1, 1, Signature::real, false, unary<sine>},
    {"cos", 1, 1, Signature::real, false, unary<cosine>},
    {"tan", 1, 1, Signature::real, false, unary<tangent>},
    {"asin", 1, 1, Signature::real, false, unary<arc_sine>},
    {"acos", 1, 1, Signature::real, false, unary<arc_cosine>},
    {"atan", 1, 1, Signature::real, false, unary<arc_tangent>},
    {"x-atan2", 2, 2, Signature::real, false, arc_tangent_of_quotient},
    {"sinh", 1, 1, Signature::real, false, unary<sine_h>},
    {"cosh", 1, 1, Signature::real, false, unary<cosine_h>},
    {"tanh", 1, 1, Signature::real, false, unary<tangent_h>},
    {"and", 2, many, Signature::logical, false, all_of},
    {"or", 2, many, Signature::logical, false, any_of},
    {"not", 1, 1, Signature::logical, false, negation},
    {"uppercase", 1, 1, Signature::textual, false, uppercase},
    {"lowercase", 1, 1, Signature::textual, false, lowercase},
    {"stringLength", 1, 1, Signature::length, false, string_length},
    {"substring", 3, 3, Signature::slice, false, substring},
    {"trimBlanks", 1, 1, Signature::textual, false, trim_blanks},
    {"concat", 2, many, Signature::textual, true, concatenate},
    {"dateDaysSinceYear", 2, 2, Signature::calendar, false, days_since_year},
    {"dateSecondsSinceYear", 2, 2, Signature::calendar, false, seconds_since_year},
    {"dateSecondsSinceMidnight", 1, 1, Signature::calendar, false, seconds_since_midnight},
};

}  // namespace

const Function* find_function(std::string_view name) {
  const auto* found = std::find_if(std::begin(functions), std::end(functions),
                                   [&](const Function& f) { return f.name == name; });
  return found == std::end(functions) ? nullptr : found;
}

}  // namespace pmml::scoring
