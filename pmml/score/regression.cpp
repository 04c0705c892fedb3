// RegressionModel (checklist section 12).
#include "pmml/score/regression.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "pmml/score/link.h"

namespace pmml::scoring {

namespace {

using Normalization = RegressionNormalizationMethod;

/// Fewer are computed record by record.
constexpr std::size_t least_terms_of_block = 64;

/// The sum in the order of the formula: the intercept, then the terms of the document. Missing when
/// a number it needs is missing.
template <bool Single>
double evaluate(const Equation& equation, Row& row) {
  constexpr auto r = rounded<Single>;
  double sum = equation.intercept;
  for (const Numeric& term : equation.numerics) {
    const double x = row.get(term.slot);
    if (is_missing(x)) return missing;
    const double power = term.exponent == 1 ? x : r(std::pow(x, term.exponent));
    sum = r(sum + r(term.coefficient * power));
  }
  for (const Categorical& term : equation.categoricals) {
    if (row.get(term.slot) == term.value) sum = r(sum + term.coefficient);
  }
  for (const Product& term : equation.products) {
    double product = term.coefficient;
    for (const Slot slot : term.slots) product = r(product * row.get(slot));
    if (is_missing(product)) return missing;
    sum = r(sum + product);
  }
  return sum;
}

class RegressionScorer : public ModelScorer {
 public:
  RegressionScorer(std::vector<Equation> equations, const ModelContext& context,
                   Normalization method, bool ordinal)
      : equations_(std::move(equations)),
        categories_(context.categories),
        method_(method),
        single_(context.parts.single),
        classifies_(context.classifies()),
        ordinal_(ordinal) {}

  void score(Row& row, Result& result) const override {
    std::vector<double> y;
    const double* known = block_ ? row.block(*block_) : nullptr;
    if (known != nullptr && !is_missing(known[0])) {
      y.assign(known, known + equations_.size());
    } else if (!evaluate_all(row, y)) {
      return;
    }
    if (!classifies_) {
      result.value = normalize(method_, y[0], single_);
      return;
    }
    result.probabilities.assign(categories_.size(), 0.0);
    to_probabilities(y);
    for (std::size_t i = 0; i < equations_.size(); ++i)
      result.probabilities[equations_[i].category] = y[i];
    if (equations_.size() == 1) complete(result.probabilities, y[0]);
    if (const auto best = position_of_largest(result.probabilities))
      result.value = categories_[*best];
  }

  /// Lets the equations of blocks of records be evaluated together.
  void add_block(Program& program) {
    std::size_t terms = 0;
    for (const Equation& equation : equations_)
      terms += equation.numerics.size() + equation.categoricals.size() + equation.products.size();
    if (terms < least_terms_of_block) return;
    block_ = program.blocks.size();
    program.blocks.push_back(make_equation_block(equations_, single_));
  }

  void explain(Row& row, const Result&, Tracer& tracer) const override {
    for (std::size_t i = 0; i < equations_.size(); ++i) {
      const Equation& equation = equations_[i];
      const double y = single_ ? evaluate<true>(equation, row) : evaluate<false>(equation, row);
      tracer.add("equation", Tracer::number(i), y);
    }
  }

 private:
  /// False when one has no value.
  bool evaluate_all(Row& row, std::vector<double>& y) const {
    for (const Equation& equation : equations_) {
      y.push_back(single_ ? evaluate<true>(equation, row) : evaluate<false>(equation, row));
      if (is_missing(y.back())) return false;
    }
    return true;
  }

  double single(double value) const { return single_ ? to_single(value) : value; }

  /// One equation for two categories: the other one has the rest.
  void complete(std::vector<double>& probabilities, double p) const {
    for (std::size_t i = 0; i < probabilities.size(); ++i) {
      if (i != equations_[0].category) probabilities[i] = single(1 - p);
    }
  }

  void to_probabilities(std::vector<double>& y) const {
    if (method_ == Normalization::softmax && y.size() > 1) return soften(y);
    if (method_ == Normalization::simplemax) return divide_by_sum(y);
    if (ordinal_) return cumulate(y);
    if (y.size() <= 2) {
      y[0] = share(y[0]);
      if (y.size() == 2) y[1] = single(1 - y[0]);
    } else if (method_ == Normalization::none) {
      double sum = 0;
      for (std::size_t i = 0; i + 1 < y.size(); ++i) sum = single(sum + y[i]);
      y.back() = single(1 - sum);
    } else {
      for (double& value : y) value = share(value);
      divide_by_sum(y);
    }
  }

