// TimeSeriesModel.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "pmml/describe/value_type.h"
#include "pmml/model/fwd.h"
#include "pmml/model/types.h"

namespace pmml {

enum class FutureValuesMethod : std::uint8_t { constant, trend, stored, otherModel, userSupplied };
template <>
struct EnumNames<FutureValuesMethod> {
  static constexpr std::string_view name = "FutureValuesMethod";
  static constexpr std::string_view values[] = {"constant", "trend", "stored", "otherModel",
                                                "userSupplied"};
};

enum class InterceptType : std::uint8_t { state, observation };
template <>
struct EnumNames<InterceptType> {
  static constexpr std::string_view name = "InterceptType";
  static constexpr std::string_view values[] = {"state", "observation"};
};

enum class InterpolationMethod : std::uint8_t { none, linear, exponentialSpline, cubicSpline };
template <>
struct EnumNames<InterpolationMethod> {
  static constexpr std::string_view name = "INTERPOLATION-METHOD";
  static constexpr std::string_view values[] = {"none", "linear", "exponentialSpline",
                                                "cubicSpline"};
};

enum class LikelihoodMethod : std::uint8_t { kalman, thetaRecursion };
template <>
struct EnumNames<LikelihoodMethod> {
  static constexpr std::string_view name = "LikelihoodMethod";
  static constexpr std::string_view values[] = {"kalman", "thetaRecursion"};
};

enum class OutlierEffectType : std::uint8_t {
  additive,
  level,
  transient,
  seasonalAdditive,
  trend,
  innovational
};
template <>
struct EnumNames<OutlierEffectType> {
  static constexpr std::string_view name = "OutlierEffectType";
  static constexpr std::string_view values[] = {"additive",         "level", "transient",
                                                "seasonalAdditive", "trend", "innovational"};
};

enum class PredictionMethod : std::uint8_t { conditionalLeastSquares, exactLeastSquares };
template <>
struct EnumNames<PredictionMethod> {
  static constexpr std::string_view name = "PredictionMethod";
  static constexpr std::string_view values[] = {"conditionalLeastSquares", "exactLeastSquares"};
};

enum class SeasonalityType : std::uint8_t { additive, multiplicative };
template <>
struct EnumNames<SeasonalityType> {
  static constexpr std::string_view name = "SeasonalityType";
  static constexpr std::string_view values[] = {"additive", "multiplicative"};
};

enum class SmoothingTransformation : std::uint8_t { none, logarithmic, squareroot };
template <>
struct EnumNames<SmoothingTransformation> {
  static constexpr std::string_view name = "SmoothingTransformation";
  static constexpr std::string_view values[] = {"none", "logarithmic", "squareroot"};
};

enum class TimeAnchorType : std::uint8_t {
  dateTimeMillisecondsSince0,
  dateTimeMillisecondsSince1960,
  dateTimeMillisecondsSince1970,
  dateTimeMillisecondsSince1980,
  dateTimeSecondsSince0,
  dateTimeSecondsSince1960,
  dateTimeSecondsSince1970,
  dateTimeSecondsSince1980,
  dateDaysSince0,
  dateDaysSince1960,
  dateDaysSince1970,
  dateDaysSince1980,
  dateMonthsSince0,
  dateMonthsSince1960,
  dateMonthsSince1970,
  dateMonthsSince1980,
  dateYearsSince0
};
template <>
struct EnumNames<TimeAnchorType> {
  static constexpr std::string_view name = "TIME-ANCHOR";
  static constexpr std::string_view values[] = {"dateTimeMillisecondsSince[0]",
                                                "dateTimeMillisecondsSince[1960]",
                                                "dateTimeMillisecondsSince[1970]",
                                                "dateTimeMillisecondsSince[1980]",
                                                "dateTimeSecondsSince[0]",
                                                "dateTimeSecondsSince[1960]",
                                                "dateTimeSecondsSince[1970]",
                                                "dateTimeSecondsSince[1980]",
                                                "dateDaysSince[0]",
                                                "dateDaysSince[1960]",
                                                "dateDaysSince[1970]",
                                                "dateDaysSince[1980]",
                                                "dateMonthsSince[0]",
                                                "dateMonthsSince[1960]",
                                                "dateMonthsSince[1970]",
                                                "dateMonthsSince[1980]",
                                                "dateYearsSince[0]"};
};

enum class TimeExceptionType : std::uint8_t { exclude, include };
template <>
struct EnumNames<TimeExceptionType> {
  static constexpr std::string_view name = "TIME-EXCEPTION-TYPE";
  static constexpr std::string_view values[] = {"exclude", "include"};
};

enum class TimeSeriesAlgorithm : std::uint8_t {
  ARIMA,
  ExponentialSmoothing,
  SeasonalTrendDecomposition,
  SpectralAnalysis,
  StateSpaceModel,
  GARCH
};
template <>
struct EnumNames<TimeSeriesAlgorithm> {
  static constexpr std::string_view name = "TIMESERIES-ALGORITHM";
  static constexpr std::string_view values[] = {"ARIMA",
                                                "ExponentialSmoothing",
                                                "SeasonalTrendDecomposition",
                                                "SpectralAnalysis",
                                                "StateSpaceModel",
                                                "GARCH"};
};

enum class TimeSeriesTransformation : std::uint8_t { none, logarithmic, squareroot };
template <>
struct EnumNames<TimeSeriesTransformation> {
  static constexpr std::string_view name = "TimeSeriesTransformation";
  static constexpr std::string_view values[] = {"none", "logarithmic", "squareroot"};
};

enum class TimeSeriesUsage : std::uint8_t { original, logical, prediction };
template <>
struct EnumNames<TimeSeriesUsage> {
  static constexpr std::string_view name = "TIMESERIES-USAGE";
  static constexpr std::string_view values[] = {"original", "logical", "prediction"};
};

enum class TrendType : std::uint8_t {
  additive,
  damped_additive,
  multiplicative,
  damped_multiplicative,
  polynomial_exponential
};
template <>
struct EnumNames<TrendType> {
  static constexpr std::string_view name = "TrendType";
  static constexpr std::string_view values[] = {"additive", "damped_additive", "multiplicative",
                                                "damped_multiplicative", "polynomial_exponential"};
};

enum class ValidTimeSpec : std::uint8_t {
  includeAll,
  includeFromTo,
  excludeFromTo,
  includeSet,
  excludeSet
};
template <>
struct EnumNames<ValidTimeSpec> {
  static constexpr std::string_view name = "VALID-TIME-SPEC";
  static constexpr std::string_view values[] = {"includeAll", "includeFromTo", "excludeFromTo",
                                                "includeSet", "excludeSet"};
};

/// Forecasts future values of a series with one of several methods.
struct TimeSeriesModel : Element {
  static constexpr std::string_view element_name = "TimeSeriesModel";

