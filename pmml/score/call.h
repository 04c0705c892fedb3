// What every call of a function does around it: missing and illegal arguments.
#pragma once

#include <array>
#include <span>
#include <string>
#include <vector>

#include "pmml/model/expression.h"
#include "pmml/score/row.h"

namespace pmml::scoring {

/// What every Apply has besides its function.
struct Treatment {
  std::string name;
  double map_missing = missing;
  bool maps_missing = false;
  double fallback = missing;
  InvalidValueTreatment invalid = InvalidValueTreatment::returnInvalid;
};

/// A call: evaluates its arguments, replaces missing values, and judges the result.
class Call : public Expr {
 public:
  Call(DataType result, std::vector<ExprPtr> arguments)
      : Expr(result), arguments_(std::move(arguments)) {}

  double eval(Row& row) const final {
    std::array<double, 8> few;
    std::vector<double> more(arguments_.size() > few.size() ? arguments_.size() : 0);
    const std::span<double> values(more.empty() ? few.data() : more.data(), arguments_.size());
    bool incomplete = false;
    for (std::size_t i = 0; i < values.size(); ++i) {
      values[i] = arguments_[i]->eval(row);
      incomplete = incomplete || is_missing(values[i]);
    }
    if (incomplete && treatment.maps_missing) return treatment.map_missing;
    const double result = call(values, incomplete, row);
    return is_missing(result) ? treatment.fallback : result;
  }

  Treatment treatment;

 protected:
  /// `incomplete`: at least one argument is missing.
  virtual double call(std::span<double> values, bool incomplete, Row& row) const = 0;
  const std::vector<ExprPtr>& arguments() const { return arguments_; }
  /// The result of a call with illegal values.
  double illegal(double result) const {
    if (treatment.invalid == InvalidValueTreatment::returnInvalid)
      throw InvalidRecord{treatment.name, "illegal arguments", "arguments the function accepts"};
    return treatment.invalid == InvalidValueTreatment::asMissing ? missing : result;
  }

 private:
  std::vector<ExprPtr> arguments_;
};

}  // namespace pmml::scoring
