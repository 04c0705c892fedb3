#include "pmml/model/general_regression.h"

#include "pmml/describe/description.h"
#include "pmml/model/array.h"
#include "pmml/model/data.h"
#include "pmml/model/explanation.h"
#include "pmml/model/expression.h"
#include "pmml/model/mining_schema.h"
#include "pmml/model/output.h"
#include "pmml/model/stats.h"
#include "pmml/model/targets.h"
#include "pmml/model/verification.h"

namespace pmml {

void GeneralRegressionModel::describe(Description<GeneralRegressionModel>& d) {
  d.element(
      "Predicts with a linear combination of parameters passed through a link, up to survival "
      "models",
      Version::v1_1);
  d.attribute("targetVariableName", &GeneralRegressionModel::targetVariableName,
              "Name of the target field, repeated from the mining schema")
      .names(Names::field);
  d.attribute("modelType", &GeneralRegressionModel::modelType,
              "Kind of regression, which decides how the prediction is computed")
      .required();
  d.attribute("modelName", &GeneralRegressionModel::modelName,
              "Name of the model, unique in the document if several models are present")
      .since(Version::v2_0);
  d.attribute("functionName", &GeneralRegressionModel::functionName,
              "Kind of result, for instance classification of categories or regression of numbers")
      .required()
      .since(Version::v2_0);
  d.attribute("algorithmName", &GeneralRegressionModel::algorithmName,
              "Name of the training algorithm, for information only")
      .since(Version::v2_0);
  d.attribute("targetReferenceCategory", &GeneralRegressionModel::targetReferenceCategory,
              "Target category whose linear predictor is fixed at zero")
      .since(Version::v4_0);
  d.attribute("cumulativeLink", &GeneralRegressionModel::cumulativeLink,
              "Link of an ordinal model that leads to cumulative probabilities")
      .since(Version::v3_1);
  d.attribute("linkFunction", &GeneralRegressionModel::linkFunction,
              "Link that connects the mean of the target with the linear predictor")
      .since(Version::v3_2);
  d.attribute("linkParameter", &GeneralRegressionModel::linkParameter,
              "Parameter of the power and odds power links")
      .since(Version::v3_2);
  d.attribute("trialsVariable", &GeneralRegressionModel::trialsVariable,
              "Field that gives the number of trials of a record")
      .since(Version::v3_2)
      .names(Names::field);
  d.attribute("trialsValue", &GeneralRegressionModel::trialsValue,
              "Number of trials, the same for every record")
      .since(Version::v3_2);
  d.attribute("distribution", &GeneralRegressionModel::distribution,
              "Assumed distribution of the target")
      .since(Version::v3_2);
  d.attribute("distParameter", &GeneralRegressionModel::distParameter,
              "Extra parameter of the distribution, used by the negative binomial link")
      .since(Version::v3_2);
  d.attribute("offsetVariable", &GeneralRegressionModel::offsetVariable,
              "Field added to the linear predictor without a coefficient")
      .since(Version::v3_2)
      .names(Names::field);
  d.attribute("offsetValue", &GeneralRegressionModel::offsetValue,
              "Constant added to the linear predictor")
      .since(Version::v3_2);
  d.attribute("modelDF", &GeneralRegressionModel::modelDF,
              "Degrees of freedom of the model, for information only")
      .since(Version::v4_0);
  d.attribute("endTimeVariable", &GeneralRegressionModel::endTimeVariable,
              "Field that gives the time for which survival is computed")
      .since(Version::v4_0)
      .names(Names::field);
  d.attribute("startTimeVariable", &GeneralRegressionModel::startTimeVariable,
              "Field that gives the time at which observation begins")
      .since(Version::v4_0)
      .names(Names::field);
  d.attribute("subjectIDVariable", &GeneralRegressionModel::subjectIDVariable,
              "Field that identifies the observed subject")
      .since(Version::v4_0)
      .names(Names::field);
  d.attribute("statusVariable", &GeneralRegressionModel::statusVariable,
              "Field that tells whether the event has happened")
      .since(Version::v4_0)
      .names(Names::field);
  d.attribute("baselineStrataVariable", &GeneralRegressionModel::baselineStrataVariable,
              "Field that chooses the stratum of the baseline hazard")
      .since(Version::v4_0)
      .names(Names::field);
  d.attribute("isScorable", &GeneralRegressionModel::isScorable,
              "False when the model is documentation only and must not be scored")
      .since(Version::v4_1);
  d.extensions();
  d.child(&GeneralRegressionModel::miningSchema, one);
  d.child(&GeneralRegressionModel::output, zero_or_one);
  d.child(&GeneralRegressionModel::modelStats, zero_or_one);
  d.child(&GeneralRegressionModel::modelExplanation, zero_or_one);
  d.child(&GeneralRegressionModel::targets, zero_or_one);
  d.child(&GeneralRegressionModel::localTransformations, zero_or_one);
  d.child(&GeneralRegressionModel::parameterList, one);
  d.child(&GeneralRegressionModel::factorList, zero_or_one);
  d.child(&GeneralRegressionModel::covariateList, zero_or_one);
  d.child(&GeneralRegressionModel::ppMatrix, one);
  d.child(&GeneralRegressionModel::pCovMatrix, zero_or_one);
  d.child(&GeneralRegressionModel::paramMatrix, one);
  d.child(&GeneralRegressionModel::eventValues, zero_or_one);
  d.child(&GeneralRegressionModel::baseCumHazardTables, zero_or_one);
  d.child(&GeneralRegressionModel::modelVerification, zero_or_one);
  d.extensions();
}

void ParameterList::describe(Description<ParameterList>& d) {
  d.element("Lists the parameters of the regression", Version::v1_1);
  d.extensions();
  d.child(&ParameterList::parameters, any_number);
}

void Parameter::describe(Description<Parameter>& d) {
  d.element("Declares one parameter, that is one column of the design matrix", Version::v1_1);
  d.attribute("name", &Parameter::name, "Name by which other parts refer to the parameter")
      .required();
  d.attribute("label", &Parameter::label, "Text shown to people for the parameter");
  d.attribute("referencePoint", &Parameter::referencePoint,
              "Value from which Cox regression measures the parameter")
      .since(Version::v4_0);
  d.extensions();
}

void FactorList::describe(Description<FactorList>& d) {
  d.element("Lists the categorical predictors", Version::v1_1);
  d.extensions();
  d.child(&FactorList::predictors, any_number);
}

void CovariateList::describe(Description<CovariateList>& d) {
  d.element("Lists the numeric predictors", Version::v1_1);
  d.extensions();
  d.child(&CovariateList::predictors, any_number);
}

void Predictor::describe(Description<Predictor>& d) {
  d.element(
      "Declares one predictor and, if it is categorical, optionally how its categories are coded",
      Version::v1_1);
  d.attribute("name", &Predictor::name, "Field that acts as a predictor")
      .required()
      .names(Names::field);
  d.attribute("contrastMatrixType", &Predictor::contrastMatrixType,
              "Name of the scheme that codes the categories of the predictor")
      .since(Version::v4_0);
  d.extensions();
  d.child(&Predictor::categories, zero_or_one);
  d.child(&Predictor::matrix, zero_or_one);
}

void Categories::describe(Description<Categories>& d) {
  d.element("Lists the categories of a predictor in the order used by its contrast matrix",
            Version::v4_1);
  d.extensions();
  d.child(&Categories::categories, at_least_one);
}

void Category::describe(Description<Category>& d) {
  d.element("Gives one category of a predictor", Version::v4_1);
  d.attribute("value", &Category::value, "The category itself").required();
  d.extensions();
}

void PPMatrix::describe(Description<PPMatrix>& d) {
  d.element("Says which predictors contribute to which parameter", Version::v1_1);
  d.extensions();
  d.child(&PPMatrix::ppCells, any_number);
}

void PPCell::describe(Description<PPCell>& d) {
  d.element(
      "Says how one predictor contributes to one parameter, as exponent or as category to match",
      Version::v1_1);
  d.attribute("value", &PPCell::value,
              "Exponent of a numeric predictor, or category of a categorical one")
      .required();
  d.attribute("predictorName", &PPCell::predictorName, "Predictor that contributes")
      .required()
      .names(Names::field);
  d.attribute("parameterName", &PPCell::parameterName,
              "Parameter to which the predictor contributes")
      .required();
  d.attribute("targetCategory", &PPCell::targetCategory,
              "Target category the cell is limited to, all categories if absent");
  d.extensions();
}

void PCovMatrix::describe(Description<PCovMatrix>& d) {
  d.element("Holds the covariances of the parameter estimates, from which standard errors follow",
            Version::v1_1);
  d.attribute("type", &PCovMatrix::type,
              "Whether the covariances come from the model or are robust estimates")
      .since(Version::v3_2);
  d.extensions();
  d.child(&PCovMatrix::pCovCells, at_least_one);
}

void PCovCell::describe(Description<PCovCell>& d) {
  d.element("Gives the covariance of one pair of parameter estimates", Version::v1_1);
  d.attribute("pRow", &PCovCell::pRow, "Parameter of the row").required();
  d.attribute("pCol", &PCovCell::pCol, "Parameter of the column").required();
  d.attribute("tRow", &PCovCell::tRow, "Target category of the row");
  d.attribute("tCol", &PCovCell::tCol, "Target category of the column");
  d.attribute("value", &PCovCell::value, "Covariance of the two estimates").required();
  d.attribute("targetCategory", &PCovCell::targetCategory,
              "Target category the covariance belongs to");
  d.extensions();
}

void ParamMatrix::describe(Description<ParamMatrix>& d) {
  d.element("Holds the estimated coefficients of the parameters", Version::v1_1);
  d.extensions();
  d.child(&ParamMatrix::pCells, any_number);
}

void PCell::describe(Description<PCell>& d) {
  d.element("Gives the coefficient of one parameter, for one target category if there are several",
            Version::v1_1);
  d.attribute("targetCategory", &PCell::targetCategory,
              "Target category the coefficient belongs to, all categories if absent");
  d.attribute("parameterName", &PCell::parameterName, "Parameter the coefficient belongs to")
      .required();
  d.attribute("beta", &PCell::beta, "Estimated coefficient").required();
  d.attribute("df", &PCell::df, "Degrees of freedom of the coefficient");
  d.extensions();
}

void BaseCumHazardTables::describe(Description<BaseCumHazardTables>& d) {
  d.element(
      "Holds the cumulative baseline hazard over time, which Cox regression scales for each record",
      Version::v4_0);
  d.attribute("maxTime", &BaseCumHazardTables::maxTime,
              "Latest time for which the hazard is known");
  d.extensions();
  d.choice(one, [&] {
    d.child(&BaseCumHazardTables::baselineStratums, at_least_one);
    d.child(&BaseCumHazardTables::baselineCells, at_least_one);
  });
}

void BaselineStratum::describe(Description<BaselineStratum>& d) {
  d.element("Holds the cumulative baseline hazard of one stratum", Version::v4_0);
  d.attribute("value", &BaselineStratum::value,
              "Value of the strata field that selects this stratum")
      .required();
  d.attribute("label", &BaselineStratum::label, "Text shown to people for the stratum");
  d.attribute("maxTime", &BaselineStratum::maxTime,
              "Latest time for which the hazard of the stratum is known")
      .required();
  d.extensions();
  d.child(&BaselineStratum::baselineCells, any_number);
}

void BaselineCell::describe(Description<BaselineCell>& d) {
  d.element("Gives the cumulative baseline hazard reached at one point of time", Version::v4_0);
  d.attribute("time", &BaselineCell::time, "Time at which the value is reached").required();
  d.attribute("cumHazard", &BaselineCell::cumHazard, "Cumulative baseline hazard up to that time")
      .required();
  d.extensions();
}

void EventValues::describe(Description<EventValues>& d) {
  d.element("Lists the status values that mean the event has happened", Version::v4_0);
  d.extensions();
  d.child(&EventValues::values, any_number);
  d.child(&EventValues::intervals, any_number);
}

template class Box<GeneralRegressionModel>;
template const ElementDescription& description_of<GeneralRegressionModel>();
template class Box<ParameterList>;
template const ElementDescription& description_of<ParameterList>();
template class Box<Parameter>;
template const ElementDescription& description_of<Parameter>();
template class Box<FactorList>;
template const ElementDescription& description_of<FactorList>();
template class Box<CovariateList>;
template const ElementDescription& description_of<CovariateList>();
template class Box<Predictor>;
template const ElementDescription& description_of<Predictor>();
template class Box<Categories>;
template const ElementDescription& description_of<Categories>();
template class Box<Category>;
template const ElementDescription& description_of<Category>();
template class Box<PPMatrix>;
template const ElementDescription& description_of<PPMatrix>();
template class Box<PPCell>;
template const ElementDescription& description_of<PPCell>();
template class Box<PCovMatrix>;
template const ElementDescription& description_of<PCovMatrix>();
template class Box<PCovCell>;
template const ElementDescription& description_of<PCovCell>();
template class Box<ParamMatrix>;
template const ElementDescription& description_of<ParamMatrix>();
template class Box<PCell>;
template const ElementDescription& description_of<PCell>();
template class Box<BaseCumHazardTables>;
template const ElementDescription& description_of<BaseCumHazardTables>();
template class Box<BaselineStratum>;
template const ElementDescription& description_of<BaselineStratum>();
template class Box<BaselineCell>;
template const ElementDescription& description_of<BaselineCell>();
template class Box<EventValues>;
template const ElementDescription& description_of<EventValues>();

}  // namespace pmml
