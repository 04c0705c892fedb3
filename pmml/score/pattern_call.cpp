#include "pmml/score/pattern_call.h"

#include <utility>

#include "pmml/score/dates.h"
#include "pmml/score/expression.h"
#include "pmml/score/fail.h"
#include "pmml/score/format.h"
#include "pmml/score/regex.h"

namespace pmml::scoring {

namespace {

using Arguments = std::vector<ExprPtr>;
using RegexPtr = std::shared_ptr<const Regex>;

RegexPtr make_regex(std::string_view pattern) {
  return std::make_shared<const Regex>(std::string(pattern));
}

class Matches : public Call {
 public:
  Matches(Arguments arguments, RegexPtr regex)
      : Call(DataType::boolean, std::move(arguments)), regex_(std::move(regex)) {}

 protected:
  double call(std::span<double> values, bool incomplete, Row& row) const override {
    if (incomplete) return missing;
    const RegexPtr regex = regex_ ? regex_ : make_regex(row.pool().text(values[1]));
    if (!regex->error().empty()) return illegal(missing);
    return regex->found_in(row.pool().text(values[0])) ? 1 : 0;
  }

 private:
  RegexPtr regex_;
};

class Replace : public Call {
 public:
  Replace(Arguments arguments, RegexPtr regex, std::optional<Replacement> replacement)
      : Call(DataType::string, std::move(arguments)),
        regex_(std::move(regex)),
        replacement_(std::move(replacement)) {}

 protected:
  double call(std::span<double> values, bool incomplete, Row& row) const override {
    if (incomplete) return missing;
    const std::string_view text = row.pool().text(values[0]);
    const RegexPtr regex = regex_ ? regex_ : make_regex(row.pool().text(values[1]));
    if (!regex->error().empty()) return illegal(missing);
    if (replacement_) return row.pool().code(regex->replaced(text, *replacement_));
    const auto replacement = Replacement::parse(row.pool().text(values[2]), regex->groups());
    if (!replacement) return illegal(missing);
    return row.pool().code(regex->replaced(text, *replacement));
  }

 private:
  RegexPtr regex_;
  std::optional<Replacement> replacement_;
};

class FormatNumber : public Call {
 public:
  FormatNumber(Arguments arguments, std::optional<NumberFormat> format)
      : Call(DataType::string, std::move(arguments)), format_(std::move(format)) {}

 protected:
  double call(std::span<double> values, bool incomplete, Row& row) const override {
    if (incomplete) return missing;
    const auto text = format_ ? format_->format(values[0]) : formatted(values, row);
    return text ? row.pool().code(*text) : illegal(missing);
  }

 private:
  static std::optional<std::string> formatted(std::span<double> values, Row& row) {
    const auto format = NumberFormat::parse(row.pool().text(values[1]));
    return format ? format->format(values[0]) : std::nullopt;
  }

  std::optional<NumberFormat> format_;
};

class FormatDatetime : public Call {
 public:
  FormatDatetime(Arguments arguments, std::optional<DateFormat> format)
      : Call(DataType::string, std::move(arguments)),
        format_(std::move(format)),
        given_(this->arguments()[0]->type) {}

 protected:
  double call(std::span<double> values, bool incomplete, Row& row) const override {
    if (incomplete) return missing;
    const auto format = format_ ? format_ : DateFormat::parse(row.pool().text(values[1]));
    if (!format) return illegal(missing);
    const double seconds = given_ == DataType::date ? values[0] * 86400 : values[0];
    const auto text = format->format(seconds, given_ != DataType::time);
    return text ? row.pool().code(*text) : illegal(missing);
  }

 private:
  std::optional<DateFormat> format_;
  DataType given_;
};

bool is_time_of_day(DataType type) {
  return type == DataType::time || type == DataType::timeSeconds;
}

class PatternCallCompiler {
 public:
  PatternCallCompiler(const Apply& apply, std::string_view function, Arguments arguments,
                      StringPool& pool)
      : apply_(apply), function_(function), arguments_(std::move(arguments)), pool_(pool) {}

  std::unique_ptr<Call> compile() {
    check_count();
    for (std::size_t i = 1; i < arguments_.size(); ++i) convert(i, DataType::string);
    if (function_ == "formatNumber") {
      if (!is_number(arguments_[0]->type)) convert(0, DataType::double_);
      auto format = parsed<NumberFormat>(1);
      return std::make_unique<FormatNumber>(std::move(arguments_), std::move(format));
    }
    if (function_ == "formatDatetime") return format_datetime();
    convert(0, DataType::string);
    RegexPtr regex = constant_regex();
    if (function_ == "matches")
      return std::make_unique<Matches>(std::move(arguments_), std::move(regex));
    auto replacement = constant_replacement(regex);
    return std::make_unique<Replace>(std::move(arguments_), std::move(regex),
                                     std::move(replacement));
  }

 private:
  void check_count() const {
    const std::size_t needed = function_ == "replace" ? 3 : 2;
    if (arguments_.size() != needed)
      fail_invalid("E-ARITY", apply_.where, "Apply " + apply_.function,
                   std::to_string(arguments_.size()) + " arguments", std::to_string(needed));
  }

  void convert(std::size_t i, DataType type) {
    arguments_[i] = convert_to(std::move(arguments_[i]), type, pool_, apply_.function);
  }

  std::optional<std::string> constant_text(std::size_t i) const {
    const auto value = constant_value(*arguments_[i]);
    if (!value || is_missing(*value)) return std::nullopt;
    return std::string(pool_.text(*value));
  }

  [[noreturn]] void refuse(const std::string& pattern, const std::string& expected) const {
    fail_unsupported(apply_.where, "Apply " + apply_.function, pattern, expected);
  }

  template <class Format>
  std::optional<Format> parsed(std::size_t i) const {
    const auto pattern = constant_text(i);
    if (!pattern) return std::nullopt;
    auto format = Format::parse(*pattern);
    if (!format) refuse("pattern " + *pattern, "a pattern that is supported");
    return format;
  }

  RegexPtr constant_regex() const {
    const auto pattern = constant_text(1);
    if (!pattern) return nullptr;
    RegexPtr regex = make_regex(*pattern);
    if (!regex->error().empty())
      refuse("regular expression " + *pattern + ": " + regex->error(),
             "a regular expression without look-around or back-references");
    return regex;
  }

  std::optional<Replacement> constant_replacement(const RegexPtr& regex) const {
    const auto text = constant_text(2);
    if (!text || regex == nullptr) return std::nullopt;
    auto replacement = Replacement::parse(*text, regex->groups());
    if (!replacement) refuse("replacement " + *text, "text with groups as $1");
    return replacement;
  }

  std::unique_ptr<Call> format_datetime() {
    const DataType given = arguments_[0]->type;
    if (is_time_of_day(given)) {
      convert(0, DataType::time);
    } else if (given != DataType::date) {
      convert(0, counts_days(given) ? DataType::date : DataType::dateTime);
    }
    auto format = parsed<DateFormat>(1);
    return std::make_unique<FormatDatetime>(std::move(arguments_), std::move(format));
  }

  const Apply& apply_;
  std::string_view function_;
  Arguments arguments_;
  StringPool& pool_;
};

}  // namespace

bool takes_pattern(std::string_view function) {
  return function == "matches" || function == "replace" || function == "formatNumber" ||
         function == "formatDatetime";
}

std::unique_ptr<Call> compile_pattern_call(const Apply& apply, std::string_view function,
                                           std::vector<ExprPtr> arguments, StringPool& pool) {
  return PatternCallCompiler(apply, function, std::move(arguments), pool).compile();
}

}  // namespace pmml::scoring
