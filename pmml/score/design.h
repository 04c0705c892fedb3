// The design matrix of a general regression: parameters' values computed from factors and
// covariates.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "pmml/score/arrays.h"
#include "pmml/score/model_scorer.h"

namespace pmml::scoring {

/// How the levels of a factor are coded: a row for each of them.
struct Contrast {
  std::vector<double> levels;
  DenseMatrix matrix;
};

/// What one predictor contributes to the value of a parameter.
struct DesignFactor {
  enum class Kind : std::uint8_t { power, indicator, contrast };
  Kind kind;
  Slot slot;
  double value;  ///< exponent or level
  std::shared_ptr<const Contrast> contrast;
  std::size_t column = 0;  ///< of the contrast
};

/// The values of parameters for a record.
class Design {
 public:
  /// Appends one number per column; false when a value that is needed is missing.
  bool evaluate(Row& row, std::vector<double>& columns) const;

  std::vector<std::vector<DesignFactor>> columns;  ///< products; an empty one is 1
  std::vector<std::string> names;                  ///< of the columns' parameters
  bool single = false;
};

/// Builds the columns that equations ask for.
class DesignBuilder {
 public:
  DesignBuilder(const GeneralRegressionModel& model, ModelContext& context);
  /// The column of a parameter in the equation of a category, or in the only equation.
  std::uint32_t column(const std::string& parameter, std::optional<double> category,
                       Position where);
  /// Throws InvalidDocument when there is no parameter of that name.
  void check_parameter(const std::string& name, Position where) const;
  Design take() { return std::move(design_); }

 private:
  struct Cell {
    DesignFactor factor;
    std::optional<double> category;
  };
  struct Parameter {
    std::vector<Cell> cells;
    bool nested = false;  ///< some cells are for one category only
  };
  using Predictors = std::map<std::string, const Predictor*>;

  static Predictors predictors(const std::vector<Predictor>& list);
  void add_cell(const PPCell& cell);
  DesignFactor make_factor(const PPCell& cell);
  DesignFactor make_contrast(const PPCell& cell, const Predictor& predictor, const Field& field);
  std::shared_ptr<const Contrast> contrast_of(const Predictor& predictor, const Field& field);
  std::vector<double> levels_of(const Predictor& predictor, const Field& field);

  ModelContext& context_;
  Predictors factors_;
  Predictors covariates_;
  std::map<const Predictor*, std::shared_ptr<const Contrast>> contrasts_;
  std::map<std::string, Parameter> parameters_;
  std::map<std::pair<std::string, std::optional<double>>, std::uint32_t> columns_;
  Design design_;
};

}  // namespace pmml::scoring
