#include "pmml/score/model_scorer.h"

#include <algorithm>
#include <array>

namespace pmml::scoring {

namespace {

using Compile = ScorerPtr (*)(const Model&, ModelContext&);

template <class M, ScorerPtr (*F)(const M&, ModelContext&)>
ScorerPtr compile_as(const Model& model, ModelContext& context) {
  return F(*std::get<Box<M>>(model), context);
}

/// What the models of a family predict.
enum class Answer : std::uint8_t { number, category, either, own };

struct Family {
  std::string_view element;
  Compile compile;
  Answer answer;
};

template <class M, ScorerPtr (*F)(const M&, ModelContext&)>
constexpr Family family(Answer answer) {
  return {M::element_name, compile_as<M, F>, answer};
}

constexpr Family families[] = {
    family<AnomalyDetectionModel, compile_anomaly_detection>(Answer::number),
    family<AssociationModel, compile_association>(Answer::own),
    family<BaselineModel, compile_baseline>(Answer::number),
    family<BayesianNetworkModel, compile_bayesian_network>(Answer::either),
    family<ClusteringModel, compile_clustering>(Answer::own),
    family<GaussianProcessModel, compile_gaussian_process>(Answer::either),
    family<GeneralRegressionModel, compile_general_regression>(Answer::either),
    family<MiningModel, compile_mining>(Answer::own),
    family<NaiveBayesModel, compile_naive_bayes>(Answer::category),
    family<NearestNeighborModel, compile_nearest_neighbor>(Answer::own),
    family<NeuralNetwork, compile_neural_network>(Answer::either),
    family<RegressionModel, compile_regression>(Answer::either),
    family<RuleSetModel, compile_rule_set>(Answer::either),
    family<Scorecard, compile_scorecard>(Answer::number),
    family<SequenceModel, compile_sequence>(Answer::own),
    family<SupportVectorMachineModel, compile_support_vector_machine>(Answer::either),
    family<TextModel, compile_text>(Answer::own),
    family<TimeSeriesModel, compile_time_series>(Answer::own),
    family<TreeModel, compile_tree>(Answer::either),
};

bool asks_for_single(const Element& model) {
  if (!model.extras) return false;
  const auto& attributes = model.extras->attributes;
  return std::any_of(attributes.begin(), attributes.end(), [](const KeptAttribute& attribute) {
    return attribute.name == "x-mathContext" && attribute.value == "float";
  });
}

template <class M>
ModelParts parts_of_model(const M& model) {
  ModelParts parts;
  parts.element = M::element_name;
  parts.model = &model;
  parts.modelName = model.modelName;
  parts.functionName = model.functionName;
  parts.isScorable = model.isScorable;
  parts.single = asks_for_single(model);
  parts.miningSchema = model.miningSchema.get();
  if constexpr (requires { model.output; }) parts.output = model.output.get();
  if constexpr (requires { model.targets; }) parts.targets = model.targets.get();
  if constexpr (requires { model.localTransformations; })
    parts.localTransformations = model.localTransformations.get();
  if constexpr (requires { model.modelVerification; })
    parts.modelVerification = model.modelVerification.get();
  return parts;
}

/// True when a target of that kind is what the function predicts.
bool fits(const MiningField& field, MiningFunction function, const Compilation& shared) {
  const DataField* data = shared.data_field(field.name);
  const bool classifies = function == MiningFunction::classification;
  if (data == nullptr || (!classifies && function != MiningFunction::regression)) return true;
  return (field.optype.value_or(data->optype) == OpType::continuous) != classifies;
}

std::string_view expected_function(Answer answer) {
  if (answer == Answer::number) return "regression";
  return answer == Answer::category ? "classification"
                                    : "regression or classification, or a target that decides";
}

/// Refuses a functionName that the family cannot have. One that predicts numbers or categories
/// only needs no target to know which of them `mixed` means.
void settle_function(Answer answer, ModelContext& context) {
  using enum MiningFunction;
  MiningFunction& function = context.parts.functionName;
  if (answer == Answer::own) return;
  if (function == mixed && answer == Answer::category) function = classification;
  if (function == mixed && answer == Answer::number) {
    function = regression;
    context.target_type = context.parts.single ? DataType::float_ : DataType::double_;
  }
  if (function == regression && answer != Answer::category) return;
  if (function == classification && answer != Answer::number) return;
  fail_invalid("E-FUNCTION", context.parts.model->where,
               std::string(context.parts.element) + "/@functionName",
               std::string(name_of(function)), std::string(expected_function(answer)));
}

/// Of several targets the first that fits the function, else the first.
const MiningField* find_target(const ModelParts& parts, const Compilation& shared) {
  if (parts.miningSchema == nullptr) return nullptr;
  const MiningField* first = nullptr;
  for (const MiningField& field : parts.miningSchema->miningFields) {
    if (!is_target(field)) continue;
    if (fits(field, parts.functionName, shared)) return &field;
    if (first == nullptr) first = &field;
  }
  return first;
}

/// The type of the predicted value where the model names no target of the data dictionary.
DataType anonymous_type(const ModelParts& parts, const ModelContext* parent) {
  if (parts.functionName == MiningFunction::regression)
    return parts.single ? DataType::float_ : DataType::double_;
  if (parent != nullptr && parent->parts.functionName == parts.functionName)
    return parent->target_type;
  return DataType::string;
}

}  // namespace

ModelParts parts_of(const Model& model) {
  return std::visit(
      [](const auto& boxed) -> ModelParts {
        if constexpr (std::is_same_v<std::decay_t<decltype(boxed)>, std::monostate>) {
          fail_invalid("E-ABSENT", {}, "MODEL-ELEMENT", "nothing", "a model");
        } else {
          return parts_of_model(*boxed);
        }
      },
      model);
}

ModelContext::ModelContext(Compilation& shared, const ModelParts& model_parts,
                           ModelContext* surroundings)
    : ModelScope(shared, model_parts.miningSchema, model_parts.localTransformations, surroundings),
      parts(model_parts),
      parent(surroundings),
      target(find_target(model_parts, shared)),
      target_type(anonymous_type(model_parts, surroundings)),
      result(shared.program.results++) {
  if (target == nullptr) return;
  target_name = target->name;
  if (const DataField* data = shared.data_field(target_name)) take_type_of(*data);
}

void ModelContext::take_type_of(const DataField& data) {
  const Field raw = compilation.raw(data);
  target_space = raw.space;
  if (parts.functionName == MiningFunction::mixed)
    parts.functionName = data.optype == OpType::continuous ? MiningFunction::regression
                                                           : MiningFunction::classification;
  const bool numeric_result = parts.functionName == MiningFunction::regression;
  if (!numeric_result || (is_number(data.dataType) && data.dataType != DataType::integer))
    target_type = data.dataType;
  if (classifies() && target_space != nullptr) categories = target_space->valid;
}

void ModelContext::set_target(const std::string& name, Position where) {
  const DataField* data = compilation.data_field(name);
  if (data == nullptr)
    fail_invalid("E-FIELD", where, std::string(parts.element), name, "a target of the model");
  target_name = name;
  take_type_of(*data);
}

ModelContext& ModelContext::add_target(const std::string& name, Position where) {
  ModelParts names_only = parts;
  names_only.miningSchema = nullptr;
  names_only.localTransformations = nullptr;
  auto other = std::make_shared<ModelContext>(compilation, names_only, this);
  other->parts = parts;
  other->target = mining_field(name);
  other->target_type = parts.single ? DataType::float_ : DataType::double_;
  other->parts.functionName = MiningFunction::mixed;
  other->set_target(name, where);
  other_targets.push_back(other);
  return *other;
}

double ModelContext::target_value(const std::string& text, Position where) {
  return literal(text, target_type, pool(), where, std::string(parts.element));
}

Slot ModelContext::number_slot(const std::string& name, Position where) {
  const Field source = field(name, where);
  if (source.type != DataType::string) return source.slot;
  return compilation.program.add_slot(
      convert_to(make_reference(source), DataType::double_, pool(), name));
}

std::size_t ModelContext::category(double value) {
  const auto found = std::find(categories.begin(), categories.end(), value);
  if (found == categories.end()) {
    categories.push_back(value);
    return categories.size() - 1;
  }
  return static_cast<std::size_t>(found - categories.begin());
}

ExprPtr ModelScorer::feature(const OutputField&, ModelContext&) const {
  return nullptr;
}

std::vector<OutputField> ModelScorer::default_output() const {
  return {};
}

void ModelScorer::explain(Row&, const Result&, Tracer&) const {}

ScorerPtr compile_model(const Model& model, ModelContext& context) {
  const auto found = std::find_if(std::begin(families), std::end(families), [&](const Family& f) {
    return f.element == context.parts.element;
  });
  if (found == std::end(families))
    fail_unsupported(context.parts.model->where, std::string(context.parts.element), "model",
                     "a model family that is scored");
  settle_function(found->answer, context);
  return found->compile(model, context);
}

std::optional<std::size_t> position_of_largest(const std::vector<double>& numbers) {
  std::optional<std::size_t> best;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (!is_missing(numbers[i]) && (!best || numbers[i] > numbers[*best])) best = i;
  }
  return best;
}

}  // namespace pmml::scoring
