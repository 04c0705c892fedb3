#include "pmml/score/rule_output.h"

#include <algorithm>
#include <numeric>

#include "pmml/score/ranked_feature.h"

namespace pmml::scoring {

namespace {

bool is_chosen(double code, RuleAlgorithm algorithm) {
  if (algorithm == RuleAlgorithm::recommendation) return code > 0;
  return code == (algorithm == RuleAlgorithm::ruleAssociation ? 2 : 1);
}

/// The cells of the chosen rules, best first.
struct Choice {
  std::vector<std::uint32_t> ranking;
  std::vector<double> cells;  ///< by rule
  RuleAlgorithm algorithm{};
  std::int64_t rank = 1;
};

class RuleCell : public FromResult {
 public:
  RuleCell(DataType result_type, const ModelContext& context, Choice choice)
      : FromResult(result_type, context.result), choice_(std::move(choice)) {}

 protected:
  double read(const Result& result, Row&) const override {
    std::int64_t rank = 0;
    for (const std::uint32_t rule : choice_.ranking) {
      if (is_chosen(result.scratch[rule], choice_.algorithm) && ++rank == choice_.rank)
        return choice_.cells[rule];
    }
    return missing;
  }

 private:
  Choice choice_;
};

/// The cells of the best rules, of all when the rank is 0, as one text; missing when there are
/// none.
class RuleCells : public FromResult {
 public:
  RuleCells(DataType cell_type, const ModelContext& context, Choice choice)
      : FromResult(DataType::string, context.result),
        choice_(std::move(choice)),
        cell_type_(cell_type) {
    list = true;
  }

 protected:
  double read(const Result& result, Row& row) const override {
    std::vector<std::string> texts;
    std::int64_t rank = 0;
    for (const std::uint32_t rule : choice_.ranking) {
      if (!is_chosen(result.scratch[rule], choice_.algorithm)) continue;
      if (choice_.rank != 0 && ++rank > choice_.rank) break;
      const double cell = choice_.cells[rule];
      if (!is_missing(cell)) texts.push_back(cell_text(cell, cell_type_, row.pool()));
    }
    return texts.empty() ? missing : row.pool().code(list_text(texts));
  }

 private:
  Choice choice_;
  DataType cell_type_;
};

std::optional<RuleFeature> rule_feature(const OutputField& field) {
  switch (field.feature) {
    case ResultFeature::ruleValue:
      return field.ruleFeature;
    case ResultFeature::predictedValue:
    case ResultFeature::consequent:
      return RuleFeature::consequent;
    case ResultFeature::antecedent:
      return RuleFeature::antecedent;
    case ResultFeature::rule:
      return RuleFeature::rule;
    case ResultFeature::ruleId:
    case ResultFeature::entityId:
      return RuleFeature::ruleId;
    case ResultFeature::confidence:
      return RuleFeature::confidence;
    case ResultFeature::support:
      return RuleFeature::support;
    case ResultFeature::lift:
      return RuleFeature::lift;
    case ResultFeature::leverage:
      return RuleFeature::leverage;
    case ResultFeature::affinity:
      return RuleFeature::affinity;
    default:
      return std::nullopt;
  }
}

std::optional<double> number_of(const RuleFacts& rule, RankBasis basis) {
  switch (basis) {
    case RankBasis::confidence:
      return rule.confidence;
    case RankBasis::support:
      return rule.support;
    case RankBasis::lift:
      return rule.lift;
    case RankBasis::leverage:
      return rule.leverage;
    default:
      return rule.affinity;
  }
}

std::optional<RankBasis> number_behind(RuleFeature feature) {
  switch (feature) {
    case RuleFeature::confidence:
      return RankBasis::confidence;
    case RuleFeature::support:
      return RankBasis::support;
    case RuleFeature::lift:
      return RankBasis::lift;
    case RuleFeature::leverage:
      return RankBasis::leverage;
    case RuleFeature::affinity:
      return RankBasis::affinity;
    default:
      return std::nullopt;
  }
}

void check_rank(const OutputField& field, bool several) {
  if (field.rank < (several ? 0 : 1))
    fail_invalid("E-VALUE", field.where, "OutputField " + field.name,
                 "rank=" + std::to_string(field.rank),
                 several ? "0 or a number of rules" : "1 for the best rule, 2 for the next");
}

}  // namespace

RuleOutput::RuleOutput(std::vector<RuleFacts> rules, RuleAlgorithm algorithm, ModelContext& context)
    : rules_(std::move(rules)),
      algorithm_(algorithm),
      has_lift_(std::all_of(rules_.begin(), rules_.end(),
                            [](const RuleFacts& rule) { return rule.lift.has_value(); })),
      predicts_text_(context.target_type == DataType::string) {
  StringPool& pool = context.pool();
  for (const RuleFacts& rule : rules_) {
    shown_.push_back({pool.code(rule.id), pool.code(rule.antecedent), pool.code(rule.consequent),
                      pool.code(rule.antecedent + " -> " + rule.consequent)});
  }
  by_confidence_ = ranking(RankBasis::confidence, RankOrder::descending);
}

std::vector<std::uint32_t> RuleOutput::ranking(RankBasis basis, RankOrder order) const {
  std::vector<double> numbers;
  for (const RuleFacts& rule : rules_) {
    const auto number = number_of(rule, basis);
    if (!number || is_missing(*number))
      fail_invalid("E-ABSENT", rule.where, "AssociationRule", "rule " + rule.id,
                   "its " + std::string(name_of(basis)) + ", by which rules are ranked");
    numbers.push_back(order == RankOrder::descending ? -*number : *number);
  }
  std::vector<std::uint32_t> ranking(rules_.size());
  std::iota(ranking.begin(), ranking.end(), 0U);
  std::stable_sort(ranking.begin(), ranking.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return numbers[a] < numbers[b]; });
  return ranking;
}

