// Expressions as sums over the continuous nodes of a Bayesian network.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "pmml/score/node_scope.h"

namespace pmml::scoring {

/// constant + sum of weight * node.
struct LinearSum {
  double constant = 0;
  std::map<std::size_t, double> weights;
};

/// An expression of a node's distribution, taken apart at +, -, * and /.
class LinearExpression {
 public:
  using NodeIndex = std::map<std::string, std::size_t>;
  LinearExpression(const Expression& expression, NodeScope& scope, const NodeIndex& nodes);

  /// The sum over the nodes without evidence. Throws InvalidRecord when the expression is none or a
  /// value is missing.
  LinearSum sum(const std::vector<double>& evidence, Row& row) const;

 private:
  enum class Kind : std::uint8_t { value, node, plus, minus, times, divided };
  bool split(const Expression& expression, NodeScope& scope, const NodeIndex& nodes);
  LinearSum value(const std::vector<double>& evidence, Row& row) const;

  Kind kind_ = Kind::value;
  std::vector<LinearExpression> arguments_;
  ExprPtr expr_;
  std::vector<std::size_t> nodes_;  ///< the node, or all that the value depends on
};

}  // namespace pmml::scoring
