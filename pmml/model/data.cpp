#include "pmml/model/data.h"

#include "pmml/describe/description.h"
#include "pmml/model/expression.h"

namespace pmml {

void DataDictionary::describe(Description<DataDictionary>& d) {
  d.element("Declares every raw field that the models of the document may use", Version::v1_1);
  d.attribute("numberOfFields", &DataDictionary::numberOfFields,
              "Number of declared fields, only a check")
      .facet(Facet::nonNegative);
  d.extensions();
  d.child(&DataDictionary::dataFields, at_least_one);
  d.child(&DataDictionary::taxonomies, any_number);
}

void DataField::describe(Description<DataField>& d) {
  d.element("Declares one raw field with its name, type, measurement level and allowed values",
            Version::v1_1);
  d.attribute("name", &DataField::name, "Unique name of the field")
      .required()
      .names(Names::declaresField);
  d.attribute("displayName", &DataField::displayName,
              "Name shown to people instead of the technical one");
  d.attribute("optype", &DataField::optype, "Measurement level: categorical, ordinal or continuous")
      .required();
  d.attribute("dataType", &DataField::dataType, "Data type to which raw values are converted")
      .required(Version::v3_1)
      .since(Version::v2_1);
  d.attribute("taxonomy", &DataField::taxonomy,
              "Name of the taxonomy that orders the values into a hierarchy")
      .since(Version::v2_0);
  d.attribute("isCyclic", &DataField::isCyclic,
              "Set to 1 when the values wrap around, like weekdays or hours");
  d.extensions();
  d.child(&DataField::intervals, any_number);
  d.child(&DataField::values, any_number);
}

void Value::describe(Description<Value>& d) {
  d.element("Lists one value of a field and says whether it counts as valid, invalid or missing",
            Version::v1_1);
  d.attribute("value", &Value::value, "The value itself").required();
  d.attribute("displayValue", &Value::displayValue, "Text shown to people instead of the value");
  d.attribute("property", &Value::property,
              "Whether the value counts as valid, invalid or missing");
  d.extensions();
}

void Interval::describe(Description<Interval>& d) {
  d.element("Describes a range of numbers, open or unbounded on either side", Version::v1_1);
  d.attribute("closure", &Interval::closure,
              "Whether the left and right ends belong to the interval")
      .required();
  d.attribute("leftMargin", &Interval::leftMargin,
              "Lower end of the interval, unbounded if absent");
  d.attribute("rightMargin", &Interval::rightMargin,
              "Upper end of the interval, unbounded if absent");
  d.extensions();
}

void Taxonomy::describe(Description<Taxonomy>& d) {
  d.element(
      "Describes a hierarchy of categories through tables that lead from each child to its parent",
      Version::v2_0);
  d.attribute("name", &Taxonomy::name, "Name by which fields refer to the taxonomy").required();
  d.extensions();
  d.child(&Taxonomy::childParents, at_least_one);
}

void ChildParent::describe(Description<ChildParent>& d) {
  d.element("Links categories of one level of a hierarchy to their parents by means of a table",
            Version::v2_0);
  d.attribute("childField", &ChildParent::childField,
              "Table column that holds the child categories")
      .required();
  d.attribute("parentField", &ChildParent::parentField,
              "Table column that holds the parent categories")
      .required();
  d.attribute("parentLevelField", &ChildParent::parentLevelField,
              "Table column that holds the level of the parent in the hierarchy");
  d.attribute("isRecursive", &ChildParent::isRecursive,
              "Whether the one table describes all levels of the hierarchy");
  d.extensions();
  d.child(&ChildParent::fieldColumnPairs, any_number);
  d.child(&ChildParent::table, one, "table");
}

void TableLocator::describe(Description<TableLocator>& d) {
  d.element("Points to a table outside the document in a way each vendor defines for itself",
            Version::v2_0);
  d.extensions();
}

void InlineTable::describe(Description<InlineTable>& d) {
  d.element("Holds a small table inside the document as a sequence of rows", Version::v2_0);
  d.extensions();
  d.child(&InlineTable::rows, any_number);
}

void row::describe(Description<row>& d) {
  d.element(
      "Holds one record of an inline table, in which each child element is a cell named after its "
      "column",
      Version::v2_1);
  d.cells(&row::cells);
}

template class Box<DataDictionary>;
template const ElementDescription& description_of<DataDictionary>();
template class Box<DataField>;
template const ElementDescription& description_of<DataField>();
template class Box<Value>;
template const ElementDescription& description_of<Value>();
template class Box<Interval>;
template const ElementDescription& description_of<Interval>();
template class Box<Taxonomy>;
template const ElementDescription& description_of<Taxonomy>();
template class Box<ChildParent>;
template const ElementDescription& description_of<ChildParent>();
template class Box<TableLocator>;
template const ElementDescription& description_of<TableLocator>();
template class Box<InlineTable>;
template const ElementDescription& description_of<InlineTable>();
template class Box<row>;
template const ElementDescription& description_of<row>();

}  // namespace pmml
