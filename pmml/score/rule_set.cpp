// RuleSetModel (checklist section 16).
#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "pmml/describe/numbers.h"
#include "pmml/score/from_result.h"
#include "pmml/score/model_scorer.h"

namespace pmml::scoring {

namespace {

using Criterion = RuleSelectionCriterion;

/// A SimpleRule, or a CompoundRule in front of the rules in it.
struct CompiledRule {
  Test test;
  std::size_t next = 0;  ///< where to go on when the condition of a compound rule does not hold
  bool compound = false;
  double id = missing;  ///< code
  double score = missing;
  std::size_t category = 0;  ///< of the score, among the scores of all rules
  double confidence = 1;
  double weight = 1;
  std::vector<double> probabilities;  ///< empty without ScoreDistribution
};

struct CompiledRuleSet {
  Criterion criterion{};
  std::vector<CompiledRule> rules;  ///< in document order
  std::vector<double> scores;       ///< the categories; of a regression the distinct scores
  double default_score = missing;
  std::size_t default_category = 0;
  double default_confidence = missing;
  std::vector<double> probabilities;  ///< of the default score
};

/// Keeps in Result::scratch the rules that fired, as positions, the best ones first.
class RuleSetScorer : public ModelScorer {
 public:
  RuleSetScorer(CompiledRuleSet set, const ModelContext& context)
      : set_(std::move(set)),
        score_type_(context.target_type),
        classifies_(context.classifies()),
        single_(context.parts.single) {}

  void score(Row& row, Result& result) const override {
    std::vector<double>& fired = result.scratch;
    fire(row, fired);
    if (fired.empty()) {
      result.value = set_.default_score;
      if (classifies_ && !is_missing(result.value)) use_default(result);
    } else if (set_.criterion == Criterion::weightedSum) {
      sum_weights(result);
    } else {
      if (set_.criterion == Criterion::weightedMax)
        std::stable_sort(fired.begin(), fired.end(),
                         [this](double a, double b) { return rule(a).weight > rule(b).weight; });
      use_first(result);
    }
  }

  /// The rules that fired, best first.
  void explain(Row&, const Result& result, Tracer& tracer) const override {
    if (result.scratch.empty()) tracer.add("defaultScore", {}, set_.default_score, score_type_);
    tracer.list(result.scratch.size(), [&](std::size_t i) {
      const CompiledRule& fired = rule(result.scratch[i]);
      tracer.add("rule", tracer.text(fired.id, DataType::string), fired.score, score_type_);
      tracer.deeper();
      tracer.add("weight", {}, fired.weight);
      tracer.add("confidence", {}, fired.confidence);
      tracer.back();
    });
  }

  ExprPtr feature(const OutputField& field, ModelContext& context) const override {
    const bool names_rule =
        field.feature == ResultFeature::entityId || field.feature == ResultFeature::ruleId ||
        (field.feature == ResultFeature::ruleValue && field.ruleFeature == RuleFeature::ruleId);
    if (!names_rule) return nullptr;
    const std::size_t rank = field.rank < 1 ? 0 : static_cast<std::size_t>(field.rank);
    return from_result(DataType::string, context.result, [this, rank](const Result& result) {
      if (rank == 0 || rank > result.scratch.size()) return missing;
      return rule(result.scratch[rank - 1]).id;
    });
  }

 private:
  double round(double value) const { return single_ ? to_single(value) : value; }

  const CompiledRule& rule(double position) const {
    return set_.rules[static_cast<std::size_t>(position)];
  }

  /// The simple rules that hold, as does everything around them, in document order.
  void fire(Row& row, std::vector<double>& fired) const {
    fired.clear();
    std::size_t at = 0;
    while (at < set_.rules.size()) {
      const CompiledRule& rule = set_.rules[at];
      const bool holds = rule.test.eval(row) == Truth::yes;
      if (holds && !rule.compound) {
        fired.push_back(static_cast<double>(at));
        if (set_.criterion == Criterion::firstHit) return;
      }
      at = holds || !rule.compound ? at + 1 : rule.next;
    }
  }

  void use_default(Result& result) const {
    result.confidences.assign(set_.scores.size(), missing);
    result.confidences[set_.default_category] = set_.default_confidence;
    result.probabilities = set_.probabilities;
  }

  /// Each category has the confidence of its first rule, the best one that of the result.
  void use_first(Result& result) const {
    const CompiledRule& best = rule(result.scratch[0]);
    result.value = best.score;
    result.entity = best.id;
    if (!classifies_) return;
    result.probabilities = best.probabilities;
    result.confidences.assign(set_.scores.size(), missing);
    for (const double position : result.scratch) {
      double& confidence = result.confidences[rule(position).category];
      if (is_missing(confidence)) confidence = rule(position).confidence;
    }
  }

