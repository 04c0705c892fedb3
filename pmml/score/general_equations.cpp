#include "pmml/score/general_equations.h"

#include <algorithm>
#include <set>

namespace pmml::scoring {

namespace {

constexpr const char* path = "GeneralRegressionModel";

/// A cell of the ParamMatrix with its category as a value.
struct ParameterCell {
  const PCell* cell;
  std::optional<double> category;
};

std::vector<ParameterCell> parameter_cells(const GeneralRegressionModel& model,
                                           ModelContext& context) {
  std::vector<ParameterCell> cells;
  std::set<std::pair<std::string, std::optional<double>>> known;
  for (const PCell& cell : model.paramMatrix->pCells) {
    std::optional<double> category;
    if (cell.targetCategory) category = context.target_value(*cell.targetCategory, cell.where);
    if (!known.emplace(cell.parameterName, category).second)
      fail_invalid("E-DUPLICATE", cell.where, "PCell", cell.parameterName,
                   "one coefficient of a parameter");
    cells.push_back({&cell, category});
  }
  return cells;
}

GeneralEquation compile_equation(const std::vector<ParameterCell>& cells,
                                 std::optional<double> category, DesignBuilder& builder,
                                 const ModelContext& context) {
  GeneralEquation equation;
  for (const auto& [cell, cell_category] : cells) {
    if (cell_category && cell_category != category) continue;
    equation.terms.emplace_back(builder.column(cell->parameterName, category, cell->where),
                                context.round(cell->beta));
  }
  return equation;
}

std::optional<double> reference_category(const GeneralRegressionModel& model,
                                         const std::set<double>& modelled, ModelContext& context) {
  if (model.targetReferenceCategory)
    return context.target_value(*model.targetReferenceCategory, model.where);
  std::optional<double> reference;
  for (const double category : context.categories) {
    if (modelled.contains(category)) continue;
    if (reference) return std::nullopt;
    reference = category;
  }
  return reference;
}

/// The categories that have an equation: all but the reference.
std::vector<double> modelled_categories(const GeneralRegressionModel& model,
                                        const std::vector<ParameterCell>& cells,
                                        ModelContext& context) {
  std::set<double> named;
  for (const auto& [cell, category] : cells) {
    if (category) named.insert(*category);
    if (category) context.category(*category);
  }
  const auto reference = reference_category(model, named, context);
  if (!reference)
    fail_invalid("E-ABSENT", model.where, path, "no reference category",
                 "targetReferenceCategory, or a single category without PCell");
  if (named.contains(*reference))
    fail_invalid("E-VALUE", model.where, path, "PCells of the reference category",
                 "PCells of the other categories");
  context.category(*reference);
  std::vector<double> modelled;
  for (const double category : context.categories) {
    if (category == *reference) continue;
    if (!named.contains(category) && (!named.empty() || context.categories.size() != 2))
      fail_invalid(
          "E-ABSENT", model.where, path,
          "no PCell for the category " + cell_text(category, context.target_type, context.pool()),
          "an equation for every category but one");
    modelled.push_back(category);
  }
  return modelled;
}

}  // namespace

double GeneralEquation::evaluate(const std::vector<double>& columns, bool single) const {
  double sum = 0;
  if (single) {
    for (const auto& [column, beta] : terms)
      sum = to_single(sum + to_single(beta * columns[column]));
  } else {
    for (const auto& [column, beta] : terms) sum += beta * columns[column];
  }
  return sum;
}

FieldOrValue::FieldOrValue(const std::optional<std::string>& field, std::optional<double> value,
                           const char* what, ModelContext& context) {
  const Position where = context.parts.model->where;
  if (field && value)
    fail_invalid("E-DUPLICATE", where, path, std::string(what) + "Variable and " + what + "Value",
                 "one of them");
  if (field) slot_ = context.number_slot(*field, where);
  if (value) value_ = context.round(*value);
}

bool LinearPredictors::evaluate(Row& row, Result& result, std::vector<double>& etas) const {
  if (!design.evaluate(row, result.scratch)) return false;
  double shift = 0;
  if (offset.given()) shift = offset.get(row);
  if (is_missing(shift)) return false;
  for (const GeneralEquation& equation : equations) {
    const double eta = equation.evaluate(result.scratch, single);
    etas.push_back(!offset.given() ? eta : single ? to_single(eta + shift) : eta + shift);
    if (is_missing(etas.back())) return false;
  }
  return true;
}

LinearPredictors compile_one_equation(const GeneralRegressionModel& model, DesignBuilder& builder,
                                      ModelContext& context) {
  std::set<std::string> categories;
  for (const PCell& cell : model.paramMatrix->pCells)
    categories.insert(cell.targetCategory.value_or(""));
  if (categories.size() > 1)
    fail_invalid("E-COUNT", model.paramMatrix->where, "ParamMatrix", "several target categories",
                 "coefficients of one equation");
  std::vector<ParameterCell> cells;
  std::set<std::string> known;
  for (const PCell& cell : model.paramMatrix->pCells) {
    if (!known.insert(cell.parameterName).second)
      fail_invalid("E-DUPLICATE", cell.where, "PCell", cell.parameterName,
                   "one coefficient of a parameter");
    cells.push_back({&cell, std::nullopt});
  }
  LinearPredictors predictors;
  predictors.single = context.parts.single;
  predictors.equations.push_back(compile_equation(cells, std::nullopt, builder, context));
  predictors.design = builder.take();
  return predictors;
}

LinearPredictors compile_category_equations(const GeneralRegressionModel& model,
                                            ModelContext& context) {
  DesignBuilder builder(model, context);
  const std::vector<ParameterCell> cells = parameter_cells(model, context);
  LinearPredictors predictors;
  predictors.single = context.parts.single;
  for (const double category : modelled_categories(model, cells, context)) {
    predictors.equations.push_back(compile_equation(cells, category, builder, context));
    predictors.equations.back().category = context.category(category);
  }
  predictors.design = builder.take();
  return predictors;
}

}  // namespace pmml::scoring