  std::optional<std::string> modelName;
  MiningFunction functionName{};
  std::optional<std::string> algorithmName;
  TimeSeriesAlgorithm bestFit{};
  bool isScorable = true;
  Box<MiningSchema> miningSchema;
  Box<Output> output;
  Box<ModelStats> modelStats;
  Box<ModelExplanation> modelExplanation;
  Box<LocalTransformations> localTransformations;
  std::vector<TimeSeries> timeSeries;
  Box<SpectralAnalysis> spectralAnalysis;
  Box<ARIMA> arima;
  Box<ExponentialSmoothing> exponentialSmoothing;
  Box<SeasonalTrendDecomposition> seasonalTrendDecomposition;
  Box<StateSpaceModel> stateSpaceModel;
  Box<GARCH> garch;
  Box<ModelVerification> modelVerification;

  static void describe(Description<TimeSeriesModel>& d);
};

/// Holds observed, derived or predicted values of a series over time.
struct TimeSeries : Element {
  static constexpr std::string_view element_name = "TimeSeries";

  TimeSeriesUsage usage = TimeSeriesUsage::original;
  std::optional<double> startTime;
  std::optional<double> endTime;
  InterpolationMethod interpolationMethod = InterpolationMethod::none;
  std::optional<std::string> field;
  Box<TimeAnchor> timeAnchor;
  std::vector<TimeValue> timeValues;

  static void describe(Description<TimeSeries>& d);
};

/// Gives the value of a series at one point of time.
struct TimeValue : Element {
  static constexpr std::string_view element_name = "TimeValue";

  std::optional<std::int64_t> index;
  std::optional<double> time;
  double value = 0;
  std::optional<double> standardError;
  Box<Timestamp> timestamp;

