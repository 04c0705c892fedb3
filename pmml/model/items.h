// Items and itemsets.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "pmml/model/fwd.h"

namespace pmml {

/// Defines a single thing that can occur in transactions, such as a product.
struct Item : Element {
  static constexpr std::string_view element_name = "Item";

  std::string id;
  std::string value;
  std::optional<std::string> field;
  std::optional<std::string> category;
  std::optional<std::string> mappedValue;
  std::optional<double> weight;

  static void describe(Description<Item>& d);
};

/// Defines a set of items that occur together.
struct Itemset : Element {
  static constexpr std::string_view element_name = "Itemset";

  std::string id;
  std::optional<double> support;
  std::optional<std::int64_t> numberOfItems;
  std::vector<ItemRef> itemRefs;

  static void describe(Description<Itemset>& d);
};

/// Places one item into an item set.
struct ItemRef : Element {
  static constexpr std::string_view element_name = "ItemRef";

  std::string itemRef;

  static void describe(Description<ItemRef>& d);
};

}  // namespace pmml
