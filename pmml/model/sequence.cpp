#include "pmml/model/sequence.h"

#include "pmml/describe/description.h"
#include "pmml/model/array.h"
#include "pmml/model/expression.h"
#include "pmml/model/items.h"
#include "pmml/model/mining_schema.h"
#include "pmml/model/stats.h"

namespace pmml {

void SequenceModel::describe(Description<SequenceModel>& d) {
  d.element("Describes frequent sequences of item sets and rules between sequences", Version::v2_0);
  d.attribute("modelName", &SequenceModel::modelName,
              "Name of the model, unique in the document if several models are present");
  d.attribute("functionName", &SequenceModel::functionName,
              "Kind of result, for instance classification of categories or regression of numbers")
      .required();
  d.attribute("algorithmName", &SequenceModel::algorithmName,
              "Name of the training algorithm, for information only");
  d.attribute("numberOfTransactions", &SequenceModel::numberOfTransactions,
              "Number of transactions in the training data")
      .facet(Facet::nonNegative);
  d.attribute("maxNumberOfItemsPerTransaction", &SequenceModel::maxNumberOfItemsPerTransaction,
              "Largest number of items in a training transaction")
      .facet(Facet::nonNegative);
  d.attribute("avgNumberOfItemsPerTransaction", &SequenceModel::avgNumberOfItemsPerTransaction,
              "Average number of items in a training transaction");
  d.attribute("numberOfTransactionGroups", &SequenceModel::numberOfTransactionGroups,
              "Number of groups of transactions, for instance customers")
      .since(Version::v3_1)
      .facet(Facet::nonNegative);
  d.attribute("maxNumberOfTAsPerTAGroup", &SequenceModel::maxNumberOfTAsPerTAGroup,
              "Largest number of transactions in a group")
      .since(Version::v3_1)
      .facet(Facet::nonNegative);
  d.attribute("avgNumberOfTAsPerTAGroup", &SequenceModel::avgNumberOfTAsPerTAGroup,
              "Average number of transactions in a group")
      .since(Version::v3_1);
  d.attribute("isScorable", &SequenceModel::isScorable,
              "False when the model is documentation only and must not be scored")
      .since(Version::v4_1);
  d.extensions();
  d.child(&SequenceModel::miningSchema, one);
  d.child(&SequenceModel::modelStats, zero_or_one);
  d.child(&SequenceModel::localTransformations, zero_or_one);
  d.child(&SequenceModel::constraints, zero_or_one);
  d.child(&SequenceModel::items, any_number);
  d.child(&SequenceModel::itemsets, any_number);
  d.child(&SequenceModel::setPredicates, any_number);
  d.child(&SequenceModel::sequences, at_least_one);
  d.child(&SequenceModel::sequenceRules, any_number);
  d.extensions();
}

void Constraints::describe(Description<Constraints>& d) {
  d.element("Records the limits under which the sequences were searched", Version::v3_1);
  d.attribute("minimumNumberOfItems", &Constraints::minimumNumberOfItems,
              "Smallest number of items in a sequence")
      .facet(Facet::nonNegative);
  d.attribute("maximumNumberOfItems", &Constraints::maximumNumberOfItems,
              "Largest number of items in a sequence")
      .facet(Facet::nonNegative);
  d.attribute("minimumNumberOfAntecedentItems", &Constraints::minimumNumberOfAntecedentItems,
              "Smallest number of items in the condition of a rule")
      .facet(Facet::nonNegative);
  d.attribute("maximumNumberOfAntecedentItems", &Constraints::maximumNumberOfAntecedentItems,
              "Largest number of items in the condition of a rule")
      .facet(Facet::nonNegative);
  d.attribute("minimumNumberOfConsequentItems", &Constraints::minimumNumberOfConsequentItems,
              "Smallest number of items on the expected side of a rule")
      .facet(Facet::nonNegative);
  d.attribute("maximumNumberOfConsequentItems", &Constraints::maximumNumberOfConsequentItems,
              "Largest number of items on the expected side of a rule")
      .facet(Facet::nonNegative);
  d.attribute("minimumSupport", &Constraints::minimumSupport, "Smallest accepted support");
  d.attribute("minimumConfidence", &Constraints::minimumConfidence,
              "Smallest accepted confidence of a rule");
  d.attribute("minimumLift", &Constraints::minimumLift, "Smallest accepted lift of a rule");
  d.attribute("minimumTotalSequenceTime", &Constraints::minimumTotalSequenceTime,
              "Shortest accepted duration of a whole sequence");
  d.attribute("maximumTotalSequenceTime", &Constraints::maximumTotalSequenceTime,
              "Longest accepted duration of a whole sequence");
  d.attribute("minimumItemsetSeparationTime", &Constraints::minimumItemsetSeparationTime,
              "Shortest accepted time between successive item sets");
  d.attribute("maximumItemsetSeparationTime", &Constraints::maximumItemsetSeparationTime,
              "Longest accepted time between successive item sets");
  d.attribute("minimumAntConsSeparationTime", &Constraints::minimumAntConsSeparationTime,
              "Shortest accepted time between the two sides of a rule");
  d.attribute("maximumAntConsSeparationTime", &Constraints::maximumAntConsSeparationTime,
              "Longest accepted time between the two sides of a rule");
  d.extensions();
}

void SetPredicate::describe(Description<SetPredicate>& d) {
  d.element("Defines the records whose field contains all of the listed values", Version::v2_0);
  d.attribute("id", &SetPredicate::id, "Identifier by which sequences refer to the predicate")
      .required();
  d.attribute("field", &SetPredicate::field, "Field that holds the set of values")
      .required()
      .names(Names::field);
  d.attribute("operator", &SetPredicate::op,
              "Always supersetOf, so all listed values must be present")
      .facet(Facet::fixed);
  d.extensions();
  d.child(&SetPredicate::array, one);
}

void Delimiter::describe(Description<Delimiter>& d) {
  d.element(
      "Says whether two steps of a sequence share a time window and may have others in between",
      Version::v2_0);
  d.attribute("delimiter", &Delimiter::delimiter,
              "Whether the two parts lie in the same time window")
      .required();
  d.attribute("gap", &Delimiter::gap, "Whether other item sets may occur in between").required();
  d.extensions();
}

void Time::describe(Description<Time>& d) {
  d.element("Summarises the time that passes within or between parts of a sequence", Version::v2_0);
  d.attribute("min", &Time::min, "Shortest time observed");
  d.attribute("max", &Time::max, "Longest time observed");
  d.attribute("mean", &Time::mean, "Average time");
  d.attribute("standardDeviation", &Time::standardDeviation, "Standard deviation of the time")
      .since(Version::v3_1);
  d.extensions();
}

void Sequence::describe(Description<Sequence>& d) {
  d.element("Describes a series of item sets that occur one after the other", Version::v2_0);
  d.attribute("id", &Sequence::id, "Identifier by which rules refer to the sequence").required();
  d.attribute("numberOfSets", &Sequence::numberOfSets,
              "Number of sets in the sequence, only a check")
      .facet(Facet::nonNegative);
  d.attribute("occurrence", &Sequence::occurrence,
              "Number of times the sequence occurs in the training data");
  d.attribute("support", &Sequence::support,
              "Share of transaction groups that contain the sequence");
  d.extensions();
  d.child(&Sequence::setReference, one);
  d.sequence(any_number, [&] {
    d.extensions();
    d.child_of<Delimiter>(&Sequence::followSets, one);
    d.child_of<Time>(&Sequence::followSets, zero_or_one);
    d.child_of<SetReference>(&Sequence::followSets, one);
  });
  d.child(&Sequence::time, zero_or_one);
}

void SetReference::describe(Description<SetReference>& d) {
  d.element("Places an item set or a set predicate into a sequence", Version::v2_0);
  d.attribute("setId", &SetReference::setId, "Identifier of the item set or set predicate")
      .required();
  d.extensions();
}

void SequenceRule::describe(Description<SequenceRule>& d) {
  d.element("States that after one sequence another one tends to follow", Version::v2_0);
  d.attribute("id", &SequenceRule::id, "Identifier of the rule").required();
  d.attribute("numberOfSets", &SequenceRule::numberOfSets,
              "Number of sets in the rule, only a check")
      .required()
      .facet(Facet::nonNegative);
  d.attribute("occurrence", &SequenceRule::occurrence,
              "Number of times the rule holds in the training data")
      .required();
  d.attribute("support", &SequenceRule::support,
              "Share of transaction groups in which the rule holds")
      .required();
  d.attribute("confidence", &SequenceRule::confidence,
              "Share of groups with the condition in which the other side follows")
      .required();
  d.attribute("lift", &SequenceRule::lift,
              "Confidence relative to the overall share of the expected sequence")
      .since(Version::v3_1);
  d.extensions();
  d.child(&SequenceRule::antecedentSequence, one);
  d.child(&SequenceRule::delimiter, one);
  d.child(&SequenceRule::time, zero_or_one);
  d.child(&SequenceRule::consequentSequence, one);
  d.child(&SequenceRule::totalTime, zero_or_one);
}

void SequenceReference::describe(Description<SequenceReference>& d) {
  d.element("Points to the sequence that forms one side of a rule", Version::v2_0);
  d.attribute("seqId", &SequenceReference::seqId, "Identifier of the sequence").required();
  d.extensions();
}

void AntecedentSequence::describe(Description<AntecedentSequence>& d) {
  d.element("Gives the sequence that forms the condition of a rule", Version::v2_0);
  d.extensions();
  d.child(&AntecedentSequence::sequenceReference, one);
  d.child(&AntecedentSequence::time, zero_or_one);
}

void ConsequentSequence::describe(Description<ConsequentSequence>& d) {
  d.element("Gives the sequence that a rule expects to follow", Version::v2_0);
  d.extensions();
  d.child(&ConsequentSequence::sequenceReference, one);
  d.child(&ConsequentSequence::time, zero_or_one);
}

template class Box<SequenceModel>;
template const ElementDescription& description_of<SequenceModel>();
template class Box<Constraints>;
template const ElementDescription& description_of<Constraints>();
template class Box<SetPredicate>;
template const ElementDescription& description_of<SetPredicate>();
template class Box<Delimiter>;
template const ElementDescription& description_of<Delimiter>();
template class Box<Time>;
template const ElementDescription& description_of<Time>();
template class Box<Sequence>;
template const ElementDescription& description_of<Sequence>();
template class Box<SetReference>;
template const ElementDescription& description_of<SetReference>();
template class Box<SequenceRule>;
template const ElementDescription& description_of<SequenceRule>();
template class Box<SequenceReference>;
template const ElementDescription& description_of<SequenceReference>();
template class Box<AntecedentSequence>;
template const ElementDescription& description_of<AntecedentSequence>();
template class Box<ConsequentSequence>;
template const ElementDescription& description_of<ConsequentSequence>();

}  // namespace pmml
