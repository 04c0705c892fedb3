#include "pmml/score/design.h"

#include <algorithm>
#include <cmath>

namespace pmml::scoring {

namespace {

double contribution(const DesignFactor& factor, double x) {
  if (factor.kind == DesignFactor::Kind::power)
    return factor.value == 1 ? x : std::pow(x, factor.value);
  if (factor.kind == DesignFactor::Kind::indicator) return x == factor.value ? 1 : 0;
  const auto& levels = factor.contrast->levels;
  const auto level = std::find(levels.begin(), levels.end(), x);
  if (level == levels.end()) return missing;
  return factor.contrast->matrix.at(static_cast<std::size_t>(level - levels.begin()),
                                    factor.column);
}

}  // namespace

bool Design::evaluate(Row& row, std::vector<double>& numbers) const {
  const auto r = [this](double x) { return single ? to_single(x) : x; };
  for (const auto& factors : columns) {
    double product = 1;
    for (const DesignFactor& factor : factors) {
      const double x = row.get(factor.slot);
      if (is_missing(x)) return false;
      product = r(product * r(contribution(factor, x)));
    }
    if (is_missing(product)) return false;
    numbers.push_back(product);
  }
  return true;
}

DesignBuilder::DesignBuilder(const GeneralRegressionModel& model, ModelContext& context)
    : context_(context) {
  design_.single = context.parts.single;
  if (model.factorList) factors_ = predictors(model.factorList->predictors);
  if (model.covariateList) covariates_ = predictors(model.covariateList->predictors);
  for (const auto& parameter : model.parameterList->parameters) {
    if (!parameters_.emplace(parameter.name, Parameter{}).second)
      fail_invalid("E-DUPLICATE", parameter.where, "Parameter", parameter.name,
                   "a name of its own");
  }
  for (const PPCell& cell : model.ppMatrix->ppCells) add_cell(cell);
}

DesignBuilder::Predictors DesignBuilder::predictors(const std::vector<Predictor>& list) {
  Predictors result;
  for (const Predictor& predictor : list) {
    if (!result.emplace(predictor.name, &predictor).second)
      fail_invalid("E-DUPLICATE", predictor.where, "Predictor", predictor.name,
                   "a predictor listed once");
  }
  return result;
}

void DesignBuilder::check_parameter(const std::string& name, Position where) const {
  if (!parameters_.contains(name))
    fail_invalid("E-FIELD", where, "parameterName", name, "the name of a Parameter");
}

void DesignBuilder::add_cell(const PPCell& cell) {
  check_parameter(cell.parameterName, cell.where);
  Parameter& parameter = parameters_[cell.parameterName];
  Cell compiled{make_factor(cell), std::nullopt};
  if (cell.targetCategory) {
    compiled.category = context_.target_value(*cell.targetCategory, cell.where);
    parameter.nested = true;
  }
  parameter.cells.push_back(std::move(compiled));
}

DesignFactor DesignBuilder::make_factor(const PPCell& cell) {
  const auto factor = factors_.find(cell.predictorName);
  const auto covariate = covariates_.find(cell.predictorName);
  const bool both = factor != factors_.end() && covariate != covariates_.end();
  if (both || (factor == factors_.end() && covariate == covariates_.end()))
    fail_invalid("E-FIELD", cell.where, "PPCell", cell.predictorName,
                 both ? "a factor or a covariate, not both" : "a Predictor that is listed");
  if (factor == factors_.end()) {
    const double exponent =
        literal(cell.value, DataType::double_, context_.pool(), cell.where, "PPCell");
    return {DesignFactor::Kind::power,
            context_.number_slot(cell.predictorName, cell.where),
            context_.round(exponent),
            {}};
  }
  const Field field = context_.field(cell.predictorName, cell.where);
  if (factor->second->matrix) return make_contrast(cell, *factor->second, field);
  const double level = literal(cell.value, field.type, context_.pool(), cell.where, "PPCell");
  return {DesignFactor::Kind::indicator, field.slot, level, nullptr};
}

std::vector<double> DesignBuilder::levels_of(const Predictor& predictor, const Field& field) {
  if (!predictor.categories) {
    if (field.space != nullptr && !field.space->valid.empty()) return field.space->valid;
    fail_invalid("E-ABSENT", predictor.where, "Predictor " + predictor.name, "no Categories",
                 "the categories in the order of the matrix");
  }
  std::vector<double> levels;
  for (const Category& category : predictor.categories->categories)
    levels.push_back(
        literal(category.value, field.type, context_.pool(), category.where, "Category"));
  return levels;
}

std::shared_ptr<const Contrast> DesignBuilder::contrast_of(const Predictor& predictor,
                                                           const Field& field) {
  auto& known = contrasts_[&predictor];
  if (known != nullptr) return known;
  Contrast contrast{levels_of(predictor, field), dense(*predictor.matrix)};
  const DenseMatrix& matrix = contrast.matrix;
  const std::string path = "Predictor " + predictor.name;
  if (matrix.rows != contrast.levels.size() || matrix.columns > matrix.rows)
    fail_invalid("E-COUNT", predictor.matrix->where, path,
                 std::to_string(matrix.rows) + " x " + std::to_string(matrix.columns),
                 "a matrix with a row for each of " + std::to_string(contrast.levels.size()) +
                     " categories and not more columns");
  if (std::any_of(matrix.cells.begin(), matrix.cells.end(), is_missing))
    fail_invalid("E-ABSENT", predictor.matrix->where, path, "an empty cell",
                 "a number in every cell");
  return known = std::make_shared<const Contrast>(std::move(contrast));
}

DesignFactor DesignBuilder::make_contrast(const PPCell& cell, const Predictor& predictor,
                                          const Field& field) {
  DesignFactor factor{DesignFactor::Kind::contrast, field.slot, 0, contrast_of(predictor, field)};
  factor.value = literal(cell.value, field.type, context_.pool(), cell.where, "PPCell");
  const auto& levels = factor.contrast->levels;
  const auto level = std::find(levels.begin(), levels.end(), factor.value);
  factor.column = static_cast<std::size_t>(level - levels.begin());
  if (factor.column >= factor.contrast->matrix.columns)
    fail_invalid("E-VALUE", cell.where, "PPCell", cell.value,
                 "a category with a column in the matrix of " + predictor.name);
  return factor;
}

std::uint32_t DesignBuilder::column(const std::string& name, std::optional<double> category,
                                    Position where) {
  check_parameter(name, where);
  const Parameter& parameter = parameters_[name];
  if (!parameter.nested) category = std::nullopt;
  const auto next = static_cast<std::uint32_t>(design_.columns.size());
  const auto [known, added] = columns_.emplace(std::pair(name, category), next);
  if (!added) return known->second;
  design_.names.push_back(name);
  auto& factors = design_.columns.emplace_back();
  for (const Cell& cell : parameter.cells) {
    if (!cell.category || cell.category == category) factors.push_back(cell.factor);
  }
  if (parameter.nested && factors.empty())
    fail_invalid("E-ABSENT", where, "PCell", name,
                 "a PPCell of the parameter for this target category");
  return next;
}

}  // namespace pmml::scoring
