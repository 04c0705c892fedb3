#include "pmml/model/rule_set.h"

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

void RuleSetModel::describe(Description<RuleSetModel>& d) {
  d.element("Predicts with a set of rules of the kind if condition then score", Version::v3_0);
  d.attribute("modelName", &RuleSetModel::modelName,
              "Name of the model, unique in the document if several models are present");
  d.attribute("functionName", &RuleSetModel::functionName,
              "Kind of result, for instance classification of categories or regression of numbers")
      .required();
  d.attribute("algorithmName", &RuleSetModel::algorithmName,
              "Name of the training algorithm, for information only");
  d.attribute("isScorable", &RuleSetModel::isScorable,
              "False when the model is documentation only and must not be scored")
      .since(Version::v4_1);
  d.extensions();
  d.child(&RuleSetModel::miningSchema, one);
  d.child(&RuleSetModel::output, zero_or_one);
  d.child(&RuleSetModel::modelStats, zero_or_one);
  d.child(&RuleSetModel::modelExplanation, zero_or_one);
  d.child(&RuleSetModel::targets, zero_or_one);
  d.child(&RuleSetModel::localTransformations, zero_or_one);
  d.child(&RuleSetModel::ruleSet, one);
  d.child(&RuleSetModel::modelVerification, zero_or_one);
  d.extensions();
}

void RuleSet::describe(Description<RuleSet>& d) {
  d.element("Holds the rules, the way to choose among them and the score used when none fires",
            Version::v3_0);
  d.attribute("recordCount", &RuleSet::recordCount, "Number of training records");
  d.attribute("nbCorrect", &RuleSet::nbCorrect,
              "Number of training records for which the default score is correct");
  d.attribute("defaultScore", &RuleSet::defaultScore, "Score used when no rule fires");
  d.attribute("defaultConfidence", &RuleSet::defaultConfidence, "Confidence of the default score");
  d.extensions();
  d.child(&RuleSet::ruleSelectionMethods, at_least_one);
  d.child(&RuleSet::scoreDistributions, any_number);
  d.child(&RuleSet::rules, any_number, "Rule");
}

void RuleSelectionMethod::describe(Description<RuleSelectionMethod>& d) {
  d.element("Says how the result is chosen among the rules that fire", Version::v3_0);
  d.attribute("criterion", &RuleSelectionMethod::criterion,
              "Whether the first, the strongest or the sum of the firing rules decides")
      .required();
  d.extensions();
}

void SimpleRule::describe(Description<SimpleRule>& d) {
  d.element("Proposes a score when its condition holds", Version::v3_0);
  d.attribute("id", &SimpleRule::id, "Identifier of the rule, its position if absent");
  d.attribute("score", &SimpleRule::score, "Value predicted when the rule fires").required();
  d.attribute("recordCount", &SimpleRule::recordCount,
              "Number of training records to which the rule applies");
  d.attribute("nbCorrect", &SimpleRule::nbCorrect,
              "Number of those records for which the score is correct");
  d.attribute("confidence", &SimpleRule::confidence, "Confidence of the rule");
  d.attribute("weight", &SimpleRule::weight, "Weight of the rule when several rules fire");
  d.extensions();
  d.child(&SimpleRule::predicate, one, "PREDICATE");
  d.child(&SimpleRule::scoreDistributions, any_number);
}

void CompoundRule::describe(Description<CompoundRule>& d) {
  d.element("Puts a common condition in front of a group of rules", Version::v3_0);
  d.extensions();
  d.child(&CompoundRule::predicate, one, "PREDICATE");
  d.child(&CompoundRule::rules, at_least_one, "Rule");
}

template class Box<RuleSetModel>;
template const ElementDescription& description_of<RuleSetModel>();
template class Box<RuleSet>;
template const ElementDescription& description_of<RuleSet>();
template class Box<RuleSelectionMethod>;
template const ElementDescription& description_of<RuleSelectionMethod>();
template class Box<SimpleRule>;
template const ElementDescription& description_of<SimpleRule>();
template class Box<CompoundRule>;
template const ElementDescription& description_of<CompoundRule>();

}  // namespace pmml
