// GeneralRegressionModel (checklist section 13).
#include <algorithm>
#include <cmath>

#include "pmml/score/cox.h"
#include "pmml/score/from_result.h"
#include "pmml/score/general_equations.h"
#include "pmml/score/general_link.h"

namespace pmml::scoring {

namespace {

using Type = GeneralRegressionModelType;

/// Covariances of the estimates by columns of the design.
struct Covariance {
  std::uint32_t row;
  std::uint32_t column;
  double value;
};

/// One equation, passed through a link and multiplied by the number of trials.
class NumberScorer : public ModelScorer {
 public:
  NumberScorer(const GeneralRegressionModel& model, ModelContext& context);

  void score(Row& row, Result& result) const override {
    std::vector<double> etas;
    if (!predictors_.evaluate(row, result, etas)) return;
    const double mean = link_ ? link_->apply(etas.front()) : etas.front();
    const double value = trials_.given() ? mean * trials_.get(row) : mean;
    result.value = predictors_.single ? to_single(value) : value;
  }

  void explain(Row& row, const Result&, Tracer& tracer) const override {
    const std::vector<double> etas = predictors_.explain(row, {Tracer::number(0)}, tracer);
    if (etas.empty()) return;
    if (link_) tracer.add("inverseLink", {}, link_->apply(etas.front()));
    if (trials_.given()) tracer.add("trials", {}, trials_.get(row));
  }

  ExprPtr feature(const OutputField& field, ModelContext& context) const override;

 private:
  void add_covariances(const PCovMatrix& matrix, DesignBuilder& builder);

  LinearPredictors predictors_;
  std::optional<InverseLink> link_;
  FieldOrValue trials_;
  bool is_linear_;
  std::vector<Covariance> covariances_;
};

NumberScorer::NumberScorer(const GeneralRegressionModel& model, ModelContext& context)
    : is_linear_(true) {
  DesignBuilder builder(model, context);
  if (model.pCovMatrix) add_covariances(*model.pCovMatrix, builder);
  predictors_ = compile_one_equation(model, builder, context);
  if (model.modelType != Type::generalizedLinear) return;
  link_.emplace(model, predictors_.single);
  predictors_.offset = FieldOrValue(model.offsetVariable, model.offsetValue, "offset", context);
  std::optional<double> trials;
  if (model.trialsValue) trials = static_cast<double>(*model.trialsValue);
  trials_ = FieldOrValue(model.trialsVariable, trials, "trials", context);
  is_linear_ = model.linkFunction == LinkFunction::identity && !trials_.given();
}

void NumberScorer::add_covariances(const PCovMatrix& matrix, DesignBuilder& builder) {
  std::map<std::pair<std::string, std::string>, double> cells;
  for (const PCovCell& cell : matrix.pCovCells) {
    if (cells.emplace(std::pair(cell.pRow, cell.pCol), cell.value).second) continue;
    fail_invalid("E-DUPLICATE", cell.where, "PCovCell", cell.pRow + ", " + cell.pCol,
                 "one covariance of two parameters");
  }
  for (const PCovCell& cell : matrix.pCovCells)
    cells.emplace(std::pair(cell.pCol, cell.pRow), cell.value);
  for (const auto& [names, value] : cells) {
    covariances_.push_back({builder.column(names.first, std::nullopt, matrix.where),
                            builder.column(names.second, std::nullopt, matrix.where), value});
  }
}

bool changes_scale(const Targets* targets) {
  return targets != nullptr &&
         std::any_of(targets->targets.begin(), targets->targets.end(), [](const Target& target) {
           return target.rescaleFactor != 1 || target.castInteger;
         });
}

/// The standard error of the linear predictor, when that is the predicted value.
ExprPtr NumberScorer::feature(const OutputField& field, ModelContext& context) const {
  if (field.feature != ResultFeature::standardError || !is_linear_ || covariances_.empty() ||
      changes_scale(context.parts.targets))
    return nullptr;
  return from_result(DataType::double_, context.result, [this](const Result& result) {
    if (is_missing(result.value) || result.scratch.empty()) return missing;
    double variance = 0;
    for (const Covariance& cell : covariances_)
      variance += result.scratch[cell.row] * cell.value * result.scratch[cell.column];
    return std::sqrt(variance);
  });
}

/// Probabilities of categories, one equation for each of them but one.
class CategoryScorer : public ModelScorer {
 public:
  CategoryScorer(const GeneralRegressionModel& model, ModelContext& context);

  void score(Row& row, Result& result) const override {
    std::vector<double> etas;
    if (!predictors_.evaluate(row, result, etas)) return;
    std::vector<double> probabilities(categories_.size(), missing);
    if (link_) {
      choose(link_->apply(etas.front()), probabilities);
    } else if (cumulative_) {
      cumulate(etas, probabilities);
    } else {
      soften(etas, probabilities);
    }
    const auto is_nan = [](double p) { return is_missing(p); };
    if (std::any_of(probabilities.begin(), probabilities.end(), is_nan)) return;
    result.value = categories_[*position_of_largest(probabilities)];
    result.probabilities = std::move(probabilities);
  }

