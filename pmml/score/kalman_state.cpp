#include <algorithm>

#include "pmml/score/arma_end.h"
#include "pmml/score/arrays.h"
#include "pmml/score/fail.h"
#include "pmml/score/row.h"

namespace pmml::scoring {

namespace {

/// The state of Harvey's form for the next time: its first number is the forecast, each other one
/// what it leaves to the time after.
class KalmanEnd : public ArmaEnd {
 public:
  std::vector<double> forecast(std::size_t steps) const override {
    std::vector<double> now = state;
    std::vector<double> x;
    for (std::size_t k = 0; k < steps; ++k) {
      const double first = now[0];
      x.push_back(first);
      for (std::size_t i = 0; i < now.size(); ++i) {
        const double shifted = i + 1 < now.size() ? now[i + 1] : 0;
        now[i] = shifted + (i < ar.size() ? ar[i] * first : 0);
      }
    }
    return x;
  }

  double variance(const LagPolynomial& whole, std::size_t steps) const override {
    if (!certain) return missing;
    double sum = 0;
    for (const double psi : quotient(ma, whole, steps)) sum += psi * psi;
    return sum;
  }

  std::size_t terms() const override { return state.size(); }

  std::vector<double> state;
  std::vector<double> ar;  ///< of the last value first
  LagPolynomial ma;
  bool certain = true;  ///< the state is known without error
};

/// Where the series is not the first number of the state.
void refuse_other_measurement(const KalmanState& element) {
  const std::vector<double> h = array_of(element.hVector);
  if (h.empty()) return;
  const bool first = h[0] == 0 || h[0] == 1;
  if (!first || std::any_of(h.begin() + 1, h.end(), [](double x) { return x != 0; }))
    fail_unsupported(element.where, "KalmanState/HVector", "another measurement",
                     "1 for the first number of the state and 0 for the others");
}

}  // namespace

std::unique_ptr<const ArmaEnd> read_kalman_state(const KalmanState& element,
                                                 const LagPolynomial& ar, const LagPolynomial& ma) {
  refuse_other_measurement(element);
  auto end = std::make_unique<KalmanEnd>();
  end->ma = ma;
  end->state = array_of(element.finalStateVector);
  end->ar.assign(ar.degree(), 0.0);
  for (const auto& [lag, coefficient] : ar.terms()) {
    if (lag > 0) end->ar[lag - 1] = -coefficient;
  }
  const std::size_t least = std::max<std::size_t>({1, ar.degree(), ma.degree()});
  const std::size_t other = std::max(ar.degree(), ma.degree() + 1);
  if (end->state.size() != least && end->state.size() != other)
    fail_invalid("E-COUNT", element.where, "KalmanState/FinalStateVector",
                 std::to_string(end->state.size()) + " numbers",
                 std::to_string(least) + ", the larger order of AR and MA");
  if (element.finalOmega && element.finalOmega->matrix) {
    const std::vector<double> cells = dense(*element.finalOmega->matrix).cells;
    end->certain = std::all_of(cells.begin(), cells.end(), [](double x) { return x == 0; });
  }
  return end;
}

}  // namespace pmml::scoring
