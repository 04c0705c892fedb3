#include "pmml/score/normal_nodes.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace pmml::scoring {

std::size_t NormalNodes::place(std::size_t node) const {
  return static_cast<std::size_t>(std::find(nodes_.begin(), nodes_.end(), node) - nodes_.begin());
}

NormalNodes::Prediction NormalNodes::predict(const LinearSum& sum, double variance) const {
  Prediction result{sum.constant, variance, std::vector<double>(size(), 0.0)};
  for (const auto& [node, weight] : sum.weights) {
    const std::size_t at = place(node);
    result.mean += weight * means_[at];
    for (std::size_t i = 0; i < size(); ++i) result.covariances[i] += weight * covariances_[at][i];
  }
  for (const auto& [node, weight] : sum.weights)
    result.variance += weight * result.covariances[place(node)];
  return result;
}

void NormalNodes::add(std::size_t node, const LinearSum& sum, double variance) {
  Prediction added = predict(sum, variance);
  for (std::size_t i = 0; i < size(); ++i) covariances_[i].push_back(added.covariances[i]);
  added.covariances.push_back(added.variance);
  covariances_.push_back(std::move(added.covariances));
  means_.push_back(added.mean);
  nodes_.push_back(node);
}

double NormalNodes::observe(const LinearSum& sum, double variance, double x) {
  const Prediction predicted = predict(sum, variance);
  if (!(predicted.variance > 0))
    throw InvalidRecord{"ContinuousDistribution", "impossible parameters", "a variance above 0"};
  const double error = x - predicted.mean;
  for (std::size_t i = 0; i < size(); ++i) {
    const double gain = predicted.covariances[i] / predicted.variance;
    means_[i] += gain * error;
    for (std::size_t j = 0; j < size(); ++j) covariances_[i][j] -= gain * predicted.covariances[j];
  }
  return -0.5 *
         (std::log(2 * std::numbers::pi * predicted.variance) + error * error / predicted.variance);
}

}  // namespace pmml::scoring
