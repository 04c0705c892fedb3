// The innovations algorithm for ARMA processes: Brockwell and Davis, Time Series: Theory and
// Methods, section 5.3.
#include <Eigen/LU>
#include <algorithm>
#include <cmath>

#include "pmml/score/row.h"
#include "pmml/score/theta_end.h"

namespace pmml::scoring {

namespace {

constexpr std::size_t highest_order_of_series = 200;
constexpr std::size_t most_innovation_work = 200'000'000;

void require(bool holds, const char* found, const char* expected) {
  if (!holds) throw InvalidRecord{"ARIMA", found, expected};
}

/// phi_0 = -1, phi_1, ... of ar(B) = 1 - phi_1 B - ...
std::vector<double> phi_of(const LagPolynomial& ar) {
  std::vector<double> phi(ar.degree() + 1, 0.0);
  for (const auto& [lag, coefficient] : ar.terms()) phi[lag] = -coefficient;
  return phi;
}

/// By the partial autocorrelations, which stepping down one order at a time gives.
bool is_stationary(std::vector<double> phi) {
  for (std::size_t p = phi.size() - 1; p > 0; --p) {
    const double last = phi[p];
    if (!(std::abs(last) < 1)) return false;
    std::vector<double> lower(phi.begin(), phi.begin() + static_cast<std::ptrdiff_t>(p));
    for (std::size_t i = 1; i < p; ++i) lower[i] = (phi[i] + last * phi[p - i]) / (1 - last * last);
    phi = std::move(lower);
  }
  return true;
}

/// The covariances of ar(B) x_t = ma(B) a_t by lag, `count` of them.
std::vector<double> covariances_of_process(const LagPolynomial& ar, const LagPolynomial& ma,
                                           std::size_t count) {
  const std::size_t p = ar.degree();
  const std::vector<double> phi = phi_of(ar);
  const std::vector<double> psi = quotient(ma, ar, ma.degree() + 1);
  const auto shared = [&](std::size_t lag) {
    double sum = 0;
    for (const auto& [j, coefficient] : ma.terms()) {
      if (j >= lag) sum += coefficient * psi[j - lag];
    }
    return sum;
  };
  const auto n = static_cast<Eigen::Index>(p + 1);
  Eigen::MatrixXd equations = Eigen::MatrixXd::Zero(n, n);
  Eigen::VectorXd right(n);
  for (std::size_t k = 0; k <= p; ++k) {
    for (std::size_t j = 0; j <= p; ++j)
      equations(static_cast<Eigen::Index>(k), static_cast<Eigen::Index>(k > j ? k - j : j - k)) -=
          phi[j];
    right(static_cast<Eigen::Index>(k)) = shared(k);
  }
  const Eigen::VectorXd first = equations.partialPivLu().solve(right);
  std::vector<double> gamma(first.begin(), first.end());
  while (gamma.size() < count) {
    double next = shared(gamma.size());
    for (std::size_t j = 1; j <= p; ++j) next += phi[j] * gamma[gamma.size() - j];
    gamma.push_back(next);
  }
  return gamma;
}

/// Goes through the series; W_t is x_t up to m, the larger order, and ar(B) x_t later.
class Innovations {
 public:
  Innovations(const LagPolynomial& ar, const LagPolynomial& ma)
      : q_(ma.degree()),
        m_(std::max(ar.degree(), q_)),
        phi_(phi_of(ar)),
        gamma_(covariances_of_process(ar, ma, 2 * m_ + 1)),
        moving_(covariances_of(ma)) {}

  std::unique_ptr<ThetaEnd> run(const std::vector<double>& x) {
    std::vector<double> errors;
    for (std::size_t n = 0; n < x.size(); ++n) {
      rows_.push_back(row(n));
      double predicted = 0;
      for (std::size_t i = 1; n >= m_ && i < phi_.size(); ++i) predicted += phi_[i] * x[n - i];
      for (std::size_t j = 1; j < rows_[n].theta.size(); ++j)
        predicted += rows_[n].theta[j] * errors[n - j];
      errors.push_back(x[n] - predicted);
    }
    auto end = std::make_unique<ThetaEnd>();
    const auto q = static_cast<std::ptrdiff_t>(q_);
    end->covariances = moving_;
    end->noise = x;
    end->errors.assign(errors.end() - q, errors.end());
    end->past.assign(rows_.end() - q, rows_.end());
    return end;
  }

 private:
  /// Of W at the times i and j >= i, which count from 0.
  double covariance(std::size_t i, std::size_t j) const {
    const std::size_t lag = j - i;
    if (i >= m_) return lag <= q_ ? moving_[lag] : 0;
    if (j < m_) return gamma_[lag];
    if (lag > q_) return 0;
    double sum = 0;
    for (std::size_t r = 0; r < phi_.size(); ++r)
      sum -= phi_[r] * gamma_[r > lag ? r - lag : lag - r];
    return sum;
  }

  /// Of the prediction of the value at n.
  ThetaRow row(std::size_t n) const {
    const std::size_t width = n < m_ ? n : std::min(n, q_);
    ThetaRow next{std::vector<double>(width + 1, 1.0), covariance(n, n)};
    for (std::size_t j = width; j > 0; --j) {
      const std::size_t k = n - j;
      double sum = covariance(k, n);
      for (std::size_t i = j + 1; i <= width; ++i) {
        if (i - j < rows_[k].theta.size())
          sum -= rows_[k].theta[i - j] * next.theta[i] * rows_[n - i].nu;
      }
      next.theta[j] = sum / rows_[k].nu;
      next.nu -= next.theta[j] * next.theta[j] * rows_[k].nu;
    }
    require(next.nu > 0, "a covariance matrix that is not positive definite",
            "a process whose values can be told apart");
    return next;
  }

  std::size_t q_;
  std::size_t m_;
  std::vector<double> phi_;
  std::vector<double> gamma_;
  std::vector<double> moving_;
  std::vector<ThetaRow> rows_;
};

}  // namespace

std::unique_ptr<const ArmaEnd> end_of_series(const LagPolynomial& ar, const LagPolynomial& ma,
                                             const std::vector<double>& x) {
  const std::size_t q = ma.degree();
  const std::size_t m = std::max(ar.degree(), q);
  require(m <= highest_order_of_series, "a high order", "an order of at most 200 without a state");
  require(x.size() >= m + q, "too short a series", "as many values as the orders of the model");
  require(x.size() <= most_innovation_work / ((q + 1) * (q + 1)), "a long series",
          "the state at its end");
  require(is_stationary(phi_of(ar)), "a process that is not stationary",
          "one that is, or the state at the end of the series");
  std::unique_ptr<ThetaEnd> end = Innovations(ar, ma).run(x);
  end->ar = ar;
  return end;
}

}  // namespace pmml::scoring
