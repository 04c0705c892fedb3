// The built-in functions in words.
#include <algorithm>

#include "pmml/archive/explain_topics.h"

namespace pmml::archive {
namespace {

constexpr FunctionText function_text_table[] = {
    {"+", "a + b"},
    {"-", "a - b"},
    {"*", "a times b"},
    {"/", "a divided by b, as decimal numbers also when both are whole"},
    {"min", "the smallest argument; missing ones are left out"},
    {"max", "the largest argument; missing ones are left out"},
    {"sum", "the sum of the arguments; missing ones are left out"},
    {"avg", "the mean of the arguments; missing ones are left out"},
    {"median",
     "the middle argument, of an even number the mean of the two middle ones; missing ones are "
     "left "
     "out"},
    {"product", "the product of the arguments; missing ones are left out"},
    {"log10", "the logarithm to base 10"},
    {"ln", "the natural logarithm"},
    {"sqrt", "the square root"},
    {"abs", "the number without its sign"},
    {"exp", "e to the power of a"},
    {"pow", "a to the power of b"},
    {"threshold", "1 if a > b, else 0"},
    {"floor", "the largest whole number not above a"},
    {"ceil", "the smallest whole number not below a"},
    {"round", "the nearest whole number, halves upwards"},
    {"modulo", "a - floor(a / b) * b"},
    {"rint", "the nearest whole number, halves to the even one"},
    {"expm1", "exp(a) - 1"},
    {"hypot", "the square root of a^2 + b^2"},
    {"ln1p", "ln(1 + a)"},
    {"isMissing", "true if a is missing, else false; never missing"},
    {"isNotMissing", "false if a is missing, else true; never missing"},
    {"isValid", "true if a is neither missing nor invalid; never missing"},
    {"isNotValid", "true if a is invalid; false if it is missing; never missing"},
    {"equal", "true if a equals b"},
    {"notEqual", "true if a does not equal b"},
    {"lessThan", "true if a < b"},
    {"lessOrEqual", "true if a <= b"},
    {"greaterThan", "true if a > b"},
    {"greaterOrEqual", "true if a >= b"},
    {"and", "true if all are true; missing if any is missing"},
    {"or", "true if any is true; missing if any is missing"},
    {"not", "true if a is false"},
    {"isIn", "true if a equals one of the other arguments"},
    {"isNotIn", "true if a equals none of the other arguments"},
    {"if", "b if a is true, else c; missing if a is missing, or if it is false and there is no c"},
    {"uppercase", "the text in upper case"},
    {"lowercase", "the text in lower case"},
    {"stringLength", "the number of characters"},
    {"substring", "c characters of the text a from character b on, counted from 1"},
    {"trimBlanks", "the text without blanks at its ends"},
    {"concat",
     "the texts one after another; missing ones are left out; numbers in their shortest decimals, "
     "whole numbers without a point"},
    {"replace",
     "the text a with every match of the regular expression b replaced by c, in which $1 is what "
     "the "
     "first group matched"},
    {"matches", "true if the regular expression b matches some part of the text a"},
    {"formatNumber", "the number written as the pattern of printf in C says, such as %.2f"},
    {"formatDatetime", "the time written as the pattern of strftime says, such as %Y-%m-%d"},
    {"dateDaysSinceYear", "days from 1 January of year b to the date a"},
    {"dateSecondsSinceYear", "seconds from 1 January of year b, 00:00:00, to the time a"},
    {"dateSecondsSinceMidnight", "seconds from midnight to the time a"},
    {"normalCDF", "the normal distribution function at a, mean b, standard deviation c"},
    {"normalPDF", "the normal density at a, mean b, standard deviation c"},
    {"normalIDF", "the number whose normal distribution function is a, mean b, deviation c"},
    {"stdNormalCDF", "the standard normal distribution function"},
    {"stdNormalPDF", "exp(-a^2 / 2) / sqrt(2 pi)"},
    {"stdNormalIDF", "the number whose standard normal distribution function is a"},
    {"erf", "the error function: 2 / sqrt(pi) times the integral of exp(-t^2) from 0 to a"},
    {"sin", "the sine; angles are in radians"},
    {"cos", "the cosine"},
    {"tan", "the tangent"},
    {"asin", "the angle whose sine is a"},
    {"acos", "the angle whose cosine is a"},
    {"atan", "the angle whose tangent is a"},
    {"sinh", "the hyperbolic sine"},
    {"cosh", "the hyperbolic cosine"},
    {"tanh", "the hyperbolic tangent"},
};

constexpr std::string_view unscored_elements =
    "Header MiningBuildTask ModelStats ModelExplanation Partition Extension";

template <class T>
std::vector<T> joined(std::initializer_list<std::span<const T>> parts) {
  std::vector<T> all;
  for (const std::span<const T> part : parts) all.insert(all.end(), part.begin(), part.end());
  return all;
}

}  // namespace

std::vector<Topic> all_topics() {
  return joined({field_topics(), model_topics(), other_model_topics(), series_topics()});
}

std::vector<ValueText> all_value_texts() {
  return joined({field_values(), model_values(), other_model_values(), series_values()});
}

std::span<const FunctionText> function_texts() {
  return function_text_table;
}

bool is_listed(std::string_view name, std::string_view list) {
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(' '), list.size());
    if (list.substr(0, end) == name) return true;
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return false;
}

bool has_explanation(std::string_view element) {
  return std::ranges::any_of(
      all_topics(), [&](const Topic& topic) { return is_listed(element, topic.elements); });
}

bool is_unscored(std::string_view element) {
  return is_listed(element, unscored_elements);
}

}  // namespace pmml::archive
