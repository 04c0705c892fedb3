// Inverse link functions of regression models.
#pragma once

#include "pmml/model/types.h"

namespace pmml::scoring {

/// 1 / (1 + exp(-x)) without overflow.
double logistic(double x);
/// The normalisation of a single equation; softmax of one equation is the logistic function.
/// `single`: every step is rounded to single precision.
double normalize(RegressionNormalizationMethod method, double y, bool single);

}  // namespace pmml::scoring