  static void describe(Description<TimeValue>& d);
};

/// Translates positions in a series into dates by origin, unit, offset and step.
struct TimeAnchor : Element {
  static constexpr std::string_view element_name = "TimeAnchor";

  std::optional<TimeAnchorType> type;
  std::optional<std::int64_t> offset;
  std::optional<std::int64_t> stepsize;
  std::optional<std::string> displayName;
  std::vector<TimeCycle> timeCycles;
  std::vector<TimeException> timeExceptions;

  static void describe(Description<TimeAnchor>& d);
};

/// Describes a repeating pattern of valid time points, such as the working days of a week.
struct TimeCycle : Element {
  static constexpr std::string_view element_name = "TimeCycle";

  std::optional<std::int64_t> length;
  std::optional<ValidTimeSpec> type;
  std::optional<std::string> displayName;
  Box<Array> array;

  static void describe(Description<TimeCycle>& d);
};

/// Lists time points that are left out of or added to the regular pattern.
struct TimeException : Element {
  static constexpr std::string_view element_name = "TimeException";

  std::optional<TimeExceptionType> type;
  std::optional<std::int64_t> count;
  Box<Array> array;

  static void describe(Description<TimeException>& d);
};

/// Forecasts from the smoothed level, trend and season of a series.
struct ExponentialSmoothing : Element {
  static constexpr std::string_view element_name = "ExponentialSmoothing";

  std::optional<double> RMSE;
  SmoothingTransformation transformation = SmoothingTransformation::none;
  Box<Level> level;
  Box<Trend_ExpoSmooth> trend_ExpoSmooth;
  Box<Seasonality_ExpoSmooth> seasonality;
  std::vector<TimeValue> timeValues;

  static void describe(Description<ExponentialSmoothing>& d);
};

/// Gives the smoothed level of the series at its end.
struct Level : Element {
  static constexpr std::string_view element_name = "Level";

  std::optional<double> alpha;
  std::optional<double> smoothedValue;

  static void describe(Description<Level>& d);
};

/// Gives the smoothed trend of the series and the way it continues.
struct Trend_ExpoSmooth : Element {
  static constexpr std::string_view element_name = "Trend_ExpoSmooth";

  TrendType trend = TrendType::additive;
  std::optional<double> gamma;
  double phi = 1;
  std::optional<double> smoothedValue;
  Box<Array> array;

  static void describe(Description<Trend_ExpoSmooth>& d);
};

/// Gives the seasonal factors and whether they are added or multiplied.
struct Seasonality_ExpoSmooth : Element {
  static constexpr std::string_view element_name = "Seasonality_ExpoSmooth";

  SeasonalityType type{};
  std::int64_t period = 0;
  std::optional<std::string> unit;
  std::optional<std::int64_t> phase;
  std::optional<double> delta;
  Box<Array> array;

  static void describe(Description<Seasonality_ExpoSmooth>& d);
};

/// Forecasts from past values and past errors of a series after differencing.
struct ARIMA : Element {
  static constexpr std::string_view element_name = "ARIMA";

  std::optional<double> RMSE;
  TimeSeriesTransformation transformation = TimeSeriesTransformation::none;
  double constantTerm = 0;
  PredictionMethod predictionMethod = PredictionMethod::conditionalLeastSquares;
  Box<NonseasonalComponent> nonseasonalComponent;
  Box<SeasonalComponent> seasonalComponent;
  std::vector<DynamicRegressor> dynamicRegressors;
  Box<MaximumLikelihoodStat> maximumLikelihoodStat;
  std::vector<OutlierEffect> outlierEffects;

  static void describe(Description<ARIMA>& d);
};

/// Holds the orders and coefficients of the non-seasonal part of an ARIMA model.
struct NonseasonalComponent : Element {
  static constexpr std::string_view element_name = "NonseasonalComponent";

  std::int64_t p = 0;
  std::int64_t d = 0;
  std::int64_t q = 0;
  Box<AR> ar;
  Box<MA> ma;

  static void describe(Description<NonseasonalComponent>& d);
};

/// Holds the orders and coefficients of the seasonal part of an ARIMA model.
struct SeasonalComponent : Element {
  static constexpr std::string_view element_name = "SeasonalComponent";

