#include "pmml/model/items.h"

#include "pmml/describe/description.h"

namespace pmml {

void Item::describe(Description<Item>& d) {
  d.element("Defines a single thing that can occur in transactions, such as a product",
            Version::v2_0);
  d.attribute("id", &Item::id, "Identifier by which item sets refer to the item").required();
  d.attribute("value", &Item::value, "Value or name of the item as it occurs in the data")
      .required();
  d.attribute("field", &Item::field, "Field the item comes from")
      .since(Version::v4_3)
      .names(Names::field);
  d.attribute("category", &Item::category, "Category of the field that makes up the item")
      .since(Version::v4_3);
  d.attribute("mappedValue", &Item::mappedValue, "Name shown to people instead of the value");
  d.attribute("weight", &Item::weight, "Weight of the item, such as its price");
  d.extensions();
}

void Itemset::describe(Description<Itemset>& d) {
  d.element("Defines a set of items that occur together", Version::v2_0);
  d.attribute("id", &Itemset::id, "Identifier by which rules and sequences refer to the set")
      .required();
  d.attribute("support", &Itemset::support, "Share of transactions that contain the whole set")
      .facet(Facet::probability);
  d.attribute("numberOfItems", &Itemset::numberOfItems, "Number of items in the set, only a check")
      .facet(Facet::nonNegative);
  d.extensions();
  d.child(&Itemset::itemRefs, any_number);
}

void ItemRef::describe(Description<ItemRef>& d) {
  d.element("Places one item into an item set", Version::v2_0);
  d.attribute("itemRef", &ItemRef::itemRef, "Identifier of the item").required();
  d.extensions();
}

template class Box<Item>;
template const ElementDescription& description_of<Item>();
template class Box<Itemset>;
template const ElementDescription& description_of<Itemset>();
template class Box<ItemRef>;
template const ElementDescription& description_of<ItemRef>();

}  // namespace pmml
