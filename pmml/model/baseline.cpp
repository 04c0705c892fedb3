#include "pmml/model/baseline.h"

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

void BaselineModel::describe(Description<BaselineModel>& d) {
  d.element("Detects change by testing incoming values against an expected distribution",
            Version::v4_1);
  d.attribute("modelName", &BaselineModel::modelName,
              "Name of the model, unique in the document if several models are present");
  d.attribute("functionName", &BaselineModel::functionName,
              "Kind of result, for instance classification of categories or regression of numbers")
      .required();
  d.attribute("algorithmName", &BaselineModel::algorithmName,
              "Name of the training algorithm, for information only");
  d.attribute("isScorable", &BaselineModel::isScorable,
              "False when the model is documentation only and must not be scored");
  d.extensions();
  d.child(&BaselineModel::miningSchema, one);
  d.child(&BaselineModel::output, zero_or_one);
  d.child(&BaselineModel::modelStats, zero_or_one);
  d.child(&BaselineModel::modelExplanation, zero_or_one);
  d.child(&BaselineModel::targets, zero_or_one);
  d.child(&BaselineModel::localTransformations, zero_or_one);
  d.child(&BaselineModel::testDistributions, one);
  d.child(&BaselineModel::modelVerification, zero_or_one);
  d.extensions();
}

void TestDistributions::describe(Description<TestDistributions>& d) {
  d.element("Says which statistic compares the values of a field with the expected distribution",
            Version::v4_1);
  d.attribute("field", &TestDistributions::field, "Field whose values are tested")
      .required()
      .names(Names::field);
  d.attribute("testStatistic", &TestDistributions::testStatistic,
              "Statistic that measures the deviation from the baseline")
      .required();
  d.attribute("resetValue", &TestDistributions::resetValue,
              "Value below which a cumulative sum never falls");
  d.attribute("windowSize", &TestDistributions::windowSize,
              "Number of latest records to consider, 0 for no window");
  d.attribute("weightField", &TestDistributions::weightField,
              "Field that gives the weight of each record")
      .names(Names::field);
  d.attribute("normalizationScheme", &TestDistributions::normalizationScheme,
              "How the scalar product is normalised");
  d.extensions();
  d.child(&TestDistributions::baseline, one);
  d.child(&TestDistributions::alternate, zero_or_one);
}

void Baseline::describe(Description<Baseline>& d) {
  d.element("Describes the distribution expected under normal conditions", Version::v4_1);
  d.choice(one, [&] {
    d.child(&Baseline::distribution, one, "CONTINUOUS-DISTRIBUTION-TYPES");
    d.child(&Baseline::countTable, one);
    d.child(&Baseline::normalizedCountTable, one);
    d.child(&Baseline::fieldRefs, Occurs{2, unbounded});
  });
}

void Alternate::describe(Description<Alternate>& d) {
  d.element("Describes the distribution expected after a change has happened", Version::v4_1);
  d.choice(one, [&] { d.child(&Alternate::distribution, one, "CONTINUOUS-DISTRIBUTION-TYPES"); });
}

void CountTable::describe(Description<CountTable>& d) {
  d.element("Holds the counts of value combinations in the reference data", Version::v4_1);
  d.attribute("sample", &CountTable::sample, "Number of records behind the counts");
  d.extensions();
  d.choice(one, [&] {
    d.child(&CountTable::fieldValues, at_least_one);
    d.child(&CountTable::fieldValueCounts, at_least_one);
  });
}

void NormalizedCountTable::describe(Description<NormalizedCountTable>& d) {
  d.element("Holds the shares of value combinations in the reference data, which add up to 1",
            Version::v4_1);
  d.attribute("sample", &NormalizedCountTable::sample, "Number of records behind the shares");
  d.extensions();
  d.choice(one, [&] {
    d.child(&NormalizedCountTable::fieldValues, at_least_one);
    d.child(&NormalizedCountTable::fieldValueCounts, at_least_one);
  });
}

void FieldValue::describe(Description<FieldValue>& d) {
  d.element("Fixes the value of one field and holds the counts below it", Version::v4_1);
  d.attribute("field", &FieldValue::field, "Field whose value is fixed")
      .required()
      .names(Names::field);
  d.attribute("value", &FieldValue::value, "Value of the field").required();
  d.extensions();
  d.choice(one, [&] {
    d.child(&FieldValue::fieldValues, at_least_one);
    d.child(&FieldValue::fieldValueCounts, at_least_one);
  });
}

void FieldValueCount::describe(Description<FieldValueCount>& d) {
  d.element("Gives the count that belongs to one value of the last field of a count table",
            Version::v4_1);
  d.attribute("field", &FieldValueCount::field, "Field whose value is counted")
      .required()
      .names(Names::field);
  d.attribute("value", &FieldValueCount::value, "Value of the field").required();
  d.attribute("count", &FieldValueCount::count, "Count or share of this combination of values")
      .required();
  d.extensions();
}

template class Box<BaselineModel>;
template const ElementDescription& description_of<BaselineModel>();
template class Box<TestDistributions>;
template const ElementDescription& description_of<TestDistributions>();
template class Box<Baseline>;
template const ElementDescription& description_of<Baseline>();
template class Box<Alternate>;
template const ElementDescription& description_of<Alternate>();
template class Box<CountTable>;
template const ElementDescription& description_of<CountTable>();
template class Box<NormalizedCountTable>;
template const ElementDescription& description_of<NormalizedCountTable>();
template class Box<FieldValue>;
template const ElementDescription& description_of<FieldValue>();
template class Box<FieldValueCount>;
template const ElementDescription& description_of<FieldValueCount>();

}  // namespace pmml
