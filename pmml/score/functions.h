// The built-in functions as one table (checklist 5.3).
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "pmml/score/row.h"

namespace pmml::scoring {

/// How the arguments of a function are read and what type it gives.
enum class Signature : std::uint8_t {
  arithmetic,  ///< numbers in; integer when all are, float when none is double
  real,        ///< numbers in, a double out
  integer,     ///< numbers in, an integer out
  same,        ///< numbers in, the widest type of the arguments out
  logical,     ///< booleans in, a boolean out
  textual,     ///< texts in, a text out
  length,      ///< a text in, an integer out
  slice,       ///< a text and numbers in, a text out
  calendar,    ///< dates or moments as they are
};

struct Function {
  std::string_view name;
  std::uint16_t min_arguments;
  std::uint16_t max_arguments;
  Signature signature;
  bool skips_missing;  ///< missing arguments are left out; otherwise any makes the result missing
  double (*call)(std::span<const double> arguments, Row& row);
};

/// The function of that name; nullptr for comparisons, tests and `if`, which are compiled apart,
/// and for what is not known. A strict function that gives NaN was called with illegal values.
const Function* find_function(std::string_view name);

}  // namespace pmml::scoring