  /// The confidence of a category is the sum of its rules' weights per rule that fired.
  void sum_weights(Result& result) const {
    std::vector<double>& fired = result.scratch;
    std::vector<double> sums(set_.scores.size(), missing);
    for (const double position : fired) {
      double& sum = sums[rule(position).category];
      sum = round((is_missing(sum) ? 0 : sum) + rule(position).weight);
    }
    std::stable_sort(fired.begin(), fired.end(), [&](double a, double b) {
      const double left = sums[rule(a).category];
      const double right = sums[rule(b).category];
      return left != right ? left > right : rule(a).category < rule(b).category;
    });
    result.value = rule(fired[0]).score;
    result.entity = rule(fired[0]).id;
    if (!classifies_) return;
    for (double& sum : sums) sum = round(sum / static_cast<double>(fired.size()));
    result.confidences = std::move(sums);
  }

  CompiledRuleSet set_;
  DataType score_type_;
  bool classifies_;
  bool single_;
};

class RuleSetCompiler {
 public:
  RuleSetCompiler(const RuleSetModel& model, ModelContext& context)
      : model_(model), context_(context) {}

  CompiledRuleSet compile() {
    const RuleSet& source = *model_.ruleSet;
    if (source.ruleSelectionMethods.empty())
      fail_invalid("E-ABSENT", source.where, "RuleSet", "no RuleSelectionMethod", "one or more");
    set_.criterion = source.ruleSelectionMethods.front().criterion;
    for (const Rule& rule : source.rules) add(rule);
    if (source.defaultScore) {
      set_.default_score = score(*source.defaultScore, source.where);
      set_.default_category = category(set_.default_score);
    }
    set_.default_confidence = source.defaultConfidence.value_or(missing);
    collect(source.scoreDistributions);
    if (context_.classifies()) set_.scores = context_.categories;
    set_.probabilities = probabilities(source.scoreDistributions);
    for (const auto& [position, rule] : distributed_)
      set_.rules[position].probabilities = probabilities(rule->scoreDistributions);
    return std::move(set_);
  }

 private:
  double score(const std::string& text, Position where) const {
    const double value = context_.target_value(text, where);
    return context_.classifies() ? value : context_.round(value);
  }

  std::size_t category(double value) {
    const auto [place, is_new] = places_.try_emplace(value, places_.size());
    if (!is_new) return place->second;
    if (context_.classifies()) {
      place->second = context_.category(value);
    } else {
      set_.scores.push_back(value);
    }
    return place->second;
  }

  void add(const Rule& rule) {
    if (const auto* simple = std::get_if<Box<SimpleRule>>(&rule)) {
      add_simple(**simple);
    } else if (const auto* compound = std::get_if<Box<CompoundRule>>(&rule)) {
      const std::size_t position = set_.rules.size();
      set_.rules.emplace_back();
      set_.rules[position].compound = true;
      set_.rules[position].test =
          compile_predicate((*compound)->predicate, context_, (*compound)->where);
      for (const Rule& inner : (*compound)->rules) add(inner);
      set_.rules[position].next = set_.rules.size();
    }
  }

  void add_simple(const SimpleRule& source) {
    ++number_;
    if (!std::isfinite(source.weight))
      fail_invalid("E-VALUE", source.where, "SimpleRule/@weight", format_double(source.weight),
                   "a finite number");
    CompiledRule rule;
    rule.test = compile_predicate(source.predicate, context_, source.where);
    rule.id = context_.pool().code(source.id.value_or(std::to_string(number_)));
    rule.score = score(source.score, source.where);
    rule.category = category(rule.score);
    rule.confidence = context_.round(source.confidence);
    rule.weight = context_.round(source.weight);
    collect(source.scoreDistributions);
    if (!source.scoreDistributions.empty()) distributed_.emplace_back(set_.rules.size(), &source);
    set_.rules.push_back(std::move(rule));
  }

  /// Makes the values of a distribution known as categories.
  void collect(const std::vector<ScoreDistribution>& shares) {
    if (!context_.classifies()) return;
    for (const ScoreDistribution& share : shares) category(score(share.value, share.where));
  }

  std::vector<double> probabilities(const std::vector<ScoreDistribution>& shares) {
    std::vector<double> result;
    if (!context_.classifies() || shares.empty()) return result;
    double total = 0;
    bool given = false;
    for (const ScoreDistribution& share : shares) {
      total += share.recordCount;
      given = given || share.probability.has_value();
    }
    if (!given && !(total > 0)) return result;
    result.assign(context_.categories.size(), 0.0);
    for (const ScoreDistribution& share : shares)
      result[category(score(share.value, share.where))] =
          context_.round(given ? share.probability.value_or(0) : share.recordCount / total);
    return result;
  }

  const RuleSetModel& model_;
  ModelContext& context_;
  CompiledRuleSet set_;
  std::unordered_map<double, std::size_t> places_;  ///< of scores among the categories
  std::vector<std::pair<std::size_t, const SimpleRule*>> distributed_;
  std::size_t number_ = 0;
};

}  // namespace

ScorerPtr compile_rule_set(const RuleSetModel& model, ModelContext& context) {
  return std::make_unique<RuleSetScorer>(RuleSetCompiler(model, context).compile(), context);
}

}  // namespace pmml::scoring
