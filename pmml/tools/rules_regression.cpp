// Regression.
#include <algorithm>
#include <set>

#include "pmml/tools/rules_context.h"
#include "pmml/tools/rules_values.h"

namespace pmml {
namespace {

using Tables = std::vector<RegressionTable>;
using Method = RegressionNormalizationMethod;

void one_table(RuleContext& context, const RegressionModel& model) {
  if (model.functionName != MiningFunction::regression || model.regressionTables.size() < 2) return;
  context.problem("", count_text(model.regressionTables.size(), "tables"),
                  "one table, as functionName is regression");
}

void category_given(RuleContext& context, const RegressionModel& model) {
  if (model.functionName != MiningFunction::classification) return;
  for (std::size_t i = 0; i < model.regressionTables.size(); ++i) {
    if (model.regressionTables[i].targetCategory) continue;
    context.problem_in("RegressionTable", i, model.regressionTables[i], "targetCategory",
                       "no category", "a category, as functionName is classification");
  }
}

void category_unique(RuleContext& context, const RegressionModel& model) {
  Unique names;
  for (std::size_t i = 0; i < model.regressionTables.size(); ++i) {
    const RegressionTable& table = model.regressionTables[i];
    if (!table.targetCategory || names.first(*table.targetCategory)) continue;
    context.problem_in("RegressionTable", i, table, "targetCategory",
                       quoted(*table.targetCategory) + " again", "one table per category");
  }
}

void category_known(RuleContext& context, const RegressionModel& model) {
  const FieldView* target = categories(context.scopes());
  if (target == nullptr || model.functionName != MiningFunction::classification) return;
  for (std::size_t i = 0; i < model.regressionTables.size(); ++i) {
    const RegressionTable& table = model.regressionTables[i];
    if (!table.targetCategory || may_be(*target, *table.targetCategory)) continue;
    context.problem_in("RegressionTable", i, table, "targetCategory", quoted(*table.targetCategory),
                       "a valid value of the target");
  }
}

void category_complete(RuleContext& context, const RegressionModel& model) {
  const FieldView* target = categories(context.scopes());
  if (target == nullptr || model.functionName != MiningFunction::classification) return;
  const DataType type = target->dataType.value_or(DataType::string);
  const Tables& tables = model.regressionTables;
  for (const std::string_view value : valid_values(*target)) {
    const bool known = std::any_of(tables.begin(), tables.end(), [&](const RegressionTable& table) {
      return table.targetCategory && same_value(*table.targetCategory, value, type);
    });
    if (known) continue;
    context.problem("", "no table for " + quoted(value), "one table per category of the target");
  }
}

bool allowed(const RegressionModel& model, bool ordinal) {
  const Method method = model.normalizationMethod;
  if (model.functionName == MiningFunction::regression) return method != Method::simplemax;
  if (model.functionName != MiningFunction::classification) return true;
  if (method == Method::exp) return false;
  if (ordinal) return method != Method::simplemax && method != Method::softmax;
  return true;
}

void normalization(RuleContext& context, const RegressionModel& model) {
  const FieldView* target = context.scopes().target();
  const bool ordinal = target != nullptr && target->optype == OpType::ordinal;
  if (allowed(model, ordinal)) return;
  context.problem("normalizationMethod", std::string(name_of(model.normalizationMethod)),
                  "a method for " + std::string(ordinal ? "ordinal " : "") +
                      std::string(name_of(model.functionName)));
}

void two_categories(RuleContext& context, const RegressionModel& model) {
  const Method method = model.normalizationMethod;
  if (model.functionName != MiningFunction::classification || model.regressionTables.size() < 3) {
    return;
  }
  if (method == Method::none || method == Method::softmax || method == Method::simplemax) return;
  const FieldView* target = context.scopes().target();
  if (target == nullptr || target->optype != OpType::categorical) return;
  context.problem("normalizationMethod", std::string(name_of(method)),
                  "none, softmax or simplemax, as there are more than two categories");
}

void target_named(RuleContext& context, const RegressionModel& model) {
  const ModelView* view = context.scopes().model();
  if (!model.targetFieldName || view == nullptr || view->targets.empty()) return;
  for (const MiningField* target : view->targets) {
    if (target->name == *model.targetFieldName) return;
  }
  context.problem("targetFieldName", quoted(*model.targetFieldName), "the target of the model");
}

void numeric_field(RuleContext& context, const NumericPredictor& predictor) {
  const FieldView* field = context.scopes().find_anywhere(predictor.name);
  if (field == nullptr || field->dataType != DataType::string) return;
  context.problem("name", "a field of type string", "a field with numbers");
}

void category_possible(RuleContext& context, const CategoricalPredictor& predictor) {
  const FieldView* field = context.scopes().find_anywhere(predictor.name);
  if (field == nullptr || may_be(*field, predictor.value)) return;
  context.problem("value", quoted(predictor.value), "a valid value of " + quoted(predictor.name));
}

void unique_predictors(RuleContext& context, const RegressionTable& table) {
  std::set<std::pair<std::string_view, std::int64_t>> numeric;
  for (std::size_t i = 0; i < table.numericPredictors.size(); ++i) {
    const NumericPredictor& predictor = table.numericPredictors[i];
    if (numeric.insert({predictor.name, predictor.exponent}).second) continue;
    context.problem_in("NumericPredictor", i, predictor, "name", quoted(predictor.name) + " again",
                       "one coefficient per field and exponent");
  }
  std::set<std::pair<std::string_view, std::string_view>> categorical;
  for (std::size_t i = 0; i < table.categoricalPredictors.size(); ++i) {
    const CategoricalPredictor& predictor = table.categoricalPredictors[i];
    if (categorical.insert({predictor.name, predictor.value}).second) continue;
    context.problem_in("CategoricalPredictor", i, predictor, "value",
                       quoted(predictor.value) + " of " + quoted(predictor.name) + " again",
                       "one coefficient per field and value");
  }
}

}  // namespace

RuleTable regression_rules() {
  constexpr std::string_view section = "Regression";
  return {
      rule<one_table>("E-REGRESSION-TABLES", Severity::error, section,
                      "A RegressionModel for regression has one table."),
      rule<category_given>("E-REGRESSION-CATEGORY", Severity::error, section,
                           "In classification every RegressionTable names its category."),
      rule<category_unique>("E-REGRESSION-DUPLICATE", Severity::error, section,
                            "A category has one RegressionTable."),
      rule<category_known>("E-REGRESSION-UNKNOWN", Severity::error, section,
                           "The category of a RegressionTable is a valid value of the target."),
      rule<category_complete>("E-REGRESSION-MISSING", Severity::warning, section,
                              "Every category of the target has a RegressionTable."),
      rule<normalization>("E-REGRESSION-METHOD", Severity::error, section,
                          "normalizationMethod is one for the functionName and target."),
      rule<two_categories>("E-REGRESSION-BINARY", Severity::warning, section,
                           "Links such as logit are for two categories or ordinal targets."),
      rule<target_named>("E-REGRESSION-TARGET", Severity::warning, section,
                         "targetFieldName is the target of the mining schema."),
      rule<numeric_field>("E-PREDICTOR-NUMERIC", Severity::error, section,
                          "A NumericPredictor takes a field with numbers."),
      rule<category_possible>("E-PREDICTOR-CATEGORY", Severity::warning, section,
                              "A CategoricalPredictor asks for a value that the field can have."),
      rule<unique_predictors>("E-PREDICTOR-DUPLICATE", Severity::warning, section,
                              "A RegressionTable has one coefficient per predictor."),
  };
}

}  // namespace pmml
