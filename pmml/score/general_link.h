// Inverse link functions of general regression models.
#pragma once

#include "pmml/model/general_regression.h"
#include "pmml/score/model_scorer.h"

namespace pmml::scoring {

/// The inverse of a link function with its parameter.
class InverseLink {
 public:
  /// Throws InvalidDocument when the link or its parameter is absent.
  InverseLink(const GeneralRegressionModel& model, bool single);
  double apply(double eta) const;

 private:
  double power(double eta) const;
  double odds_power(double eta) const;

  LinkFunction link_;
  double parameter_ = 0;
  bool single_;
};

/// The share up to a category that belongs to a cumulative link.
double inverse_cumulative(CumulativeLinkFunction link, double eta, bool single);

}  // namespace pmml::scoring