  std::int64_t P = 0;
  std::int64_t D = 0;
  std::int64_t Q = 0;
  std::int64_t period = 0;
  Box<AR> ar;
  Box<MA> ma;

  static void describe(Description<SeasonalComponent>& d);
};

/// Holds the autoregressive coefficients, which weight past values.
struct AR : Element {
  static constexpr std::string_view element_name = "AR";

  Box<Array> array;

  static void describe(Description<AR>& d);
};

/// Holds the moving average part, which weights past errors.
struct MA : Element {
  static constexpr std::string_view element_name = "MA";

  Box<MACoefficients> maCoefficients;
  Box<Residuals> residuals;

  static void describe(Description<MA>& d);
};

/// Lists the coefficients applied to past errors or past variances.
struct MACoefficients : Element {
  static constexpr std::string_view element_name = "MACoefficients";

  Box<Array> array;

  static void describe(Description<MACoefficients>& d);
};

/// Lists the last errors of the model, from which the forecast starts.
struct Residuals : Element {
  static constexpr std::string_view element_name = "Residuals";

  Box<Array> array;

  static void describe(Description<Residuals>& d);
};

/// Brings another series into the forecast through a transfer function.
struct DynamicRegressor : Element {
  static constexpr std::string_view element_name = "DynamicRegressor";

  std::string field;
  TimeSeriesTransformation transformation = TimeSeriesTransformation::none;
  std::int64_t delay = 0;
  FutureValuesMethod futureValuesMethod = FutureValuesMethod::constant;
  std::optional<std::string> targetField;
  Box<Numerator> numerator;
  Box<Denominator> denominator;
  Box<RegressorValues> regressorValues;

  static void describe(Description<DynamicRegressor>& d);
};

/// Holds the upper polynomial of a transfer function.
struct Numerator : Element {
  static constexpr std::string_view element_name = "Numerator";

  Box<NonseasonalFactor> nonseasonalFactor;
  Box<SeasonalFactor> seasonalFactor;

  static void describe(Description<Numerator>& d);
};

/// Holds the lower polynomial of a transfer function.
struct Denominator : Element {
  static constexpr std::string_view element_name = "Denominator";

  Box<NonseasonalFactor> nonseasonalFactor;
  Box<SeasonalFactor> seasonalFactor;

  static void describe(Description<Denominator>& d);
};

/// Lists the coefficients of a polynomial in steps of a whole season.
struct SeasonalFactor : Element {
  static constexpr std::string_view element_name = "SeasonalFactor";

  std::int64_t difference = 0;
  std::optional<std::int64_t> maximumOrder;
  Box<Array> array;

  static void describe(Description<SeasonalFactor>& d);
};

/// Lists the coefficients of a polynomial in single time steps.
struct NonseasonalFactor : Element {
  static constexpr std::string_view element_name = "NonseasonalFactor";

  std::int64_t difference = 0;
  std::optional<std::int64_t> maximumOrder;
  Box<Array> array;

  static void describe(Description<NonseasonalFactor>& d);
};

/// Supplies the values of a regressor that a forecast needs.
struct RegressorValues : Element {
  static constexpr std::string_view element_name = "RegressorValues";

  Box<TimeSeries> timeSeries;
  Box<TrendCoefficients> trendCoefficients;
  Box<TransferFunctionValues> transferFunctionValues;

  static void describe(Description<RegressorValues>& d);
};

/// Lists the polynomial coefficients by which a regressor is continued into the future.
struct TrendCoefficients : Element {
  static constexpr std::string_view element_name = "TrendCoefficients";

  Box<REAL_SparseArray> realSparseArray;

  static void describe(Description<TrendCoefficients>& d);
};

/// Lists precomputed values of the transfer function of a regressor.
struct TransferFunctionValues : Element {
  static constexpr std::string_view element_name = "TransferFunctionValues";

  Box<Array> array;

  static void describe(Description<TransferFunctionValues>& d);
};

/// Holds the final state from which exact forecasts continue.
struct MaximumLikelihoodStat : Element {
  static constexpr std::string_view element_name = "MaximumLikelihoodStat";

  LikelihoodMethod method{};
  std::int64_t periodDeficit = 0;
  std::variant<std::monostate, Box<KalmanState>, Box<ThetaRecursionState>> state;

