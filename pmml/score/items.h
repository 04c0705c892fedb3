// Items and sets of items, and where records hold them: of AssociationModel and SequenceModel.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "pmml/score/model_scorer.h"

namespace pmml::scoring {

/// The items of a model. A field holds an item when its value is that of the item (`item=Water`),
/// when the item is named like the field and the value means yes (`Water=T`), when the item is
/// named after field and value (`Day=Monday`), or when it has this field and category.
class Items {
 public:
  using Index = std::uint32_t;
  /// Reads the active fields of the model's mining schema, and those that the items name.
  Items(const std::vector<Item>& items, ModelContext& context);
  Items(const Items&) = delete;
  Items& operator=(const Items&) = delete;

  std::size_t size() const { return texts_.size(); }
  const std::string& text(Index item) const { return texts_[item]; }
  /// The item with that id; E-REFERENCE when there is none.
  Index index(const std::string& id, Position where) const;
  /// One more item: this value of this field.
  Index add(const std::string& field, const std::string& value, Position where,
            ModelContext& context);

  /// Sets present[i] for every item that the record at that place, one of the row's members, holds.
  void mark(Row& row, std::size_t place, std::vector<char>& present) const;

 private:
  using ByValue = std::unordered_map<double, std::vector<Index>>;
  struct Source {
    Field field;
    std::vector<Slot> groups;           ///< not empty: the values of all records of this group
    const ByValue* anywhere = nullptr;  ///< items that any active field of the type can hold
    ByValue by_value;
    std::vector<Index> when_positive;
  };
  Source& source(const std::string& name, Position where, ModelContext& context);
  void place(const Item& item, Index index, ModelContext& context);
  void place_anywhere(const Item& item, Index index, StringPool& pool);
  void place_in(Source& from, const std::string& name, const Item& item, Index index,
                StringPool& pool);
  static void mark_value(const Source& source, double value, std::vector<char>& present);

  std::vector<std::string> texts_;
  std::unordered_map<std::string, Index> by_id_;
  std::map<DataType, ByValue> anywhere_;
  std::deque<Source> sources_;
  std::unordered_map<std::string, Source*> by_name_;
  std::size_t longest_name_ = 0;
  bool uses_records_ = false;
};

/// The itemsets of a model.
class ItemSets {
 public:
  using Index = std::uint32_t;
  ItemSets(const std::vector<Itemset>& sets, const Items& items);

  std::size_t size() const { return sets_.size(); }
  /// The set with that id; nothing when there is none.
  std::optional<Index> find(const std::string& id) const;
  Index index(const std::string& id, Position where) const;
  /// One more set; E-DUPLICATE when its id is taken.
  void add(const std::string& id, std::vector<Items::Index> items, Position where);
  std::optional<double> support(Index set) const { return supports_[set]; }
  /// The items as the standard's examples print them: `Water`, `{Cracker , Water}`.
  std::string text(Index set, const Items& items) const;
  /// For each set whether all its items are present.
  std::vector<char> contained(const std::vector<char>& present) const;

 private:
  std::vector<std::vector<Items::Index>> sets_;
  std::vector<std::optional<double>> supports_;
  std::unordered_map<std::string, Index> by_id_;
};

/// Makes the records of the model's group fields one record of the result.
void score_groups(ModelContext& context);

}  // namespace pmml::scoring
