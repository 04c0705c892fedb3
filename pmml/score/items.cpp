#include "pmml/score/items.h"

#include <algorithm>
#include <unordered_set>

#include "pmml/score/record_expressions.h"
#include "pmml/score/records.h"

namespace pmml::scoring {

namespace {

/// What a text field says when the item is there.
constexpr std::string_view affirmations[] = {"true", "True", "TRUE", "t", "T", "yes",
                                             "Yes",  "YES",  "y",    "Y", "1"};

const DerivedField* find_derived(const std::string& name, const ModelContext& context) {
  if (const LocalTransformations* local = context.parts.localTransformations) {
    for (const DerivedField& field : local->derivedFields) {
      if (field.name == name) return &field;
    }
  }
  const auto found = context.compilation.dictionary.find(name);
  return found == context.compilation.dictionary.end() ? nullptr : found->second;
}

/// The Aggregate of a field that collects the values of a group; nullptr when it does not.
const Aggregate* find_collection(const std::string& name, const ModelContext& context) {
  if (context.compilation.data_field(name) != nullptr) return nullptr;
  const DerivedField* derived = find_derived(name, context);
  const auto* aggregate =
      derived == nullptr ? nullptr : std::get_if<Box<Aggregate>>(&derived->expression);
  if (aggregate == nullptr || (*aggregate)->function != AggregateFunction::multiset) return nullptr;
  return aggregate->get();
}

using ByValue = std::unordered_map<double, std::vector<Items::Index>>;

void add_to(ByValue& by_value, double value, Items::Index index) {
  std::vector<Items::Index>& items = by_value[value];
  if (items.empty() || items.back() != index) items.push_back(index);
}

/// Text fields say it in words, others by a positive number.
void add_flag(ByValue& by_value, std::vector<Items::Index>& when_positive, DataType type,
              Items::Index index, StringPool& pool) {
  if (type != DataType::string) {
    when_positive.push_back(index);
    return;
  }
  for (const std::string_view text : affirmations) add_to(by_value, pool.code(text), index);
}

void mark_all(const ByValue& by_value, double value, std::vector<char>& present) {
  const auto found = by_value.find(value);
  if (found == by_value.end()) return;
  for (const Items::Index item : found->second) present[item] = 1;
}

}  // namespace

Items::Items(const std::vector<Item>& items, ModelContext& context) {
  if (const MiningSchema* schema = context.parts.miningSchema) {
    for (const MiningField& field : schema->miningFields) {
      if (field.usageType != UsageType::active) continue;
      Source& active = source(field.name, field.where, context);
      active.anywhere = &anywhere_[active.field.type];
    }
  }
  for (const Item& item : items) {
    const auto index = static_cast<Index>(texts_.size());
    if (!by_id_.emplace(item.id, index).second)
      fail_invalid("E-DUPLICATE", item.where, "Item", item.id, "one item of this id");
    texts_.push_back(item.value);
    place(item, index, context);
  }
  uses_records_ = context.compilation.program.uses_records;
}

Items::Source& Items::source(const std::string& name, Position where, ModelContext& context) {
  const auto known = by_name_.find(name);
  if (known != by_name_.end()) return *known->second;
  Source& added = sources_.emplace_back();
  by_name_[name] = &added;
  longest_name_ = std::max(longest_name_, name.size());
  added.field = context.field(name, where);
  if (const Aggregate* collection = find_collection(name, context)) {
    added.field = context.field(collection->field, collection->where);
    added.groups = group_slots(*collection, context);
  }
  return added;
}

void Items::place(const Item& item, Index index, ModelContext& context) {
  StringPool& pool = context.pool();
  if (!item.field) return place_anywhere(item, index, pool);
  Source& from = source(*item.field, item.where, context);
  if (!item.category) return place_in(from, *item.field, item, index, pool);
  const double value = literal(*item.category, from.field.type, pool, item.where, "Item");
  add_to(from.by_value, value, index);
}

void Items::place_in(Source& from, const std::string& name, const Item& item, Index index,
                     StringPool& pool) {
  if (item.value == name) add_flag(from.by_value, from.when_positive, from.field.type, index, pool);
  if (const auto value = parse_literal(item.value, from.field.type, pool))
    add_to(from.by_value, *value, index);
}

void Items::place_anywhere(const Item& item, Index index, StringPool& pool) {
  for (auto& [type, by_value] : anywhere_) {
    if (const auto value = parse_literal(item.value, type, pool)) add_to(by_value, *value, index);
  }
  const auto named = by_name_.find(item.value);
  if (named != by_name_.end() && named->second->anywhere != nullptr) {
    Source& from = *named->second;
    add_flag(from.by_value, from.when_positive, from.field.type, index, pool);
  }
  for (std::size_t at = item.value.find('='); at <= longest_name_;
       at = item.value.find('=', at + 1)) {
    const auto owner = by_name_.find(item.value.substr(0, at));
    if (owner == by_name_.end()) continue;
    Source& from = *owner->second;
    if (const auto value = parse_literal(item.value.substr(at + 1), from.field.type, pool))
      add_to(from.by_value, *value, index);
  }
}

Items::Index Items::index(const std::string& id, Position where) const {
  const auto found = by_id_.find(id);
  if (found == by_id_.end()) fail_invalid("E-REFERENCE", where, "ItemRef", id, "the id of an Item");
  return found->second;
}

Items::Index Items::add(const std::string& field, const std::string& value, Position where,
                        ModelContext& context) {
  Source& from = source(field, where, context);
  const auto index = static_cast<Index>(texts_.size());
  texts_.push_back(value);
  add_to(from.by_value, literal(value, from.field.type, context.pool(), where, "SetPredicate"),
         index);
  return index;
}

void Items::mark(Row& row, std::size_t place, std::vector<char>& present) const {
  for (const Source& source : sources_) {
    if (!uses_records_) {
      mark_value(source, row.get(source.field.slot), present);
    } else if (source.groups.empty()) {
      mark_value(source, row.records().value(source.field.slot, place), present);
    } else {
      for (const std::size_t member : row.records().group(source.groups, place))
        mark_value(source, row.records().value(source.field.slot, member), present);
    }
  }
}

void Items::mark_value(const Source& source, double value, std::vector<char>& present) {
  if (is_missing(value)) return;
  if (source.anywhere != nullptr) mark_all(*source.anywhere, value, present);
  mark_all(source.by_value, value, present);
  if (!(value > 0)) return;
  for (const Index item : source.when_positive) present[item] = 1;
}

ItemSets::ItemSets(const std::vector<Itemset>& sets, const Items& items) {
  for (const Itemset& set : sets) {
    std::vector<Items::Index> members;
    std::unordered_set<Items::Index> known;
    for (const ItemRef& reference : set.itemRefs) {
      const Items::Index item = items.index(reference.itemRef, reference.where);
      if (known.insert(item).second) members.push_back(item);
    }
    add(set.id, std::move(members), set.where);
    supports_.back() = set.support;
  }
}

void ItemSets::add(const std::string& id, std::vector<Items::Index> items, Position where) {
  if (!by_id_.emplace(id, static_cast<Index>(sets_.size())).second)
    fail_invalid("E-DUPLICATE", where, "Itemset", id, "one set of this id");
  sets_.push_back(std::move(items));
  supports_.emplace_back();
}

std::optional<ItemSets::Index> ItemSets::find(const std::string& id) const {
  const auto found = by_id_.find(id);
  if (found == by_id_.end()) return std::nullopt;
  return found->second;
}

ItemSets::Index ItemSets::index(const std::string& id, Position where) const {
  const auto found = find(id);
  if (!found) fail_invalid("E-REFERENCE", where, "Itemset", id, "the id of a set");
  return *found;
}

std::string ItemSets::text(Index set, const Items& items) const {
  const std::vector<Items::Index>& members = sets_[set];
  if (members.size() == 1) return items.text(members[0]);
  std::string text;
  for (const Items::Index item : members) {
    if (!text.empty()) text += " , ";
    text += items.text(item);
  }
  return "{" + text + "}";
}

std::vector<char> ItemSets::contained(const std::vector<char>& present) const {
  std::vector<char> result(sets_.size());
  for (std::size_t set = 0; set < sets_.size(); ++set) {
    const auto& items = sets_[set];
    result[set] = std::all_of(items.begin(), items.end(),
                              [&](Items::Index item) { return present[item] != 0; })
                      ? 1
                      : 0;
  }
  return result;
}

void score_groups(ModelContext& context) {
  Program& program = context.compilation.program;
  std::vector<NamedField> groups = context.fields_used_as(UsageType::group);
  if (groups.empty()) return;
  use_records(context.compilation);
  const bool same =
      std::equal(groups.begin(), groups.end(), program.groups.begin(), program.groups.end(),
                 [](const NamedField& a, const NamedField& b) { return a.name == b.name; });
  if (!program.groups.empty() && !same)
    context.unsupported(*context.parts.model, "MiningSchema",
                        "groups other than those of another model");
  program.groups = std::move(groups);
}

}  // namespace pmml::scoring