  static void describe(Description<MaximumLikelihoodStat>& d);
};

/// Holds the state of the Kalman filter at the end of the series.
struct KalmanState : Element {
  static constexpr std::string_view element_name = "KalmanState";

  Box<FinalOmega> finalOmega;
  Box<FinalStateVector> finalStateVector;
  Box<HVector> hVector;

  static void describe(Description<KalmanState>& d);
};

/// Holds the state covariance matrix of the Kalman filter at the end of the series.
struct FinalOmega : Element {
  static constexpr std::string_view element_name = "FinalOmega";

  Box<Matrix> matrix;

  static void describe(Description<FinalOmega>& d);
};

/// Lists the state of the Kalman filter at the end of the series.
struct FinalStateVector : Element {
  static constexpr std::string_view element_name = "FinalStateVector";

  Box<Array> array;

  static void describe(Description<FinalStateVector>& d);
};

/// Lists the weights by which the state of the Kalman filter yields the observation.
struct HVector : Element {
  static constexpr std::string_view element_name = "HVector";

  Box<Array> array;

  static void describe(Description<HVector>& d);
};

/// Holds the state of the theta recursion at the end of the series.
struct ThetaRecursionState : Element {
  static constexpr std::string_view element_name = "ThetaRecursionState";

  Box<FinalNoise> finalNoise;
  Box<FinalPredictedNoise> finalPredictedNoise;
  Box<FinalTheta> finalTheta;
  Box<FinalNu> finalNu;

  static void describe(Description<ThetaRecursionState>& d);
};

/// Lists the noise values of the last time steps.
struct FinalNoise : Element {
  static constexpr std::string_view element_name = "FinalNoise";

  Box<Array> array;

  static void describe(Description<FinalNoise>& d);
};

/// Lists the predicted noise values of the last time steps.
struct FinalPredictedNoise : Element {
  static constexpr std::string_view element_name = "FinalPredictedNoise";

  Box<Array> array;

  static void describe(Description<FinalPredictedNoise>& d);
};

/// Holds the last coefficients of the theta recursion.
struct FinalTheta : Element {
  static constexpr std::string_view element_name = "FinalTheta";

  std::vector<Theta> thetas;

  static void describe(Description<FinalTheta>& d);
};

/// Gives one coefficient of the theta recursion by its two indices.
struct Theta : Element {
  static constexpr std::string_view element_name = "Theta";

  std::optional<std::int64_t> i;
  std::optional<std::int64_t> j;
  std::optional<double> theta;

  static void describe(Description<Theta>& d);
};

/// Lists the last prediction error variances of the theta recursion.
struct FinalNu : Element {
  static constexpr std::string_view element_name = "FinalNu";

  Box<Array> array;

  static void describe(Description<FinalNu>& d);
};

/// Describes an exceptional event and how it changes the series from a given time on.
struct OutlierEffect : Element {
  static constexpr std::string_view element_name = "OutlierEffect";

  OutlierEffectType type{};
  double startTime = 0;
  double magnitude = 0;
  std::optional<double> dampingCoefficient;

  static void describe(Description<OutlierEffect>& d);
};

/// Forecasts a series together with a variance that changes over time.
struct GARCH : Element {
  static constexpr std::string_view element_name = "GARCH";

  Box<ARMAPart> armaPart;
  Box<GARCHPart> garchPart;

  static void describe(Description<GARCH>& d);
};

/// Holds the equation for the mean of a GARCH model.
struct ARMAPart : Element {
  static constexpr std::string_view element_name = "ARMAPart";

  double constant = 0;
  std::int64_t p = 0;
  std::int64_t q = 0;
  Box<AR> ar;
  Box<MA> ma;

  static void describe(Description<ARMAPart>& d);
};

/// Holds the equation for the variance of a GARCH model.
struct GARCHPart : Element {
  static constexpr std::string_view element_name = "GARCHPart";

  double constant = 0;
  std::int64_t gp = 0;
  std::int64_t gq = 0;
  Box<ResidualSquareCoefficients> residualSquareCoefficients;
  Box<VarianceCoefficients> varianceCoefficients;

  static void describe(Description<GARCHPart>& d);
};

/// Weights the squares of past errors in the variance equation.
struct ResidualSquareCoefficients : Element {
  static constexpr std::string_view element_name = "ResidualSquareCoefficients";

