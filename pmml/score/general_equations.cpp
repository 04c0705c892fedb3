#include "pmml/score/general_equations.h"

#include <algorithm>
#include <map>
#include <set>

namespace pmml::scoring {

namespace {

constexpr const char* path = "GeneralRegressionModel";

/// More terms than this are not worth their memory.
constexpr std::size_t most_coefficients = std::size_t{1} << 24;

using Cells = std::vector<const PCell*>;

/// The cells of the ParamMatrix by category; those without one belong to every equation.
struct ParameterCells {
  Cells shared;
  std::map<double, Cells> own;
};

ParameterCells parameter_cells(const GeneralRegressionModel& model, ModelContext& context) {
  ParameterCells cells;
  for (const PCell& cell : model.paramMatrix->pCells) {
    if (!cell.targetCategory) {
      cells.shared.push_back(&cell);
      continue;
    }
    const double category = context.target_value(*cell.targetCategory, cell.where);
    const auto [own, added] = cells.own.try_emplace(category);
    if (added) context.category(category);
    own->second.push_back(&cell);
  }
  return cells;
}

GeneralEquation compile_equation(const Cells& cells, std::optional<double> category,
                                 DesignBuilder& builder, const ModelContext& context) {
  GeneralEquation equation;
  std::set<std::string_view> known;
  for (const PCell* cell : cells) {
    if (!known.insert(cell->parameterName).second)
      fail_invalid("E-DUPLICATE", cell->where, "PCell", cell->parameterName,
                   "one coefficient of a parameter");
    equation.terms.emplace_back(builder.column(cell->parameterName, category, cell->where),
                                context.round(cell->beta));
  }
  return equation;
}

/// The cells of one equation in the order of the document.
Cells cells_of(const ParameterCells& cells, double category) {
  Cells all = cells.shared;
  const auto own = cells.own.find(category);
  if (own != cells.own.end()) all.insert(all.end(), own->second.begin(), own->second.end());
  std::sort(all.begin(), all.end());
  return all;
}

std::optional<double> reference_category(const GeneralRegressionModel& model,
                                         const ParameterCells& cells, ModelContext& context) {
  if (model.targetReferenceCategory)
    return context.target_value(*model.targetReferenceCategory, model.where);
  std::optional<double> reference;
  for (const double category : context.categories) {
    if (cells.own.contains(category)) continue;
    if (reference) return std::nullopt;
    reference = category;
  }
  return reference;
}

/// The categories that have an equation: all but the reference.
std::vector<double> modelled_categories(const GeneralRegressionModel& model,
                                        const ParameterCells& cells, ModelContext& context) {
  const auto reference = reference_category(model, cells, context);
  if (!reference)
    fail_invalid("E-ABSENT", model.where, path, "no reference category",
                 "targetReferenceCategory, or a single category without PCell");
  if (cells.own.contains(*reference))
    fail_invalid("E-VALUE", model.where, path, "PCells of the reference category",
                 "PCells of the other categories");
  context.category(*reference);
  std::vector<double> modelled;
  for (const double category : context.categories) {
    if (category == *reference) continue;
    const bool only_one = cells.own.empty() && context.categories.size() == 2;
    if (!cells.own.contains(category) && !only_one)
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

std::vector<double> LinearPredictors::explain(Row& row, const std::vector<std::string>& names,
                                              Tracer& tracer) const {
  Result again;
  std::vector<double> etas;
  evaluate(row, again, etas);
  tracer.list(etas.size(), [&](std::size_t i) {
    tracer.add("equation", names[i], etas[i]);
    tracer.deeper();
    const auto& terms = equations[i].terms;
    tracer.list(terms.size(), [&](std::size_t t) {
      const double term = terms[t].second * again.scratch[terms[t].first];
      tracer.add("parameter", design.names[terms[t].first], single ? to_single(term) : term);
    });
    if (offset.given()) tracer.add("offset", {}, offset.get(row));
    tracer.back();
  });
  return etas;
}

LinearPredictors compile_one_equation(const GeneralRegressionModel& model, DesignBuilder& builder,
                                      ModelContext& context) {
  Cells cells;
  std::set<std::string> categories;
  for (const PCell& cell : model.paramMatrix->pCells) {
    cells.push_back(&cell);
    categories.insert(cell.targetCategory.value_or(""));
  }
  if (categories.size() > 1)
    fail_invalid("E-COUNT", model.paramMatrix->where, "ParamMatrix", "several target categories",
                 "coefficients of one equation");
  LinearPredictors predictors;
  predictors.single = context.parts.single;
  predictors.equations.push_back(compile_equation(cells, std::nullopt, builder, context));
  predictors.design = builder.take();
  return predictors;
}

LinearPredictors compile_category_equations(const GeneralRegressionModel& model,
                                            ModelContext& context) {
  DesignBuilder builder(model, context);
  const ParameterCells cells = parameter_cells(model, context);
  const std::vector<double> categories = modelled_categories(model, cells, context);
  if (cells.shared.size() > most_coefficients / std::max<std::size_t>(categories.size(), 1))
    context.unsupported(model, "ParamMatrix",
                        std::to_string(cells.shared.size()) + " coefficients for each of " +
                            std::to_string(categories.size()) + " categories");
  LinearPredictors predictors;
  predictors.single = context.parts.single;
  for (const double category : categories) {
    predictors.equations.push_back(
        compile_equation(cells_of(cells, category), category, builder, context));
    predictors.equations.back().category = context.category(category);
  }
  predictors.design = builder.take();
  return predictors;
}

}  // namespace pmml::scoring
