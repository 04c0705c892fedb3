// What a model family implements to be scored: one file per family.
//
// To add a family X: write pmml/score/x.cpp with `compile_x(const XModel&, ModelContext&)`, declare
// it below, and add its line to the table in model_scorer.cpp. compile_x resolves every field name
// to a slot (context.field), compiles its predicates and expressions, sets context.categories when
// the model is a classification, and returns an immutable ModelScorer. Mining schema, derived
// fields, Targets and Output are done around it (model_unit.h).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pmml/model/document.h"
#include "pmml/score/expression.h"
#include "pmml/score/fail.h"
#include "pmml/score/predicate.h"
#include "pmml/score/tracer.h"

namespace pmml::scoring {

/// What all models have in common; pointers are null when the part is absent.
struct ModelParts {
  std::string_view element;
  const Element* model = nullptr;
  std::optional<std::string> modelName;
  MiningFunction functionName{};
  bool isScorable = true;
  bool single = false;  ///< x-mathContext="float": every operation is rounded to float
  const MiningSchema* miningSchema = nullptr;
  const Output* output = nullptr;
  const Targets* targets = nullptr;
  const LocalTransformations* localTransformations = nullptr;
  const ModelVerification* modelVerification = nullptr;
};

/// Throws InvalidDocument (E-ABSENT) for the empty model.
ModelParts parts_of(const Model& model);

class ModelScorer;

/// The scope of one model, and what its family needs to know about it and says about it.
class ModelContext : public ModelScope {
 public:
  /// `surroundings` is the context of the MiningModel (or other model) around it, or nullptr.
  ModelContext(Compilation& shared, const ModelParts& model_parts, ModelContext* surroundings);

  StringPool& pool() { return compilation.program.pool; }
  bool classifies() const { return parts.functionName == MiningFunction::classification; }
  bool clusters() const { return parts.functionName == MiningFunction::clustering; }
  /// Rounds to float when the model asks for single precision.
  double round(double value) const { return parts.single ? to_single(value) : value; }
  /// A category or score in the type of the target; E-VALUE when it cannot be converted.
  double target_value(const std::string& text, Position where);
  /// The cell of a field as a number, whatever its type.
  Slot number_slot(const std::string& name, Position where);
  /// The position in `categories`; the category is added when it is new.
  std::size_t category(double value);
  /// A context for one more target of the same model: it has its own Result, which the family
  /// fills, its Target is applied, and output fields with this targetField read it.
  ModelContext& add_target(const std::string& name, Position where);
  /// Makes a field of the data dictionary the target; E-FIELD when there is none of that name.
  void set_target(const std::string& name, Position where);
  /// For this place the feature is not supported: throws UnsupportedFeature.
  [[noreturn]] void unsupported(const Element& element, std::string path, std::string found) const {
    fail_unsupported(element.where, std::string(parts.element) + "/" + path, std::move(found));
  }

  ModelParts parts;
  ModelContext* parent;
  const MiningField* target = nullptr;  ///< of the mining schema; null when anonymous
  std::string target_name;              ///< empty when anonymous
  DataType target_type;                 ///< of the predicted value
  const ValueSpace* target_space = nullptr;
  /// Every class the model can predict, in the order of Result::probabilities. Starts with the
  /// target's listed values; the first of equals wins.
  std::vector<double> categories;
  const ModelScorer* scorer = nullptr;  ///< set once the model is compiled
  std::uint32_t result;                 ///< index of this model's Result in the row
  /// Contexts of the embedded models by segment id, for output fields that name a segment.
  std::vector<std::pair<std::string, std::shared_ptr<ModelContext>>> segments;
  /// Contexts of the model's targets other than the first.
  std::vector<std::shared_ptr<ModelContext>> other_targets;
  /// Set by a model that has added the rescaleConstant of its target itself.
  bool added_constant = false;
  /// Set by a model whose segments' output fields are fields for what follows (modelChain).
  bool shares_outputs = false;

 private:
  void take_type_of(const DataField& data);
};

/// A compiled model. Immutable; one object serves all threads.
class ModelScorer {
 public:
  virtual ~ModelScorer() = default;
  /// Scores the record in `row` into `result`, which was cleared. A prediction that cannot be made
  /// leaves `result.value` missing; throw InvalidRecord when the record must have no result.
  /// Classification sets `value` to one of the categories and, when it has them, probabilities and
  /// confidences of all of them.
  virtual void score(Row& row, Result& result) const = 0;
  /// An expression for an output feature that this family has of its own (reasonCode,
  /// clusterAffinity, rule features, ...), evaluated after `score`; nullptr for the others.
  /// Also asked for fields of a target other than the first of the mining schema.
  /// predictedValue, predictedDisplayValue, probability, confidence, entityId, residual and
  /// transformations are done for all families when this gives nullptr; from_result.h helps.
  virtual ExprPtr feature(const OutputField& field, ModelContext& context) const;
  /// What the model gives without Output; empty: its predicted value, and the probabilities of its
  /// categories.
  virtual std::vector<OutputField> default_output() const;
  /// Adds what went on inside to the trace of the record that was scored last: the path through a
  /// tree, the sum of each equation, every segment. The numbers come from the functions that
  /// score; no state is changed. Nothing by default.
  virtual void explain(Row& row, const Result& result, Tracer& tracer) const;
};
using ScorerPtr = std::unique_ptr<const ModelScorer>;

/// Compiles any model by the table in model_scorer.cpp; UnsupportedFeature for other families.
ScorerPtr compile_model(const Model& model, ModelContext& context);

/// The categories' element with the largest number; the first of equals, missing ones left out;
/// nothing when all are missing.
std::optional<std::size_t> position_of_largest(const std::vector<double>& numbers);

ScorerPtr compile_anomaly_detection(const AnomalyDetectionModel& model, ModelContext& context);
ScorerPtr compile_association(const AssociationModel& model, ModelContext& context);
ScorerPtr compile_baseline(const BaselineModel& model, ModelContext& context);
ScorerPtr compile_bayesian_network(const BayesianNetworkModel& model, ModelContext& context);
ScorerPtr compile_clustering(const ClusteringModel& model, ModelContext& context);
ScorerPtr compile_gaussian_process(const GaussianProcessModel& model, ModelContext& context);
ScorerPtr compile_general_regression(const GeneralRegressionModel& model, ModelContext& context);
ScorerPtr compile_mining(const MiningModel& model, ModelContext& context);
ScorerPtr compile_naive_bayes(const NaiveBayesModel& model, ModelContext& context);
ScorerPtr compile_nearest_neighbor(const NearestNeighborModel& model, ModelContext& context);
ScorerPtr compile_neural_network(const NeuralNetwork& model, ModelContext& context);
ScorerPtr compile_regression(const RegressionModel& model, ModelContext& context);
ScorerPtr compile_rule_set(const RuleSetModel& model, ModelContext& context);
ScorerPtr compile_scorecard(const Scorecard& model, ModelContext& context);
ScorerPtr compile_sequence(const SequenceModel& model, ModelContext& context);
ScorerPtr compile_support_vector_machine(const SupportVectorMachineModel& model,
                                         ModelContext& context);
ScorerPtr compile_text(const TextModel& model, ModelContext& context);
ScorerPtr compile_time_series(const TimeSeriesModel& model, ModelContext& context);
ScorerPtr compile_tree(const TreeModel& model, ModelContext& context);

}  // namespace pmml::scoring
