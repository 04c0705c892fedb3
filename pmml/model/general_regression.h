// GeneralRegressionModel.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "pmml/describe/value_type.h"
#include "pmml/model/data.h"
#include "pmml/model/fwd.h"
#include "pmml/model/types.h"

namespace pmml {

enum class CovarianceType : std::uint8_t { model, robust };
template <>
struct EnumNames<CovarianceType> {
  static constexpr std::string_view name = "CovarianceType";
  static constexpr std::string_view values[] = {"model", "robust"};
};

enum class CumulativeLinkFunction : std::uint8_t { logit, probit, cloglog, loglog, cauchit };
template <>
struct EnumNames<CumulativeLinkFunction> {
  static constexpr std::string_view name = "CUMULATIVE-LINK-FUNCTION";
  static constexpr std::string_view values[] = {"logit", "probit", "cloglog", "loglog", "cauchit"};
};

enum class Distribution : std::uint8_t {
  binomial,
  gamma,
  igauss,
  negbin,
  normal,
  poisson,
  tweedie
};
template <>
struct EnumNames<Distribution> {
  static constexpr std::string_view name = "Distribution";
  static constexpr std::string_view values[] = {"binomial", "gamma",   "igauss", "negbin",
                                                "normal",   "poisson", "tweedie"};
};

enum class GeneralRegressionModelType : std::uint8_t {
  regression,
  generalLinear,
  multinomialLogistic,
  ordinalMultinomial,
  generalizedLinear,
  CoxRegression
};
template <>
struct EnumNames<GeneralRegressionModelType> {
  static constexpr std::string_view name = "GeneralRegressionModelType";
  static constexpr std::string_view values[] = {"regression",          "generalLinear",
                                                "multinomialLogistic", "ordinalMultinomial",
                                                "generalizedLinear",   "CoxRegression"};
};

enum class LinkFunction : std::uint8_t {
  cloglog,
  identity,
  log,
  logc,
  logit,
  loglog,
  negbin,
  oddspower,
  power,
  probit
};
template <>
struct EnumNames<LinkFunction> {
  static constexpr std::string_view name = "LINK-FUNCTION";
  static constexpr std::string_view values[] = {"cloglog", "identity", "log",    "logc",
                                                "logit",   "loglog",   "negbin", "oddspower",
                                                "power",   "probit"};
};

/// Predicts with a linear combination of parameters passed through a link, up to survival models.
struct GeneralRegressionModel : Element {
  static constexpr std::string_view element_name = "GeneralRegressionModel";

  std::optional<std::string> targetVariableName;
  GeneralRegressionModelType modelType{};
  std::optional<std::string> modelName;
  MiningFunction functionName{};
  std::optional<std::string> algorithmName;
  std::optional<std::string> targetReferenceCategory;
  std::optional<CumulativeLinkFunction> cumulativeLink;
  std::optional<LinkFunction> linkFunction;
  std::optional<double> linkParameter;
  std::optional<std::string> trialsVariable;
  std::optional<std::int64_t> trialsValue;
  std::optional<Distribution> distribution;
  std::optional<double> distParameter;
  std::optional<std::string> offsetVariable;
  std::optional<double> offsetValue;
  std::optional<double> modelDF;
  std::optional<std::string> endTimeVariable;
  std::optional<std::string> startTimeVariable;
  std::optional<std::string> subjectIDVariable;
  std::optional<std::string> statusVariable;
  std::optional<std::string> baselineStrataVariable;
  bool isScorable = true;
  Box<MiningSchema> miningSchema;
  Box<Output> output;
  Box<ModelStats> modelStats;
  Box<ModelExplanation> modelExplanation;
  Box<Targets> targets;
  Box<LocalTransformations> localTransformations;
  Box<ParameterList> parameterList;
  Box<FactorList> factorList;
  Box<CovariateList> covariateList;
  Box<PPMatrix> ppMatrix;
  Box<PCovMatrix> pCovMatrix;
  Box<ParamMatrix> paramMatrix;
  Box<EventValues> eventValues;
  Box<BaseCumHazardTables> baseCumHazardTables;
  Box<ModelVerification> modelVerification;

  static void describe(Description<GeneralRegressionModel>& d);
};

/// Lists the parameters of the regression.
struct ParameterList : Element {
  static constexpr std::string_view element_name = "ParameterList";

  std::vector<Parameter> parameters;

  static void describe(Description<ParameterList>& d);
};

/// Declares one parameter, that is one column of the design matrix.
struct Parameter : Element {
  static constexpr std::string_view element_name = "Parameter";

