#include "tolerance.h"

#include <bit>
#include <cmath>
#include <map>
#include <vector>

#include "pmml/describe/numbers.h"

namespace pmml::test {

namespace {

/// Bits on a scale without gaps.
template <class Bits>
Bits place(Bits bits) {
  constexpr Bits sign = Bits{1} << (8 * sizeof(Bits) - 1);
  return (bits & sign) != 0 ? static_cast<Bits>(sign - (bits & ~sign))
                            : static_cast<Bits>(sign + bits);
}

template <class Bits, class Number>
std::uint64_t distance_in_ulps(Number a, Number b) {
  const Bits first = place(std::bit_cast<Bits>(a));
  const Bits second = place(std::bit_cast<Bits>(b));
  return first > second ? first - second : second - first;
}

/// The text between the first parentheses after `name`.
std::string arguments_of(const std::string& text, const std::string& name) {
  const std::size_t at = text.find(name + "(");
  if (at == std::string::npos) return {};
  const std::size_t begin = at + name.size() + 1;
  return text.substr(begin, text.find(')', begin) - begin);
}

/// Terms between separators, without blanks and quotes.
std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> parts(1);
  for (const char c : text) {
    if (c == separator) {
      parts.emplace_back();
    } else if (c != ' ' && c != '"') {
      parts.back() += c;
    }
  }
  return parts;
}

double number(const std::string& text) {
  double value = 0;
  parse_double(text, value);
  return value;
}

/// `16 + 4`; the named constant is 8 in the source's tests.
std::uint64_t sum(const std::string& text) {
  std::uint64_t total = 0;
  for (const std::string& term : split(text, '+'))
    total += term == "TOLERANCE_AUDIT" ? 8 : static_cast<std::uint64_t>(number(term));
  return total;
}

const std::map<std::string, std::string>& constants() {
  static const std::map<std::string, std::string> names = {
      {"AUDIT_ADJUSTED", "Adjusted"},
      {"AUDIT_PROBABILITY_FALSE", "probability(0)"},
      {"AUDIT_PROBABILITY_TRUE", "probability(1)"},
      {"AUTO_MPG", "mpg"},
      {"IRIS_SPECIES", "Species"},
      {"IRIS_PROBABILITY_SETOSA", "probability(setosa)"},
      {"IRIS_PROBABILITY_VERSICOLOR", "probability(versicolor)"},
      {"IRIS_PROBABILITY_VIRGINICA", "probability(virginica)"},
      {"AUDIT_GENDER_PROBABILITY_FALSE", "probability(Gender, Female)"},
      {"AUDIT_ADJUSTED_PROBABILITY_FALSE", "probability(Adjusted, 0)"},
  };
  return names;
}

}  // namespace

bool Tolerance::accepts(double expected, double observed) const {
  if (std::isnan(expected) || std::isnan(observed))
    return std::isnan(expected) && std::isnan(observed);
  if (expected == observed) return true;
  switch (kind) {
    case Kind::ulps:
      return ulps_between(expected, observed) <= ulps;
    case Kind::float_ulps:
      return distance_in_ulps<std::uint32_t>(static_cast<float>(expected),
                                             static_cast<float>(observed)) <= ulps;
    default:
      if (std::abs(expected) <= zero) return std::abs(observed) <= zero;
      return std::abs(expected - observed) <= precision * std::abs(expected);
  }
}

std::uint64_t ulps_between(double a, double b) {
  return distance_in_ulps<std::uint64_t>(a, b);
}

Tolerance parse_tolerance(const std::string& text) {
  Tolerance tolerance;
  for (const std::string& name : split(arguments_of(text, "excludeFields"), ',')) {
    const auto known = constants().find(name);
    tolerance.excluded.insert(known == constants().end() ? name : known->second);
  }
  const std::string relative = arguments_of(text, "PMMLEquivalence");
  if (!relative.empty()) {
    const auto parts = split(relative, ',');
    tolerance.precision = number(parts.front());
    tolerance.zero = number(parts.back());
  } else if (text.starts_with("RealNumberEquivalence")) {
    tolerance.kind = Tolerance::Kind::ulps;
    tolerance.ulps = sum(arguments_of(text, "RealNumberEquivalence"));
  } else if (text.starts_with("FloatEquivalence")) {
    tolerance.kind = Tolerance::Kind::float_ulps;
    tolerance.ulps = sum(arguments_of(text, "FloatEquivalence"));
  }
  return tolerance;
}

}  // namespace pmml::test
