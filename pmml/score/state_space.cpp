// StateSpaceModel (checklist 29.4).
#include <algorithm>
#include <cmath>

#include "pmml/score/arrays.h"
#include "pmml/score/time_series.h"
#include "pmml/score/transfer_function.h"

namespace pmml::scoring {

namespace {

using Vector = std::vector<double>;

/// A square matrix, row by row.
struct Square {
  std::size_t size = 0;
  Vector cells;

  Vector times(const Vector& x) const {
    Vector result(size, 0.0);
    for (std::size_t i = 0; i < size; ++i) {
      for (std::size_t j = 0; j < size; ++j) result[i] += cells[i * size + j] * x[j];
    }
    return result;
  }
  Square times(const Square& other) const {
    Square result{size, Vector(size * size, 0.0)};
    for (std::size_t i = 0; i < size; ++i) {
      for (std::size_t k = 0; k < size; ++k) {
        const double factor = cells[i * size + k];
        if (factor == 0) continue;
        for (std::size_t j = 0; j < size; ++j)
          result.cells[i * size + j] += factor * other.cells[k * size + j];
      }
    }
    return result;
  }
  Square transposed() const {
    Square result{size, Vector(size * size)};
    for (std::size_t i = 0; i < size; ++i) {
      for (std::size_t j = 0; j < size; ++j) result.cells[j * size + i] = cells[i * size + j];
    }
    return result;
  }
};

double product(const Vector& a, const Vector& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

class StateSpace : public Forecaster {
 public:
  Forecast at(std::size_t steps, Row& row) const override {
    std::size_t terms = state.size() * state.size();
    for (const TransferFunction& regressor : regressors) terms += regressor.terms();
    check_work(steps, terms);
    double value = product(measurement, state_after(steps)) + intercept;
    for (const TransferFunction& regressor : regressors) value += regressor.at(steps, row);
    return {value, variance_of(steps)};
  }
  void explain(std::size_t steps, Row& row, Tracer& tracer) const override {
    const Vector now = state_after(steps);
    tracer.list(now.size(), [&](std::size_t i) {
      tracer.add("state", Tracer::number(i), now[i]);
      tracer.add("measurement", Tracer::number(i), measurement[i]);
    });
    tracer.add("intercept", {}, intercept);
    tracer.list(regressors.size(), [&](std::size_t i) {
      tracer.add("regressor", Tracer::number(i), regressors[i].at(steps, row));
    });
  }
  bool has_variance() const override { return covariance.size > 0 || !psi.empty(); }

  Vector state;  ///< at the time of the first forecast
  Square transition;
  Vector measurement;
  Vector state_intercept;
  double intercept = 0;
  double scale = 1;
  Square covariance;  ///< of the state at the last observation; without size: unknown
  Square disturbance;
  double noise = 0;
  Vector psi;
  std::vector<TransferFunction> regressors;  ///< what they add to the observation

 private:
  Vector state_after(std::size_t steps) const {
    Vector now = state;
    for (std::size_t k = 1; k < steps; ++k) {
      now = transition.times(now);
      for (std::size_t i = 0; i < now.size(); ++i) now[i] += state_intercept[i];
    }
    return now;
  }

  double variance_of(std::size_t steps) const {
    if (!psi.empty()) return variance_by_psi(steps);
    if (covariance.size == 0) return missing;
    check_work(steps, state.size() * state.size() * state.size());
    const Square back = transition.transposed();
    Square now = covariance;
    for (std::size_t k = 0; k < steps; ++k) {
      now = transition.times(now).times(back);
      for (std::size_t i = 0; i < now.cells.size(); ++i) now.cells[i] += disturbance.cells[i];
    }
    return scale * (product(measurement, now.times(measurement)) + noise);
  }

  double variance_by_psi(std::size_t steps) const {
    if (steps > psi.size()) return missing;
    double sum = 0;
    for (std::size_t k = 0; k < steps; ++k) sum += psi[k] * psi[k];
    return scale * sum;
  }
};

class StateSpaceCompiler {
 public:
  StateSpaceCompiler(const StateSpaceModel& element, const TimeSeriesModel& model,
                     ModelContext& context)
      : element_(element), series_(model), context_(context) {}

  ForecasterPtr compile() {
    if (!element_.stateVector || !element_.stateVector->array) absent("StateVector");
    model_->state = numbers_of(*element_.stateVector->array);
    constexpr std::size_t most_states = 1000;
    if (model_->state.empty() || model_->state.size() > most_states)
      context_.unsupported(*element_.stateVector, "StateVector",
                           std::to_string(model_->state.size()) + " states");
    if (!element_.transitionMatrix) absent("TransitionMatrix");
    model_->transition = square(*element_.transitionMatrix, "TransitionMatrix");
    read_measurement();
    read_intercepts();
    read_variance();
    read_regressors();
    return std::move(model_);
  }

 private:
  [[noreturn]] void absent(const std::string& name) const {
    fail_invalid("E-ABSENT", element_.where, "StateSpaceModel", "no " + name, "its numbers");
  }

  template <class Holder>
  DenseMatrix matrix(const Holder& holder, std::size_t rows, std::size_t columns,
                     const std::string& name) const {
    if (!holder.matrix) absent(name + "/Matrix");
    DenseMatrix result = dense(*holder.matrix);
    if (result.rows != rows || result.columns != columns)
      fail_invalid("E-COUNT", holder.where, name,
                   std::to_string(result.rows) + " x " + std::to_string(result.columns),
                   std::to_string(rows) + " x " + std::to_string(columns));
    if (std::any_of(result.cells.begin(), result.cells.end(), is_missing))
      fail_invalid("E-ABSENT", holder.where, name, "a cell without value", "every cell");
    return result;
  }

  template <class Holder>
  Square square(const Holder& holder, const std::string& name) const {
    const std::size_t size = model_->state.size();
    return {size, matrix(holder, size, size, name).cells};
  }

  void read_measurement() {
    if (!element_.measurementMatrix) absent("MeasurementMatrix");
    model_->measurement =
        matrix(*element_.measurementMatrix, 1, model_->state.size(), "MeasurementMatrix").cells;
  }

  void read_intercepts() {
    model_->intercept = element_.intercept;
    model_->state_intercept.assign(model_->state.size(), 0.0);
    if (!element_.interceptVector) return;
    const InterceptVector& vector = *element_.interceptVector;
    if (!vector.array) absent("InterceptVector/Array");
    const Vector numbers = numbers_of(*vector.array);
    const bool of_state = vector.type == InterceptType::state;
    if (numbers.size() != (of_state ? model_->state.size() : 1))
      fail_invalid("E-COUNT", vector.where, "InterceptVector",
                   std::to_string(numbers.size()) + " numbers",
                   of_state ? "one for each state" : "one");
    if (of_state) {
      model_->state_intercept = numbers;
    } else if (element_.intercept != 0) {
      context_.unsupported(vector, "InterceptVector", "two intercepts of the observation");
    } else {
      model_->intercept = numbers[0];
    }
  }

  void read_variance() {
    model_->scale = element_.variance.value_or(1);
    if (element_.psiVector) return read_psi(*element_.psiVector);
    if (!element_.predictedStateCovarianceMatrix || !element_.selectedStateCovarianceMatrix) return;
    model_->covariance =
        square(*element_.predictedStateCovarianceMatrix, "PredictedStateCovarianceMatrix");
    model_->disturbance =
        square(*element_.selectedStateCovarianceMatrix, "SelectedStateCovarianceMatrix");
    if (element_.observationVarianceMatrix)
      model_->noise =
          matrix(*element_.observationVarianceMatrix, 1, 1, "ObservationVarianceMatrix").cells[0];
  }

  std::size_t period() const {
    if (element_.period == "none") return 0;
    const double number = literal(element_.period, DataType::integer, context_.pool(),
                                  element_.where, "StateSpaceModel/@period");
    constexpr double longest = 10'000;
    if (!(number >= 1 && number <= longest))
      context_.unsupported(element_, "StateSpaceModel/@period", element_.period);
    return static_cast<std::size_t>(number);
  }

  void read_regressors() {
    if (element_.dynamicRegressors.empty()) return;
    RegressorFrame frame{series_, context_, period(), std::nullopt};
    if (const TimeSeries* main = main_series(series_, context_))
      frame.last = read_series(*main).last;
    for (const DynamicRegressor& regressor : element_.dynamicRegressors)
      model_->regressors.emplace_back(regressor, frame);
  }

  void read_psi(const PsiVector& vector) {
    if (!vector.array || !vector.variance) return;
    if (vector.targetField && *vector.targetField != context_.target_name) return;
    StringPool& pool = context_.pool();
    model_->scale = literal(*vector.variance, DataType::double_, pool, vector.where, "PsiVector");
    model_->psi = numbers_of(*vector.array);
  }

  const StateSpaceModel& element_;
  const TimeSeriesModel& series_;
  ModelContext& context_;
  std::unique_ptr<StateSpace> model_ = std::make_unique<StateSpace>();
};

}  // namespace

ForecasterPtr compile_state_space(const StateSpaceModel& element, const TimeSeriesModel& model,
                                  ModelContext& context) {
  return StateSpaceCompiler(element, model, context).compile();
}

}  // namespace pmml::scoring
