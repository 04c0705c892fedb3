#include "pmml/model/mining_schema.h"

#include "pmml/describe/description.h"

namespace pmml {

void MiningSchema::describe(Description<MiningSchema>& d) {
  d.element("Lists the fields a model sees and says how each one is prepared before scoring",
            Version::v1_1);
  d.extensions();
  d.child(&MiningSchema::miningFields, at_least_one);
}

void MiningField::describe(Description<MiningField>& d) {
  d.element(
      "Gives the role of one field in a model and the treatment of its missing, invalid and "
      "extreme values",
      Version::v1_1);
  d.attribute("name", &MiningField::name, "Name of the field the model uses")
      .required()
      .names(Names::field);
  d.attribute("usageType", &MiningField::usageType,
              "Role of the field, such as active input, target, group or weight");
  d.attribute("optype", &MiningField::optype,
              "Measurement level that replaces the one of the dictionary for this model")
      .since(Version::v3_0);
  d.attribute("importance", &MiningField::importance,
              "Relative importance of the field between 0 and 1, for information only")
      .since(Version::v3_0)
      .facet(Facet::probability);
  d.attribute("outliers", &MiningField::outliers,
              "What happens to values beyond the low and high limits");
  d.attribute("lowValue", &MiningField::lowValue,
              "Lower limit of the ordinary range, used to treat outliers");
  d.attribute("highValue", &MiningField::highValue,
              "Upper limit of the ordinary range, used to treat outliers");
  d.attribute("missingValueReplacement", &MiningField::missingValueReplacement,
              "Value that takes the place of a missing value")
      .since(Version::v3_0);
  d.attribute("missingValueTreatment", &MiningField::missingValueTreatment,
              "How the replacement was chosen, or that a missing value makes the result invalid")
      .since(Version::v3_0);
  d.attribute("invalidValueTreatment", &MiningField::invalidValueTreatment,
              "What happens to invalid values: reject, keep, treat as missing or replace")
      .since(Version::v3_1);
  d.attribute("invalidValueReplacement", &MiningField::invalidValueReplacement,
              "Value that takes the place of an invalid value")
      .since(Version::v4_4);
  d.extensions();
}

template class Box<MiningSchema>;
template const ElementDescription& description_of<MiningSchema>();
template class Box<MiningField>;
template const ElementDescription& description_of<MiningField>();

bool is_target(UsageType usage) {
  return usage == UsageType::target || usage == UsageType::predicted;
}

}  // namespace pmml
