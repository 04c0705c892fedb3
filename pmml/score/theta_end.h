// How the innovations algorithm goes on from the end of a series.
#pragma once

#include "pmml/score/arma_end.h"

namespace pmml::scoring {

/// How one value is predicted: theta[j] weighs the error made j steps before, theta[0] is 1; nu is
/// the variance of its error in units of the variance of a.
struct ThetaRow {
  std::vector<double> theta;
  double nu = 1;
};

class ThetaEnd : public ArmaEnd {
 public:
  std::vector<double> forecast(std::size_t steps) const override;

  double variance(const LagPolynomial& whole, std::size_t steps) const override;

  std::size_t terms() const override { return ar.size() + (order() + 1) * (order() + 1); }

  std::size_t order() const { return covariances.size() - 1; }

  LagPolynomial ar;
  std::vector<double> covariances;  ///< of ma(B) a_t by lag
  std::vector<double> noise;        ///< the last x, oldest first
  std::vector<double> errors;       ///< of the last predictions, oldest first
  std::vector<ThetaRow> past;       ///< of the last predictions, oldest first, `order` of them

 private:
  std::vector<ThetaRow> continued(std::size_t steps) const;

  ThetaRow next_row(const std::vector<ThetaRow>& rows) const;
};

/// Those of ma(B) a_t by lag, in units of the variance of a.
std::vector<double> covariances_of(const LagPolynomial& ma);

}  // namespace pmml::scoring
