// Continuous nodes without value whose joint distribution is normal.
#pragma once

#include <vector>

#include "pmml/score/linear_expression.h"

namespace pmml::scoring {

/// A normal distribution, or one whose logarithm is normal.
struct NormalNode {
  LinearExpression mean;
  LinearExpression variance;
  bool logarithmic;
};

/// The joint distribution of nodes, built parent by parent.
class NormalNodes {
 public:
  /// A node that is the sum and an error of that variance. Nodes of the sum must be known.
  void add(std::size_t node, const LinearSum& sum, double variance);
  /// Learns that such a sum is x; gives the logarithm of the density of that. Throws InvalidRecord
  /// when nothing is uncertain.
  double observe(const LinearSum& sum, double variance, double x);

  double mean(std::size_t node) const { return means_[place(node)]; }
  double variance(std::size_t node) const { return covariances_[place(node)][place(node)]; }
  std::size_t size() const { return nodes_.size(); }

 private:
  struct Prediction {
    double mean;
    double variance;
    std::vector<double> covariances;  ///< with the nodes
  };
  std::size_t place(std::size_t node) const;
  Prediction predict(const LinearSum& sum, double variance) const;

  std::vector<std::size_t> nodes_;
  std::vector<double> means_;
  std::vector<std::vector<double>> covariances_;
};

}  // namespace pmml::scoring
