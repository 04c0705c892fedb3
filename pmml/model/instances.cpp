#include "pmml/model/instances.h"

#include "pmml/describe/description.h"
#include "pmml/model/data.h"

namespace pmml {

void TrainingInstances::describe(Description<TrainingInstances>& d) {
  d.element("Holds the stored training records to which a new record is compared", Version::v4_1);
  d.attribute("isTransformed", &TrainingInstances::isTransformed,
              "Whether the table already holds the transformed values");
  d.attribute("recordCount", &TrainingInstances::recordCount,
              "Number of stored records, only a check");
  d.attribute("fieldCount", &TrainingInstances::fieldCount,
              "Number of stored fields, only a check");
  d.extensions();
  d.child(&TrainingInstances::instanceFields, one);
  d.child(&TrainingInstances::table, one, "table");
}

void InstanceFields::describe(Description<InstanceFields>& d) {
  d.element("Lists the fields found in the stored training records", Version::v4_1);
  d.extensions();
  d.child(&InstanceFields::instanceFields, at_least_one);
}

void InstanceField::describe(Description<InstanceField>& d) {
  d.element("Links a field to the table column that holds it in the stored training records",
            Version::v4_1);
  d.attribute("field", &InstanceField::field, "Field the column belongs to")
      .required()
      .names(Names::field);
  d.attribute("column", &InstanceField::column, "Table column that holds the values");
  d.extensions();
}

template class Box<TrainingInstances>;
template const ElementDescription& description_of<TrainingInstances>();
template class Box<InstanceFields>;
template const ElementDescription& description_of<InstanceFields>();
template class Box<InstanceField>;
template const ElementDescription& description_of<InstanceField>();

}  // namespace pmml
