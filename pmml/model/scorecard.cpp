#include "pmml/model/scorecard.h"

#include "pmml/describe/description.h"
#include "pmml/model/explanation.h"
#include "pmml/model/expression.h"
#include "pmml/model/mining_schema.h"
#include "pmml/model/output.h"
#include "pmml/model/predicate.h"
#include "pmml/model/stats.h"
#include "pmml/model/targets.h"
#include "pmml/model/verification.h"

namespace pmml {

void Scorecard::describe(Description<Scorecard>& d) {
  d.element("Adds up points per characteristic and can explain the result by reason codes",
            Version::v4_1);
  d.attribute("modelName", &Scorecard::modelName,
              "Name of the model, unique in the document if several models are present");
  d.attribute("functionName", &Scorecard::functionName,
              "Kind of result, for instance classification of categories or regression of numbers")
      .required();
  d.attribute("algorithmName", &Scorecard::algorithmName,
              "Name of the training algorithm, for information only");
  d.attribute("initialScore", &Scorecard::initialScore, "Points every record starts with");
  d.attribute("useReasonCodes", &Scorecard::useReasonCodes, "Whether reason codes are computed");
  d.attribute("reasonCodeAlgorithm", &Scorecard::reasonCodeAlgorithm,
              "Whether points below or above the baseline count as reasons");
  d.attribute("baselineScore", &Scorecard::baselineScore,
              "Points to compare with where a characteristic states none");
  d.attribute("baselineMethod", &Scorecard::baselineMethod,
              "How the baseline points were chosen, for information only");
  d.attribute("isScorable", &Scorecard::isScorable,
              "False when the model is documentation only and must not be scored");
  d.extensions();
  d.child(&Scorecard::miningSchema, one);
  d.child(&Scorecard::output, zero_or_one);
  d.child(&Scorecard::modelStats, zero_or_one);
  d.child(&Scorecard::modelExplanation, zero_or_one);
  d.child(&Scorecard::targets, zero_or_one);
  d.child(&Scorecard::localTransformations, zero_or_one);
  d.child(&Scorecard::characteristics, one);
  d.child(&Scorecard::modelVerification, zero_or_one);
  d.extensions();
}

void Characteristics::describe(Description<Characteristics>& d) {
  d.element("Lists the characteristics of the scorecard", Version::v4_1);
  d.extensions();
  d.child(&Characteristics::characteristics, at_least_one);
}

void Characteristic::describe(Description<Characteristic>& d) {
  d.element(
      "Groups the alternatives for one property, of which the first that holds gives the points",
      Version::v4_1);
  d.attribute("name", &Characteristic::name, "Name of the characteristic");
  d.attribute("reasonCode", &Characteristic::reasonCode,
              "Reason code of attributes that state none");
  d.attribute("baselineScore", &Characteristic::baselineScore,
              "Points with which the awarded points are compared");
  d.extensions();
  d.child(&Characteristic::attributes, at_least_one);
}

void Attribute::describe(Description<Attribute>& d) {
  d.element("Gives the points awarded when its condition is the first one to hold", Version::v4_1);
  d.attribute("reasonCode", &Attribute::reasonCode, "Reason code reported for this attribute");
  d.attribute("partialScore", &Attribute::partialScore, "Points awarded when the condition holds");
  d.extensions();
  d.child(&Attribute::predicate, one, "PREDICATE");
  d.child(&Attribute::complexPartialScore, zero_or_one);
}

void ComplexPartialScore::describe(Description<ComplexPartialScore>& d) {
  d.element("Computes the points of an attribute by an expression", Version::v4_2);
  d.extensions();
  d.child(&ComplexPartialScore::expression, one, "EXPRESSION");
}

template class Box<Scorecard>;
template const ElementDescription& description_of<Scorecard>();
template class Box<Characteristics>;
template const ElementDescription& description_of<Characteristics>();
template class Box<Characteristic>;
template const ElementDescription& description_of<Characteristic>();
template class Box<Attribute>;
template const ElementDescription& description_of<Attribute>();
template class Box<ComplexPartialScore>;
template const ElementDescription& description_of<ComplexPartialScore>();

}  // namespace pmml
