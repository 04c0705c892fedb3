// SequenceModel (checklist section 23): which rules apply to what a group did so far.
#include <algorithm>
#include <unordered_map>

#include "pmml/score/arrays.h"
#include "pmml/score/items.h"
#include "pmml/score/record_expressions.h"
#include "pmml/score/records.h"
#include "pmml/score/rule_output.h"
#include "pmml/score/sequence_match.h"

namespace pmml::scoring {

namespace {

using Steps = std::vector<SequenceStep>;

struct NamedSequence {
  Steps steps;
  std::string text;
};

struct Limits {
  Duration total;
  Duration itemsets;
  Duration sides;  ///< of a rule

  bool any() const { return total.limits() || itemsets.limits() || sides.limits(); }
};

struct Rule {
  const NamedSequence* antecedent;
  Steps whole;
};

Duration duration(double min, const std::optional<double>& max) {
  Duration result;
  result.min = min;
  if (max) result.max = *max;
  return result;
}

class SequenceScorer : public ModelScorer {
 public:
  SequenceScorer(const SequenceModel& model, ModelContext& context)
      : items_(model.items, context), sets_(model.itemsets, items_) {
    find_time(model, context);
    for (const SetPredicate& predicate : model.setPredicates) add(predicate, context);
    for (const Sequence& sequence : model.sequences) add(sequence);
    std::vector<RuleFacts> facts;
    for (const SequenceRule& rule : model.sequenceRules) facts.push_back(add(rule));
    output_ = std::make_unique<const RuleOutput>(std::move(facts), RuleAlgorithm::recommendation,
                                                 context);
  }

  void score(Row& row, Result& result) const override {
    const Transactions all = transactions(row);
    std::unordered_map<const NamedSequence*, bool> known;
    Duration within;
    within.max = limits_.total.max;
    for (const Rule& rule : rules_) {
      const auto [found, added] = known.emplace(rule.antecedent, false);
      if (added) found->second = occurs(rule.antecedent->steps, within, all);
      const bool whole = found->second && occurs(rule.whole, limits_.total, all);
      result.scratch.push_back(RuleOutput::code(found->second, whole));
    }
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
  void find_time(const SequenceModel& model, ModelContext& context) {
    const std::vector<NamedField> order = context.fields_used_as(UsageType::order);
    if (!order.empty()) time_ = order.front().field;
    if (!model.constraints) return;
    const Constraints& c = *model.constraints;
    limits_.total = duration(c.minimumTotalSequenceTime, c.maximumTotalSequenceTime);
    limits_.itemsets = duration(c.minimumItemsetSeparationTime, c.maximumItemsetSeparationTime);
    limits_.sides = duration(c.minimumAntConsSeparationTime, c.maximumAntConsSeparationTime);
    if (limits_.any() && (!time_ || time_->type == DataType::string))
      fail_invalid("E-ABSENT", c.where, "Constraints", "limits of time",
                   "an order field that counts time");
  }

  void add(const SetPredicate& predicate, ModelContext& context) {
    std::vector<Items::Index> items;
    for (const std::string& text : texts_of(*predicate.array))
      items.push_back(items_.add(predicate.field, text, predicate.where, context));
    sets_.add(predicate.id, std::move(items), predicate.where);
  }

  void add(const Sequence& sequence) {
    NamedSequence named;
    append(*sequence.setReference, {}, named);
    SequenceStep step;
    for (const auto& part : sequence.followSets) {
      if (const auto* delimiter = std::get_if<Box<Delimiter>>(&part))
        step = step_after(**delimiter, limits_.itemsets);
      if (const auto* reference = std::get_if<Box<SetReference>>(&part))
        append(**reference, step, named);
    }
    if (!sequences_.emplace(sequence.id, std::move(named)).second)
      fail_invalid("E-DUPLICATE", sequence.where, "Sequence", sequence.id,
                   "one sequence of this id");
  }

  static SequenceStep step_after(const Delimiter& delimiter, const Duration& after) {
    SequenceStep step;
    step.same_transaction = delimiter.delimiter == DelimiterKind::sameTimeWindow;
    step.next_transaction = delimiter.gap == GapKind::false_;
    step.after = after;
    return step;
  }

  void append(const SetReference& reference, SequenceStep step, NamedSequence& to) const {
    step.set = sets_.index(reference.setId, reference.where);
    if (!to.steps.empty()) to.text += step.same_transaction ? " + " : "; ";
    to.text += sets_.text(static_cast<ItemSets::Index>(step.set), items_);
    to.steps.push_back(step);
  }

  const NamedSequence& sequence(const SequenceReference& reference) const {
    const auto found = sequences_.find(reference.seqId);
    if (found == sequences_.end())
      fail_invalid("E-REFERENCE", reference.where, "SequenceReference", reference.seqId,
                   "the id of a Sequence");
    return found->second;
  }

  RuleFacts add(const SequenceRule& rule) {
    const NamedSequence& antecedent = sequence(*rule.antecedentSequence->sequenceReference);
    const NamedSequence& consequent = sequence(*rule.consequentSequence->sequenceReference);
    Rule& added = rules_.emplace_back(Rule{&antecedent, antecedent.steps});
    SequenceStep between = step_after(*rule.delimiter, limits_.sides);
    between.set = consequent.steps.front().set;
    added.whole.push_back(between);
    added.whole.insert(added.whole.end(), consequent.steps.begin() + 1, consequent.steps.end());
    RuleFacts facts;
    facts.where = rule.where;
    facts.id = rule.id;
    facts.antecedent = antecedent.text;
    facts.consequent = consequent.text;
    facts.confidence = rule.confidence;
    facts.support = rule.support;
    facts.lift = rule.lift;
    return facts;
  }

  /// The members of the group that happened at the same time are one transaction.
  Transactions transactions(Row& row) const {
    std::vector<std::pair<double, std::size_t>> records;
    for (const std::size_t place : row.members())
      records.emplace_back(time_ ? row.records().value(time_->slot, place) : missing, place);
    const bool timed = std::any_of(records.begin(), records.end(),
                                   [](const auto& record) { return !is_missing(record.first); });
    if (timed) {
      std::erase_if(records, [](const auto& record) { return is_missing(record.first); });
      if (time_->type != DataType::string)
        std::stable_sort(records.begin(), records.end(),
                         [](const auto& a, const auto& b) { return a.first < b.first; });
    }
    Transactions result;
    std::vector<char> present(items_.size());
    for (std::size_t i = 0; i < records.size(); ++i) {
      items_.mark(row, records[i].second, present);
      if (timed && i + 1 < records.size() && records[i + 1].first == records[i].first) continue;
      result.times.push_back(records[i].first);
      result.contains.push_back(sets_.contained(present));
      present.assign(present.size(), 0);
    }
    return result;
  }

  Items items_;
  ItemSets sets_;
  std::optional<Field> time_;
  Limits limits_;
  std::unordered_map<std::string, NamedSequence> sequences_;
  std::vector<Rule> rules_;
  std::unique_ptr<const RuleOutput> output_;
};

}  // namespace

ScorerPtr compile_sequence(const SequenceModel& model, ModelContext& context) {
  use_records(context.compilation);
  score_groups(context);
  return std::make_unique<SequenceScorer>(model, context);
}

}  // namespace pmml::scoring
