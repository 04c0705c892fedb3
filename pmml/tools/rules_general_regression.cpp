// General regression.

#include "pmml/tools/rules_context.h"
#include "pmml/tools/rules_values.h"

namespace pmml {
namespace {

using Type = GeneralRegressionModelType;

void unique_parameter_names(RuleContext& context, const ParameterList& list) {
  Unique names;
  for (std::size_t i = 0; i < list.parameters.size(); ++i) {
    const Parameter& parameter = list.parameters[i];
    if (names.first(parameter.name)) continue;
    context.problem_in("Parameter", i, parameter, "name", quoted(parameter.name) + " again",
                       "a name of its own");
  }
}

// Reports the cells of a matrix in which an attribute names no Parameter of the list.
template <class Cell>
void check_parameters(RuleContext& context, const GeneralRegressionModel& model,
                      std::string_view path, const std::vector<Cell>& cells,
                      std::string_view attribute, std::string Cell::*name) {
  if (!model.parameterList) return;
  Unique names;
  for (const Parameter& parameter : model.parameterList->parameters) names.first(parameter.name);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (names.contains(cells[i].*name)) continue;
    context.problem_in(path, i, cells[i], attribute, quoted(cells[i].*name),
                       "the name of a Parameter");
  }
}
void pp_parameter(RuleContext& context, const GeneralRegressionModel& model) {
  if (!model.ppMatrix) return;
  check_parameters(context, model, "PPMatrix/PPCell", model.ppMatrix->ppCells, "parameterName",
                   &PPCell::parameterName);
}
void p_parameter(RuleContext& context, const GeneralRegressionModel& model) {
  if (!model.paramMatrix) return;
  check_parameters(context, model, "ParamMatrix/PCell", model.paramMatrix->pCells, "parameterName",
                   &PCell::parameterName);
}
void covariance_parameters(RuleContext& context, const GeneralRegressionModel& model) {
  if (!model.pCovMatrix) return;
  const auto& cells = model.pCovMatrix->pCovCells;
  check_parameters(context, model, "PCovMatrix/PCovCell", cells, "pRow", &PCovCell::pRow);
  check_parameters(context, model, "PCovMatrix/PCovCell", cells, "pCol", &PCovCell::pCol);
}

const Predictor* find_in(const std::vector<Predictor>& predictors, std::string_view name) {
  for (const Predictor& predictor : predictors) {
    if (predictor.name == name) return &predictor;
  }
  return nullptr;
}
const Predictor* factor(const GeneralRegressionModel& model, std::string_view name) {
  return model.factorList ? find_in(model.factorList->predictors, name) : nullptr;
}
const Predictor* covariate(const GeneralRegressionModel& model, std::string_view name) {
  return model.covariateList ? find_in(model.covariateList->predictors, name) : nullptr;
}

void predictor_listed(RuleContext& context, const PPCell& cell) {
  const auto* model = context.path().ancestor<GeneralRegressionModel>();
  if (model == nullptr || factor(*model, cell.predictorName) != nullptr) return;
  if (covariate(*model, cell.predictorName) != nullptr) return;
  context.problem("predictorName", quoted(cell.predictorName),
                  "a Predictor of the factors or covariates");
}

void exponent_number(RuleContext& context, const PPCell& cell) {
  const auto* model = context.path().ancestor<GeneralRegressionModel>();
  if (model == nullptr || covariate(*model, cell.predictorName) == nullptr) return;
  if (is_number(cell.value)) return;
  context.problem("value", quoted(cell.value), "a number, the exponent of a covariate");
}

void level_known(RuleContext& context, const PPCell& cell) {
  const auto* model = context.path().ancestor<GeneralRegressionModel>();
  if (model == nullptr || factor(*model, cell.predictorName) == nullptr) return;
  const FieldView* field = context.scopes().find_anywhere(cell.predictorName);
  if (field == nullptr || may_be(*field, cell.value)) return;
  context.problem("value", quoted(cell.value), "a valid value of " + quoted(cell.predictorName));
}

void predictor_unique(RuleContext& context, const GeneralRegressionModel& model) {
  if (!model.factorList || !model.covariateList) return;
  for (const Predictor& predictor : model.factorList->predictors) {
    if (covariate(model, predictor.name) == nullptr) continue;
    context.problem("", quoted(predictor.name) + " as factor and as covariate", "one of them");
  }
}

void link_given(RuleContext& context, const GeneralRegressionModel& model) {
  if (model.modelType == Type::generalizedLinear && !model.linkFunction) {
    context.problem("linkFunction", "no link", "a link, as modelType is generalizedLinear");
  }
  if (model.modelType == Type::ordinalMultinomial && !model.cumulativeLink) {
    context.problem("cumulativeLink", "no link", "a link, as modelType is ordinalMultinomial");
  }
}

void link_parameter(RuleContext& context, const GeneralRegressionModel& model) {
  if (model.modelType != Type::generalizedLinear || model.linkParameter) return;
  if (model.linkFunction != LinkFunction::oddspower && model.linkFunction != LinkFunction::power) {
    return;
  }
  context.problem("linkParameter", "no parameter",
                  "a number for the link " + std::string(name_of(*model.linkFunction)));
}

void cox_complete(RuleContext& context, const GeneralRegressionModel& model) {
  if (model.modelType != Type::CoxRegression) return;
  if (!model.endTimeVariable) {
    context.problem("endTimeVariable", "no variable", "a field, as modelType is CoxRegression");
  }
  if (!model.baseCumHazardTables) {
    context.problem("", "no BaseCumHazardTables", "a baseline, as modelType is CoxRegression");
  }
}

void one_offset(RuleContext& context, const GeneralRegressionModel& model) {
  if (!model.offsetVariable || !model.offsetValue) return;
  context.problem("offsetValue", "offsetVariable and offsetValue", "one of them");
}
void one_trials(RuleContext& context, const GeneralRegressionModel& model) {
  if (!model.trialsVariable || !model.trialsValue) return;
  context.problem("trialsValue", "trialsVariable and trialsValue", "one of them");
}

void target_variable_named(RuleContext& context, const GeneralRegressionModel& model) {
  const ModelView* view = context.scopes().model();
  if (!model.targetVariableName || view == nullptr || view->targets.empty()) return;
  for (const MiningField* target : view->targets) {
    if (target->name == *model.targetVariableName) return;
  }
  context.problem("targetVariableName", quoted(*model.targetVariableName),
                  "the target of the model");
}

void parameter_category_known(RuleContext& context, const PCell& cell) {
  const FieldView* target = categories(context.scopes());
  if (!cell.targetCategory || target == nullptr || may_be(*target, *cell.targetCategory)) return;
  context.problem("targetCategory", quoted(*cell.targetCategory), "a valid value of the target");
}

void reference_known(RuleContext& context, const GeneralRegressionModel& model) {
  const FieldView* target = categories(context.scopes());
  if (!model.targetReferenceCategory || target == nullptr) return;
  if (may_be(*target, *model.targetReferenceCategory)) return;
  context.problem("targetReferenceCategory", quoted(*model.targetReferenceCategory),
                  "a valid value of the target");
}

using Cells = std::vector<BaselineCell>;

void check_hazard(RuleContext& context, const Cells& cells, std::optional<double> max_time) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (max_time && cells[i].time > *max_time) {
      context.problem_in("BaselineCell", i, cells[i], "time", format_double(cells[i].time),
                         "at most maxTime " + format_double(*max_time));
    }
  }
}
void table_hazard(RuleContext& context, const BaseCumHazardTables& tables) {
  check_hazard(context, tables.baselineCells, tables.maxTime);
}
void stratum_hazard(RuleContext& context, const BaselineStratum& stratum) {
  check_hazard(context, stratum.baselineCells, stratum.maxTime);
}

}  // namespace

