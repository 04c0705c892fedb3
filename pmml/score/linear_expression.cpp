#include "pmml/score/linear_expression.h"

#include <array>
#include <cmath>
#include <utility>

namespace pmml::scoring {

namespace {

[[noreturn]] void not_linear() {
  throw InvalidRecord{"ContinuousDistribution", "nodes without a value",
                      "an expression that is linear in them"};
}

void add_sum(LinearSum& sum, const LinearSum& other, double factor) {
  sum.constant += factor * other.constant;
  for (const auto& [node, weight] : other.weights) sum.weights[node] += factor * weight;
}

LinearSum scaled(const LinearSum& sum, double factor) {
  LinearSum result;
  add_sum(result, sum, factor);
  return result;
}

}  // namespace

LinearExpression::LinearExpression(const Expression& expression, NodeScope& scope,
                                   const NodeIndex& nodes) {
  if (split(expression, scope, nodes)) return;
  scope.start();
  expr_ = convert_to(compile_expression(expression, scope, DataType::double_), DataType::double_,
                     scope.compilation.program.pool, "ContinuousDistribution");
  for (const std::string& name : scope.asked()) {
    const auto found = nodes.find(name);
    if (found != nodes.end()) nodes_.push_back(found->second);
  }
}

/// False for what is compiled whole.
bool LinearExpression::split(const Expression& expression, NodeScope& scope,
                             const NodeIndex& nodes) {
  if (const auto* reference = std::get_if<Box<FieldRef>>(&expression)) {
    const auto found = nodes.find((*reference)->field);
    if (found == nodes.end() || (*reference)->mapMissingTo || scope.is_derived(found->first))
      return false;
    kind_ = Kind::node;
    nodes_.push_back(found->second);
    return true;
  }
  const auto* apply = std::get_if<Box<Apply>>(&expression);
  if (apply == nullptr || (*apply)->mapMissingTo || (*apply)->defaultValue) return false;
  constexpr std::array<std::pair<std::string_view, Kind>, 4> operations = {
      {{"+", Kind::plus}, {"-", Kind::minus}, {"*", Kind::times}, {"/", Kind::divided}}};
  for (const auto& [name, kind] : operations) {
    if ((*apply)->function != name || (*apply)->expressions.size() != 2) continue;
    kind_ = kind;
    for (const Expression& argument : (*apply)->expressions)
      arguments_.emplace_back(argument, scope, nodes);
    return true;
  }
  return false;
}

LinearSum LinearExpression::sum(const std::vector<double>& evidence, Row& row) const {
  if (arguments_.empty()) return value(evidence, row);
  LinearSum first = arguments_[0].sum(evidence, row);
  const LinearSum second = arguments_[1].sum(evidence, row);
  switch (kind_) {
    case Kind::plus:
    case Kind::minus:
      add_sum(first, second, kind_ == Kind::plus ? 1 : -1);
      return first;
    case Kind::times:
      if (second.weights.empty()) return scaled(first, second.constant);
      if (!first.weights.empty()) not_linear();
      return scaled(second, first.constant);
    default:
      if (!second.weights.empty() || second.constant == 0) not_linear();
      return scaled(first, 1 / second.constant);
  }
}

LinearSum LinearExpression::value(const std::vector<double>& evidence, Row& row) const {
  if (kind_ == Kind::node) {
    const double known = evidence[nodes_[0]];
    return is_missing(known) ? LinearSum{0, {{nodes_[0], 1.0}}} : LinearSum{known, {}};
  }
  for (const std::size_t node : nodes_) {
    if (is_missing(evidence[node])) not_linear();
  }
  const double known = expr_->eval(row);
  if (!std::isfinite(known))
    throw InvalidRecord{"ContinuousDistribution", "a parameter without a finite value",
                        "values for the parents of the node"};
  return {known, {}};
}

}  // namespace pmml::scoring
