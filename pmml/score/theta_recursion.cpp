// The innovations algorithm at the end of a series: Brockwell and Davis, Time Series: Theory and
// Methods, sections 5.2 and 5.3, from whose recursion the elements have their names.
#include <algorithm>
#include <cmath>
#include <map>

#include "pmml/score/arrays.h"
#include "pmml/score/fail.h"
#include "pmml/score/theta_end.h"

namespace pmml::scoring {

namespace {

class ThetaReader {
 public:
  ThetaReader(const ThetaRecursionState& element, const LagPolynomial& ar, const LagPolynomial& ma)
      : element_(element), q_(ma.degree()) {
    end_->ar = ar;
    end_->covariances = covariances_of(ma);
  }

  std::unique_ptr<const ArmaEnd> read() {
    constexpr std::size_t highest_order = 1000;
    if (q_ > highest_order)
      fail_unsupported(element_.where, "ThetaRecursionState", std::to_string(q_) + " lags",
                       "at most 1000");
    end_->noise = array_of(element_.finalNoise);
    require(end_->noise.size(), std::max(end_->ar.degree(), q_), "FinalNoise");
    const std::vector<double> predicted = array_of(element_.finalPredictedNoise);
    require(predicted.size(), q_, "FinalPredictedNoise");
    for (std::size_t back = q_; back > 0; --back)
      end_->errors.push_back(end_->noise[end_->noise.size() - back] -
                             predicted[predicted.size() - back]);
    read_nu();
    read_thetas();
    return std::move(end_);
  }

 private:
  void require(std::size_t count, std::size_t least, const std::string& name) const {
    if (count < least)
      fail_invalid("E-COUNT", element_.where, "ThetaRecursionState/" + name,
                   std::to_string(count) + " numbers", std::to_string(least) + " or more");
  }

  /// In units of the variance of a, no error is smaller than a, nor larger than ma(B) a.
  void read_nu() {
    const std::vector<double> nu = array_of(element_.finalNu);
    require(nu.size(), q_, "FinalNu");
    constexpr double rounding = 1e-6;
    const double most = end_->covariances[0];
    for (std::size_t back = q_; back > 0; --back) {
      const double variance = nu[nu.size() - back];
      if (!(variance >= 1 - rounding && variance <= most * (1 + rounding)))
        fail_invalid("E-VALUE", element_.where, "ThetaRecursionState/FinalNu",
                     std::to_string(variance),
                     "variances in units of that of the noise, from 1 to " + std::to_string(most));
      end_->past.push_back({std::vector<double>(q_ + 1, 1.0), variance});
    }
  }

  /// The row of the prediction `back` steps before the end has to reach q - back errors back.
  void read_thetas() {
    collect();
    for (std::size_t back = 1; back < q_; ++back) {
      std::vector<double>& theta = end_->past[q_ - back].theta;
      for (std::size_t j = 1; j <= q_ - back; ++j)
        theta[j] = at(last_ - static_cast<std::int64_t>(back - 1), static_cast<std::int64_t>(j));
    }
  }

  void collect() {
    if (!element_.finalTheta) return;
    for (const Theta& theta : element_.finalTheta->thetas) {
      if (!theta.i || !theta.j || !theta.theta)
        fail_invalid("E-ABSENT", theta.where, "FinalTheta/Theta", "not all of i, j and theta",
                     "a number with both indices");
      check_indices(theta);
      if (!thetas_.emplace(std::pair{*theta.i, *theta.j}, *theta.theta).second)
        fail_invalid("E-DUPLICATE", theta.where, "FinalTheta/Theta",
                     std::to_string(*theta.i) + ", " + std::to_string(*theta.j),
                     "each pair of indices once");
    }
    if (!thetas_.empty()) last_ = thetas_.rbegin()->first.first;
  }

  static void check_indices(const Theta& theta) {
    constexpr std::int64_t furthest = 1'000'000'000;
    if (*theta.i < 0 || *theta.i > furthest || *theta.j < 1)
      fail_invalid("E-VALUE", theta.where, "FinalTheta/Theta",
                   std::to_string(*theta.i) + ", " + std::to_string(*theta.j),
                   "i of a prediction and j of 1 or more");
  }

  double at(std::int64_t i, std::int64_t j) const {
    const auto found = thetas_.find({i, j});
    if (found == thetas_.end())
      fail_invalid("E-ABSENT", element_.where, "ThetaRecursionState/FinalTheta",
                   "no Theta of i = " + std::to_string(i) + ", j = " + std::to_string(j),
                   "those of the last " + std::to_string(q_ - 1) + " predictions");
    return found->second;
  }

  const ThetaRecursionState& element_;
  std::size_t q_;
  std::unique_ptr<ThetaEnd> end_ = std::make_unique<ThetaEnd>();
  std::map<std::pair<std::int64_t, std::int64_t>, double> thetas_;
  std::int64_t last_ = 0;
};

}  // namespace

std::vector<double> ThetaEnd::forecast(std::size_t steps) const {
  const std::vector<ThetaRow> future = continued(steps);
  std::vector<double> x = noise;
  for (std::size_t k = 0; k < steps; ++k) {
    double next = 0;
    for (const auto& [lag, coefficient] : ar.terms()) {
      if (lag > 0) next -= coefficient * x[x.size() - lag];
    }
    for (std::size_t j = k + 1; j <= order(); ++j)
      next += future[k].theta[j] * errors[errors.size() + k - j];
    x.push_back(next);
  }
  return {x.end() - static_cast<std::ptrdiff_t>(steps), x.end()};
}

double ThetaEnd::variance(const LagPolynomial& whole, std::size_t steps) const {
  const std::vector<ThetaRow> future = continued(steps);
  const std::vector<double> chi = quotient(LagPolynomial(), whole, steps);
  double sum = 0;
  for (std::size_t j = 0; j < steps; ++j) {
    double weight = 0;
    for (std::size_t r = j > order() ? j - order() : 0; r <= j; ++r)
      weight += chi[r] * future[steps - 1 - r].theta[j - r];
    sum += weight * weight * future[steps - 1 - j].nu;
  }
  return sum;
}

std::vector<ThetaRow> ThetaEnd::continued(std::size_t steps) const {
  std::vector<ThetaRow> rows = past;
  for (std::size_t k = 0; k < steps; ++k) rows.push_back(next_row(rows));
  rows.erase(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(past.size()));
  return rows;
}

ThetaRow ThetaEnd::next_row(const std::vector<ThetaRow>& rows) const {
  const std::size_t q = order();
  ThetaRow next{std::vector<double>(q + 1, 1.0), covariances[0]};
  for (std::size_t j = q; j > 0; --j) {
    const ThetaRow& row = rows[rows.size() - j];
    double sum = covariances[j];
    for (std::size_t i = j + 1; i <= q; ++i)
      sum -= row.theta[i - j] * next.theta[i] * rows[rows.size() - i].nu;
    next.theta[j] = sum / row.nu;
    next.nu -= next.theta[j] * next.theta[j] * row.nu;
  }
  return next;
}

std::vector<double> covariances_of(const LagPolynomial& ma) {
  std::vector<double> result(ma.degree() + 1, 0.0);
  for (const auto& [lag, a] : ma.terms()) {
    for (const auto& [later, b] : ma.terms()) {
      if (later >= lag) result[later - lag] += a * b;
    }
  }
  return result;
}

std::unique_ptr<const ArmaEnd> read_theta_state(const ThetaRecursionState& element,
                                                const LagPolynomial& ar, const LagPolynomial& ma) {
  return ThetaReader(element, ar, ma).read();
}

}  // namespace pmml::scoring
