// The linear predictors of a general regression.
#pragma once

#include <optional>
#include <vector>

#include "pmml/score/design.h"

namespace pmml::scoring {

/// A linear predictor over the columns of the design.
struct GeneralEquation {
  double evaluate(const std::vector<double>& columns, bool single) const;

  std::vector<std::pair<std::uint32_t, double>> terms;
  std::size_t category = 0;  ///< position of the modelled category
};

/// A number that is a field or a constant of the model.
class FieldOrValue {
 public:
  FieldOrValue() = default;
  /// `what` names the pair of attributes; throws InvalidDocument when both are given.
  FieldOrValue(const std::optional<std::string>& field, std::optional<double> value,
               const char* what, ModelContext& context);
  bool given() const { return slot_.has_value() || value_.has_value(); }
  double get(Row& row) const { return slot_ ? row.get(*slot_) : *value_; }

 private:
  std::optional<Slot> slot_;
  std::optional<double> value_;
};

/// Design, equations and offset of a model.
struct LinearPredictors {
  /// The linear predictors with the offset; the columns of the design stay in the result's scratch.
  /// False when a value that is needed is missing.
  bool evaluate(Row& row, Result& result, std::vector<double>& etas) const;
  /// Adds every linear predictor and its terms to the trace, and gives the predictors. One name for
  /// each equation.
  std::vector<double> explain(Row& row, const std::vector<std::string>& names,
                              Tracer& tracer) const;

  Design design;
  std::vector<GeneralEquation> equations;
  FieldOrValue offset;
  bool single = false;
};

/// The equation of a regression: all cells of the ParamMatrix belong to it.
LinearPredictors compile_one_equation(const GeneralRegressionModel& model, DesignBuilder& builder,
                                      ModelContext& context);

/// One equation per category with cells of its own, in the order of the categories; the model of
/// two categories may have cells that name none. The reference category has no equation.
LinearPredictors compile_category_equations(const GeneralRegressionModel& model,
                                            ModelContext& context);

}  // namespace pmml::scoring
