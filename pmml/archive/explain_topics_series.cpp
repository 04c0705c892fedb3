// Texts of time series.
#include "pmml/archive/explain_topics.h"

namespace pmml::archive {
namespace {

constexpr Topic series_topic_table[] = {
    {"Time series",
     "TimeSeriesModel TimeSeries TimeValue TimeAnchor TimeCycle TimeException "
     "Timestamp",
     R"(The model forecasts a series h steps after its last observed value; h is the value of the
supplementary field of whole numbers, 1 when there is none. The observed values are the TimeValues of
the TimeSeries whose usage is original or logical, in order. The algorithm that bestFit names
counts; others in the model are not used. Bounds of a confidence interval are computed before a
transformation is undone, and then undone as well. TimeAnchor, TimeCycle and TimeException only tell which
times the steps are.)"},
    {"Exponential smoothing", "ExponentialSmoothing Level Trend_ExpoSmooth Seasonality_ExpoSmooth",
     R"(l is the smoothedValue of Level, b that of Trend_ExpoSmooth, phi its damping. Without a trend
the forecast is l. Then comes the season: of the period numbers in its Array the one at place
(phase + h - 1) modulo period, counted from 0, phase being the last observed season (0 when absent),
is added or multiplied. Last, the transformation is undone. alpha, gamma and delta are only needed to
go on observing, alpha also for a polynomial_exponential trend: with s1, s2 (and s3) the Array, values
smoothed once, twice (and three times), and r = alpha / (1 - alpha), l is 2 s1 - s2 and b is
r (s1 - s2); with s3, l is 3 s1 - 3 s2 + s3, b is r / (2 (1 - alpha)) times
((6 - 5 alpha) s1 - (10 - 8 alpha) s2 + (4 - 3 alpha) s3), and c is r^2 (s1 - 2 s2 + s3).)"},
    {"ARIMA",
     "ARIMA NonseasonalComponent SeasonalComponent AR MA MACoefficients Residuals "
     "DynamicRegressor Numerator Denominator NonseasonalFactor SeasonalFactor RegressorValues "
     "TrendCoefficients TransferFunctionValues MaximumLikelihoodStat KalmanState FinalOmega "
     "FinalStateVector HVector ThetaRecursionState FinalNoise FinalPredictedNoise FinalTheta Theta "
     "FinalNu OutlierEffect",
     R"(First take from the observed values, transformed, what regressors and outliers add at
their times; what is left is n. B shifts a series one step back. With z = n after d differences
(1 - B) and D seasonal differences (1 - B^period):
(1 - ar1 B - ar2 B^2 - ...) (1 - AR1 B^period - ...) (z - c) = (1 + ma1 B + ma2 B^2 + ...)
(1 + MA1 B^period + ...) a, where the small letters are the Arrays of AR and MACoefficients of the
NonseasonalComponent, the capital ones those of the SeasonalComponent, and c is the constantTerm, the
mean of the differenced series. The Residuals are the last values of a, the oldest first; without
them they follow from the equation, those before the series being 0; future ones are 0. Compute z
step by step, undo the differences with the last values of n, add what regressors and outliers add at
that time, and undo the transformation. The variance of the forecast is RMSE^2 times the sum of the
squares of the first h coefficients of the right polynomial divided by the left one (differences
included), before the transformation is undone.

With a KalmanState, z is instead c plus the first number of FinalStateVector; for the next step each
number of the state becomes the one after it (0 after the last) plus the coefficient of the same
place of the left polynomials multiplied out (ar1, ...) times the first number.

With a ThetaRecursionState, past a have weights of their own. FinalNoise is z - c, FinalPredictedNoise
what was predicted of it, their difference e; theta(i, j) weighs the e of j steps before when a value
is predicted, nu(i) is the variance of that e in units of the variance of a, the largest i of
FinalTheta that of the last value. With k(j) the sum of products of coefficients of the right polynomial
that are j apart, and q its degree: for the next i, theta(i, j) for j = q, ..., 1 is (k(j) - sum of
theta(i - j, m - j) theta(i, m) nu(i - m) over m = j + 1, ..., q) / nu(i - j), and nu(i) = k(0) - sum
of theta(i, j)^2 nu(i - j). z - c is the sum of the left coefficients times the values before plus the
sum of theta(i, j) times the known e. Without any state of an exact method the same recursion runs over
the whole series.

A DynamicRegressor adds v, where denominator(B) v = numerator(B) x, x being the values of its field,
transformed and delayed by delay steps. The NonseasonalFactor of a numerator is w0 - w1 B - w2 B^2 -
..., w its Array; that of a denominator 1 - d1 B - d2 B^2 - ...; SeasonalFactors are 1 - s1 B^period -
...; a difference multiplies by (1 - B)^difference. TransferFunctionValues are the last values of v.
An OutlierEffect adds magnitude from startTime on, as its type says; startTime is a TimeValue's time, or
its index where values have no time.)"},
    {"GARCH",
     "GARCH ARMAPart GARCHPart ResidualSquareCoefficients VarianceCoefficients PastVariances",
     R"(The series: y(t) = constant + sum of AR(i) y(t - i) + sum of MA(j) a(t - j), future a being 0.
The variance of a: v(t) = constant of GARCHPart + sum of the coefficients of
ResidualSquareCoefficients times the last a^2 + sum of those of VarianceCoefficients times the last
v; a future a^2 is its v. First coefficients belong to last values; the Arrays of past values have
the oldest first; without Residuals in ResidualSquareCoefficients those of the MA count, or what the
equation gives for the TimeSeries. The forecast is y; its variance h steps ahead is the sum of psi(i)^2 v(h - i), psi
being the coefficients of the moving average divided by the autoregression, psi(0) = 1.)"},
    {"State space models",
     "StateSpaceModel StateVector TransitionMatrix MeasurementMatrix "
     "InterceptVector PredictedStateCovarianceMatrix SelectedStateCovarianceMatrix "
     "ObservationVarianceMatrix PsiVector",
     R"(The StateVector S is the state of the first forecast. For each further step S becomes
TransitionMatrix * S, plus the InterceptVector of type state. The forecast is MeasurementMatrix * S
plus intercept (or the InterceptVector of type observation). With F the transition and G the
measurement matrix, P begins as PredictedStateCovarianceMatrix and becomes F P F' plus
SelectedStateCovarianceMatrix with every step, the first one too; the variance of the forecast is
variance (1 when absent) times (G P G' plus ObservationVarianceMatrix). With a PsiVector it is
variance times the sum of the squares of its first h numbers. A DynamicRegressor adds to the forecast
as in ARIMA, period being the season.)"},
    {"Algorithms without rules", "SpectralAnalysis SeasonalTrendDecomposition",
     R"(PMML names this algorithm and defines nothing of it: such a model is not scored.)"},
};

constexpr ValueText series_value_table[] = {
    {"TimeSeriesModel", "bestFit", "ARIMA", "ARIMA counts"},
    {"TimeSeriesModel", "bestFit", "ExponentialSmoothing", "ExponentialSmoothing counts"},
    {"TimeSeriesModel", "bestFit", "SeasonalTrendDecomposition", "no rule is defined for it"},
    {"TimeSeriesModel", "bestFit", "SpectralAnalysis", "no rule is defined for it"},
    {"TimeSeriesModel", "bestFit", "StateSpaceModel", "StateSpaceModel counts"},
    {"TimeSeriesModel", "bestFit", "GARCH", "GARCH counts"},
    {"ExponentialSmoothing ARIMA DynamicRegressor", "transformation", "none", "values stay"},
    {"ExponentialSmoothing ARIMA DynamicRegressor", "transformation", "logarithmic",
     "the model is of the logarithms: take exp of the result"},
    {"ExponentialSmoothing ARIMA DynamicRegressor", "transformation", "squareroot",
     "the model is of the square roots: square the result"},
    {"Trend_ExpoSmooth", "trend", "additive", "l + h b"},
    {"Trend_ExpoSmooth", "trend", "damped_additive", "l + b (phi + phi^2 + ... + phi^h)"},
    {"Trend_ExpoSmooth", "trend", "multiplicative", "l b^h"},
    {"Trend_ExpoSmooth", "trend", "damped_multiplicative", "l b ^ (phi + phi^2 + ... + phi^h)"},
    {"Trend_ExpoSmooth", "trend", "polynomial_exponential",
     "l + h b + c h^2 / 2, c being 0 for two numbers in the Array"},
    {"Seasonality_ExpoSmooth", "type", "additive", "the season is added"},
    {"Seasonality_ExpoSmooth", "type", "multiplicative",
     "the forecast is multiplied by the season"},
    {"ARIMA", "predictionMethod", "conditionalLeastSquares",
     "residuals and observed values go into the equation as they are"},
    {"ARIMA", "predictionMethod", "exactLeastSquares",
     "the state in MaximumLikelihoodStat goes into the equation; without it, that of the series"},
    {"OutlierEffect", "type", "additive", "only at startTime"},
    {"OutlierEffect", "type", "level", "at startTime and always after"},
    {"OutlierEffect", "type", "transient",
     "magnitude * dampingCoefficient ^ (steps since startTime)"},
    {"OutlierEffect", "type", "seasonalAdditive", "at startTime and every period after"},
    {"OutlierEffect", "type", "trend", "magnitude * (steps since startTime + 1)"},
    {"OutlierEffect", "type", "innovational",
     "magnitude times the coefficient, as many steps after startTime, of the right polynomial "
     "divided by the left one"},
    {"DynamicRegressor", "futureValuesMethod", "constant", "future values are the last one"},
    {"DynamicRegressor", "futureValuesMethod", "trend",
     "future values follow TrendCoefficients; how is not defined, such a model is not scored"},
    {"DynamicRegressor", "futureValuesMethod", "stored", "future values stand in RegressorValues"},
    {"DynamicRegressor", "futureValuesMethod", "otherModel",
     "future values are forecast by another model of this document; this program does not do it"},
    {"DynamicRegressor", "futureValuesMethod", "userSupplied",
     "future values come with the record"},
    {"InterceptVector", "type", "state", "added to the state"},
    {"InterceptVector", "type", "observation", "added to the forecast"},
    {"MaximumLikelihoodStat", "method", "kalman", "the state is a KalmanState"},
    {"MaximumLikelihoodStat", "method", "thetaRecursion", "the state is a ThetaRecursionState"},
};

}  // namespace

std::span<const Topic> series_topics() {
  return series_topic_table;
}
std::span<const ValueText> series_values() {
  return series_value_table;
}

}  // namespace pmml::archive
