#include "pmml/model/predicate.h"

#include "pmml/describe/description.h"
#include "pmml/model/array.h"

namespace pmml {

void SimplePredicate::describe(Description<SimplePredicate>& d) {
  d.element("Tests a field against a constant, or tests whether it is missing", Version::v2_0);
  d.attribute("field", &SimplePredicate::field, "Field that is tested")
      .required()
      .names(Names::field);
  d.attribute("operator", &SimplePredicate::op,
              "Comparison to perform, or the test for missing values")
      .required();
  d.attribute("value", &SimplePredicate::value, "Constant the field is compared with");
  d.extensions();
}

void True::describe(Description<True>& d) {
  d.element("Is the condition that always holds", Version::v1_1);
  d.extensions();
}

void False::describe(Description<False>& d) {
  d.element("Is the condition that never holds", Version::v1_1);
  d.extensions();
}

void CompoundPredicate::describe(Description<CompoundPredicate>& d) {
  d.element("Combines several conditions into one", Version::v1_1);
  d.attribute("booleanOperator", &CompoundPredicate::booleanOperator,
              "How the conditions combine: and, or, xor or surrogate")
      .required();
  d.extensions();
  d.child(&CompoundPredicate::predicates, Occurs{2, unbounded}, "PREDICATE");
}

void SimpleSetPredicate::describe(Description<SimpleSetPredicate>& d) {
  d.element("Tests whether the value of a field belongs to a set of values", Version::v2_0);
  d.attribute("field", &SimpleSetPredicate::field, "Field that is tested")
      .required()
      .names(Names::field);
  d.attribute("booleanOperator", &SimpleSetPredicate::booleanOperator,
              "Whether the value must be inside or outside the set")
      .required();
  d.extensions();
  d.child(&SimpleSetPredicate::array, one);
}

void ScoreDistribution::describe(Description<ScoreDistribution>& d) {
  d.element(
      "Gives the training count, confidence and probability of one category at a node or rule",
      Version::v1_1);
  d.attribute("value", &ScoreDistribution::value, "Category the figures belong to").required();
  d.attribute("recordCount", &ScoreDistribution::recordCount,
              "Number of training records with this category")
      .required();
  d.attribute("confidence", &ScoreDistribution::confidence,
              "Confidence of predicting this category")
      .since(Version::v3_1)
      .facet(Facet::probability);
  d.attribute("probability", &ScoreDistribution::probability,
              "Probability of this category, derived from the counts if absent")
      .since(Version::v4_1)
      .facet(Facet::probability);
  d.extensions();
}

template class Box<SimplePredicate>;
template const ElementDescription& description_of<SimplePredicate>();
template class Box<True>;
template const ElementDescription& description_of<True>();
template class Box<False>;
template const ElementDescription& description_of<False>();
template class Box<CompoundPredicate>;
template const ElementDescription& description_of<CompoundPredicate>();
template class Box<SimpleSetPredicate>;
template const ElementDescription& description_of<SimpleSetPredicate>();
template class Box<ScoreDistribution>;
template const ElementDescription& description_of<ScoreDistribution>();

}  // namespace pmml
