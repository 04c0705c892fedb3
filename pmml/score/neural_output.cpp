#include "pmml/score/neural_output.h"

#include <algorithm>
#include <set>

namespace pmml::scoring {

namespace {

constexpr std::size_t longest_chain = 100;

const DerivedField* find_derived(const std::vector<DerivedField>& fields, const std::string& name) {
  const auto found = std::find_if(fields.begin(), fields.end(),
                                  [&](const DerivedField& field) { return field.name == name; });
  return found == fields.end() ? nullptr : &*found;
}

/// The derived field of that name which the model sees; nullptr when the name means another field.
const DerivedField* find_derived(const ModelContext& context, const std::string& name) {
  if (name == context.target_name) return nullptr;
  for (const ModelContext* model = &context; model != nullptr; model = model->parent) {
    if (model->parts.localTransformations == nullptr) continue;
    if (const auto* found = find_derived(model->parts.localTransformations->derivedFields, name))
      return found;
  }
  const auto& dictionary = context.compilation.dictionary;
  const auto common = dictionary.find(name);
  return common == dictionary.end() ? nullptr : common->second;
}

/// Takes the expression into account and gives the name of the field it depends on.
std::string invert(const Expression& expression, Position where, bool single,
                   TargetNeuron& output) {
  if (const auto* reference = std::get_if<Box<FieldRef>>(&expression)) return (*reference)->field;
  if (const auto* norm = std::get_if<Box<NormContinuous>>(&expression)) {
    output.inverses.emplace_back(**norm, single);
    return (*norm)->field;
  }
  if (const auto* norm = std::get_if<Box<NormDiscrete>>(&expression)) {
    if (!output.category && output.inverses.empty()) {
      output.category = (*norm)->value;
      return (*norm)->field;
    }
  }
  fail_invalid("E-VALUE", where, "NeuralOutput " + output.element->outputNeuron,
               "an expression without inverse",
               "FieldRef, NormContinuous or NormDiscrete of the target");
}

bool lists_twice(const std::vector<TargetNeuron>& neurons) {
  std::set<std::size_t> positions;
  for (const TargetNeuron& neuron : neurons) positions.insert(neuron.position);
  return positions.size() < neurons.size();
}

}  // namespace

Inverse::Inverse(const NormContinuous& norm, bool single)
    : outliers_(norm.outliers), single_(single) {
  for (const LinearNorm& point : norm.linearNorms) {
    points_.push_back(single ? Point{to_single(point.norm), to_single(point.orig)}
                             : Point{point.norm, point.orig});
  }
  const auto descends = [](const Point& a, const Point& b) { return a.norm > b.norm; };
  if (std::is_sorted(points_.begin(), points_.end(), descends))
    std::reverse(points_.begin(), points_.end());
  const auto disorder =
      std::adjacent_find(points_.begin(), points_.end(),
                         [](const Point& a, const Point& b) { return !(a.norm < b.norm); });
  if (points_.size() < 2 || disorder != points_.end())
    fail_invalid("E-ORDER", norm.where, "NormContinuous", norm.field,
                 "two or more LinearNorm whose norm only ascends or only descends");
}

double Inverse::apply(double activation) const {
  const auto r = [this](double x) { return single_ ? to_single(x) : x; };
  const bool outside = activation < points_.front().norm || activation > points_.back().norm;
  if (outside && outliers_ == OutlierTreatment::asMissingValues) return missing;
  if (outside && outliers_ == OutlierTreatment::asExtremeValues)
    return activation < points_.front().norm ? points_.front().orig : points_.back().orig;
  const auto above =
      std::upper_bound(points_.begin() + 1, points_.end() - 1, activation,
                       [](double value, const Point& point) { return value < point.norm; });
  const Point& a = *(above - 1);
  const Point& b = *above;
  const double share = r(r(activation - a.norm) / r(b.norm - a.norm));
  return r(a.orig + r(share * r(b.orig - a.orig)));
}

TargetNeuron compile_target_neuron(const NeuralOutput& output, const NeuronIndex& index,
                                   ModelContext& context) {
  TargetNeuron compiled;
  compiled.element = &output;
  const auto neuron = index.find(output.outputNeuron);
  if (neuron == index.end())
    fail_invalid("E-FIELD", output.where, "NeuralOutput", output.outputNeuron,
                 "the id of a neuron");
  compiled.neuron = neuron->second;
  compiled.id = context.pool().code(output.outputNeuron);
  const Expression* expression = &output.derivedField->expression;
  for (std::size_t length = 0; length < longest_chain; ++length) {
    compiled.field = invert(*expression, output.where, context.parts.single, compiled);
    const DerivedField* derived = find_derived(context, compiled.field);
    if (derived == nullptr) return compiled;
    expression = &derived->expression;
  }
  fail_invalid("E-CYCLE", output.where, "NeuralOutput " + output.outputNeuron, compiled.field,
               "derived fields that lead to the target");
}

NeuralTarget::NeuralTarget(std::vector<TargetNeuron> neurons, ModelContext& context)
    : neurons_(std::move(neurons)),
      result_(context.result),
      classifies_(context.classifies()),
      single_(context.parts.single) {
  check(context);
  if (!classifies_) return;
  for (TargetNeuron& output : neurons_)
    output.position =
        context.category(context.target_value(*output.category, output.element->where));
  categories_ = context.categories;
  const NeuralOutput& first = *neurons_.front().element;
  if (lists_twice(neurons_))
    fail_invalid("E-DUPLICATE", first.where, "NeuralOutput", neurons_.front().field,
                 "one output for a category");
  if (neurons_.size() == 1 && categories_.size() != 2)
    fail_invalid("E-COUNT", first.where, "NeuralOutput",
                 "one output for " + std::to_string(categories_.size()) + " categories",
                 "one output for every category, or two categories");
}

void NeuralTarget::check(const ModelContext& context) const {
  for (const TargetNeuron& output : neurons_) {
    if (output.category.has_value() == classifies_) continue;
    fail_invalid("E-VALUE", output.element->where, "NeuralOutput " + output.element->outputNeuron,
                 classifies_ ? "no NormDiscrete" : "NormDiscrete",
                 classifies_ ? "NormDiscrete, as the target is a category"
                             : "NormContinuous or FieldRef, as the target is a number");
  }
  if (!classifies_ && neurons_.size() > 1)
    fail_invalid("E-DUPLICATE", neurons_[1].element->where, "NeuralOutput", context.target_name,
                 "one output for a target that is a number");
}

void NeuralTarget::read(const std::vector<double>& activations, Result& result) const {
  if (classifies_) return classify(activations, result);
  double value = activations[neurons_.front().neuron];
  for (const Inverse& inverse : neurons_.front().inverses) value = inverse.apply(value);
  result.value = value;
  if (!is_missing(value)) result.entity = neurons_.front().id;
}

void NeuralTarget::classify(const std::vector<double>& activations, Result& result) const {
  for (const TargetNeuron& output : neurons_) {
    if (is_missing(activations[output.neuron])) return;
  }
  result.probabilities.assign(categories_.size(), 0.0);
  for (const TargetNeuron& output : neurons_)
    result.probabilities[output.position] = activations[output.neuron];
  if (neurons_.size() == 1) {
    const double rest = 1 - activations[neurons_.front().neuron];
    result.probabilities[1 - neurons_.front().position] = single_ ? to_single(rest) : rest;
  }
  const std::size_t best = *position_of_largest(result.probabilities);
  result.value = categories_[best];
  for (const TargetNeuron& output : neurons_) {
    if (output.position == best || neurons_.size() == 1) result.entity = output.id;
  }
}

}  // namespace pmml::scoring