  Box<Residuals> residuals;
  Box<MACoefficients> maCoefficients;

  static void describe(Description<ResidualSquareCoefficients>& d);
};

/// Weights past variances in the variance equation.
struct VarianceCoefficients : Element {
  static constexpr std::string_view element_name = "VarianceCoefficients";

  Box<PastVariances> pastVariances;
  Box<MACoefficients> maCoefficients;

  static void describe(Description<VarianceCoefficients>& d);
};

/// Lists the last variances, from which the variance forecast starts.
struct PastVariances : Element {
  static constexpr std::string_view element_name = "PastVariances";

  Box<Array> array;

  static void describe(Description<PastVariances>& d);
};

/// Forecasts by moving a hidden state forward and reading the observation from it.
struct StateSpaceModel : Element {
  static constexpr std::string_view element_name = "StateSpaceModel";

  std::optional<double> variance;
  std::string period = "none";
  double intercept = 0;
  Box<StateVector> stateVector;
  Box<TransitionMatrix> transitionMatrix;
  Box<MeasurementMatrix> measurementMatrix;
  Box<InterceptVector> interceptVector;
  Box<PredictedStateCovarianceMatrix> predictedStateCovarianceMatrix;
  Box<SelectedStateCovarianceMatrix> selectedStateCovarianceMatrix;
  Box<ObservationVarianceMatrix> observationVarianceMatrix;
  Box<PsiVector> psiVector;
  std::vector<DynamicRegressor> dynamicRegressors;

  static void describe(Description<StateSpaceModel>& d);
};

/// Lists the hidden state from which the forecast starts.
struct StateVector : Element {
  static constexpr std::string_view element_name = "StateVector";

  Box<Array> array;

  static void describe(Description<StateVector>& d);
};

/// Moves the hidden state one time step ahead.
struct TransitionMatrix : Element {
  static constexpr std::string_view element_name = "TransitionMatrix";

  Box<Matrix> matrix;

  static void describe(Description<TransitionMatrix>& d);
};

/// Derives the observation from the hidden state.
struct MeasurementMatrix : Element {
  static constexpr std::string_view element_name = "MeasurementMatrix";

  Box<Matrix> matrix;

  static void describe(Description<MeasurementMatrix>& d);
};

/// Lists constants added to the state or to the observation.
struct InterceptVector : Element {
  static constexpr std::string_view element_name = "InterceptVector";

  InterceptType type = InterceptType::state;
  Box<Array> array;

  static void describe(Description<InterceptVector>& d);
};

/// Holds the uncertainty of the hidden state at the start of the forecast.
struct PredictedStateCovarianceMatrix : Element {
  static constexpr std::string_view element_name = "PredictedStateCovarianceMatrix";

  Box<Matrix> matrix;

  static void describe(Description<PredictedStateCovarianceMatrix>& d);
};

/// Holds the uncertainty added to the hidden state at every step.
struct SelectedStateCovarianceMatrix : Element {
  static constexpr std::string_view element_name = "SelectedStateCovarianceMatrix";

  Box<Matrix> matrix;

  static void describe(Description<SelectedStateCovarianceMatrix>& d);
};

/// Holds the variance of the observation noise.
struct ObservationVarianceMatrix : Element {
  static constexpr std::string_view element_name = "ObservationVarianceMatrix";

  Box<Matrix> matrix;

  static void describe(Description<ObservationVarianceMatrix>& d);
};

/// Lists how random shocks enter the series of one target.
struct PsiVector : Element {
  static constexpr std::string_view element_name = "PsiVector";

  std::optional<std::string> targetField;
  std::optional<std::string> variance;
  Box<Array> array;

  static void describe(Description<PsiVector>& d);
};

/// Is a placeholder for spectral analysis, which the standard leaves undefined.
struct SpectralAnalysis : Element {
  static constexpr std::string_view element_name = "SpectralAnalysis";

  static void describe(Description<SpectralAnalysis>& d);
};

/// Is a placeholder for seasonal decomposition, which the standard leaves undefined.
struct SeasonalTrendDecomposition : Element {
  static constexpr std::string_view element_name = "SeasonalTrendDecomposition";

  static void describe(Description<SeasonalTrendDecomposition>& d);
};

}  // namespace pmml
