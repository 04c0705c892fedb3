// What AssociationModel and SequenceModel say about the rules that apply (checklist section 8.3).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pmml/score/model_scorer.h"

namespace pmml::scoring {

/// A rule as output features show it.
struct RuleFacts {
  Position where;
  std::string id;
  std::string antecedent;
  std::string consequent;
  double confidence = 0;
  double support = 0;
  std::optional<double> lift;
  std::optional<double> leverage;
  std::optional<double> affinity;
};

/// Chooses among the rules of a model by algorithm and rank. Result::scratch holds the code of each
/// rule for the record.
class RuleOutput {
 public:
  /// `algorithm` chooses the rules where no output field does.
  RuleOutput(std::vector<RuleFacts> rules, RuleAlgorithm algorithm, ModelContext& context);

  /// The code of a rule whose sides were found in the record or not.
  static double code(bool antecedent, bool consequent) {
    return antecedent ? (consequent ? 2 : 1) : 0;
  }
  /// Sets the predicted value, the consequent of the best rule, and its id as the entity.
  void predict(Result& result) const;
  /// The rule features; nullptr for features that are not of rules.
  ExprPtr feature(const OutputField& field, ModelContext& context) const;
  /// The rules that apply to the record, the most confident ones first.
  void explain(const Result& result, Tracer& tracer) const;
  /// What a model without Output gives: the best rule, and the ids of all that apply.
  std::vector<OutputField> default_output() const;

 private:
  struct Shown {
    double id;
    double antecedent;
    double consequent;
    double rule;
  };
  double cell(std::size_t rule, RuleFeature feature) const;
  std::vector<std::uint32_t> ranking(RankBasis basis, RankOrder order) const;

  std::vector<RuleFacts> rules_;
  std::vector<Shown> shown_;
  std::vector<std::uint32_t> by_confidence_;
  RuleAlgorithm algorithm_;
  bool has_lift_;
  bool predicts_text_;
};

}  // namespace pmml::scoring
