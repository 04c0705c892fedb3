// Trees.
#include <algorithm>
#include <cmath>

#include "pmml/tools/rules_context.h"
#include "pmml/tools/rules_values.h"

namespace pmml {
namespace {

const TreeModel* tree_model(const RuleContext& context) {
  const ModelView* model = context.scopes().model();
  return model == nullptr ? nullptr : model->as<TreeModel>();
}

MissingValueStrategy strategy(const RuleContext& context) {
  if (const auto* tree = context.scopes().decision_tree()) return tree->missingValueStrategy;
  const TreeModel* model = tree_model(context);
  return model == nullptr ? MissingValueStrategy::none : model->missingValueStrategy;
}

MiningFunction function(const RuleContext& context) {
  if (const auto* tree = context.scopes().decision_tree()) return tree->functionName;
  const TreeModel* model = tree_model(context);
  return model == nullptr ? MiningFunction::mixed : model->functionName;
}

class NodeIds final : public WalkVisitor {
 public:
  explicit NodeIds(RuleContext& context) : context_(context) {}
  bool enter(const WalkPath& path) override {
    const auto* node = path.as<Node>();
    if (node == nullptr || !node->id || ids_.first(*node->id)) return true;
    const std::string place = path.text().substr(1);
    context_.problem_in(place, 0, *node, "id", quoted(*node->id) + " again", "an id of its own");
    return true;
  }

 private:
  RuleContext& context_;
  Unique ids_;
};

void unique_nodes_of_tree(RuleContext& context, const TreeModel& model) {
  if (!model.node) return;
  NodeIds ids(context);
  walk(*model.node, ids);
}

void default_child_known(RuleContext& context, const Node& node) {
  if (!node.defaultChild) return;
  const bool known = std::any_of(node.nodes.begin(), node.nodes.end(),
                                 [&](const Node& child) { return child.id == node.defaultChild; });
  if (known) return;
  context.problem("defaultChild", quoted(*node.defaultChild), "the id of a child");
}

void default_child_given(RuleContext& context, const Node& node) {
  if (node.nodes.empty() || node.defaultChild) return;
  if (strategy(context) != MissingValueStrategy::defaultChild) return;
  context.problem("defaultChild", "no default child",
                  "the id of a child, as missingValueStrategy is defaultChild");
}

void record_counts(RuleContext& context, const Node& node) {
  const MissingValueStrategy used = strategy(context);
  if (node.recordCount || used != MissingValueStrategy::weightedConfidence) return;
  context.problem("recordCount", "no record count",
                  "a count, as missingValueStrategy is weightedConfidence");
}

// Counts of children may be weighted or rounded: a relative difference of 1e-6 is let pass.
constexpr double count_tolerance = 1e-6;

void count_sum(RuleContext& context, const Node& node) {
  if (!node.recordCount || node.nodes.empty()) return;
  double sum = 0;
  for (const Node& child : node.nodes) {
    if (!child.recordCount) return;
    sum += *child.recordCount;
  }
  if (std::abs(sum - *node.recordCount) <= count_tolerance * std::abs(*node.recordCount)) return;
  context.problem("recordCount", format_double(*node.recordCount),
                  "the sum " + format_double(sum) + " of the children");
}

void node_category(RuleContext& context, const Node& node) {
  if (!node.score || function(context) != MiningFunction::classification) return;
  const FieldView* target = categories(context.scopes());
  if (target == nullptr || may_be(*target, *node.score)) return;
  context.problem("score", quoted(*node.score), "a valid value of the target");
}

void score_number(RuleContext& context, const Node& node) {
  if (!node.score || function(context) != MiningFunction::regression) return;
  if (is_number(*node.score)) return;
  context.problem("score", quoted(*node.score), "a number, as functionName is regression");
}

bool is_embedded(const Node& node) {
  return !std::holds_alternative<std::monostate>(node.embeddedModel);
}

void leaf_score(RuleContext& context, const Node& node) {
  if (node.score || !node.nodes.empty() || !node.scoreDistributions.empty()) return;
  if (is_embedded(node)) return;
  context.problem("score", "a leaf without a score", "a score or a score distribution");
}

double weight(const ScoreDistribution& score) {
  return score.probability.value_or(score.recordCount);
}

void score_winner(RuleContext& context, const Node& node) {
  const auto& scores = node.scoreDistributions;
  if (!node.score || scores.empty()) return;
  const auto best =
      std::max_element(scores.begin(), scores.end(),
                       [](const auto& a, const auto& b) { return weight(a) < weight(b); });
  for (const ScoreDistribution& score : scores) {
    if (score.value == *node.score && weight(score) == weight(*best)) return;
  }
  context.problem("score", quoted(*node.score),
                  "the most frequent category " + quoted(best->value));
}

void binary(RuleContext& context, const Node& node) {
  const TreeModel* model = tree_model(context);
  if (context.scopes().decision_tree() != nullptr) return;
  if (model == nullptr || model->splitCharacteristic != SplitCharacteristic::binarySplit) return;
  if (node.nodes.empty() || node.nodes.size() == 2) return;
  context.problem("", count_text(node.nodes.size(), "children"),
                  "none or two, as splitCharacteristic is binarySplit");
}

}  // namespace

RuleTable tree_rules() {
  constexpr std::string_view section = "Trees";
  return {
      rule<unique_nodes_of_tree>("E-NODE-DUPLICATE", Severity::error, section,
                                 "The nodes of a tree have different ids."),
      rule<default_child_known>("E-NODE-DEFAULT", Severity::error, section,
                                "defaultChild is the id of a child of the node."),
      rule<default_child_given>(
          "E-NODE-NO-DEFAULT", Severity::error, section,
          "Under missingValueStrategy defaultChild every inner node has a defaultChild."),
      rule<record_counts>(
          "E-NODE-COUNT", Severity::error, section,
          "Under missingValueStrategy weightedConfidence every node has a recordCount."),
      rule<count_sum>("E-NODE-COUNT-SUM", Severity::warning, section,
                      "The record counts of children have the sum of their parent, within 1e-6 of "
                      "it."),
      rule<node_category>("E-NODE-CATEGORY", Severity::error, section,
                          "In classification the score of a node is a valid value of the target."),
      rule<score_number>("E-NODE-NUMBER", Severity::error, section,
                         "In regression the score of a node is a number."),
      rule<leaf_score>("E-NODE-SCORE", Severity::warning, section,
                       "A leaf has a score or a score distribution."),
      rule<score_winner>("E-NODE-WINNER", Severity::warning, section,
                         "The score of a node is the most frequent category of its distribution."),
      rule<binary>("E-NODE-BINARY", Severity::warning, section,
                   "Under splitCharacteristic binarySplit nodes have no or two children."),
  };
}

}  // namespace pmml
