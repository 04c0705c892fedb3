#include "pmml/score/model_unit.h"

#include <algorithm>
#include <cmath>

namespace pmml::scoring {

namespace {

/// A field that scoring did not need may turn out to be invalid here.
void explain_field(const NamedField& named, Row& row, Tracer& tracer) {
  try {
    tracer.add("field", named.name, row.get(named.field.slot), named.field.type);
  } catch (const InvalidRecord& invalid) {
    tracer.add("field", named.name, "invalid: " + invalid.found);
  }
}

}  // namespace

const Target* find_target(const Targets* targets, const ModelContext& context) {
  if (targets == nullptr) return nullptr;
  for (const Target& target : targets->targets) {
    if (!target.field || *target.field == context.target_name || context.target_name.empty())
      return &target;
  }
  return nullptr;
}

TargetTreatment::TargetTreatment(const Targets* targets, ModelContext& context)
    : categories_(context.categories),
      numeric_(is_number(context.target_type)),
      single_(context.parts.single) {
  const Target* target = find_target(targets, context);
  if (target == nullptr) return;
  min_ = target->min;
  max_ = target->max;
  factor_ = target->rescaleFactor;
  if (!context.added_constant) constant_ = target->rescaleConstant;
  cast_ = target->castInteger;
  std::vector<double> priors(categories_.size(), 0.0);
  double total = 0;
  for (const TargetValue& value : target->targetValues) {
    if (value.defaultValue && !default_) default_ = value.defaultValue;
    if (!value.value || !value.priorProbability || !context.classifies()) continue;
    const double cell = context.target_value(*value.value, value.where);
    const auto found = std::find(categories_.begin(), categories_.end(), cell);
    if (found == categories_.end()) continue;
    priors[static_cast<std::size_t>(found - categories_.begin())] = *value.priorProbability;
    total += *value.priorProbability;
  }
  if (!(total > 0)) return;
  for (double& prior : priors) prior /= total;
  priors_ = std::move(priors);
}

void TargetTreatment::apply(Result& result) const {
  result.untreated = result.value;
  if (categories_.empty() && numeric_) {
    if (is_missing(result.value) && default_) result.value = *default_;
    if (!is_missing(result.value)) result.value = adjust(result.value);
  } else if (is_missing(result.value) && !priors_.empty()) {
    apply_priors(result);
  }
}

void TargetTreatment::apply_priors(Result& result) const {
  result.probabilities = priors_;
  result.value = categories_[*position_of_largest(priors_)];
}

bool TargetTreatment::changes_nothing() const {
  return priors_.empty() && !default_ && !min_ && !max_ && factor_ == 1 && constant_ == 0 && !cast_;
}

double TargetTreatment::adjust(double value) const {
  const auto rounded = [this](double x) { return single_ ? to_single(x) : x; };
  if (min_ && value < *min_) value = *min_;
  if (max_ && value > *max_) value = *max_;
  if (factor_ != 1) value = rounded(value * rounded(factor_));
  if (constant_ != 0) value = rounded(value + rounded(constant_));
  if (!cast_) return value;
  switch (*cast_) {
    case CastInteger::ceiling:
      return std::ceil(value);
    case CastInteger::floor:
      return std::floor(value);
    default:
      return std::floor(value + 0.5);
  }
}

ModelUnit::ModelUnit(const Model& model, Compilation& shared, ModelContext* surroundings)
    : context_(std::make_shared<ModelContext>(shared, parts_of(model), surroundings)),
      result_(context_->result) {
  const ModelParts& parts = context_->parts;
  if (!parts.isScorable)
    fail_unsupported(parts.model->where, std::string(parts.element), "isScorable=\"false\"",
                     "a model that may be scored");
  scorer_ = compile_model(model, *context_);
  context_->scorer = scorer_.get();
  targets_ = std::make_unique<const TargetTreatment>(parts.targets, *context_);
  for (const auto& other : context_->other_targets)
    other_targets_.emplace_back(other->result, TargetTreatment(parts.targets, *other));
  outputs_ = compile_output(*context_, *scorer_);
}

const Result& ModelUnit::score(Row& row) const {
  Result& result = begin(row);
  scorer_->score(row, result);
  finish(row, result);
  return result;
}

bool ModelUnit::is_bare() const {
  return targets_->changes_nothing() && other_targets_.empty() && outputs_.empty();
}

Result& ModelUnit::begin(Row& row) const {
  Result& result = row.open_result(result_);
  for (const auto& [other, treatment] : other_targets_) row.open_result(other);
  return result;
}

void ModelUnit::finish(Row& row, Result& result) const {
  targets_->apply(result);
  for (const auto& [other, treatment] : other_targets_) treatment.apply(row.result(other));
  for (const OutputColumn& column : outputs_) {
    const double value = column.expr->eval(row);
    row.set(column.slot, value);
    if (column.shared) row.set(*column.shared, value);
  }
}

std::shared_ptr<ModelContext> ModelUnit::release_context() {
  const ModelContext& context = *context_;
  names_.model = context.parts.element;
  if (context.parts.modelName) names_.model += ' ' + *context.parts.modelName;
  names_.targets.push_back(name_target(context, *targets_));
  for (std::size_t i = 0; i < other_targets_.size(); ++i)
    names_.targets.push_back(name_target(*context.other_targets[i], other_targets_[i].second));
  names_.fields = context.known_fields();
  return std::move(context_);
}

ModelUnit::NamedTarget ModelUnit::name_target(const ModelContext& context,
                                              const TargetTreatment& treatment) {
  return {context.result, context.target_name.empty() ? "predictedValue" : context.target_name,
          context.target_type, context.classifies() ? context.categories : std::vector<double>{},
          !treatment.changes_nothing()};
}

void ModelUnit::explain(Row& row, Tracer& tracer) const {
  tracer.add("model", names_.model);
  tracer.deeper();
  for (const NamedField& named : names_.fields) {
    if (tracer.is_first(named.field.slot)) explain_field(named, row, tracer);
  }
  const Result& result = row.result(result_);
  if (result.ran) scorer_->explain(row, result, tracer);
  for (const NamedTarget& target : names_.targets)
    explain(target, row.result(target.result), tracer);
  for (const OutputColumn& column : outputs_)
    tracer.add("output", column.name, row.get(column.slot), column.type);
  tracer.back();
}

void ModelUnit::explain(const NamedTarget& target, const Result& result, Tracer& tracer) {
  const auto add_all = [&](const char* kind, const std::vector<double>& numbers) {
    if (result.ran && numbers.size() == target.categories.size())
      tracer.list(numbers.size(), [&](std::size_t i) {
        tracer.add(kind, tracer.text(target.categories[i], target.type), numbers[i]);
      });
  };
  add_all("probability", result.probabilities);
  add_all("confidence", result.confidences);
  if (result.ran && !is_missing(result.entity))
    tracer.add("entity", target.name, result.entity, DataType::string);
  if (result.ran && target.treated)
    tracer.add("untreated", target.name, result.untreated, target.type);
  tracer.add("result", target.name, result.ran ? result.value : missing, target.type);
}

}  // namespace pmml::scoring
