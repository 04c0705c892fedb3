// One model with everything around it: Targets before, Output after.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "pmml/score/model_scorer.h"

namespace pmml::scoring {

/// The Target of a model's target field; null when there is none.
const Target* find_target(const Targets* targets, const ModelContext& context);

/// What Targets do to a raw result (checklist section 7).
class TargetTreatment {
 public:
  TargetTreatment(const Targets* targets, ModelContext& context);
  void apply(Result& result) const;
  bool changes_nothing() const;

 private:
  void apply_priors(Result& result) const;
  double adjust(double value) const;

  std::vector<double> categories_;
  bool numeric_;
  bool single_;
  std::vector<double> priors_;  ///< by category, summing to 1; empty when there are none
  std::optional<double> default_;
  std::optional<double> min_;
  std::optional<double> max_;
  double factor_ = 1;
  double constant_ = 0;
  std::optional<CastInteger> cast_;
};

/// An output field, computed into its slot.
struct OutputColumn {
  std::string name;
  DataType type = DataType::double_;
  OpType optype = OpType::continuous;
  Slot slot = 0;
  bool final = true;
  ExprPtr expr;
  /// Where the surroundings find the last one of this name, when they share outputs.
  std::optional<Slot> shared;
};

/// A compiled model, its Targets and its Output.
class ModelUnit {
 public:
  ModelUnit(const Model& model, Compilation& shared, ModelContext* surroundings);

  /// Scores the record, treats the result and computes the output fields in order.
  const Result& score(Row& row) const;
  /// The steps of score(): the emptied result for the scorer to fill, and what comes after.
  Result& begin(Row& row) const;
  void finish(Row& row, Result& result) const;

  /// The model, the fields it knows, what it did and gave, for the record that was scored last.
  void explain(Row& row, Tracer& tracer) const;

  /// Until release_context() is called.
  ModelContext& context() { return *context_; }
  const std::vector<OutputColumn>& outputs() const { return outputs_; }
  const ModelScorer& scorer() const { return *scorer_; }
  std::uint32_t result() const { return result_; }
  /// True when the scorer's result is all there is: no Targets, no output fields.
  bool is_bare() const;
  /// Gives away what only compiling needs.
  std::shared_ptr<ModelContext> release_context();

 private:
  std::shared_ptr<ModelContext> context_;
  std::uint32_t result_;
  ScorerPtr scorer_;
  std::unique_ptr<const TargetTreatment> targets_;
  std::vector<std::pair<std::uint32_t, TargetTreatment>> other_targets_;
  std::vector<OutputColumn> outputs_;
  /// What a trace names.
  struct NamedTarget {
    std::uint32_t result;
    std::string name;
    DataType type;
    std::vector<double> categories;
    bool treated;
  };
  struct Names {
    std::string model;
    std::vector<NamedTarget> targets;
    std::vector<NamedField> fields;
  };
  static NamedTarget name_target(const ModelContext& context, const TargetTreatment& treatment);
  static void explain(const NamedTarget& target, const Result& result, Tracer& tracer);
  Names names_;
};

/// What a model gives without Output: its predicted values and the probabilities of its categories,
/// or what its family gives.
std::vector<OutputField> default_fields(ModelContext& context, const ModelScorer& scorer);

/// Compiles the output fields of a model; each can refer to those before it. Declares them in the
/// surroundings too when these share outputs. Without Output, an outermost model gets its
/// default_fields.
std::vector<OutputColumn> compile_output(ModelContext& context, const ModelScorer& scorer);

}  // namespace pmml::scoring
