#include "estimators/tree_pmml.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>

#include "pmml/describe/numbers.h"
#include "pmml/describe/value_type.h"

namespace estimators {
namespace {

using pmml::Node;
using pmml::SimplePredicate;
using Op = pmml::SimpleOperator;

constexpr const char* model_path = "//TreeModel";
constexpr const char* node_path = "//TreeModel//Node";

// ---- Writing

pmml::Predicate test(const std::string& field, Op op, double threshold) {
  SimplePredicate out;
  out.field = field;
  out.op = op;
  out.value = pmml::format_double(threshold);
  return out;
}

void write_classes(const Tree& tree, std::size_t id, const std::vector<std::string>& classes,
                   Node& node) {
  const std::span<const double> counts = tree.value_of(id);
  const double sum = std::accumulate(counts.begin(), counts.end(), 0.0);
  const auto best = std::ranges::max_element(counts) - counts.begin();
  node.score = classes[static_cast<std::size_t>(best)];
  for (std::size_t k = 0; k < classes.size(); ++k) {
    pmml::ScoreDistribution& share = node.scoreDistributions.emplace_back();
    share.value = classes[k];
    share.recordCount = counts[k];
    if (tree.is_leaf(id) && sum > 0) share.probability = counts[k] / sum;
  }
}

Node write_node(const Tree& tree, std::size_t id, const std::vector<std::string>& classes) {
  Node out;
  out.id = std::to_string(id);
  out.recordCount = tree.weighted_n_node_samples[id];
  if (classes.empty()) {
    out.score = pmml::format_double(tree.value_of(id)[0]);
  } else {
    write_classes(tree, id, classes, out);
  }
  return out;
}

// Children have greater numbers than their parents, so the last node is complete first.
Node write_nodes(const Tree& tree, const FieldColumns& features,
                 const std::vector<std::string>& classes) {
  std::vector<Node> nodes;
  for (std::size_t id = 0; id < tree.node_count(); ++id) {
    nodes.push_back(write_node(tree, id, classes));
  }
  for (std::size_t id = nodes.size(); id-- > 0;) {
    if (tree.is_leaf(id)) continue;
    Node& left = nodes[static_cast<std::size_t>(tree.children_left[id])];
    Node& right = nodes[static_cast<std::size_t>(tree.children_right[id])];
    const std::string& field = features[static_cast<std::size_t>(tree.feature[id])].field;
    left.predicate = test(field, Op::lessOrEqual, tree.threshold[id]);
    right.predicate = test(field, Op::greaterThan, tree.threshold[id]);
    nodes[id].nodes.push_back(std::move(left));
    nodes[id].nodes.push_back(std::move(right));
  }
  nodes[0].predicate = pmml::True();
  return std::move(nodes[0]);
}

// ---- Reading

struct Split {
  std::string field;
  double threshold = 0;
  /// Whether the threshold itself goes left.
  bool inclusive = true;
  /// The child for numbers up to the threshold, 0 or 1.
  std::size_t left = 0;
};

const SimplePredicate& simple(const Node& node) {
  const auto* found = std::get_if<SimplePredicate>(&node.predicate);
  if (found == nullptr || !found->value) {
    unsupported(node, node_path, "another predicate", "SimplePredicate with a number");
  }
  return *found;
}

bool is_upper(Op op) {
  return op == Op::greaterThan || op == Op::greaterOrEqual;
}

bool includes_threshold(Op op) {
  return op == Op::lessOrEqual || op == Op::greaterOrEqual;
}

Split read_split(const Node& node) {
  if (node.nodes.size() != 2) {
    unsupported(node, node_path, std::to_string(node.nodes.size()) + " children", "none or two");
  }
  const SimplePredicate& first = simple(node.nodes[0]);
  const SimplePredicate& second = simple(node.nodes[1]);
  for (const SimplePredicate* test : {&first, &second}) {
    const bool ordered =
        is_upper(test->op) || test->op == Op::lessThan || test->op == Op::lessOrEqual;
    if (!ordered) unsupported(*test, node_path, std::string(pmml::name_of(test->op)), "<= or >");
  }
  const double threshold = number_of(*first.value, first, node_path);
  const bool opposite = first.field == second.field && is_upper(first.op) != is_upper(second.op) &&
                        includes_threshold(first.op) != includes_threshold(second.op) &&
                        threshold == number_of(*second.value, second, node_path);
  if (!opposite) unsupported(node, node_path, "children that are no alternatives", "x <= t, x > t");
  const std::size_t left = is_upper(first.op) ? 1 : 0;
  const Op below = left == 0 ? first.op : second.op;
  return {first.field, threshold, below == Op::lessOrEqual, left};
}

constexpr double infinity = std::numeric_limits<double>::infinity();

// The greatest double that passes the test; single precision rounds both sides before.
double limit(const Split& split, bool is_float) {
  if (!is_float)
    return split.inclusive ? split.threshold : std::nextafter(split.threshold, -infinity);
  auto last = static_cast<float>(split.threshold);
  constexpr float top = std::numeric_limits<float>::infinity();
  if (!split.inclusive) last = std::nextafter(last, -top);
  const double middle = (double{last} + double{std::nextafter(last, top)}) / 2;
  return static_cast<float>(middle) <= last ? middle : std::nextafter(middle, -infinity);
}

/// A node of the document in pre-order (node, left, right) with the pre-order number of its parent.
struct Visit {
  const Node* node = nullptr;
  std::size_t parent = 0;
  bool is_left = false;
  std::size_t id = 0;
};

std::vector<Visit> pre_order(const Node& root) {
  std::vector<Visit> out;
  std::vector<Visit> open = {{&root, 0, false, 0}};
  while (!open.empty()) {
    Visit visit = open.back();
    open.pop_back();
    visit.id = out.size();
    out.push_back(visit);
    if (visit.node->nodes.empty()) continue;
    const std::size_t left = read_split(*visit.node).left;
    open.push_back({&visit.node->nodes[1 - left], visit.id, false, 0});
    open.push_back({&visit.node->nodes[left], visit.id, true, 0});
  }
  return out;
}

// Node@id as numbers when they are a numbering in which children follow their parents.
std::optional<std::vector<std::size_t>> given_ids(const std::vector<Visit>& visits) {
  std::vector<std::size_t> ids;
  std::vector<bool> seen(visits.size());
  for (const Visit& visit : visits) {
    std::int64_t id = -1;
    if (!visit.node->id || pmml::parse_integer(*visit.node->id, id) != pmml::NumberError::none ||
        id < 0 || static_cast<std::size_t>(id) >= visits.size() ||
        seen[static_cast<std::size_t>(id)]) {
      return {};
    }
    ids.push_back(static_cast<std::size_t>(id));
    seen[ids.back()] = true;
    const bool is_root = ids.size() == 1;
    if (is_root ? id != 0 : ids.back() <= ids[visit.parent]) return {};
  }
  return ids;
}

std::vector<double> class_counts(const Node& node, const std::vector<std::string>& classes) {
  std::vector<double> counts(classes.size(), 0.0);
  double sum = 0;
  for (const pmml::ScoreDistribution& share : node.scoreDistributions) sum += share.recordCount;
  for (const pmml::ScoreDistribution& share : node.scoreDistributions) {
    const auto found = std::ranges::find(classes, share.value);
    if (found == classes.end()) {
      contradiction("E-NO-CLASS", share, node_path, share.value, "a value of the target");
    }
    const bool agrees = !share.probability ||
                        (sum > 0 && std::abs(share.recordCount / sum - *share.probability) < 1e-6);
    counts[static_cast<std::size_t>(found - classes.begin())] =
        agrees ? share.recordCount : *share.probability;
  }
  if (node.scoreDistributions.empty() && node.score) {
    const auto found = std::ranges::find(classes, *node.score);
    if (found != classes.end()) counts[static_cast<std::size_t>(found - classes.begin())] = 1;
  }
  return counts;
}

std::vector<double> node_values(const Node& node, const std::vector<std::string>& classes) {
  if (!classes.empty()) return class_counts(node, classes);
  if (!node.score) {
    if (!node.nodes.empty()) return {0.0};
    unsupported(node, node_path, "a leaf without score", "a number");
  }
  return {number_of(*node.score, node, node_path)};
}

void require_supported(const pmml::TreeModel& model) {
  using enum pmml::MissingValueStrategy;
  if (model.missingValueStrategy != none && model.missingValueStrategy != nullPrediction) {
    unsupported(model, model_path,
                "missingValueStrategy " + std::string(pmml::name_of(model.missingValueStrategy)),
                "none or nullPrediction, as native trees refuse missing values");
  }
  if (!std::holds_alternative<pmml::True>(model.node->predicate)) {
    unsupported(*model.node, node_path, "a condition at the root", "True");
  }
}

TreeNode tree_node(const Node& node, const FieldColumns& features,
                   const std::map<std::string_view, std::int32_t>& index) {
  TreeNode out;
  out.weighted_n_node_samples = node.recordCount.value_or(0);
  out.is_leaf = node.nodes.empty();
  if (out.is_leaf) return out;
  const Split split = read_split(node);
  const auto found = index.find(split.field);
  if (found == index.end()) {
    contradiction("E-NO-FIELD", node, node_path, split.field, "a feature of the model");
  }
  out.feature = found->second;
  out.threshold = limit(split, features[static_cast<std::size_t>(out.feature)].is_float);
  return out;
}

std::map<std::string_view, std::int32_t> feature_index(const FieldColumns& features) {
  std::map<std::string_view, std::int32_t> out;
  for (const FieldColumn& feature : features) {
    out.emplace(feature.field, static_cast<std::int32_t>(out.size()));
  }
  return out;
}

void read_notes(Tree& tree, const Notes& notes) {
  const std::size_t n = tree.node_count();
  if (auto found = notes.numbers("impurity", n)) tree.impurity = std::move(*found);
  if (const auto found = notes.numbers("n_node_samples", n)) {
    std::ranges::transform(*found, tree.n_node_samples.begin(), [](double count) {
      return static_cast<std::int64_t>(std::clamp(count, 0.0, 9007199254740992.0));
    });
  }
}

template <class Fitted>
void read_importances(Fitted& out, const Notes& notes, std::size_t n_features) {
  const auto found = notes.numbers("feature_importances", n_features);
  out.feature_importances_ = Eigen::VectorXd::Zero(static_cast<Eigen::Index>(n_features));
  if (found)
    out.feature_importances_ =
        Eigen::Map<const Eigen::VectorXd>(found->data(), out.feature_importances_.size());
}

template <class Fitted>
pmml::Model write_fitted(const Fitted& fitted, const FieldColumns& features,
                         const std::vector<std::string>& classes, Notes& notes) {
  const auto& shares = fitted.feature_importances_;
  notes.set_numbers("feature_importances",
                    {shares.data(), static_cast<std::size_t>(shares.size())});
  pmml::TreeModel out = write_tree(fitted.tree_, features, classes, notes);
  out.algorithmName = fitted.name();
  return pmml::Box<pmml::TreeModel>(std::move(out));
}

}  // namespace

pmml::TreeModel write_tree(const Tree& tree, const FieldColumns& features,
                           const std::vector<std::string>& classes, Notes& notes) {
  notes.set_numbers("impurity", tree.impurity);
  const std::vector<double> rows(tree.n_node_samples.begin(), tree.n_node_samples.end());
  notes.set_numbers("n_node_samples", rows);
  pmml::TreeModel out;
  out.functionName =
      classes.empty() ? pmml::MiningFunction::regression : pmml::MiningFunction::classification;
  out.missingValueStrategy = pmml::MissingValueStrategy::nullPrediction;
  out.splitCharacteristic = pmml::SplitCharacteristic::binarySplit;
  out.node = write_nodes(tree, features, classes);
  return out;
}

pmml::Model write_model(const DecisionTreeClassifier& fitted, const FieldColumns& features,
                        Notes& notes) {
  return write_fitted(fitted, features, fitted.classes_, notes);
}

pmml::Model write_model(const DecisionTreeRegressor& fitted, const FieldColumns& features,
                        Notes& notes) {
  return write_fitted(fitted, features, {}, notes);
}

Tree read_tree(const pmml::TreeModel& model, const FieldColumns& features,
               const std::vector<std::string>& classes, const Notes& notes) {
  require_supported(model);
  std::vector<Visit> visits = pre_order(*model.node);
  const auto given = given_ids(visits);
  for (std::size_t i = 0; given && i < visits.size(); ++i) visits[i].id = (*given)[i];
  std::vector<std::size_t> order(visits.size());
  for (std::size_t i = 0; i < visits.size(); ++i) order[visits[i].id] = i;
  const auto index = feature_index(features);
  Tree out;
  out.n_values = std::max<std::size_t>(1, classes.size());
  for (const std::size_t i : order) {
    const Visit& visit = visits[i];
    TreeNode node = tree_node(*visit.node, features, index);
    if (i != 0) node.parent = static_cast<std::int32_t>(visits[visit.parent].id);
    node.is_left = visit.is_left;
    append_node(out, node, node_values(*visit.node, classes));
  }
  read_notes(out, notes);
  return out;
}

std::vector<std::string> tree_classes(const pmml::TreeModel& model, const FieldReader& fields) {
  std::vector<std::string> out;
  if (fields.target() != nullptr) {
    for (const pmml::Value& value : fields.target()->values) {
      if (value.property == pmml::ValueProperty::valid) out.push_back(value.value);
    }
  }
  if (!out.empty()) return out;
  for (const Visit& visit : pre_order(*model.node)) {
    if (visit.node->score) out.push_back(*visit.node->score);
    for (const auto& share : visit.node->scoreDistributions) out.push_back(share.value);
  }
  return sorted_classes(out);
}

void collect_tested(const pmml::TreeModel& model, std::vector<std::string>& names,
                    std::set<std::string>& seen) {
  for (const Visit& visit : pre_order(*model.node)) {
    const auto* test = std::get_if<SimplePredicate>(&visit.node->predicate);
    if (test != nullptr && seen.insert(test->field).second) names.push_back(test->field);
  }
}

std::unique_ptr<Estimator> read_model(const pmml::TreeModel& model, const FieldColumns& features,
                                      const FieldReader& fields, const Notes& notes) {
  if (model.functionName == pmml::MiningFunction::classification) {
    auto out = std::make_unique<DecisionTreeClassifier>();
    notes.get_params(*out);
    out->classes_ = tree_classes(model, fields);
    out->tree_ = read_tree(model, features, out->classes_, notes);
    read_importances(*out, notes, features.size());
    return out;
  }
  auto out = std::make_unique<DecisionTreeRegressor>();
  notes.get_params(*out);
  out->tree_ = read_tree(model, features, {}, notes);
  read_importances(*out, notes, features.size());
  return out;
}

}  // namespace estimators
