// GARCH (checklist 29.3): an ARMA mean whose errors have a variance that changes.
#include <cmath>

#include "pmml/score/arrays.h"
#include "pmml/score/time_series.h"

namespace pmml::scoring {

namespace {

using Vector = std::vector<double>;

class GarchForecaster : public Forecaster {
 public:
  Forecast at(std::size_t steps, Row&) const override {
    check_work(steps, mean.ar.size() + mean.ma.size() + squares.size() + variances.size());
    const Vector sigma = future_variances(steps);
    const Vector psi = mean.psi(steps);
    double variance = 0;
    for (std::size_t i = 0; i < steps; ++i) variance += psi[i] * psi[i] * sigma[steps - 1 - i];
    return {mean.forecast(steps).back(), variance};
  }
  void explain(std::size_t steps, Row&, Tracer& tracer) const override {
    mean.explain(steps, tracer);
    const Vector sigma = future_variances(steps);
    tracer.list(sigma.size(),
                [&](std::size_t i) { tracer.add("errorVariance", Tracer::number(i), sigma[i]); });
  }
  bool has_variance() const override { return true; }

  Arma mean;
  double constant = 0;
  Vector squares;    ///< weights of squared residuals, of the last one first
  Vector variances;  ///< weights of variances, of the last one first
  Vector past_residuals;
  Vector past_variances;

 private:
  /// A future error squared is its variance on average.
  Vector future_variances(std::size_t steps) const {
    Vector squared;
    for (const double residual : past_residuals) squared.push_back(residual * residual);
    Vector sigma = past_variances;
    Vector future;
    for (std::size_t k = 0; k < steps; ++k) {
      double next = constant;
      for (std::size_t i = 0; i < squares.size(); ++i)
        next += squares[i] * squared[squared.size() - 1 - i];
      for (std::size_t j = 0; j < variances.size(); ++j)
        next += variances[j] * sigma[sigma.size() - 1 - j];
      squared.push_back(next);
      sigma.push_back(next);
      future.push_back(next);
    }
    return future;
  }
};

void check_count(const Vector& numbers, std::int64_t stated, const Element& element,
                 const std::string& path) {
  if (stated < 0 || numbers.size() != static_cast<std::size_t>(stated))
    fail_invalid("E-COUNT", element.where, path, std::to_string(numbers.size()) + " coefficients",
                 std::to_string(stated));
}

void check_past(const Vector& past, std::size_t needed, const Element& element,
                const std::string& path) {
  if (past.size() < needed)
    fail_invalid("E-COUNT", element.where, path, std::to_string(past.size()) + " past values",
                 std::to_string(needed) + " or more");
}

/// Computes the residuals from the series; those before it are 0. Gives back the others.
Vector find_residuals(Arma& mean) {
  const std::size_t before = mean.ar.degree();
  if (mean.history.size() <= before) return {};
  mean.find_residuals();
  const auto known = static_cast<std::ptrdiff_t>(mean.history.size() - before);
  return {mean.residuals.end() - known, mean.residuals.end()};
}

/// Gives back the past residuals.
Vector read_mean(const ARMAPart& part, const TimeSeriesModel& model, const ModelContext& context,
                 GarchForecaster& garch) {
  const Vector ar = array_of(part.ar);
  check_count(ar, part.p, part, "ARMAPart/AR");
  const Vector ma = part.ma ? array_of(part.ma->maCoefficients) : Vector();
  check_count(ma, part.q, part, "ARMAPart/MA");
  garch.mean.ar = LagPolynomial(ar, -1);
  garch.mean.ma = LagPolynomial(ma, 1);
  garch.mean.constant = part.constant;
  const TimeSeries* series = main_series(model, context);
  if (series != nullptr) garch.mean.history = read_series(*series).values;
  check_past(garch.mean.history, ar.size(), part, "TimeSeries");
  if (part.ma) garch.mean.residuals = array_of(part.ma->residuals);
  const Vector known =
      garch.mean.residuals.empty() ? find_residuals(garch.mean) : garch.mean.residuals;
  check_past(garch.mean.residuals, ma.size(), part, "ARMAPart/MA/Residuals");
  return known;
}

void check_variances(const Vector& variances, const Element& element) {
  for (const double variance : variances) {
    if (!(variance >= 0))
      fail_invalid("E-VALUE", element.where, "VarianceCoefficients/PastVariances",
                   std::to_string(variance), "variances of 0 or more");
  }
}

/// The squared residuals are those of the mean, unless the document has them here, too.
void read_variance(const GARCHPart& part, const Vector& residuals, GarchForecaster& garch) {
  garch.constant = part.constant;
  if (const auto& squares = part.residualSquareCoefficients) {
    garch.squares = array_of(squares->maCoefficients);
    garch.past_residuals = array_of(squares->residuals);
    if (garch.past_residuals.empty()) garch.past_residuals = residuals;
  }
  if (const auto& variances = part.varianceCoefficients) {
    garch.variances = array_of(variances->maCoefficients);
    garch.past_variances = array_of(variances->pastVariances);
    check_variances(garch.past_variances, *variances);
  }
  const auto squares = static_cast<std::int64_t>(garch.squares.size());
  const auto variances = static_cast<std::int64_t>(garch.variances.size());
  const bool fits =
      (squares == part.gq && variances == part.gp) || (squares == part.gp && variances == part.gq);
  if (!fits)
    fail_invalid("E-COUNT", part.where, "GARCHPart",
                 std::to_string(squares) + " and " + std::to_string(variances) + " coefficients",
                 "gq and gp of them");
  check_past(garch.past_residuals, garch.squares.size(), part,
             "ResidualSquareCoefficients/Residuals");
  check_past(garch.past_variances, garch.variances.size(), part,
             "VarianceCoefficients/PastVariances");
}

}  // namespace

ForecasterPtr compile_garch(const GARCH& element, const TimeSeriesModel& model,
                            ModelContext& context) {
  if (!element.armaPart || !element.garchPart)
    fail_invalid("E-ABSENT", element.where, "GARCH", "not both parts", "ARMAPart and GARCHPart");
  auto garch = std::make_unique<GarchForecaster>();
  const Vector residuals = read_mean(*element.armaPart, model, context, *garch);
  read_variance(*element.garchPart, residuals, *garch);
  return garch;
}

}  // namespace pmml::scoring
