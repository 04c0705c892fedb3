// AssociationModel (checklist sections 22 and 8.3).
#include "pmml/score/items.h"
#include "pmml/score/rule_output.h"

namespace pmml::scoring {

namespace {

class AssociationScorer : public ModelScorer {
 public:
  AssociationScorer(const AssociationModel& model, ModelContext& context)
      : items_(model.items, context), sets_(model.itemsets, items_) {
    std::vector<RuleFacts> facts;
    for (const AssociationRule& rule : model.associationRules) {
      const Rule& added = rules_.emplace_back(
          Rule{sets_.index(rule.antecedent, rule.where), sets_.index(rule.consequent, rule.where)});
      facts.push_back(facts_of(rule, added, context));
    }
    output_ = std::make_unique<const RuleOutput>(std::move(facts),
                                                 RuleAlgorithm::exclusiveRecommendation, context);
  }

  void score(Row& row, Result& result) const override {
    std::vector<char> present(items_.size());
    for (const std::size_t place : row.members()) items_.mark(row, place, present);
    const std::vector<char> contained = sets_.contained(present);
    result.scratch.reserve(rules_.size());
    for (const Rule& rule : rules_)
      result.scratch.push_back(
          RuleOutput::code(contained[rule.antecedent] != 0, contained[rule.consequent] != 0));
    output_->predict(result);
  }

  ExprPtr feature(const OutputField& field, ModelContext& context) const override {
    return output_->feature(field, context);
  }

  std::vector<OutputField> default_output() const override { return output_->default_output(); }

  void explain(Row&, const Result& result, Tracer& tracer) const override {
    output_->explain(result, tracer);
  }

 private:
  struct Rule {
    ItemSets::Index antecedent;
    ItemSets::Index consequent;
  };

  RuleFacts facts_of(const AssociationRule& rule, const Rule& sets, ModelContext& context) const {
    RuleFacts facts;
    facts.where = rule.where;
    facts.id = rule.id.value_or(std::to_string(rules_.size()));
    facts.antecedent = sets_.text(sets.antecedent, items_);
    facts.consequent = sets_.text(sets.consequent, items_);
    const auto a = sets_.support(sets.antecedent);
    const auto b = sets_.support(sets.consequent);
    facts.confidence = rule.confidence;
    facts.support = rule.support;
    facts.lift = rule.lift;
    if (!facts.lift && b && *b > 0) facts.lift = context.round(rule.confidence / *b);
    facts.leverage = rule.leverage;
    if (!facts.leverage && a && b)
      facts.leverage = context.round(rule.support - context.round(*a * *b));
    facts.affinity = rule.affinity;
    if (!facts.affinity && a && b && *a + *b - rule.support > 0)
      facts.affinity =
          context.round(rule.support / context.round(context.round(*a + *b) - rule.support));
    return facts;
  }

  Items items_;
  ItemSets sets_;
  std::vector<Rule> rules_;
  std::unique_ptr<const RuleOutput> output_;
};

}  // namespace

ScorerPtr compile_association(const AssociationModel& model, ModelContext& context) {
  score_groups(context);
  return std::make_unique<AssociationScorer>(model, context);
}

}  // namespace pmml::scoring
