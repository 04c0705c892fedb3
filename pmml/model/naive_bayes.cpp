#include "pmml/model/naive_bayes.h"

#include "pmml/describe/description.h"
#include "pmml/model/distribution.h"
#include "pmml/model/explanation.h"
#include "pmml/model/expression.h"
#include "pmml/model/mining_schema.h"
#include "pmml/model/output.h"
#include "pmml/model/stats.h"
#include "pmml/model/targets.h"
#include "pmml/model/verification.h"

namespace pmml {

void NaiveBayesModel::describe(Description<NaiveBayesModel>& d) {
  d.element("Predicts the category whose prior times the probabilities of the inputs is largest",
            Version::v2_0);
  d.attribute("modelName", &NaiveBayesModel::modelName,
              "Name of the model, unique in the document if several models are present");
  d.attribute("threshold", &NaiveBayesModel::threshold,
              "Smallest probability of an input value, used in place of zero")
      .required();
  d.attribute("functionName", &NaiveBayesModel::functionName,
              "Kind of result, for instance classification of categories or regression of numbers")
      .required();
  d.attribute("algorithmName", &NaiveBayesModel::algorithmName,
              "Name of the training algorithm, for information only");
  d.attribute("isScorable", &NaiveBayesModel::isScorable,
              "False when the model is documentation only and must not be scored")
      .since(Version::v4_1);
  d.extensions();
  d.child(&NaiveBayesModel::miningSchema, one);
  d.child(&NaiveBayesModel::output, zero_or_one);
  d.child(&NaiveBayesModel::modelStats, zero_or_one);
  d.child(&NaiveBayesModel::modelExplanation, zero_or_one);
  d.child(&NaiveBayesModel::targets, zero_or_one);
  d.child(&NaiveBayesModel::localTransformations, zero_or_one);
  d.child(&NaiveBayesModel::bayesInputs, one);
  d.child(&NaiveBayesModel::bayesOutput, one);
  d.child(&NaiveBayesModel::modelVerification, zero_or_one);
  d.extensions();
}

void BayesInputs::describe(Description<BayesInputs>& d) {
  d.element("Lists the inputs of a naive Bayes model", Version::v2_0);
  d.extensions();
  d.child(&BayesInputs::bayesInputs, at_least_one);
}

void BayesInput::describe(Description<BayesInput>& d) {
  d.element("Holds the counts or distributions of one input for every target category",
            Version::v2_0);
  d.attribute("fieldName", &BayesInput::fieldName, "Field that acts as input")
      .required()
      .names(Names::field);
  d.extensions();
  d.choice(one, [&] {
    d.child(&BayesInput::targetValueStats, one);
    d.sequence(one, [&] {
      d.child(&BayesInput::derivedField, zero_or_one);
      d.child(&BayesInput::pairCounts, at_least_one);
    });
  });
}

void BayesOutput::describe(Description<BayesOutput>& d) {
  d.element("Names the target and counts its categories in the training data", Version::v2_0);
  d.attribute("fieldName", &BayesOutput::fieldName, "Target field").required().names(Names::field);
  d.extensions();
  d.child(&BayesOutput::targetValueCounts, one);
}

void TargetValueStats::describe(Description<TargetValueStats>& d) {
  d.element("Holds the distribution of a numeric input for every target category", Version::v4_2);
  d.extensions();
  d.child(&TargetValueStats::targetValueStats, at_least_one);
}

void TargetValueStat::describe(Description<TargetValueStat>& d) {
  d.element("Gives the distribution of a numeric input within one target category", Version::v4_2);
  d.attribute("value", &TargetValueStat::value, "Target category the distribution belongs to")
      .required();
  d.extensions();
  d.child(&TargetValueStat::distribution, one, "CONTINUOUS-DISTRIBUTION-TYPES");
}

void PairCounts::describe(Description<PairCounts>& d) {
  d.element("Counts how often one input value occurs together with each target category",
            Version::v2_0);
  d.attribute("value", &PairCounts::value, "Input value the counts belong to").required();
  d.extensions();
  d.child(&PairCounts::targetValueCounts, one);
}

void TargetValueCounts::describe(Description<TargetValueCounts>& d) {
  d.element("Holds one count per target category", Version::v2_0);
  d.extensions();
  d.child(&TargetValueCounts::targetValueCounts, at_least_one);
}

void TargetValueCount::describe(Description<TargetValueCount>& d) {
  d.element("Gives the count of one target category", Version::v2_0);
  d.attribute("value", &TargetValueCount::value, "Target category").required();
  d.attribute("count", &TargetValueCount::count, "Number of training records").required();
  d.extensions();
}

template class Box<NaiveBayesModel>;
template const ElementDescription& description_of<NaiveBayesModel>();
template class Box<BayesInputs>;
template const ElementDescription& description_of<BayesInputs>();
template class Box<BayesInput>;
template const ElementDescription& description_of<BayesInput>();
template class Box<BayesOutput>;
template const ElementDescription& description_of<BayesOutput>();
template class Box<TargetValueStats>;
template const ElementDescription& description_of<TargetValueStats>();
template class Box<TargetValueStat>;
template const ElementDescription& description_of<TargetValueStat>();
template class Box<PairCounts>;
template const ElementDescription& description_of<PairCounts>();
template class Box<TargetValueCounts>;
template const ElementDescription& description_of<TargetValueCounts>();
template class Box<TargetValueCount>;
template const ElementDescription& description_of<TargetValueCount>();

}  // namespace pmml
