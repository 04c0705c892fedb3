#include "pmml/model/output.h"

#include "pmml/describe/description.h"
#include "pmml/model/data.h"
#include "pmml/model/expression.h"

namespace pmml {

void Output::describe(Description<Output>& d) {
  d.element("Lists the results a model reports, in the order in which they are computed",
            Version::v3_0);
  d.extensions();
  d.child(&Output::outputFields, at_least_one);
}

void OutputField::describe(Description<OutputField>& d) {
  d.element("Defines one reported result, taken from the prediction or computed by an expression",
            Version::v3_0);
  d.attribute("name", &OutputField::name, "Name of the reported result")
      .required()
      .names(Names::declaresField);
  d.attribute("displayName", &OutputField::displayName,
              "Name shown to people instead of the technical one");
  d.attribute("optype", &OutputField::optype, "Measurement level of the result");
  d.attribute("dataType", &OutputField::dataType, "Data type of the result")
      .required(Version::v4_3);
  d.attribute("targetField", &OutputField::targetField,
              "Target the result belongs to, needed only if there are several")
      .names(Names::field);
  d.attribute("feature", &OutputField::feature,
              "Kind of result, such as predicted value, probability or reason code");
  d.attribute("value", &OutputField::value,
              "Category or entity whose figure is reported, the predicted one if absent");
  d.attribute("ruleFeature", &OutputField::ruleFeature,
              "Property of the chosen rule, in the old form of rule output")
      .since(Version::v4_0);
  d.attribute("algorithm", &OutputField::algorithm,
              "Which rules qualify, judged by their items and those of the input")
      .since(Version::v4_0);
  d.attribute("rank", &OutputField::rank, "Position in the ranking of results, 1 for the best")
      .since(Version::v4_0);
  d.attribute("rankBasis", &OutputField::rankBasis, "Measure by which rules are ranked")
      .since(Version::v4_0);
  d.attribute("rankOrder", &OutputField::rankOrder,
              "Whether the highest or the lowest measure comes first")
      .since(Version::v4_0);
  d.attribute("isMultiValued", &OutputField::isMultiValued,
              "Set to 1 when a list is returned instead of a single value")
      .since(Version::v4_0);
  d.attribute("segmentId", &OutputField::segmentId, "Segment from whose result the value is taken")
      .since(Version::v4_1);
  d.attribute("isFinalResult", &OutputField::isFinalResult,
              "False for values needed only by later output fields")
      .since(Version::v4_3);
  d.extensions();
  d.sequence(zero_or_one, [&] {
    d.child(&OutputField::decisions, zero_or_one);
    d.child(&OutputField::expression, one, "EXPRESSION");
    d.child(&OutputField::values, any_number);
  });
}

void Decisions::describe(Description<Decisions>& d) {
  d.element("Documents the business decisions an output field may recommend", Version::v4_1);
  d.attribute("businessProblem", &Decisions::businessProblem,
              "Business question the decisions answer");
  d.attribute("description", &Decisions::description, "Description of the decisions");
  d.extensions();
  d.child(&Decisions::decisions, at_least_one);
}

void Decision::describe(Description<Decision>& d) {
  d.element("Documents one possible decision and its meaning", Version::v4_1);
  d.attribute("value", &Decision::value, "Result that stands for this decision").required();
  d.attribute("displayValue", &Decision::displayValue, "Text shown to people instead of the value");
  d.attribute("description", &Decision::description, "Description of the decision");
  d.extensions();
}

template class Box<Output>;
template const ElementDescription& description_of<Output>();
template class Box<OutputField>;
template const ElementDescription& description_of<OutputField>();
template class Box<Decisions>;
template const ElementDescription& description_of<Decisions>();
template class Box<Decision>;
template const ElementDescription& description_of<Decision>();

}  // namespace pmml
