// Trees and their predicates: names of 1.x, and the end of a walk before there were strategies.
#include "pmml/versions/change.h"
#include "pmml/versions/kept.h"

namespace pmml::versions {

namespace {

/// Where no child was true, a tree before 3.1 gave the score of the last node.
template <class T>
bool has_no_strategy(const T& tree, const Origin& origin) {
  return origin.version < Version::v3_1 &&
         tree.noTrueChildStrategy == NoTrueChildStrategy::returnNullPrediction;
}

template <class T>
void return_last(T& tree, const Origin&) {
  tree.noTrueChildStrategy = NoTrueChildStrategy::returnLastPrediction;
}

constexpr std::string_view old_predicate = "Predicate";

SimplePredicate simple(const KeptNode& node) {
  SimplePredicate predicate;
  predicate.where = node.where;
  predicate.field = attribute_of(node, "field").value_or("");
  predicate.value = attribute_of(node, "value");
  predicate.op = enum_of<SimpleOperator>(attribute_of(node, "operator").value_or(""))
                     .value_or(SimpleOperator::equal);
  return predicate;
}

bool can_be_simple(const Element& element) {
  const KeptNode* node = kept_node(element, old_predicate);
  return node != nullptr &&
         enum_of<SimpleOperator>(attribute_of(*node, "operator").value_or("")).has_value();
}

bool has_old_predicate(const Node& node, const Origin&) {
  return std::holds_alternative<std::monostate>(node.predicate) && can_be_simple(node);
}

void name_predicate(Node& node, const Origin&) {
  node.predicate = simple(*take_node(node, old_predicate));
}

bool has_old_predicates(const CompoundPredicate& compound, const Origin&) {
  return can_be_simple(compound);
}

/// `before` counts the predicates that the reader knew; those taken over so far are added.
void name_predicates(CompoundPredicate& compound, const Origin&) {
  for (std::size_t taken = 0; can_be_simple(compound); ++taken) {
    const KeptNode node = *take_node(compound, old_predicate);
    const std::size_t place = std::min(node.before + taken, compound.predicates.size());
    compound.predicates.insert(compound.predicates.begin() + static_cast<std::ptrdiff_t>(place),
                               simple(node));
  }
}

bool cascades(const CompoundPredicate& compound, const Origin&) {
  const std::string* value = kept_attribute(compound, "booleanOperator");
  return value != nullptr && *value == "cascade";
}

void name_surrogate(CompoundPredicate& compound, const Origin&) {
  take_attribute(compound, "booleanOperator");
  fill(compound, "booleanOperator");
  compound.booleanOperator = BooleanOperator::surrogate;
}

constexpr Change trees_changes[] = {
    change<TreeModel, has_no_strategy<TreeModel>, return_last<TreeModel>>(),
    change<DecisionTree, has_no_strategy<DecisionTree>, return_last<DecisionTree>>(),
    change<Node, has_old_predicate, name_predicate>(),
    change<CompoundPredicate, has_old_predicates, name_predicates>(),
    change<CompoundPredicate, cascades, name_surrogate>()};

}  // namespace

std::span<const Change> changes_of_trees() {
  return trees_changes;
}

}  // namespace pmml::versions
