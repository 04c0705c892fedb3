#include "pmml/score/lag_polynomial.h"

#include <algorithm>
#include <string>

#include "pmml/score/row.h"
#include "pmml/score/tracer.h"

namespace pmml::scoring {

namespace {

constexpr std::size_t most_products = 1'000'000;
constexpr std::size_t most_differences = 20;
constexpr std::size_t highest_degree = 10'000'000;

void require(bool holds, std::size_t found, const char* expected) {
  if (!holds) throw InvalidRecord{"polynomial", std::to_string(found), expected};
}

}  // namespace

LagPolynomial::LagPolynomial(const std::vector<double>& coefficients, double sign, std::size_t step)
    : LagPolynomial() {
  for (std::size_t i = 0; i < coefficients.size(); ++i)
    terms_[(i + 1) * step] = sign * coefficients[i];
}

LagPolynomial LagPolynomial::difference(std::size_t times, std::size_t step) {
  require(times <= most_differences, times, "at most 20 differences");
  LagPolynomial result;
  const LagPolynomial once({1.0}, -1, step);
  for (std::size_t i = 0; i < times; ++i) result = result.times(once);
  return result;
}

LagPolynomial LagPolynomial::times(const LagPolynomial& other) const {
  require(degree() + other.degree() <= highest_degree, degree() + other.degree(),
          "a degree of at most 10000000");
  require(size() <= most_products / other.size(), size() * other.size(),
          "at most 1000000 products of terms");
  LagPolynomial result;
  result.terms_.clear();
  for (const auto& [lag, a] : terms_) {
    for (const auto& [other_lag, b] : other.terms_) result.terms_[lag + other_lag] += a * b;
  }
  return result;
}

LagPolynomial LagPolynomial::delayed(std::size_t lag) const {
  LagPolynomial result;
  result.terms_.clear();
  for (const auto& [own, coefficient] : terms_) result.terms_[own + lag] = coefficient;
  return result;
}

double LagPolynomial::sum() const {
  double sum = 0;
  for (const auto& [lag, coefficient] : terms_) sum += coefficient;
  return sum;
}

std::vector<double> quotient(const LagPolynomial& above, const LagPolynomial& below,
                             std::size_t count) {
  std::vector<double> result;
  for (std::size_t k = 0; k < count; ++k) {
    const auto own = above.terms().find(k);
    double next = own == above.terms().end() ? 0 : own->second;
    for (const auto& [lag, coefficient] : below.terms()) {
      if (lag > 0 && lag <= k) next -= coefficient * result[k - lag];
    }
    result.push_back(next);
  }
  return result;
}

std::vector<double> Arma::forecast(std::size_t steps) const {
  const std::size_t end = history.size();
  std::vector<double> x = history;
  for (std::size_t k = 1; k <= steps; ++k) {
    double next = constant;
    for (const auto& [lag, coefficient] : ar.terms()) {
      if (lag > 0) next -= coefficient * x[x.size() - lag];
    }
    for (const auto& [lag, coefficient] : ma.terms()) {
      if (lag >= k) next += coefficient * residuals[residuals.size() + k - 1 - lag];
    }
    x.push_back(next);
  }
  x.erase(x.begin(), x.begin() + static_cast<std::ptrdiff_t>(end));
  return x;
}

void Arma::explain(std::size_t steps, Tracer& tracer) const {
  std::vector<double> x = history;
  const std::vector<double> future = forecast(steps);
  x.insert(x.end(), future.begin(), future.end() - 1);
  tracer.add("constant", {}, constant);
  const auto add = [&](const char* kind, const std::map<std::size_t, double>& terms) {
    auto term = terms.begin();
    tracer.list(terms.size(), [&](std::size_t) {
      tracer.add(kind, std::to_string(term->first), term->second);
      ++term;
    });
  };
  std::map<std::size_t, double> terms;
  for (const auto& [lag, coefficient] : ar.terms()) {
    if (lag > 0) terms[lag] = -coefficient * x[x.size() - lag];
  }
  add("ar", terms);
  terms.clear();
  for (const auto& [lag, coefficient] : ma.terms()) {
    if (lag >= steps) terms[lag] = coefficient * residuals[residuals.size() + steps - 1 - lag];
  }
  add("ma", terms);
}

void Arma::find_residuals() {
  residuals.assign(history.size(), 0.0);
  for (std::size_t t = ar.degree(); t < history.size(); ++t) {
    double a = history[t] - constant;
    for (const auto& [lag, coefficient] : ar.terms()) {
      if (lag > 0) a += coefficient * history[t - lag];
    }
    for (const auto& [lag, coefficient] : ma.terms()) {
      if (lag > 0 && lag <= t) a -= coefficient * residuals[t - lag];
    }
    residuals[t] = a;
  }
  if (residuals.size() < ma.degree())
    residuals.insert(residuals.begin(), ma.degree() - residuals.size(), 0.0);
}

}  // namespace pmml::scoring
