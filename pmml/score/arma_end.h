// What the exact methods of ARIMA know at the end of a series.
#pragma once

#include <memory>
#include <vector>

#include "pmml/model/time_series.h"
#include "pmml/score/lag_polynomial.h"

namespace pmml::scoring {

/// The end of x_t with ar(B) x_t = ma(B) a_t, its mean 0. Immutable.
class ArmaEnd {
 public:
  virtual ~ArmaEnd() = default;
  /// x_(T+1) to x_(T+steps).
  virtual std::vector<double> forecast(std::size_t steps) const = 0;
  /// The variance of the error `steps` ahead of y_t with whole(B) y_t = ma(B) a_t, in units of the
  /// variance of a; missing when it is not known.
  virtual double variance(const LagPolynomial& whole, std::size_t steps) const = 0;
  /// How many numbers one step goes through.
  virtual std::size_t terms() const = 0;
};

/// These throw InvalidDocument when numbers are missing or contradict each other.
std::unique_ptr<const ArmaEnd> read_kalman_state(const KalmanState& element,
                                                 const LagPolynomial& ar, const LagPolynomial& ma);
std::unique_ptr<const ArmaEnd> read_theta_state(const ThetaRecursionState& element,
                                                const LagPolynomial& ar, const LagPolynomial& ma);
/// What is best known at the end of a series of which nothing but `x` is known. Throws
/// InvalidRecord when ar is not stationary, or x shorter than the orders of ar and ma together.
std::unique_ptr<const ArmaEnd> end_of_series(const LagPolynomial& ar, const LagPolynomial& ma,
                                             const std::vector<double>& x);

}  // namespace pmml::scoring