  void explain(Row& row, const Result&, Tracer& tracer) const override {
    std::vector<std::string> names;
    for (const GeneralEquation& equation : predictors_.equations)
      names.push_back(tracer.text(categories_[equation.category], category_type_));
    const std::vector<double> etas = predictors_.explain(row, names, tracer);
    tracer.list(etas.size(), [&](std::size_t i) {
      if (link_) tracer.add("inverseLink", names[i], link_->apply(etas[i]));
      if (cumulative_) tracer.add("cumulative", names[i], cumulated(etas[i]));
    });
  }

 private:
  double round(double x) const { return predictors_.single ? to_single(x) : x; }
  void check_order(const GeneralRegressionModel& model) const;

  void choose(double p, std::vector<double>& probabilities) const {
    probabilities.assign(probabilities.size(), round(1 - p));
    probabilities[predictors_.equations.front().category] = p;
  }

  double cumulated(double eta) const {
    return inverse_cumulative(*cumulative_, eta, predictors_.single);
  }

  void cumulate(const std::vector<double>& etas, std::vector<double>& probabilities) const {
    double before = 0;
    for (std::size_t i = 0; i < probabilities.size(); ++i) {
      const double up_to = i < etas.size() ? cumulated(etas[i]) : 1;
      probabilities[i] = round(up_to - before);
      before = up_to;
    }
  }

  /// The linear predictor of the reference category is 0.
  void soften(const std::vector<double>& etas, std::vector<double>& probabilities) const {
    probabilities.assign(probabilities.size(), 0.0);
    for (std::size_t i = 0; i < etas.size(); ++i)
      probabilities[predictors_.equations[i].category] = etas[i];
    const double largest = *std::max_element(probabilities.begin(), probabilities.end());
    double sum = 0;
    for (double& p : probabilities) {
      p = round(std::exp(round(p - largest)));
      sum = round(sum + p);
    }
    for (double& p : probabilities) p = round(p / sum);
  }

  LinearPredictors predictors_;
  std::vector<double> categories_;
  DataType category_type_;
  std::optional<InverseLink> link_;
  std::optional<CumulativeLinkFunction> cumulative_;
};

CategoryScorer::CategoryScorer(const GeneralRegressionModel& model, ModelContext& context)
    : predictors_(compile_category_equations(model, context)),
      categories_(context.categories),
      category_type_(context.target_type) {
  predictors_.offset = FieldOrValue(model.offsetVariable, model.offsetValue, "offset", context);
  if (model.modelType == Type::ordinalMultinomial) {
    if (!model.cumulativeLink)
      fail_invalid("E-ABSENT", model.where, "GeneralRegressionModel", "no cumulativeLink",
                   "a link, as modelType is ordinalMultinomial");
    cumulative_ = model.cumulativeLink;
    check_order(model);
  }
  if (model.modelType == Type::generalizedLinear) {
    link_.emplace(model, predictors_.single);
    if (categories_.size() != 2)
      fail_invalid("E-COUNT", model.where, "GeneralRegressionModel",
                   std::to_string(categories_.size()) + " categories",
                   "two categories, as modelType is generalizedLinear");
  }
}

/// Cumulative probabilities need all categories in order, the last one without an equation.
void CategoryScorer::check_order(const GeneralRegressionModel& model) const {
  for (std::size_t i = 0; i < predictors_.equations.size(); ++i) {
    if (predictors_.equations[i].category != i)
      fail_invalid("E-ORDER", model.where, "GeneralRegressionModel",
                   "a reference category that is not the last",
                   "the last category as reference, as modelType is ordinalMultinomial");
  }
}

void check_function(const GeneralRegressionModel& model, const ModelContext& context) {
  const bool categories =
      model.modelType == Type::multinomialLogistic || model.modelType == Type::ordinalMultinomial;
  const bool either = model.modelType == Type::generalizedLinear;
  const bool fits = either || categories == context.classifies();
  if (fits && (context.classifies() || context.parts.functionName == MiningFunction::regression))
    return;
  fail_invalid("E-FUNCTION", model.where, "GeneralRegressionModel",
               std::string(name_of(model.modelType)) + " of functionName " +
                   std::string(name_of(model.functionName)),
               categories ? "classification" : "regression");
}

/// Offsets and trials belong to some types of models only.
void check_attributes(const GeneralRegressionModel& model) {
  const bool generalized = model.modelType == Type::generalizedLinear;
  const bool offset = model.offsetVariable || model.offsetValue.value_or(0) != 0;
  const bool takes_offset = generalized || model.modelType == Type::multinomialLogistic ||
                            model.modelType == Type::ordinalMultinomial;
  const std::string type(name_of(model.modelType));
  if (offset && !takes_offset)
    fail_invalid("E-VALUE", model.where, "GeneralRegressionModel", "an offset of " + type,
                 "an offset of generalizedLinear, multinomialLogistic or ordinalMultinomial");
  if (!model.trialsVariable && !model.trialsValue) return;
  if (!generalized || model.distribution.value_or(Distribution::binomial) != Distribution::binomial)
    fail_invalid("E-VALUE", model.where, "GeneralRegressionModel", "trials of " + type,
                 "trials of generalizedLinear with the distribution binomial");
}

}  // namespace

ScorerPtr compile_general_regression(const GeneralRegressionModel& model, ModelContext& context) {
  check_function(model, context);
  check_attributes(model);
  if (model.modelType == Type::CoxRegression) return compile_cox(model, context);
  if (context.classifies()) return std::make_unique<CategoryScorer>(model, context);
  return std::make_unique<NumberScorer>(model, context);
}

}  // namespace pmml::scoring
