#include "pmml/model/association.h"

#include "pmml/describe/description.h"
#include "pmml/model/expression.h"
#include "pmml/model/items.h"
#include "pmml/model/mining_schema.h"
#include "pmml/model/output.h"
#include "pmml/model/stats.h"
#include "pmml/model/verification.h"

namespace pmml {

void AssociationModel::describe(Description<AssociationModel>& d) {
  d.element("Recommends items that tend to occur together with the items of a transaction",
            Version::v1_1);
  d.attribute("modelName", &AssociationModel::modelName,
              "Name of the model, unique in the document if several models are present");
  d.attribute("functionName", &AssociationModel::functionName,
              "Kind of result, for instance classification of categories or regression of numbers")
      .required()
      .since(Version::v2_0);
  d.attribute("algorithmName", &AssociationModel::algorithmName,
              "Name of the training algorithm, for information only")
      .since(Version::v2_0);
  d.attribute("numberOfTransactions", &AssociationModel::numberOfTransactions,
              "Number of transactions in the training data")
      .required()
      .since(Version::v2_0)
      .facet(Facet::nonNegative);
  d.attribute("maxNumberOfItemsPerTA", &AssociationModel::maxNumberOfItemsPerTA,
              "Largest number of items in a training transaction")
      .since(Version::v2_0)
      .facet(Facet::nonNegative);
  d.attribute("avgNumberOfItemsPerTA", &AssociationModel::avgNumberOfItemsPerTA,
              "Average number of items in a training transaction")
      .since(Version::v2_0);
  d.attribute("minimumSupport", &AssociationModel::minimumSupport,
              "Smallest support of any rule in the model")
      .required()
      .since(Version::v2_0)
      .facet(Facet::probability);
  d.attribute("minimumConfidence", &AssociationModel::minimumConfidence,
              "Smallest confidence of any rule in the model")
      .required()
      .since(Version::v2_0)
      .facet(Facet::probability);
  d.attribute("lengthLimit", &AssociationModel::lengthLimit,
              "Largest number of items allowed in a rule")
      .since(Version::v2_0);
  d.attribute("numberOfItems", &AssociationModel::numberOfItems, "Number of items, only a check")
      .required()
      .since(Version::v2_0)
      .facet(Facet::nonNegative);
  d.attribute("numberOfItemsets", &AssociationModel::numberOfItemsets,
              "Number of item sets, only a check")
      .required()
      .since(Version::v2_0)
      .facet(Facet::nonNegative);
  d.attribute("numberOfRules", &AssociationModel::numberOfRules, "Number of rules, only a check")
      .required()
      .since(Version::v2_0)
      .facet(Facet::nonNegative);
  d.attribute("isScorable", &AssociationModel::isScorable,
              "False when the model is documentation only and must not be scored")
      .since(Version::v4_1);
  d.extensions();
  d.child(&AssociationModel::miningSchema, one);
  d.child(&AssociationModel::output, zero_or_one);
  d.child(&AssociationModel::modelStats, zero_or_one);
  d.child(&AssociationModel::localTransformations, zero_or_one);
  d.child(&AssociationModel::items, any_number);
  d.child(&AssociationModel::itemsets, any_number);
  d.child(&AssociationModel::associationRules, any_number);
  d.child(&AssociationModel::modelVerification, zero_or_one);
  d.extensions();
}

void AssociationRule::describe(Description<AssociationRule>& d) {
  d.element("States that transactions with one item set tend to contain another item set as well",
            Version::v2_0);
  d.attribute("antecedent", &AssociationRule::antecedent,
              "Identifier of the item set that forms the condition")
      .required();
  d.attribute("consequent", &AssociationRule::consequent,
              "Identifier of the item set that is expected to follow")
      .required();
  d.attribute("support", &AssociationRule::support,
              "Share of transactions that contain both sides of the rule")
      .required()
      .facet(Facet::probability);
  d.attribute("confidence", &AssociationRule::confidence,
              "Share of transactions with the condition that contain the other side too")
      .required()
      .facet(Facet::probability);
  d.attribute("lift", &AssociationRule::lift,
              "Confidence relative to the overall share of the expected item set")
      .since(Version::v3_0);
  d.attribute("leverage", &AssociationRule::leverage,
              "Support beyond what independent item sets would give")
      .since(Version::v4_1);
  d.attribute("affinity", &AssociationRule::affinity,
              "Transactions with both sides as a share of those with either side")
      .since(Version::v4_1)
      .facet(Facet::probability);
  d.attribute("id", &AssociationRule::id, "Identifier of the rule, its position if absent")
      .since(Version::v3_0);
  d.extensions();
}

template class Box<AssociationModel>;
template const ElementDescription& description_of<AssociationModel>();
template class Box<AssociationRule>;
template const ElementDescription& description_of<AssociationRule>();

}  // namespace pmml
