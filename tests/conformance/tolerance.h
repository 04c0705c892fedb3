// How far the result of a real file may be from its expected value: what its source states.
#pragma once

#include <cstdint>
#include <set>
#include <string>

namespace pmml::test {

/// One of three ways to compare numbers; everything else is compared exactly.
struct Tolerance {
  enum class Kind {
    relative,    ///< within `precision` of the expected value, or both at most `zero`
    ulps,        ///< at most `ulps` doubles apart
    float_ulps,  ///< at most `ulps` floats apart, both rounded to float
  };
  Kind kind = Kind::relative;
  double precision = 1e-13;
  double zero = 1e-13;
  std::uint64_t ulps = 0;
  std::set<std::string> excluded;  ///< columns that the source does not compare

  bool accepts(double expected, double observed) const;
};

/// The tolerance in the words of the manifest: `PMMLEquivalence(1e-13, 1e-13)`,
/// `FloatEquivalence(16 + 4); excludes excludeFields(AUDIT_PROBABILITY_FALSE)`, ...
Tolerance parse_tolerance(const std::string& text);

/// Doubles between two doubles.
std::uint64_t ulps_between(double a, double b);

}  // namespace pmml::test
