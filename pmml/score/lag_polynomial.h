// Polynomials in the backshift operator, and what ARMA models compute with them.
#pragma once

#include <cstddef>
#include <map>
#include <vector>

namespace pmml::scoring {

class Tracer;

/// Coefficients by lag; B moves a series one step back. Products and differences throw
/// InvalidRecord when they are too large.
class LagPolynomial {
 public:
  /// 1.
  LagPolynomial() : terms_{{0, 1.0}} {}
  /// 1 + sign (c_1 B^step + c_2 B^(2 step) + ...).
  LagPolynomial(const std::vector<double>& coefficients, double sign, std::size_t step = 1);
  /// (1 - B^step)^times.
  static LagPolynomial difference(std::size_t times, std::size_t step = 1);

  LagPolynomial times(const LagPolynomial& other) const;
  /// B^lag times this.
  LagPolynomial delayed(std::size_t lag) const;
  std::size_t degree() const { return terms_.empty() ? 0 : terms_.rbegin()->first; }
  std::size_t size() const { return terms_.size(); }
  /// The value for B = 1.
  double sum() const;
  const std::map<std::size_t, double>& terms() const { return terms_; }
  void set(std::size_t lag, double coefficient) { terms_[lag] = coefficient; }

 private:
  std::map<std::size_t, double> terms_;
};

/// The first `count` coefficients of above / below, which begins with 1.
std::vector<double> quotient(const LagPolynomial& above, const LagPolynomial& below,
                             std::size_t count);

/// ar(B) x_t = constant + ma(B) a_t with ar and ma beginning with 1, at the end of a series.
struct Arma {
  LagPolynomial ar;
  LagPolynomial ma;
  double constant = 0;
  std::vector<double> history;    ///< the last values of x, oldest first; ar.degree() or more
  std::vector<double> residuals;  ///< the last values of a, oldest first; ma.degree() or more

  /// x_(T+1) to x_(T+steps), with 0 for future a.
  std::vector<double> forecast(std::size_t steps) const;
  /// The terms of x_(T+steps), by lag.
  void explain(std::size_t steps, Tracer& tracer) const;
  /// How a_t acts on x_t, x_(t+1), ...: the first `count` coefficients of ma / ar.
  std::vector<double> psi(std::size_t count) const { return quotient(ma, ar, count); }
  /// Computes the residuals from the whole history, those before it 0.
  void find_residuals();
};

}  // namespace pmml::scoring