  std::string name;
  std::optional<std::string> label;
  double referencePoint = 0;

  static void describe(Description<Parameter>& d);
};

/// Lists the categorical predictors.
struct FactorList : Element {
  static constexpr std::string_view element_name = "FactorList";

  std::vector<Predictor> predictors;

  static void describe(Description<FactorList>& d);
};

/// Lists the numeric predictors.
struct CovariateList : Element {
  static constexpr std::string_view element_name = "CovariateList";

  std::vector<Predictor> predictors;

  static void describe(Description<CovariateList>& d);
};

/// Declares one predictor and, if it is categorical, optionally how its categories are coded.
struct Predictor : Element {
  static constexpr std::string_view element_name = "Predictor";

  std::string name;
  std::optional<std::string> contrastMatrixType;
  Box<Categories> categories;
  Box<Matrix> matrix;

  static void describe(Description<Predictor>& d);
};

/// Lists the categories of a predictor in the order used by its contrast matrix.
struct Categories : Element {
  static constexpr std::string_view element_name = "Categories";

  std::vector<Category> categories;

  static void describe(Description<Categories>& d);
};

/// Gives one category of a predictor.
struct Category : Element {
  static constexpr std::string_view element_name = "Category";

  std::string value;

  static void describe(Description<Category>& d);
};

/// Says which predictors contribute to which parameter.
struct PPMatrix : Element {
  static constexpr std::string_view element_name = "PPMatrix";

  std::vector<PPCell> ppCells;

  static void describe(Description<PPMatrix>& d);
};

/// Says how one predictor contributes to one parameter, as exponent or as category to match.
struct PPCell : Element {
  static constexpr std::string_view element_name = "PPCell";

  std::string value;
  std::string predictorName;
  std::string parameterName;
  std::optional<std::string> targetCategory;

  static void describe(Description<PPCell>& d);
};

/// Holds the covariances of the parameter estimates, from which standard errors follow.
struct PCovMatrix : Element {
  static constexpr std::string_view element_name = "PCovMatrix";

  std::optional<CovarianceType> type;
  std::vector<PCovCell> pCovCells;

  static void describe(Description<PCovMatrix>& d);
};

/// Gives the covariance of one pair of parameter estimates.
struct PCovCell : Element {
  static constexpr std::string_view element_name = "PCovCell";

  std::string pRow;
  std::string pCol;
  std::optional<std::string> tRow;
  std::optional<std::string> tCol;
  double value = 0;
  std::optional<std::string> targetCategory;

  static void describe(Description<PCovCell>& d);
};

/// Holds the estimated coefficients of the parameters.
struct ParamMatrix : Element {
  static constexpr std::string_view element_name = "ParamMatrix";

  std::vector<PCell> pCells;

  static void describe(Description<ParamMatrix>& d);
};

/// Gives the coefficient of one parameter, for one target category if there are several.
struct PCell : Element {
  static constexpr std::string_view element_name = "PCell";

  std::optional<std::string> targetCategory;
  std::string parameterName;
  double beta = 0;
  std::optional<std::int64_t> df;

  static void describe(Description<PCell>& d);
};

/// Holds the cumulative baseline hazard over time, which Cox regression scales for each record.
struct BaseCumHazardTables : Element {
  static constexpr std::string_view element_name = "BaseCumHazardTables";

  std::optional<double> maxTime;
  std::vector<BaselineStratum> baselineStratums;
  std::vector<BaselineCell> baselineCells;

  static void describe(Description<BaseCumHazardTables>& d);
};

/// Holds the cumulative baseline hazard of one stratum.
struct BaselineStratum : Element {
  static constexpr std::string_view element_name = "BaselineStratum";

  std::string value;
  std::optional<std::string> label;
  double maxTime = 0;
  std::vector<BaselineCell> baselineCells;

  static void describe(Description<BaselineStratum>& d);
};

/// Gives the cumulative baseline hazard reached at one point of time.
struct BaselineCell : Element {
  static constexpr std::string_view element_name = "BaselineCell";

  double time = 0;
  double cumHazard = 0;

  static void describe(Description<BaselineCell>& d);
};

/// Lists the status values that mean the event has happened.
struct EventValues : Element {
  static constexpr std::string_view element_name = "EventValues";

  std::vector<Value> values;
  std::vector<Interval> intervals;

  static void describe(Description<EventValues>& d);
};

}  // namespace pmml
