// Hyperparameters described once: from the table come get_params, set_param, checks and archiving.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace estimators {

class Parameters;

/// The member that holds a hyperparameter; an empty optional is scikit-learn's None.
using ParamMember =
    std::variant<bool Parameters::*, std::int64_t Parameters::*, double Parameters::*,
                 std::string Parameters::*, std::optional<std::int64_t> Parameters::*,
                 std::optional<double> Parameters::*, std::optional<std::string> Parameters::*>;

/// One row of an estimator's description: name, member, meaning, allowed values.
struct Param {
  std::string_view name;
  ParamMember member;
  std::string_view doc;
  std::vector<std::string_view> choices = {};
  double low = -std::numeric_limits<double>::infinity();
  bool open_low = false;
  /// Says how to compute and not what, so that documents do not state it.
  bool only_running = false;

  Param&& one_of(std::vector<std::string_view> values) && {
    choices = std::move(values);
    return std::move(*this);
  }
  Param&& at_least(double value) && {
    low = value;
    return std::move(*this);
  }
  Param&& running() && {
    only_running = true;
    return std::move(*this);
  }
  Param&& above(double value) && {
    low = value;
    open_low = true;
    return std::move(*this);
  }
};

/// A row for a member of T, for instance `param("C", &LogisticRegression::C, "...").above(0)`.
template <class T, class V>
Param param(std::string_view name, V T::*member, std::string_view doc) {
  return {name, static_cast<V Parameters::*>(member), doc};
}

/// A hyperparameter's name and its value as text: true, false, none, numbers, words.
using ParamValue = std::pair<std::string, std::string>;

/// Base of everything with hyperparameters. `name` is stable, such as "logistic_regression".
class Parameters {
 public:
  virtual ~Parameters() = default;
  virtual std::string_view name() const = 0;
  /// The description; lives as long as the program.
  virtual const std::vector<Param>& params() const = 0;

  /// Every hyperparameter with its present value; nested ones as `step__param`.
  virtual std::vector<ParamValue> get_params() const;
  /// Sets one from text. Throws InvalidData E-PARAM-NAME or E-PARAM-VALUE.
  virtual void set_param(std::string_view param_name, std::string_view value);

 protected:
  Parameters() = default;
  Parameters(const Parameters&) = default;
  Parameters& operator=(const Parameters&) = default;
  /// Every value within its described limits; fit calls it first. Throws E-PARAM-VALUE.
  void check_params() const;
};

/// `logistic_regression(C=0.5, penalty=l2, ...)`.
std::string to_string(const Parameters& parameters);

/// Appends a part's hyperparameters as `part__param`.
void append_nested(std::vector<ParamValue>& out, std::string_view part,
                   const Parameters& parameters);
/// `part__param` cut at the first "__"; the part is empty when there is none.
std::pair<std::string_view, std::string_view> split_nested(std::string_view param_name);

}  // namespace estimators
