#include <unordered_map>

#include "pmml/report/facts.h"
#include "pmml/report/model.h"
#include "pmml/report/predicate.h"

namespace pmml::report {
namespace {

Text optional_number(const std::optional<double>& value) {
  return value ? rounded(*value) : std::string("–");
}

TableCell points_cell(const Attribute& attribute) {
  if (attribute.partialScore) {
    TableCell cell = rounded(*attribute.partialScore);
    cell.bar = *attribute.partialScore;
    return cell;
  }
  return attribute.complexPartialScore ? "computed by an expression" : "–";
}

// A rule with the conditions of the groups around it.
struct PlacedRule {
  const Rule* rule;
  Text condition;
};

void add_rule(const SimpleRule& rule, const Text& outer, Table& table) {
  const Text own = words_of(rule.predicate);
  table.add({rule.id ? code(*rule.id) : Text(std::to_string(table.rows.size() + 1)),
             outer.empty() ? own : outer + " and " + own, code(rule.score),
             rounded(rule.confidence), rounded(rule.weight)});
}

// Item sets by their identifier, as lists of the values of their items.
class ItemSets {
 public:
  ItemSets(const std::vector<Item>& items, const std::vector<Itemset>& sets) {
    for (const Item& item : items) items_.try_emplace(item.id, &item);
    for (const Itemset& set : sets) sets_.try_emplace(set.id, &set);
  }

  Text words(const std::string& id) const {
    const auto found = sets_.find(id);
    if (found == sets_.end()) return code(id);
    Text out;
    std::size_t n = 0;
    for (const ItemRef& ref : found->second->itemRefs) {
      if (n++ == predicate_parts.number) return out + " and more";
      if (n > 1) out += ", ";
      const auto item = items_.find(ref.itemRef);
      out += code(item == items_.end() ? ref.itemRef : item->second->value);
    }
    return out.empty() ? Text("nothing") : out;
  }

 private:
  std::unordered_map<std::string_view, const Item*> items_;
  std::unordered_map<std::string_view, const Itemset*> sets_;
};

void append_set(const SetReference& reference, const ItemSets& sets, Text& out) {
  if (!out.empty()) out += ", then ";
  out += sets.words(reference.setId);
}

Text sequence_words(const Sequence& sequence, const ItemSets& sets) {
  Text out;
  if (sequence.setReference) append_set(*sequence.setReference, sets, out);
  std::size_t n = 0;
  for (const auto& follow : sequence.followSets) {
    const auto* reference = std::get_if<Box<SetReference>>(&follow);
    if (reference == nullptr) continue;
    if (n++ == predicate_parts.number) return out + " and more";
    append_set(**reference, sets, out);
  }
  return out;
}

template <class Side>
Text side_of(const Box<Side>& side) {
  return side && side->sequenceReference ? code(side->sequenceReference->seqId) : Text("–");
}

}  // namespace

void describe(const Scorecard& model, Writer& out, std::size_t) {
  out.say("The score starts at " + rounded(model.initialScore) +
          "; each characteristic adds the points of its first attribute that holds.");
  if (!model.characteristics) return;
  Table table;
  table.caption = "Characteristics and their points";
  table.columns = {{"Characteristic"}, {"Condition"}, {"Points"}, {"Reason code"}};
  std::size_t n = 0;
  for (const Characteristic& characteristic : model.characteristics->characteristics) {
    ++n;
    for (const Attribute& attribute : characteristic.attributes) {
      const auto& reason = attribute.reasonCode ? attribute.reasonCode : characteristic.reasonCode;
      table.add({characteristic.name ? code(*characteristic.name) : Text(std::to_string(n)),
                 words_of(attribute.predicate), points_cell(attribute),
                 reason ? code(*reason) : Text("–")});
    }
  }
  out.add(std::move(table));
}

void describe(const RuleSetModel& model, Writer& out, std::size_t) {
  if (!model.ruleSet) return;
  const RuleSet& set = *model.ruleSet;
  Text methods;
  for (const RuleSelectionMethod& method : set.ruleSelectionMethods) {
    methods += (methods.empty() ? Text() : Text(" or ")) + code(name_of(method.criterion));
  }
  out.say("Among the rules that fire, the result is chosen by " +
          (methods.empty() ? Text("no stated method") : methods) + "." +
          (set.defaultScore ? " When none fires it is " + code(*set.defaultScore) + "." : Text()));
  Table table;
  table.caption = "Rules";
  table.columns = {{"Rule"}, {"When"}, {"Then"}, {"Confidence", true}, {"Weight", true}};
  std::vector<PlacedRule> waiting;
  for (std::size_t i = set.rules.size(); i-- > 0;) waiting.push_back({&set.rules[i], {}});
  while (!waiting.empty()) {
    const PlacedRule item = std::move(waiting.back());
    waiting.pop_back();
    if (const auto* simple = std::get_if<Box<SimpleRule>>(item.rule)) {
      add_rule(**simple, item.condition, table);
    } else if (const auto* group = std::get_if<Box<CompoundRule>>(item.rule)) {
      Text condition = item.condition.runs.size() > predicate_parts.number * 4
                           ? item.condition
                           : item.condition + (item.condition.empty() ? Text() : Text(" and ")) +
                                 words_of((*group)->predicate);
      const auto& rules = (*group)->rules;
      for (std::size_t i = rules.size(); i-- > 0;) waiting.push_back({&rules[i], condition});
    }
  }
  out.add(std::move(table));
}

void describe(const AssociationModel& model, Writer& out, std::size_t) {
  out.say("Found in " + std::to_string(model.numberOfTransactions) +
          " transactions: " + counted(model.items.size(), "item") + ", " +
          counted(model.itemsets.size(), "set", "sets") + " of items, " +
          counted(model.associationRules.size(), "rule") + ".");
  const ItemSets sets(model.items, model.itemsets);
  Table table;
  table.caption = "Rules";
  table.columns = {{"When a transaction has"},
                   {"It also has"},
                   {"Support", true},
                   {"Confidence", true},
                   {"Lift", true}};
  for (const AssociationRule& rule : model.associationRules) {
    table.add({sets.words(rule.antecedent), sets.words(rule.consequent), rounded(rule.support),
               rounded(rule.confidence), optional_number(rule.lift)});
  }
  out.add(std::move(table));
}

void describe(const SequenceModel& model, Writer& out, std::size_t) {
  const ItemSets sets(model.items, model.itemsets);
  Table sequences;
  sequences.caption = "Sequences";
  sequences.columns = {{"Sequence"}, {"What follows what"}, {"Support", true}};
  for (const Sequence& sequence : model.sequences) {
    sequences.add(
        {code(sequence.id), sequence_words(sequence, sets), optional_number(sequence.support)});
  }
  out.add(std::move(sequences));
  Table rules;
  rules.caption = "Rules between sequences";
  rules.columns = {
      {"Rule"}, {"After sequence"}, {"Follows sequence"}, {"Support", true}, {"Confidence", true}};
  for (const SequenceRule& rule : model.sequenceRules) {
    rules.add({code(rule.id), side_of(rule.antecedentSequence), side_of(rule.consequentSequence),
               rounded(rule.support), rounded(rule.confidence)});
  }
  out.add(std::move(rules));
}

}  // namespace pmml::report
