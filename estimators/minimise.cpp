#include "estimators/minimise.h"

#include <Eigen/Cholesky>
#include <algorithm>
#include <cmath>
#include <deque>
#include <vector>

#include "estimators/least_squares.h"

namespace estimators {
namespace {

struct Point {
  Eigen::VectorXd w;
  Eigen::VectorXd gradient;
  double value = 0;
};

double largest(const Eigen::VectorXd& v) {
  return v.cwiseAbs().maxCoeff();
}

// Near the minimum differences of the value drown in rounding: then the slope along the direction
// must have flattened instead (the approximate Wolfe condition of Hager and Zhang).
bool is_progress(const Point& from, const Point& to, const Eigen::VectorXd& direction,
                 double step) {
  constexpr double armijo = 1e-4;
  constexpr double flatter = 0.9;
  const double slope = from.gradient.dot(direction);
  const double rounding = 1e-11 * std::abs(from.value);
  if (!std::isfinite(to.value)) return false;
  if (-step * slope > rounding) return to.value <= from.value + armijo * step * slope;
  return to.value <= from.value + rounding &&
         std::abs(to.gradient.dot(direction)) <= flatter * -slope;
}

// Moves along direction by 1, 1/2, 1/4, ... of its length; false when nothing is gained.
bool line_search(const Objective& objective, const Eigen::VectorXd& direction, Point& at) {
  if (!(at.gradient.dot(direction) < 0)) return false;
  Point next;
  for (double step = 1; step > 1e-12; step /= 2) {
    next.w = at.w + step * direction;
    next.value = objective.value(next.w, next.gradient);
    if (is_progress(at, next, direction, step)) {
      at = std::move(next);
      return true;
    }
  }
  return false;
}

// Rows and columns are scaled to a unit diagonal, so that units of measurement do not matter.
Eigen::VectorXd newton_direction(const Eigen::MatrixXd& hessian, const Eigen::VectorXd& gradient) {
  constexpr double singular = 1e-13;
  const Eigen::VectorXd diagonal = hessian.diagonal();
  if (diagonal.minCoeff() > 0) {
    const Eigen::VectorXd scale = diagonal.array().rsqrt();
    const Eigen::LLT<Eigen::MatrixXd> llt(scale.asDiagonal() * hessian * scale.asDiagonal());
    if (llt.info() == Eigen::Success && llt.rcond() > singular) {
      return -(scale.asDiagonal() * llt.solve(scale.asDiagonal() * gradient));
    }
  }
  const Eigen::MatrixXd full = hessian.selfadjointView<Eigen::Lower>();
  return -least_squares(full, gradient).solution;
}

Minimum finish(Point& at, int iterations, Eigen::VectorXd& w) {
  w = std::move(at.w);
  return {at.value, largest(at.gradient), iterations};
}

struct Curvature {
  Eigen::VectorXd s;
  Eigen::VectorXd y;
  double rho;
};

// The two-loop recursion of Nocedal (1980).
Eigen::VectorXd lbfgs_direction(const std::deque<Curvature>& memory,
                                const Eigen::VectorXd& gradient) {
  Eigen::VectorXd q = -gradient;
  std::vector<double> alpha(memory.size());
  for (std::size_t i = memory.size(); i-- > 0;) {
    alpha[i] = memory[i].rho * memory[i].s.dot(q);
    q -= alpha[i] * memory[i].y;
  }
  if (memory.empty()) {
    q /= std::max(1.0, gradient.norm());
  } else {
    q /= memory.back().rho * memory.back().y.squaredNorm();
  }
  for (std::size_t i = 0; i < memory.size(); ++i) {
    q += (alpha[i] - memory[i].rho * memory[i].y.dot(q)) * memory[i].s;
  }
  return q;
}

void remember(std::deque<Curvature>& memory, const Point& from, const Point& to) {
  constexpr std::size_t pairs = 10;
  Eigen::VectorXd s = to.w - from.w;
  Eigen::VectorXd y = to.gradient - from.gradient;
  const double sy = s.dot(y);
  if (!(sy > 0)) return;
  memory.push_back({std::move(s), std::move(y), 1 / sy});
  if (memory.size() > pairs) memory.pop_front();
}

}  // namespace

Minimum minimise_newton(const Objective& objective, Eigen::VectorXd& w, int max_iter) {
  Point at{w, {}, 0};
  at.value = objective.value(at.w, at.gradient);
  int iteration = 0;
  for (; iteration < max_iter && largest(at.gradient) > 0; ++iteration) {
    Point next = at;
    const Eigen::VectorXd direction = newton_direction(objective.hessian(at.w), at.gradient);
    if (!line_search(objective, direction, next)) break;
    if (next.value >= at.value && largest(next.gradient) >= largest(at.gradient)) break;
    at = std::move(next);
  }
  return finish(at, iteration, w);
}

Minimum minimise_lbfgs(const Objective& objective, Eigen::VectorXd& w, int max_iter, double tol) {
  Point at{w, {}, 0};
  at.value = objective.value(at.w, at.gradient);
  std::deque<Curvature> memory;
  int iteration = 0;
  while (iteration < max_iter && largest(at.gradient) > tol) {
    const Point from = at;
    if (!line_search(objective, lbfgs_direction(memory, at.gradient), at)) break;
    remember(memory, from, at);
    ++iteration;
  }
  return finish(at, iteration, w);
}

}  // namespace estimators
