#include <algorithm>
#include <map>

#include "pmml/report/facts.h"
#include "pmml/report/model.h"
#include "pmml/report/model_view.h"

namespace pmml::report {
namespace {

TableCell coefficient_cell(double value) {
  TableCell cell = rounded(value);
  cell.bar = value;
  return cell;
}

std::string target_unit(const RegressionModel& model, const Writer& out) {
  if (model.functionName != MiningFunction::regression || !model.miningSchema) return {};
  for (const MiningField& field : model.miningSchema->miningFields) {
    if (is_target(field)) return out.fields().unit(field.name);
  }
  return {};
}

// "kg per cm"; a field without a unit, such as one that is scaled, counts in steps of one.
Text unit_of_coefficient(const std::string& target, const std::string& field,
                         std::int64_t exponent) {
  Text out = code(target) + " per " + (field.empty() ? Text("unit") : code(field));
  if (exponent != 1) out += "^" + std::to_string(exponent);
  return out;
}

Text product_of(const PredictorTerm& term) {
  Text out;
  for (const FieldRef& ref : term.fieldRefs) {
    if (!out.empty()) out += " × ";
    out += code(ref.field);
  }
  return out;
}

Table coefficients_of(const RegressionTable& equation, const std::string& unit, const Writer& out) {
  Table table;
  table.columns = {{"Term"}, {"Coefficient"}};
  if (!unit.empty()) table.columns.push_back({"Unit"});
  const auto add = [&](Text term, TableCell coefficient, Text of) {
    std::vector<TableCell> row = {std::move(term), std::move(coefficient)};
    if (!unit.empty()) row.emplace_back(std::move(of));
    table.add(std::move(row));
  };
  add("intercept", rounded(equation.intercept), code(unit));
  for (const NumericPredictor& p : equation.numericPredictors) {
    Text term = code(p.name);
    if (p.exponent != 1) term += "^" + std::to_string(p.exponent);
    add(std::move(term), coefficient_cell(p.coefficient),
        unit_of_coefficient(unit, out.fields().unit(p.name), p.exponent));
  }
  for (const CategoricalPredictor& p : equation.categoricalPredictors) {
    add(code(p.name) + " = " + code(p.value), coefficient_cell(p.coefficient), code(unit));
  }
  for (const PredictorTerm& term : equation.predictorTerms) {
    add(product_of(term), coefficient_cell(term.coefficient), code(unit) + " per product of units");
  }
  return table;
}

// The first column of a table of general regression: what a parameter stands for.
std::map<std::string_view, Text> meanings_of(const GeneralRegressionModel& model) {
  std::map<std::string_view, Text> meanings;
  if (!model.ppMatrix) return meanings;
  const auto is_factor = [&](const std::string& name) {
    return model.factorList &&
           std::ranges::find(model.factorList->predictors, name, &Predictor::name) !=
               model.factorList->predictors.end();
  };
  for (const PPCell& cell : model.ppMatrix->ppCells) {
    Text& meaning = meanings[cell.parameterName];
    if (meaning.runs.size() > predicate_parts.number * 4) continue;
    if (!meaning.empty()) meaning += " × ";
    meaning += code(cell.predictorName);
    if (is_factor(cell.predictorName)) {
      meaning += " = " + code(cell.value);
    } else if (cell.value != "1") {
      meaning += "^" + code(cell.value);
    }
  }
  return meanings;
}

Text meaning_of(const std::map<std::string_view, Text>& meanings, const std::string& parameter) {
  const auto found = meanings.find(parameter);
  return found == meanings.end() ? Text("intercept") : found->second;
}

}  // namespace

void describe(const RegressionModel& model, Writer& out, std::size_t) {
  const std::string unit = target_unit(model, out);
  std::size_t shown = 0;
  for (const RegressionTable& equation : model.regressionTables) {
    if (shown++ == models.number) {
      out.aside(counted(model.regressionTables.size() - models.number, "more equation is",
                        "more equations are") +
                " not shown.");
      break;
    }
    Table table = coefficients_of(equation, unit, out);
    table.caption = equation.targetCategory ? "Equation for " + code(*equation.targetCategory)
                                            : Text("Equation");
    out.add(std::move(table));
  }
  out.say("The result of an equation is its intercept plus each coefficient times its term." +
          Text(model.normalizationMethod == RegressionNormalizationMethod::none
                   ? std::string()
                   : " It is then put through " + std::string(name_of(model.normalizationMethod)) +
                         "."));
}

void describe(const GeneralRegressionModel& model, Writer& out, std::size_t) {
  if (!model.paramMatrix) return;
  const std::map<std::string_view, Text> meanings = meanings_of(model);
  const bool categories = std::ranges::any_of(
      model.paramMatrix->pCells, [](const PCell& cell) { return cell.targetCategory.has_value(); });
  Table table;
  table.caption = "Parameters";
  table.columns = {{"Parameter"}, {"Multiplies"}, {"Coefficient"}};
  if (categories) table.columns.push_back({"Category"});
  for (const PCell& cell : model.paramMatrix->pCells) {
    std::vector<TableCell> row = {code(cell.parameterName),
                                  meaning_of(meanings, cell.parameterName),
                                  coefficient_cell(cell.beta)};
    if (categories) row.push_back(cell.targetCategory ? code(*cell.targetCategory) : Text("–"));
    table.add(std::move(row));
  }
  out.add(std::move(table));
  if (model.baseCumHazardTables) {
    const auto& hazard = *model.baseCumHazardTables;
    out.say("The baseline hazard is given at " + counted(hazard.baselineCells.size(), "time") +
            " and for " + counted(hazard.baselineStratums.size(), "stratum", "strata") + ".");
  }
}

}  // namespace pmml::report