  /// The link applied to one equation of a classification.
  double share(double y) const {
    if (method_ == Normalization::none) return std::clamp(y, 0.0, 1.0);
    return normalize(method_, y, single_);
  }

  void soften(std::vector<double>& y) const {
    const double largest = *std::max_element(y.begin(), y.end());
    for (double& value : y) value = single(std::exp(single(value - largest)));
    divide_by_sum(y);
  }

  void divide_by_sum(std::vector<double>& y) const {
    double sum = 0;
    for (const double value : y) sum = single(sum + value);
    for (double& value : y) value = single(value / sum);
  }

  /// Differences of cumulative probabilities; the last equation is not used.
  void cumulate(std::vector<double>& y) const {
    double before = 0;
    for (std::size_t i = 0; i < y.size(); ++i) {
      const double up_to = i + 1 == y.size() ? 1 : share(y[i]);
      y[i] = single(up_to - before);
      before = up_to;
    }
  }

  std::vector<Equation> equations_;
  std::vector<double> categories_;
  Normalization method_;
  bool single_;
  bool classifies_;
  bool ordinal_;
  std::optional<std::size_t> block_;  ///< its place among the program's block scorers
};

Equation compile_equation(const RegressionTable& table, ModelContext& context) {
  Equation equation;
  equation.intercept = context.round(table.intercept);
  for (const NumericPredictor& term : table.numericPredictors)
    equation.numerics.push_back({context.number_slot(term.name, term.where),
                                 static_cast<double>(term.exponent),
                                 context.round(term.coefficient)});
  for (const CategoricalPredictor& term : table.categoricalPredictors) {
    const Field field = context.field(term.name, term.where);
    equation.categoricals.push_back(
        {field.slot,
         literal(term.value, field.type, context.pool(), term.where, "CategoricalPredictor"),
         context.round(term.coefficient)});
  }
  for (const PredictorTerm& term : table.predictorTerms) {
    Product product{{}, context.round(term.coefficient)};
    for (const FieldRef& factor : term.fieldRefs)
      product.slots.push_back(context.number_slot(factor.field, factor.where));
    equation.products.push_back(std::move(product));
  }
  return equation;
}

bool is_ordinal(const ModelContext& context) {
  if (context.parts.targets != nullptr) {
    for (const Target& target : context.parts.targets->targets) {
      if (target.optype) return *target.optype == OpType::ordinal;
    }
  }
  if (context.target == nullptr) return false;
  if (context.target->optype) return *context.target->optype == OpType::ordinal;
  const DataField* data = context.compilation.data_field(context.target_name);
  return data != nullptr && data->optype == OpType::ordinal;
}

}  // namespace

ScorerPtr compile_regression(const RegressionModel& model, ModelContext& context) {
  if (model.regressionTables.empty())
    fail_invalid("E-ABSENT", model.where, "RegressionModel", "no RegressionTable", "one or more");
  const bool one = !context.classifies();
  if (one && model.regressionTables.size() > 1)
    fail_invalid("E-COUNT", model.where, "RegressionModel", "several RegressionTables",
                 "one for functionName regression");
  if (one && model.normalizationMethod == Normalization::simplemax)
    fail_invalid("E-VALUE", model.where, "RegressionModel", "simplemax",
                 "another normalizationMethod for functionName regression");
  std::vector<Equation> equations;
  OutputReads reads(context.compilation);
  for (const RegressionTable& table : model.regressionTables) {
    equations.push_back(compile_equation(table, context));
    if (one) continue;
    if (!table.targetCategory)
      fail_invalid("E-ABSENT", table.where, "RegressionTable", "no targetCategory",
                   "the category of the table");
    equations.back().category =
        context.category(context.target_value(*table.targetCategory, table.where));
  }
  auto scorer = std::make_unique<RegressionScorer>(std::move(equations), context,
                                                   model.normalizationMethod, is_ordinal(context));
  if (!reads.any()) scorer->add_block(context.compilation.program);
  return scorer;
}

}  // namespace pmml::scoring
