#include "pmml/model/targets.h"

#include "pmml/describe/description.h"
#include "pmml/model/stats.h"

namespace pmml {

void Targets::describe(Description<Targets>& d) {
  d.element("Holds the corrections applied to the raw predictions of the target fields",
            Version::v3_0);
  d.extensions();
  d.child(&Targets::targets, at_least_one);
}

void Target::describe(Description<Target>& d) {
  d.element("Limits, scales, rounds or replaces the raw prediction of one target field",
            Version::v3_0);
  d.attribute("field", &Target::field, "Target field whose prediction is corrected")
      .names(Names::field);
  d.attribute("optype", &Target::optype,
              "Measurement level that replaces the one of the target field");
  d.attribute("castInteger", &Target::castInteger,
              "How the prediction is turned into an integer: round, ceiling or floor");
  d.attribute("min", &Target::min, "Smallest allowed prediction, lower ones are raised to it")
      .since(Version::v3_1);
  d.attribute("max", &Target::max, "Largest allowed prediction, higher ones are lowered to it")
      .since(Version::v3_1);
  d.attribute("rescaleConstant", &Target::rescaleConstant,
              "Number added to the prediction after multiplication")
      .since(Version::v3_1);
  d.attribute("rescaleFactor", &Target::rescaleFactor,
              "Number by which the prediction is multiplied")
      .since(Version::v3_1);
  d.extensions();
  d.child(&Target::targetValues, any_number);
}

void TargetValue::describe(Description<TargetValue>& d) {
  d.element(
      "Gives display text and prior probability of one target category, or the default of a "
      "numeric target",
      Version::v3_0);
  d.attribute("value", &TargetValue::value, "Category of the target");
  d.attribute("displayValue", &TargetValue::displayValue,
              "Text shown to people instead of the category")
      .since(Version::v3_2);
  d.attribute("priorProbability", &TargetValue::priorProbability,
              "Probability of the category used when the model yields no result")
      .facet(Facet::probability);
  d.attribute("defaultValue", &TargetValue::defaultValue,
              "Numeric prediction used when the model yields no result");
  d.extensions();
  d.child(&TargetValue::partition, zero_or_one);
}

template class Box<Targets>;
template const ElementDescription& description_of<Targets>();
template class Box<Target>;
template const ElementDescription& description_of<Target>();
template class Box<TargetValue>;
template const ElementDescription& description_of<TargetValue>();

}  // namespace pmml
