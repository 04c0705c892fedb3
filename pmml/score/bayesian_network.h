// BayesianNetworkModel, compiled: nodes, and what is computed over them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "pmml/model/bayesian_network.h"
#include "pmml/score/expression.h"
#include "pmml/score/normal_nodes.h"

namespace pmml::scoring {

/// A distribution of a continuous node; its parameters may depend on the record.
class NodeDistribution {
 public:
  /// Throws InvalidDocument for what is incomplete. The parameters of a lognormal distribution are
  /// those of the logarithm; the mean of a triangular one is its mean, not its peak.
  NodeDistribution(const ContinuousDistribution& distribution, Scope& scope);

  struct Moments {
    double mean;
    double variance;
  };
  /// These throw InvalidRecord when a parameter is missing or impossible.
  Moments moments(Row& row) const;
  double log_density(double x, Row& row) const;

 private:
  enum class Kind : std::uint8_t { triangular, normal, lognormal, uniform };
  struct Parameters {
    double mean, variance, lower, upper;
  };
  Parameters parameters(Row& row) const;

  Kind kind_;
  ExprPtr mean_;
  ExprPtr variance_;
  ExprPtr lower_;
  ExprPtr upper_;
};

/// Mean and variance of what has a normal logarithm.
NodeDistribution::Moments lognormal_moments(double mean, double variance);

/// What a discrete parent of a node can be: another node, or a field that is always given.
struct NodeParent {
  std::optional<std::size_t> node;
  Slot slot = 0;  ///< of a field that is no node
  std::string name;
  std::vector<double> values;
};

/// One node. Tables go through the combinations of parent values, the last parent fastest.
struct NetworkNode {
  std::string name;
  bool discrete = true;
  DataType type{};
  std::vector<double> values;    ///< of a discrete node
  std::optional<Slot> evidence;  ///< the field whose value the node takes when it is given
  std::vector<NodeParent> parents;
  std::vector<std::size_t> uses;  ///< nodes that its expressions read
  std::vector<double> probabilities;
  std::vector<NodeDistribution> distributions;
  std::vector<std::optional<NormalNode>> normal;  ///< the same, where they are
};

/// A function of discrete nodes that have no value, as a table; the last node fastest.
struct Factor {
  std::vector<std::size_t> nodes;  ///< ascending
  std::vector<double> table;
};

/// Sums nodes out of the product of factors until only `kept` (ascending) are left; the result is
/// proportional to the sum. Nothing when it is 0 everywhere. Throws InvalidRecord when a table
/// would have more than 2^20 cells.
std::optional<Factor> eliminate(std::vector<Factor> factors, const std::vector<std::size_t>& kept,
                                const std::vector<NetworkNode>& nodes);

/// The position of a combination of states among all, the last index fastest.
class TableIndex {
 public:
  explicit TableIndex(std::vector<std::size_t> sizes);
  const std::vector<std::size_t>& at() const { return at_; }
  std::size_t position() const { return position_; }
  /// False after the last one.
  bool next();

 private:
  std::vector<std::size_t> sizes_;
  std::vector<std::size_t> at_;
  std::size_t position_ = 0;
};

}  // namespace pmml::scoring
