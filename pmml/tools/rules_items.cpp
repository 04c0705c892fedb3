// Association rules and sequences.
#include <set>
#include <tuple>

#include "pmml/tools/rules_context.h"
#include "pmml/tools/rules_values.h"

namespace pmml {
namespace {

template <class T>
void check_unique_items(RuleContext& context, const std::vector<T>& elements) {
  Unique ids;
  for (std::size_t i = 0; i < elements.size(); ++i) {
    if (ids.first(elements[i].id)) continue;
    context.problem_in(T::element_name, i, elements[i], "id", quoted(elements[i].id) + " again",
                       "an id of its own");
  }
}

void items_unique(RuleContext& context, const AssociationModel& model) {
  check_unique_items(context, model.items);
}
void itemsets_unique(RuleContext& context, const AssociationModel& model) {
  check_unique_items(context, model.itemsets);
}

void items_distinct(RuleContext& context, const AssociationModel& model) {
  std::set<std::tuple<std::string_view, std::string_view, std::string_view>> seen;
  for (std::size_t i = 0; i < model.items.size(); ++i) {
    const Item& item = model.items[i];
    const std::string_view field = item.field ? std::string_view(*item.field) : "";
    const std::string_view category = item.category ? std::string_view(*item.category) : "";
    if (seen.insert({item.value, field, category}).second) continue;
    context.problem_in("Item", i, item, "value", quoted(item.value) + " again",
                       "value, field and category of its own");
  }
}

template <class Model>
void check_item_refs(RuleContext& context, const Model& model) {
  Unique ids;
  for (const Item& item : model.items) ids.first(item.id);
  for (std::size_t s = 0; s < model.itemsets.size(); ++s) {
    const Itemset& set = model.itemsets[s];
    for (std::size_t i = 0; i < set.itemRefs.size(); ++i) {
      if (ids.contains(set.itemRefs[i].itemRef)) continue;
      context.problem_in(numbered("Itemset", s) + "/ItemRef", i, set.itemRefs[i], "itemRef",
                         quoted(set.itemRefs[i].itemRef), "the id of an Item");
    }
  }
}

void rule_itemsets(RuleContext& context, const AssociationModel& model) {
  Unique ids;
  for (const Itemset& set : model.itemsets) ids.first(set.id);
  for (std::size_t i = 0; i < model.associationRules.size(); ++i) {
    const AssociationRule& rule = model.associationRules[i];
    if (!ids.contains(rule.antecedent)) {
      context.problem_in("AssociationRule", i, rule, "antecedent", quoted(rule.antecedent),
                         "the id of an Itemset");
    }
    if (!ids.contains(rule.consequent)) {
      context.problem_in("AssociationRule", i, rule, "consequent", quoted(rule.consequent),
                         "the id of an Itemset");
    }
  }
}

void rules_unique(RuleContext& context, const AssociationModel& model) {
  Unique ids;
  for (std::size_t i = 0; i < model.associationRules.size(); ++i) {
    const AssociationRule& rule = model.associationRules[i];
    if (!rule.id || ids.first(*rule.id)) continue;
    context.problem_in("AssociationRule", i, rule, "id", quoted(*rule.id) + " again",
                       "an id of its own");
  }
}

void check_count(RuleContext& context, std::string_view attribute, std::int64_t given,
                 std::size_t size) {
  const auto count = static_cast<std::int64_t>(size);
  if (given != count) context.problem(attribute, std::to_string(given), std::to_string(count));
}

void association_counts(RuleContext& context, const AssociationModel& model) {
  check_count(context, "numberOfItems", model.numberOfItems, model.items.size());
  check_count(context, "numberOfItemsets", model.numberOfItemsets, model.itemsets.size());
  check_count(context, "numberOfRules", model.numberOfRules, model.associationRules.size());
}

void itemset_count(RuleContext& context, const Itemset& set) {
  if (!set.numberOfItems) return;
  check_count(context, "numberOfItems", *set.numberOfItems, set.itemRefs.size());
}

void above_minimum(RuleContext& context, const AssociationRule& rule) {
  const auto* model = context.path().parent<AssociationModel>();
  constexpr double rounding = 1e-6;
  if (model == nullptr) return;
  if (rule.support < model->minimumSupport - rounding) {
    context.problem("support", format_double(rule.support),
                    "at least minimumSupport " + format_double(model->minimumSupport));
  }
  if (rule.confidence < model->minimumConfidence - rounding) {
    context.problem("confidence", format_double(rule.confidence),
                    "at least minimumConfidence " + format_double(model->minimumConfidence));
  }
}

void sequence_ids(RuleContext& context, const SequenceModel& model) {
  check_unique_items(context, model.items);
  check_unique_items(context, model.itemsets);
  check_unique_items(context, model.setPredicates);
  check_unique_items(context, model.sequences);
  check_unique_items(context, model.sequenceRules);
}

// Calls visit(number, reference) for every set that the sequence consists of.
template <class Visit>
void each_set(const Sequence& sequence, Visit visit) {
  std::size_t number = 0;
  if (sequence.setReference) visit(number++, *sequence.setReference);
  for (const auto& part : sequence.followSets) {
    const auto* reference = std::get_if<Box<SetReference>>(&part);
    if (reference != nullptr && *reference) visit(number++, **reference);
  }
}

void sets_known(RuleContext& context, const SequenceModel& model) {
  Unique ids;
  for (const Itemset& set : model.itemsets) ids.first(set.id);
  for (const SetPredicate& set : model.setPredicates) ids.first(set.id);
  for (std::size_t s = 0; s < model.sequences.size(); ++s) {
    each_set(model.sequences[s], [&](std::size_t number, const SetReference& reference) {
      if (ids.contains(reference.setId)) return;
      context.problem_in(numbered("Sequence", s) + "/SetReference", number, reference, "setId",
                         quoted(reference.setId), "the id of an Itemset or SetPredicate");
    });
  }
}

template <class Side>
void check_side(RuleContext& context, const Unique& ids, std::size_t rule, const Box<Side>& side) {
  if (!side || !side->sequenceReference || ids.contains(side->sequenceReference->seqId)) return;
  const std::string path = numbered("SequenceRule", rule) + "/" + std::string(Side::element_name);
  context.problem_in(path + "/SequenceReference", 0, *side->sequenceReference, "seqId",
                     quoted(side->sequenceReference->seqId), "the id of a Sequence");
}

void sequences_known(RuleContext& context, const SequenceModel& model) {
  Unique ids;
  for (const Sequence& sequence : model.sequences) ids.first(sequence.id);
  for (std::size_t i = 0; i < model.sequenceRules.size(); ++i) {
    check_side(context, ids, i, model.sequenceRules[i].antecedentSequence);
    check_side(context, ids, i, model.sequenceRules[i].consequentSequence);
  }
}

void set_count(RuleContext& context, const Sequence& sequence) {
  if (!sequence.numberOfSets) return;
  std::size_t count = 0;
  each_set(sequence, [&](std::size_t, const SetReference&) { ++count; });
  check_count(context, "numberOfSets", *sequence.numberOfSets, count);
}

}  // namespace

RuleTable item_rules() {
  constexpr std::string_view section = "Association Rules";
  constexpr std::string_view sequences = "Sequences";
  return {
      rule<items_unique>("E-ITEM-DUPLICATE", Severity::error, section, "Items have different ids."),
      rule<items_distinct>("E-ITEM-VALUE", Severity::error, section,
                           "No two items have the same value, field and category."),
      rule<itemsets_unique>("E-ITEMSET-DUPLICATE", Severity::error, section,
                            "Itemsets have different ids."),
      rule<check_item_refs<AssociationModel>>("E-ITEM-UNKNOWN", Severity::error, section,
                                              "The items of an Itemset exist."),
      rule<rule_itemsets>("E-ITEMSET-UNKNOWN", Severity::error, section,
                          "Antecedent and consequent of a rule are Itemsets."),
      rule<rules_unique>("E-ASSOCIATION-DUPLICATE", Severity::error, section,
                         "Association rules have different ids."),
      rule<association_counts>("E-ASSOCIATION-COUNT", Severity::warning, section,
                               "The numbers of items, itemsets and rules are those in the model."),
      rule<itemset_count>("E-ITEMSET-COUNT", Severity::warning, section,
                          "numberOfItems is the number of items of the set."),
      rule<above_minimum>("E-ASSOCIATION-MINIMUM", Severity::warning, section,
                          "Rules reach the minimal support and confidence of the model."),
      rule<sequence_ids>("E-SEQUENCE-DUPLICATE", Severity::error, sequences,
                         "Items, sets, sequences and rules have different ids."),
      rule<check_item_refs<SequenceModel>>("E-SEQUENCE-ITEM", Severity::error, sequences,
                                           "The items of an Itemset exist."),
      rule<sets_known>("E-SEQUENCE-SET", Severity::error, sequences,
                       "A SetReference names an Itemset or a SetPredicate."),
      rule<sequences_known>("E-SEQUENCE-UNKNOWN", Severity::error, sequences,
                            "A SequenceReference names a Sequence."),
      rule<set_count>("E-SEQUENCE-COUNT", Severity::warning, sequences,
                      "numberOfSets is the number of sets of the sequence."),
  };
}

}  // namespace pmml
