#include "pmml/model/tree.h"

#include "pmml/describe/description.h"
#include "pmml/model/explanation.h"
#include "pmml/model/expression.h"
#include "pmml/model/mining.h"
#include "pmml/model/mining_schema.h"
#include "pmml/model/output.h"
#include "pmml/model/predicate.h"
#include "pmml/model/stats.h"
#include "pmml/model/targets.h"
#include "pmml/model/verification.h"

namespace pmml {

void TreeModel::describe(Description<TreeModel>& d) {
  d.element("Predicts by walking down a decision tree until no further branch applies",
            Version::v1_1);
  d.attribute("modelName", &TreeModel::modelName,
              "Name of the model, unique in the document if several models are present");
  d.attribute("functionName", &TreeModel::functionName,
              "Kind of result, for instance classification of categories or regression of numbers")
      .required()
      .since(Version::v2_0);
  d.attribute("algorithmName", &TreeModel::algorithmName,
              "Name of the training algorithm, for information only")
      .since(Version::v2_0);
  d.attribute("missingValueStrategy", &TreeModel::missingValueStrategy,
              "What happens when a missing value leaves the next branch undecided")
      .since(Version::v3_1);
  d.attribute("missingValuePenalty", &TreeModel::missingValuePenalty,
              "Factor that lowers the confidence for every substitute decision")
      .since(Version::v3_1)
      .facet(Facet::probability);
  d.attribute("noTrueChildStrategy", &TreeModel::noTrueChildStrategy,
              "What happens when no branch applies")
      .since(Version::v3_1);
  d.attribute("splitCharacteristic", &TreeModel::splitCharacteristic,
              "Whether inner nodes have exactly two branches or any number")
      .since(Version::v2_0);
  d.attribute("isScorable", &TreeModel::isScorable,
              "False when the model is documentation only and must not be scored")
      .since(Version::v4_1);
  d.extensions();
  d.child(&TreeModel::miningSchema, one);
  d.child(&TreeModel::output, zero_or_one);
  d.child(&TreeModel::modelStats, zero_or_one);
  d.child(&TreeModel::modelExplanation, zero_or_one);
  d.child(&TreeModel::targets, zero_or_one);
  d.child(&TreeModel::localTransformations, zero_or_one);
  d.child(&TreeModel::node, one);
  d.child(&TreeModel::modelVerification, zero_or_one);
  d.extensions();
}

void Node::describe(Description<Node>& d) {
  d.element(
      "Is one branch or leaf of a tree, with a condition to enter it and the score it predicts",
      Version::v1_1);
  d.attribute("id", &Node::id, "Identifier of the node").since(Version::v2_1);
  d.attribute("score", &Node::score, "Value predicted when the walk ends at this node");
  d.attribute("recordCount", &Node::recordCount, "Number of training records that reach the node");
  d.attribute("defaultChild", &Node::defaultChild,
              "Identifier of the child taken when a missing value leaves the choice open")
      .since(Version::v3_1);
  d.extensions();
  d.child(&Node::predicate, one, "PREDICATE");
  d.choice(one, [&] {
    d.sequence(one, [&] {
      d.child(&Node::partition, zero_or_one);
      d.child(&Node::scoreDistributions, any_number);
      d.child(&Node::nodes, any_number);
    });
    d.sequence(one, [&] {
      d.extensions();
      d.child(&Node::embeddedModel, one, "embeddedModel");
    });
  });
}

template class Box<TreeModel>;
template const ElementDescription& description_of<TreeModel>();
template class Box<Node>;
template const ElementDescription& description_of<Node>();

}  // namespace pmml