RuleTable general_regression_rules() {
  constexpr std::string_view section = "General Regression";
  return {
      rule<unique_parameter_names>("E-GRM-PARAMETER-DUPLICATE", Severity::error, section,
                                   "Parameters have different names."),
      rule<pp_parameter>("E-GRM-PPCELL", Severity::error, section,
                         "A PPCell names a Parameter of the list."),
      rule<p_parameter>("E-GRM-PCELL", Severity::error, section,
                        "A PCell names a Parameter of the list."),
      rule<covariance_parameters>("E-GRM-PCOVCELL", Severity::error, section,
                                  "A PCovCell names Parameters of the list."),
      rule<predictor_listed>("E-GRM-PREDICTOR", Severity::error, section,
                             "A PPCell names a Predictor of the factors or covariates."),
      rule<predictor_unique>("E-GRM-BOTH", Severity::error, section,
                             "A predictor is either a factor or a covariate."),
      rule<exponent_number>("E-GRM-EXPONENT", Severity::error, section,
                            "The value of a PPCell of a covariate is a number."),
      rule<level_known>("E-GRM-LEVEL", Severity::warning, section,
                        "The value of a PPCell of a factor is one that the field can have."),
      rule<link_given>("E-GRM-LINK", Severity::warning, section,
                       "Model types with a link name it."),
      rule<link_parameter>("E-GRM-LINK-PARAMETER", Severity::error, section,
                           "The links power and oddspower have a linkParameter."),
      rule<cox_complete>("E-GRM-COX", Severity::error, section,
                         "A Cox regression has an endTimeVariable and a baseline."),
      rule<one_offset>("E-GRM-OFFSET", Severity::error, section,
                       "The offset is given by a variable or a value."),
      rule<one_trials>("E-GRM-TRIALS", Severity::error, section,
                       "The number of trials is given by a variable or a value."),
      rule<target_variable_named>("E-GRM-TARGET", Severity::warning, section,
                                  "targetVariableName is the target of the mining schema."),
      rule<parameter_category_known>(
          "E-GRM-CATEGORY", Severity::error, section,
          "The targetCategory of a PCell is a valid value of the target."),
      rule<reference_known>("E-GRM-REFERENCE", Severity::error, section,
                            "targetReferenceCategory is a valid value of the target."),
      rule<table_hazard>("E-GRM-TIME", Severity::error, section,
                         "The times of a baseline do not exceed its maxTime."),
      rule<stratum_hazard>("E-GRM-STRATUM-TIME", Severity::error, section,
                           "The times of a stratum do not exceed its maxTime."),
  };
}

}  // namespace pmml
