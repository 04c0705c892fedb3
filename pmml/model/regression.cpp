#include "pmml/model/regression.h"

#include "pmml/describe/description.h"
#include "pmml/model/explanation.h"
#include "pmml/model/expression.h"
#include "pmml/model/mining_schema.h"
#include "pmml/model/output.h"
#include "pmml/model/stats.h"
#include "pmml/model/targets.h"
#include "pmml/model/verification.h"

namespace pmml {

void RegressionModel::describe(Description<RegressionModel>& d) {
  d.element("Predicts with one or more linear equations, optionally passed through a link function",
            Version::v1_1);
  d.attribute("modelName", &RegressionModel::modelName,
              "Name of the model, unique in the document if several models are present");
  d.attribute("functionName", &RegressionModel::functionName,
              "Kind of result, for instance classification of categories or regression of numbers")
      .required()
      .since(Version::v2_0);
  d.attribute("algorithmName", &RegressionModel::algorithmName,
              "Name of the training algorithm, for information only")
      .since(Version::v2_0);
  d.attribute("modelType", &RegressionModel::modelType,
              "Kind of regression, kept for old documents only");
  d.attribute("targetFieldName", &RegressionModel::targetFieldName,
              "Name of the target field, repeated from the mining schema")
      .since(Version::v2_0)
      .names(Names::field);
  d.attribute("normalizationMethod", &RegressionModel::normalizationMethod,
              "Link that turns linear results into predictions or probabilities")
      .since(Version::v2_0);
  d.attribute("isScorable", &RegressionModel::isScorable,
              "False when the model is documentation only and must not be scored")
      .since(Version::v4_1);
  d.extensions();
  d.child(&RegressionModel::miningSchema, one);
  d.child(&RegressionModel::output, zero_or_one);
  d.child(&RegressionModel::modelStats, zero_or_one);
  d.child(&RegressionModel::modelExplanation, zero_or_one);
  d.child(&RegressionModel::targets, zero_or_one);
  d.child(&RegressionModel::localTransformations, zero_or_one);
  d.child(&RegressionModel::regressionTables, at_least_one);
  d.child(&RegressionModel::modelVerification, zero_or_one);
  d.extensions();
}

void RegressionTable::describe(Description<RegressionTable>& d) {
  d.element("Holds one regression equation, which belongs to one target category in classification",
            Version::v1_1);
  d.attribute("intercept", &RegressionTable::intercept, "Constant term of the equation").required();
  d.attribute("targetCategory", &RegressionTable::targetCategory,
              "Target category the equation belongs to")
      .since(Version::v2_0);
  d.extensions();
  d.child(&RegressionTable::numericPredictors, any_number);
  d.child(&RegressionTable::categoricalPredictors, any_number);
  d.child(&RegressionTable::predictorTerms, any_number);
}

void NumericPredictor::describe(Description<NumericPredictor>& d) {
  d.element("Adds a coefficient times a power of a numeric field", Version::v1_1);
  d.attribute("name", &NumericPredictor::name, "Field that enters the equation")
      .required()
      .names(Names::field);
  d.attribute("exponent", &NumericPredictor::exponent, "Power to which the field is raised");
  d.attribute("coefficient", &NumericPredictor::coefficient,
              "Number by which the power is multiplied")
      .required();
  d.extensions();
}

void CategoricalPredictor::describe(Description<CategoricalPredictor>& d) {
  d.element("Adds a coefficient when a field has the stated value", Version::v1_1);
  d.attribute("name", &CategoricalPredictor::name, "Field that is compared")
      .required()
      .names(Names::field);
  d.attribute("value", &CategoricalPredictor::value, "Value for which the coefficient is added")
      .required();
  d.attribute("coefficient", &CategoricalPredictor::coefficient,
              "Number added when the field has the value")
      .required();
  d.extensions();
}

void PredictorTerm::describe(Description<PredictorTerm>& d) {
  d.element("Adds a coefficient times the product of several fields", Version::v3_0);
  d.attribute("name", &PredictorTerm::name, "Name of the term, for reference only")
      .since(Version::v4_1);
  d.attribute("coefficient", &PredictorTerm::coefficient,
              "Number by which the product is multiplied")
      .required();
  d.extensions();
  d.child(&PredictorTerm::fieldRefs, at_least_one);
}

template class Box<RegressionModel>;
template const ElementDescription& description_of<RegressionModel>();
template class Box<RegressionTable>;
template const ElementDescription& description_of<RegressionTable>();
template class Box<NumericPredictor>;
template const ElementDescription& description_of<NumericPredictor>();
template class Box<CategoricalPredictor>;
template const ElementDescription& description_of<CategoricalPredictor>();
template class Box<PredictorTerm>;
template const ElementDescription& description_of<PredictorTerm>();

}  // namespace pmml
