// Association rules and sequences.
#include <algorithm>
#include <set>
#include <tuple>

#include "pmml/tools/rules_context.h"
#include "pmml/tools/rules_values.h"

namespace pmml {
namespace {

template <class T>
void check_unique(RuleContext& context, const std::vector<T>& elements) {
  Unique ids;
  for (std::size_t i = 0; i < elements.size(); ++i) {
    if (ids.first(elements[i].id)) continue;
    context.problem_in(T::element_name, i, elements[i], "id", quoted(elements[i].id) + " again",
                       "an id of its own");
  }
}

template <class T>
bool has_id(const std::vector<T>& elements, std::string_view id) {
  return std::any_of(elements.begin(), elements.end(),
                     [&](const T& element) { return element.id == id; });
}

void items_unique(RuleContext& context, const AssociationModel& model) {
  check_unique(context, model.items);
}
void itemsets_unique(RuleContext& context, const AssociationModel& model) {
  check_unique(context, model.itemsets);
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
      std::string path = "Itemset";
      if (s > 0) path += "[" + std::to_string(s + 1) + "]";
      context.problem_in(path + "/ItemRef", i, set.itemRefs[i], "itemRef",
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
  check_unique(context, model.items);
  check_unique(context, model.itemsets);
  check_unique(context, model.setPredicates);
  check_unique(context, model.sequences);
  check_unique(context, model.sequenceRules);
}

void set_known(RuleContext& context, const SetReference& reference) {
  const auto* model = context.path().ancestor<SequenceModel>();
  if (model == nullptr || has_id(model->itemsets, reference.setId)) return;
  if (has_id(model->setPredicates, reference.setId)) return;
  context.problem("setId", quoted(reference.setId), "the id of an Itemset or SetPredicate");
}

void sequence_known(RuleContext& context, const SequenceReference& reference) {
  const auto* model = context.path().ancestor<SequenceModel>();
  if (model == nullptr || has_id(model->sequences, reference.seqId)) return;
  context.problem("seqId", quoted(reference.seqId), "the id of a Sequence");
}

void set_count(RuleContext& context, const Sequence& sequence) {
  if (!sequence.numberOfSets) return;
  const auto following = std::count_if(
      sequence.followSets.begin(), sequence.followSets.end(),
      [](const auto& part) { return std::holds_alternative<Box<SetReference>>(part); });
  check_count(context, "numberOfSets", *sequence.numberOfSets,
              static_cast<std::size_t>(following) + (sequence.setReference ? 1U : 0U));
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
      rule<set_known>("E-SEQUENCE-SET", Severity::error, sequences,
                      "A SetReference names an Itemset or a SetPredicate."),
      rule<sequence_known>("E-SEQUENCE-UNKNOWN", Severity::error, sequences,
                           "A SequenceReference names a Sequence."),
      rule<set_count>("E-SEQUENCE-COUNT", Severity::warning, sequences,
                      "numberOfSets is the number of sets of the sequence."),
  };
}

}  // namespace pmml
