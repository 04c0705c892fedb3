// formatNumber and formatDatetime: C's patterns, in the C locale whatever the program's is.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pmml/model/types.h"

namespace pmml::scoring {

/// A pattern of printf for one number: text, `%%`, and one conversion d, i, f, F, e, E, g or G with
/// flags `-+ 0`, width and precision up to 200.
class NumberFormat {
 public:
  /// Nothing when the pattern is another one.
  static std::optional<NumberFormat> parse(std::string_view pattern);
  /// Nothing when the value does not suit: %d of 2.5.
  std::optional<std::string> format(double value) const;

 private:
  std::optional<std::string> digits(double magnitude) const;

  std::string before_;
  std::string after_;
  char conversion_ = 'f';
  bool left_ = false;
  bool zeros_ = false;
  std::string plus_;  ///< what stands before a number that is not negative
  std::size_t width_ = 0;
  std::optional<int> precision_;
};

/// A pattern of strftime: every directive of POSIX but those of time zones.
class DateFormat {
 public:
  /// Nothing when the pattern has another directive.
  static std::optional<DateFormat> parse(std::string_view pattern);
  /// `seconds` since 1970 for moments and dates, since midnight for times of day, for which date
  /// directives do not suit: nothing then, or when the year has more than four digits.
  std::optional<std::string> format(double seconds, bool has_date) const;

 private:
  struct Piece {
    std::string text;
    char directive = 0;  ///< 0 for the text
  };
  std::vector<Piece> pieces_;
};

}  // namespace pmml::scoring