void RuleOutput::predict(Result& result) const {
  for (const std::uint32_t rule : by_confidence_) {
    if (!is_chosen(result.scratch[rule], algorithm_)) continue;
    if (predicts_text_) result.value = shown_[rule].consequent;
    result.entity = shown_[rule].id;
    return;
  }
}

void RuleOutput::explain(const Result& result, Tracer& tracer) const {
  std::vector<std::uint32_t> applied;
  for (const std::uint32_t rule : by_confidence_) {
    if (result.scratch[rule] > 0) applied.push_back(rule);
  }
  tracer.list(applied.size(), [&](std::size_t i) {
    const std::uint32_t rule = applied[i];
    tracer.add("rule", rules_[rule].id, shown_[rule].rule, DataType::string);
    tracer.deeper();
    tracer.add("found", {},
               is_chosen(result.scratch[rule], RuleAlgorithm::ruleAssociation)
                   ? "antecedent and consequent"
                   : "antecedent");
    tracer.add("confidence", {}, rules_[rule].confidence);
    tracer.add("support", {}, rules_[rule].support);
    tracer.back();
  });
}

double RuleOutput::cell(std::size_t rule, RuleFeature feature) const {
  if (const auto basis = number_behind(feature))
    return number_of(rules_[rule], *basis).value_or(missing);
  switch (feature) {
    case RuleFeature::antecedent:
      return shown_[rule].antecedent;
    case RuleFeature::consequent:
      return shown_[rule].consequent;
    case RuleFeature::rule:
      return shown_[rule].rule;
    default:
      return shown_[rule].id;
  }
}

ExprPtr RuleOutput::feature(const OutputField& field, ModelContext& context) const {
  const auto feature = rule_feature(field);
  if (!feature) return nullptr;
  const bool several = lists_several(field);
  check_rank(field, several);
  Choice choice;
  choice.ranking = ranking(field.rankBasis, field.rankOrder);
  choice.algorithm = field.algorithm;
  choice.rank = field.rank;
  for (std::size_t rule = 0; rule < rules_.size(); ++rule)
    choice.cells.push_back(cell(rule, *feature));
  const DataType type = number_behind(*feature) ? DataType::double_ : DataType::string;
  if (several) return std::make_unique<RuleCells>(type, context, std::move(choice));
  return std::make_unique<RuleCell>(type, context, std::move(choice));
}

std::vector<OutputField> RuleOutput::default_output() const {
  std::vector<OutputField> fields;
  const auto add = [&](std::string name, ResultFeature feature) {
    OutputField& field = fields.emplace_back();
    field.name = std::move(name);
    field.feature = feature;
    field.algorithm = algorithm_;
  };
  add("predictedValue", ResultFeature::predictedValue);
  add("rule", ResultFeature::rule);
  add("ruleId", ResultFeature::ruleId);
  add("support", ResultFeature::support);
  add("confidence", ResultFeature::confidence);
  if (has_lift_) add("lift", ResultFeature::lift);
  add("ruleIds", ResultFeature::ruleId);
  fields.back().isMultiValued = "1";
  fields.back().rank = 0;
  return fields;
}

}  // namespace pmml::scoring
