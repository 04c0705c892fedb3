#include "pmml/model/time_series.h"

#include "pmml/describe/description.h"
#include "pmml/model/array.h"
#include "pmml/model/explanation.h"
#include "pmml/model/expression.h"
#include "pmml/model/header.h"
#include "pmml/model/mining_schema.h"
#include "pmml/model/output.h"
#include "pmml/model/stats.h"
#include "pmml/model/verification.h"

namespace pmml {

void TimeSeriesModel::describe(Description<TimeSeriesModel>& d) {
  d.element("Forecasts future values of a series with one of several methods", Version::v4_0);
  d.attribute("modelName", &TimeSeriesModel::modelName,
              "Name of the model, unique in the document if several models are present");
  d.attribute("functionName", &TimeSeriesModel::functionName,
              "Kind of result, for instance classification of categories or regression of numbers")
      .required();
  d.attribute("algorithmName", &TimeSeriesModel::algorithmName,
              "Name of the training algorithm, for information only");
  d.attribute("bestFit", &TimeSeriesModel::bestFit, "Method whose forecast is used").required();
  d.attribute("isScorable", &TimeSeriesModel::isScorable,
              "False when the model is documentation only and must not be scored")
      .since(Version::v4_1);
  d.extensions();
  d.child(&TimeSeriesModel::miningSchema, one);
  d.child(&TimeSeriesModel::output, zero_or_one);
  d.child(&TimeSeriesModel::modelStats, zero_or_one);
  d.child(&TimeSeriesModel::modelExplanation, zero_or_one);
  d.child(&TimeSeriesModel::localTransformations, zero_or_one);
  d.child(&TimeSeriesModel::timeSeries, any_number);
  d.child(&TimeSeriesModel::spectralAnalysis, zero_or_one);
  d.child(&TimeSeriesModel::arima, zero_or_one);
  d.child(&TimeSeriesModel::exponentialSmoothing, zero_or_one);
  d.child(&TimeSeriesModel::seasonalTrendDecomposition, zero_or_one);
  d.child(&TimeSeriesModel::stateSpaceModel, zero_or_one);
  d.child(&TimeSeriesModel::garch, zero_or_one);
  d.child(&TimeSeriesModel::modelVerification, zero_or_one);
  d.extensions();
}

void TimeSeries::describe(Description<TimeSeries>& d) {
  d.element("Holds observed, derived or predicted values of a series over time", Version::v4_0);
  d.attribute("usage", &TimeSeries::usage,
              "Whether the values are original, logically derived or predicted");
  d.attribute("startTime", &TimeSeries::startTime, "Time of the first value");
  d.attribute("endTime", &TimeSeries::endTime, "Time of the last value");
  d.attribute("interpolationMethod", &TimeSeries::interpolationMethod,
              "How gaps between known values are filled");
  d.attribute("field", &TimeSeries::field, "Field whose values the series holds")
      .since(Version::v4_4)
      .names(Names::field);
  d.child(&TimeSeries::timeAnchor, zero_or_one);
  d.child(&TimeSeries::timeValues, at_least_one);
}

void TimeValue::describe(Description<TimeValue>& d) {
  d.element("Gives the value of a series at one point of time", Version::v4_0);
  d.attribute("index", &TimeValue::index, "Position of the value in the series");
  d.attribute("time", &TimeValue::time, "Time of the value");
  d.attribute("value", &TimeValue::value, "Value of the series").required();
  d.attribute("standardError", &TimeValue::standardError, "Standard error of the value");
  d.child(&TimeValue::timestamp, zero_or_one);
}

void TimeAnchor::describe(Description<TimeAnchor>& d) {
  d.element("Translates positions in a series into dates by origin, unit, offset and step",
            Version::v4_0);
  d.attribute("type", &TimeAnchor::type,
              "Unit in which time is counted and origin from which it starts");
  d.attribute("offset", &TimeAnchor::offset, "Distance of the first time point from the origin");
  d.attribute("stepsize", &TimeAnchor::stepsize, "Distance between successive time points");
  d.attribute("displayName", &TimeAnchor::displayName,
              "Name shown to people instead of the technical one");
  d.child(&TimeAnchor::timeCycles, any_number);
  d.child(&TimeAnchor::timeExceptions, Occurs{0, 2});
}

void TimeCycle::describe(Description<TimeCycle>& d) {
  d.element(
      "Describes a repeating pattern of valid time points, such as the working days of a week",
      Version::v4_0);
  d.attribute("length", &TimeCycle::length, "Number of time points in one cycle");
  d.attribute("type", &TimeCycle::type,
              "Whether the listed points of the cycle are included or excluded");
  d.attribute("displayName", &TimeCycle::displayName,
              "Name shown to people instead of the technical one");
  d.child(&TimeCycle::array, zero_or_one);
}

void TimeException::describe(Description<TimeException>& d) {
  d.element("Lists time points that are left out of or added to the regular pattern",
            Version::v4_0);
  d.attribute("type", &TimeException::type, "Whether the listed time points are left out or added");
  d.attribute("count", &TimeException::count, "Number of listed time points");
  d.child(&TimeException::array, one);
}

void ExponentialSmoothing::describe(Description<ExponentialSmoothing>& d) {
  d.element("Forecasts from the smoothed level, trend and season of a series", Version::v4_0);
  d.attribute("RMSE", &ExponentialSmoothing::RMSE, "Root mean squared error of the fitted model");
  d.attribute("transformation", &ExponentialSmoothing::transformation,
              "Transformation of the series that is undone after the forecast")
      .facet(Facet::token);
  d.child(&ExponentialSmoothing::level, one);
  d.child(&ExponentialSmoothing::trend_ExpoSmooth, zero_or_one);
  d.child(&ExponentialSmoothing::seasonality, zero_or_one);
  d.child(&ExponentialSmoothing::timeValues, any_number);
}

void Level::describe(Description<Level>& d) {
  d.element("Gives the smoothed level of the series at its end", Version::v4_0);
  d.attribute("alpha", &Level::alpha, "Smoothing weight of the level");
  d.attribute("smoothedValue", &Level::smoothedValue, "Level at the end of the series");
}

void Trend_ExpoSmooth::describe(Description<Trend_ExpoSmooth>& d) {
  d.element("Gives the smoothed trend of the series and the way it continues", Version::v4_1);
  d.attribute("trend", &Trend_ExpoSmooth::trend,
              "How the trend continues, such as additive, multiplicative or damped")
      .facet(Facet::token);
  d.attribute("gamma", &Trend_ExpoSmooth::gamma, "Smoothing weight of the trend");
  d.attribute("phi", &Trend_ExpoSmooth::phi, "Factor by which the trend weakens at every step");
  d.attribute("smoothedValue", &Trend_ExpoSmooth::smoothedValue, "Trend at the end of the series");
  d.child(&Trend_ExpoSmooth::array, zero_or_one);
}

void Seasonality_ExpoSmooth::describe(Description<Seasonality_ExpoSmooth>& d) {
  d.element("Gives the seasonal factors and whether they are added or multiplied", Version::v4_0);
  d.attribute("type", &Seasonality_ExpoSmooth::type,
              "Whether seasonal factors are added or multiplied")
      .required()
      .facet(Facet::token);
  d.attribute("period", &Seasonality_ExpoSmooth::period, "Number of time points in a season")
      .required();
  d.attribute("unit", &Seasonality_ExpoSmooth::unit, "Unit of time of the season");
  d.attribute("phase", &Seasonality_ExpoSmooth::phase,
              "Position in the season that aligns the factors with the series");
  d.attribute("delta", &Seasonality_ExpoSmooth::delta, "Smoothing weight of the season");
  d.child(&Seasonality_ExpoSmooth::array, one);
}

void ARIMA::describe(Description<ARIMA>& d) {
  d.element("Forecasts from past values and past errors of a series after differencing",
            Version::v4_0);
  d.attribute("RMSE", &ARIMA::RMSE, "Root mean squared error of the fitted model")
      .since(Version::v4_4);
  d.attribute("transformation", &ARIMA::transformation,
              "Transformation of the series that is undone after the forecast")
      .since(Version::v4_4);
  d.attribute("constantTerm", &ARIMA::constantTerm, "Constant term of the equation")
      .since(Version::v4_4);
  d.attribute("predictionMethod", &ARIMA::predictionMethod,
              "Whether forecasts use the stored errors or an exact final state")
      .since(Version::v4_4);
  d.extensions();
  d.child(&ARIMA::nonseasonalComponent, zero_or_one);
  d.child(&ARIMA::seasonalComponent, zero_or_one);
  d.child(&ARIMA::dynamicRegressors, any_number);
  d.child(&ARIMA::maximumLikelihoodStat, zero_or_one);
  d.child(&ARIMA::outlierEffects, any_number);
}

void NonseasonalComponent::describe(Description<NonseasonalComponent>& d) {
  d.element("Holds the orders and coefficients of the non-seasonal part of an ARIMA model",
            Version::v4_4);
  d.attribute("p", &NonseasonalComponent::p, "Number of past values used")
      .facet(Facet::nonNegative);
  d.attribute("d", &NonseasonalComponent::d, "Number of times the series is differenced")
      .facet(Facet::nonNegative);
  d.attribute("q", &NonseasonalComponent::q, "Number of past errors used")
      .facet(Facet::nonNegative);
  d.extensions();
  d.child(&NonseasonalComponent::ar, zero_or_one);
  d.child(&NonseasonalComponent::ma, zero_or_one);
}

void SeasonalComponent::describe(Description<SeasonalComponent>& d) {
  d.element("Holds the orders and coefficients of the seasonal part of an ARIMA model",
            Version::v4_4);
  d.attribute("P", &SeasonalComponent::P, "Number of past seasonal values used")
      .facet(Facet::nonNegative);
  d.attribute("D", &SeasonalComponent::D, "Number of times the series is seasonally differenced")
      .facet(Facet::nonNegative);
  d.attribute("Q", &SeasonalComponent::Q, "Number of past seasonal errors used")
      .facet(Facet::nonNegative);
  d.attribute("period", &SeasonalComponent::period, "Number of time points in a season")
      .required()
      .facet(Facet::nonNegative);
  d.extensions();
  d.child(&SeasonalComponent::ar, zero_or_one);
  d.child(&SeasonalComponent::ma, zero_or_one);
}

void AR::describe(Description<AR>& d) {
  d.element("Holds the autoregressive coefficients, which weight past values", Version::v4_4);
  d.extensions();
  d.child(&AR::array, one);
}

void MA::describe(Description<MA>& d) {
  d.element("Holds the moving average part, which weights past errors", Version::v4_4);
  d.extensions();
  d.child(&MA::maCoefficients, zero_or_one);
  d.child(&MA::residuals, zero_or_one);
}

void MACoefficients::describe(Description<MACoefficients>& d) {
  d.element("Lists the coefficients applied to past errors or past variances", Version::v4_4);
  d.extensions();
  d.child(&MACoefficients::array, one);
}

void Residuals::describe(Description<Residuals>& d) {
  d.element("Lists the last errors of the model, from which the forecast starts", Version::v4_4);
  d.extensions();
  d.child(&Residuals::array, one);
}

void DynamicRegressor::describe(Description<DynamicRegressor>& d) {
  d.element("Brings another series into the forecast through a transfer function", Version::v4_4);
  d.attribute("field", &DynamicRegressor::field, "Field that acts as regressor")
      .required()
      .names(Names::field);
  d.attribute("transformation", &DynamicRegressor::transformation,
              "Transformation applied to the regressor");
  d.attribute("delay", &DynamicRegressor::delay,
              "Number of time points after which the regressor takes effect");
  d.attribute("futureValuesMethod", &DynamicRegressor::futureValuesMethod,
              "Where the future values of the regressor come from");
  d.attribute("targetField", &DynamicRegressor::targetField,
              "Target the regressor belongs to, or whose model supplies its values")
      .names(Names::field);
  d.extensions();
  d.child(&DynamicRegressor::numerator, zero_or_one);
  d.child(&DynamicRegressor::denominator, zero_or_one);
  d.child(&DynamicRegressor::regressorValues, zero_or_one);
}

void Numerator::describe(Description<Numerator>& d) {
  d.element("Holds the upper polynomial of a transfer function", Version::v4_4);
  d.extensions();
  d.child(&Numerator::nonseasonalFactor, zero_or_one);
  d.child(&Numerator::seasonalFactor, zero_or_one);
}

void Denominator::describe(Description<Denominator>& d) {
  d.element("Holds the lower polynomial of a transfer function", Version::v4_4);
  d.extensions();
  d.child(&Denominator::nonseasonalFactor, zero_or_one);
  d.child(&Denominator::seasonalFactor, zero_or_one);
}

void SeasonalFactor::describe(Description<SeasonalFactor>& d) {
  d.element("Lists the coefficients of a polynomial in steps of a whole season", Version::v4_4);
  d.attribute("difference", &SeasonalFactor::difference, "Number of seasonal differences");
  d.attribute("maximumOrder", &SeasonalFactor::maximumOrder, "Highest power of the polynomial");
  d.extensions();
  d.child(&SeasonalFactor::array, one);
}

void NonseasonalFactor::describe(Description<NonseasonalFactor>& d) {
  d.element("Lists the coefficients of a polynomial in single time steps", Version::v4_4);
  d.attribute("difference", &NonseasonalFactor::difference, "Number of differences");
  d.attribute("maximumOrder", &NonseasonalFactor::maximumOrder, "Highest power of the polynomial");
  d.extensions();
  d.child(&NonseasonalFactor::array, one);
}

void RegressorValues::describe(Description<RegressorValues>& d) {
  d.element("Supplies the values of a regressor that a forecast needs", Version::v4_4);
  d.extensions();
  d.child(&RegressorValues::timeSeries, zero_or_one);
  d.child(&RegressorValues::trendCoefficients, zero_or_one);
  d.child(&RegressorValues::transferFunctionValues, zero_or_one);
}

void TrendCoefficients::describe(Description<TrendCoefficients>& d) {
  d.element("Lists the polynomial coefficients by which a regressor is continued into the future",
            Version::v4_4);
  d.extensions();
  d.child(&TrendCoefficients::realSparseArray, zero_or_one);
}

void TransferFunctionValues::describe(Description<TransferFunctionValues>& d) {
  d.element("Lists precomputed values of the transfer function of a regressor", Version::v4_4);
  d.child(&TransferFunctionValues::array, one);
}

void MaximumLikelihoodStat::describe(Description<MaximumLikelihoodStat>& d) {
  d.element("Holds the final state from which exact forecasts continue", Version::v4_4);
  d.attribute("method", &MaximumLikelihoodStat::method,
              "Method whose final state is stored: Kalman filter or theta recursion")
      .required();
  d.attribute("periodDeficit", &MaximumLikelihoodStat::periodDeficit,
              "Number of periods by which the stored state falls short");
  d.child(&MaximumLikelihoodStat::state, one, "state");
}

void KalmanState::describe(Description<KalmanState>& d) {
  d.element("Holds the state of the Kalman filter at the end of the series", Version::v4_4);
  d.child(&KalmanState::finalOmega, one);
  d.child(&KalmanState::finalStateVector, one);
  d.child(&KalmanState::hVector, zero_or_one);
}

void FinalOmega::describe(Description<FinalOmega>& d) {
  d.element("Holds the state covariance matrix of the Kalman filter at the end of the series",
            Version::v4_4);
  d.child(&FinalOmega::matrix, one);
}

void FinalStateVector::describe(Description<FinalStateVector>& d) {
  d.element("Lists the state of the Kalman filter at the end of the series", Version::v4_4);
  d.child(&FinalStateVector::array, one);
}

void HVector::describe(Description<HVector>& d) {
  d.element("Lists the weights by which the state of the Kalman filter yields the observation",
            Version::v4_4);
  d.child(&HVector::array, one);
}

void ThetaRecursionState::describe(Description<ThetaRecursionState>& d) {
  d.element("Holds the state of the theta recursion at the end of the series", Version::v4_4);
  d.child(&ThetaRecursionState::finalNoise, one);
  d.child(&ThetaRecursionState::finalPredictedNoise, one);
  d.child(&ThetaRecursionState::finalTheta, one);
  d.child(&ThetaRecursionState::finalNu, one);
}

void FinalNoise::describe(Description<FinalNoise>& d) {
  d.element("Lists the noise values of the last time steps", Version::v4_4);
  d.child(&FinalNoise::array, one);
}

void FinalPredictedNoise::describe(Description<FinalPredictedNoise>& d) {
  d.element("Lists the predicted noise values of the last time steps", Version::v4_4);
  d.child(&FinalPredictedNoise::array, one);
}

void FinalTheta::describe(Description<FinalTheta>& d) {
  d.element("Holds the last coefficients of the theta recursion", Version::v4_4);
  d.child(&FinalTheta::thetas, at_least_one);
}

void Theta::describe(Description<Theta>& d) {
  d.element("Gives one coefficient of the theta recursion by its two indices", Version::v4_4);
  d.attribute("i", &Theta::i, "First index of the coefficient");
  d.attribute("j", &Theta::j, "Second index of the coefficient");
  d.attribute("theta", &Theta::theta, "Value of the coefficient");
}

void FinalNu::describe(Description<FinalNu>& d) {
  d.element("Lists the last prediction error variances of the theta recursion", Version::v4_4);
  d.child(&FinalNu::array, one);
}

void OutlierEffect::describe(Description<OutlierEffect>& d) {
  d.element("Describes an exceptional event and how it changes the series from a given time on",
            Version::v4_4);
  d.attribute("type", &OutlierEffect::type,
              "How the event acts, for instance on one point or on the level")
      .required();
  d.attribute("startTime", &OutlierEffect::startTime, "Time at which the effect begins").required();
  d.attribute("magnitude", &OutlierEffect::magnitude, "Size of the effect").required();
  d.attribute("dampingCoefficient", &OutlierEffect::dampingCoefficient,
              "Factor by which a transient effect weakens at every step");
  d.extensions();
}

void GARCH::describe(Description<GARCH>& d) {
  d.element("Forecasts a series together with a variance that changes over time", Version::v4_4);
  d.extensions();
  d.child(&GARCH::armaPart, one);
  d.child(&GARCH::garchPart, one);
}

void ARMAPart::describe(Description<ARMAPart>& d) {
  d.element("Holds the equation for the mean of a GARCH model", Version::v4_4);
  d.attribute("constant", &ARMAPart::constant, "Constant term of the mean equation");
  d.attribute("p", &ARMAPart::p, "Number of past values used").required();
  d.attribute("q", &ARMAPart::q, "Number of past errors used").required();
  d.extensions();
  d.child(&ARMAPart::ar, one);
  d.child(&ARMAPart::ma, one);
}

void GARCHPart::describe(Description<GARCHPart>& d) {
  d.element("Holds the equation for the variance of a GARCH model", Version::v4_4);
  d.attribute("constant", &GARCHPart::constant, "Constant term of the variance equation");
  d.attribute("gp", &GARCHPart::gp,
              "First order of the variance equation, usually the number of past variances")
      .required();
  d.attribute("gq", &GARCHPart::gq,
              "Second order of the variance equation, usually the number of past squared errors")
      .required();
  d.extensions();
  d.child(&GARCHPart::residualSquareCoefficients, one);
  d.child(&GARCHPart::varianceCoefficients, one);
}

void ResidualSquareCoefficients::describe(Description<ResidualSquareCoefficients>& d) {
  d.element("Weights the squares of past errors in the variance equation", Version::v4_4);
  d.extensions();
  d.child(&ResidualSquareCoefficients::residuals, zero_or_one);
  d.child(&ResidualSquareCoefficients::maCoefficients, zero_or_one);
}

void VarianceCoefficients::describe(Description<VarianceCoefficients>& d) {
  d.element("Weights past variances in the variance equation", Version::v4_4);
  d.extensions();
  d.child(&VarianceCoefficients::pastVariances, zero_or_one);
  d.child(&VarianceCoefficients::maCoefficients, zero_or_one);
}

void PastVariances::describe(Description<PastVariances>& d) {
  d.element("Lists the last variances, from which the variance forecast starts", Version::v4_4);
  d.extensions();
  d.child(&PastVariances::array, one);
}

void StateSpaceModel::describe(Description<StateSpaceModel>& d) {
  d.element("Forecasts by moving a hidden state forward and reading the observation from it",
            Version::v4_4);
  d.attribute("variance", &StateSpaceModel::variance, "Variance of the random shocks");
  d.attribute("period", &StateSpaceModel::period, "Number of time points in a season, or none");
  d.attribute("intercept", &StateSpaceModel::intercept, "Constant added to the observation");
  d.extensions();
  d.child(&StateSpaceModel::stateVector, zero_or_one);
  d.child(&StateSpaceModel::transitionMatrix, zero_or_one);
  d.child(&StateSpaceModel::measurementMatrix, zero_or_one);
  d.child(&StateSpaceModel::interceptVector, zero_or_one);
  d.child(&StateSpaceModel::predictedStateCovarianceMatrix, zero_or_one);
  d.child(&StateSpaceModel::selectedStateCovarianceMatrix, zero_or_one);
  d.child(&StateSpaceModel::observationVarianceMatrix, zero_or_one);
  d.child(&StateSpaceModel::psiVector, zero_or_one);
  d.child(&StateSpaceModel::dynamicRegressors, any_number);
}

void StateVector::describe(Description<StateVector>& d) {
  d.element("Lists the hidden state from which the forecast starts", Version::v4_4);
  d.extensions();
  d.child(&StateVector::array, one);
}

void TransitionMatrix::describe(Description<TransitionMatrix>& d) {
  d.element("Moves the hidden state one time step ahead", Version::v4_4);
  d.extensions();
  d.child(&TransitionMatrix::matrix, one);
}

void MeasurementMatrix::describe(Description<MeasurementMatrix>& d) {
  d.element("Derives the observation from the hidden state", Version::v4_4);
  d.extensions();
  d.child(&MeasurementMatrix::matrix, one);
}

void InterceptVector::describe(Description<InterceptVector>& d) {
  d.element("Lists constants added to the state or to the observation", Version::v4_4_1);
  d.attribute("type", &InterceptVector::type,
              "Whether the constants are added to the state or to the observation");
  d.extensions();
  d.child(&InterceptVector::array, one);
}

void PredictedStateCovarianceMatrix::describe(Description<PredictedStateCovarianceMatrix>& d) {
  d.element("Holds the uncertainty of the hidden state at the start of the forecast",
            Version::v4_4_1);
  d.extensions();
  d.child(&PredictedStateCovarianceMatrix::matrix, one);
}

void SelectedStateCovarianceMatrix::describe(Description<SelectedStateCovarianceMatrix>& d) {
  d.element("Holds the uncertainty added to the hidden state at every step", Version::v4_4_1);
  d.extensions();
  d.child(&SelectedStateCovarianceMatrix::matrix, one);
}

void ObservationVarianceMatrix::describe(Description<ObservationVarianceMatrix>& d) {
  d.element("Holds the variance of the observation noise", Version::v4_4_1);
  d.extensions();
  d.child(&ObservationVarianceMatrix::matrix, one);
}

void PsiVector::describe(Description<PsiVector>& d) {
  d.element("Lists how random shocks enter the series of one target", Version::v4_4);
  d.attribute("targetField", &PsiVector::targetField, "Target whose series the shocks affect")
      .names(Names::field);
  d.attribute("variance", &PsiVector::variance, "Variance of the shocks");
  d.extensions();
  d.child(&PsiVector::array, one);
}

void SpectralAnalysis::describe(Description<SpectralAnalysis>& d) {
  d.element("Is a placeholder for spectral analysis, which the standard leaves undefined",
            Version::v4_0);
  d.extensions();
}

void SeasonalTrendDecomposition::describe(Description<SeasonalTrendDecomposition>& d) {
  d.element("Is a placeholder for seasonal decomposition, which the standard leaves undefined",
            Version::v4_0);
  d.extensions();
}

template class Box<TimeSeriesModel>;
template const ElementDescription& description_of<TimeSeriesModel>();
template class Box<TimeSeries>;
template const ElementDescription& description_of<TimeSeries>();
template class Box<TimeValue>;
template const ElementDescription& description_of<TimeValue>();
template class Box<TimeAnchor>;
template const ElementDescription& description_of<TimeAnchor>();
template class Box<TimeCycle>;
template const ElementDescription& description_of<TimeCycle>();
template class Box<TimeException>;
template const ElementDescription& description_of<TimeException>();
template class Box<ExponentialSmoothing>;
template const ElementDescription& description_of<ExponentialSmoothing>();
template class Box<Level>;
template const ElementDescription& description_of<Level>();
template class Box<Trend_ExpoSmooth>;
template const ElementDescription& description_of<Trend_ExpoSmooth>();
template class Box<Seasonality_ExpoSmooth>;
template const ElementDescription& description_of<Seasonality_ExpoSmooth>();
template class Box<ARIMA>;
template const ElementDescription& description_of<ARIMA>();
template class Box<NonseasonalComponent>;
template const ElementDescription& description_of<NonseasonalComponent>();
template class Box<SeasonalComponent>;
template const ElementDescription& description_of<SeasonalComponent>();
template class Box<AR>;
template const ElementDescription& description_of<AR>();
template class Box<MA>;
template const ElementDescription& description_of<MA>();
template class Box<MACoefficients>;
template const ElementDescription& description_of<MACoefficients>();
template class Box<Residuals>;
template const ElementDescription& description_of<Residuals>();
template class Box<DynamicRegressor>;
template const ElementDescription& description_of<DynamicRegressor>();
template class Box<Numerator>;
template const ElementDescription& description_of<Numerator>();
template class Box<Denominator>;
template const ElementDescription& description_of<Denominator>();
template class Box<SeasonalFactor>;
template const ElementDescription& description_of<SeasonalFactor>();
template class Box<NonseasonalFactor>;
template const ElementDescription& description_of<NonseasonalFactor>();
template class Box<RegressorValues>;
template const ElementDescription& description_of<RegressorValues>();
template class Box<TrendCoefficients>;
template const ElementDescription& description_of<TrendCoefficients>();
template class Box<TransferFunctionValues>;
template const ElementDescription& description_of<TransferFunctionValues>();
template class Box<MaximumLikelihoodStat>;
template const ElementDescription& description_of<MaximumLikelihoodStat>();
template class Box<KalmanState>;
template const ElementDescription& description_of<KalmanState>();
template class Box<FinalOmega>;
template const ElementDescription& description_of<FinalOmega>();
template class Box<FinalStateVector>;
template const ElementDescription& description_of<FinalStateVector>();
template class Box<HVector>;
template const ElementDescription& description_of<HVector>();
template class Box<ThetaRecursionState>;
template const ElementDescription& description_of<ThetaRecursionState>();
template class Box<FinalNoise>;
template const ElementDescription& description_of<FinalNoise>();
template class Box<FinalPredictedNoise>;
template const ElementDescription& description_of<FinalPredictedNoise>();
template class Box<FinalTheta>;
template const ElementDescription& description_of<FinalTheta>();
template class Box<Theta>;
template const ElementDescription& description_of<Theta>();
template class Box<FinalNu>;
template const ElementDescription& description_of<FinalNu>();
template class Box<OutlierEffect>;
template const ElementDescription& description_of<OutlierEffect>();
template class Box<GARCH>;
template const ElementDescription& description_of<GARCH>();
template class Box<ARMAPart>;
template const ElementDescription& description_of<ARMAPart>();
template class Box<GARCHPart>;
template const ElementDescription& description_of<GARCHPart>();
template class Box<ResidualSquareCoefficients>;
template const ElementDescription& description_of<ResidualSquareCoefficients>();
template class Box<VarianceCoefficients>;
template const ElementDescription& description_of<VarianceCoefficients>();
template class Box<PastVariances>;
template const ElementDescription& description_of<PastVariances>();
template class Box<StateSpaceModel>;
template const ElementDescription& description_of<StateSpaceModel>();
template class Box<StateVector>;
template const ElementDescription& description_of<StateVector>();
template class Box<TransitionMatrix>;
template const ElementDescription& description_of<TransitionMatrix>();
template class Box<MeasurementMatrix>;
template const ElementDescription& description_of<MeasurementMatrix>();
template class Box<InterceptVector>;
template const ElementDescription& description_of<InterceptVector>();
template class Box<PredictedStateCovarianceMatrix>;
template const ElementDescription& description_of<PredictedStateCovarianceMatrix>();
template class Box<SelectedStateCovarianceMatrix>;
template const ElementDescription& description_of<SelectedStateCovarianceMatrix>();
template class Box<ObservationVarianceMatrix>;
template const ElementDescription& description_of<ObservationVarianceMatrix>();
template class Box<PsiVector>;
template const ElementDescription& description_of<PsiVector>();
template class Box<SpectralAnalysis>;
template const ElementDescription& description_of<SpectralAnalysis>();
template class Box<SeasonalTrendDecomposition>;
template const ElementDescription& description_of<SeasonalTrendDecomposition>();

}  // namespace pmml
