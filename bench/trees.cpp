#include "bench/trees.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <random>

namespace bench {
namespace {

using namespace pmml;

std::string feature(int i) {
  return "x" + std::to_string(i);
}

/// Grows one tree by random splits of random records.
class Grower {
 public:
  Grower(std::mt19937& random, const TreesWanted& wanted)
      : random_(random), depth_(wanted.depth), records_(wanted.sample * tree_features) {
    for (float& x : records_) x = uniform_(random_);
  }

  Tree grow() {
    tree_.emplace_back();
    std::vector<std::size_t> all(records_.size() / tree_features);
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
    grow(0, all, 0);
    return std::move(tree_);
  }

 private:
  void grow(std::size_t node, std::vector<std::size_t>& rows, int depth) {
    tree_[node].value = uniform_(random_) - 0.5F;
    if (depth == depth_ || rows.size() < 2) return;
    const auto f = static_cast<std::size_t>(random_() % tree_features);
    const auto value = [&](std::size_t row) { return records_[row * tree_features + f]; };
    const float pivot = value(rows[random_() % rows.size()]);
    const auto middle = std::partition(rows.begin(), rows.end(),
                                       [&](std::size_t row) { return value(row) <= pivot; });
    std::vector<std::size_t> second(middle, rows.end());
    rows.erase(middle, rows.end());
    if (second.empty()) return;
    const std::size_t first = tree_.size();
    tree_[node].feature = static_cast<std::int32_t>(f);
    tree_[node].threshold = pivot;
    tree_[node].first = static_cast<std::int32_t>(first);
    tree_[node].second = static_cast<std::int32_t>(first + 1);
    tree_.resize(first + 2);
    grow(first, rows, depth + 1);
    grow(first + 1, second, depth + 1);
  }

  std::mt19937& random_;
  std::uniform_real_distribution<float> uniform_;
  int depth_;
  std::vector<float> records_;
  Tree tree_;
};

void add_nodes(const Tree& tree, std::size_t at, bool exact_double, Node& node) {
  node.score = format_double(tree[at].value);
  if (tree[at].feature < 0) return;
  SimplePredicate test;
  test.field = feature(tree[at].feature);
  test.op = SimpleOperator::lessOrEqual;
  const double threshold = tree[at].threshold;
  test.value = format_double(exact_double ? std::nextafter(threshold, 1.0) : threshold);
  node.nodes.resize(2);
  node.nodes[0].predicate = test;
  test.op = SimpleOperator::greaterThan;
  node.nodes[1].predicate = test;
  add_nodes(tree, static_cast<std::size_t>(tree[at].first), exact_double, node.nodes[0]);
  add_nodes(tree, static_cast<std::size_t>(tree[at].second), exact_double, node.nodes[1]);
}

MiningSchema schema() {
  MiningSchema schema;
  for (int i = 0; i < tree_features; ++i) schema.miningFields.emplace_back().name = feature(i);
  return schema;
}

template <class Read>
std::string list(const Tree& tree, Read read) {
  std::string text = "[";
  for (const TreeNode& node : tree) fmt::format_to(std::back_inserter(text), "{},", read(node));
  text.back() = ']';
  return text;
}

std::string parents(const Tree& tree) {
  std::vector<std::int32_t> parent(tree.size(), INT32_MAX);
  for (std::size_t i = 0; i < tree.size(); ++i) {
    if (tree[i].feature < 0) continue;
    parent[static_cast<std::size_t>(tree[i].first)] = static_cast<std::int32_t>(i);
    parent[static_cast<std::size_t>(tree[i].second)] = static_cast<std::int32_t>(i);
  }
  return fmt::format("[{}]", fmt::join(parent, ","));
}

std::string to_xgboost(const Tree& tree, std::size_t id) {
  const auto zero = [](const TreeNode&) { return "0E0"; };
  const auto never = [](const TreeNode&) { return 0; };
  const auto condition = [](const TreeNode& node) {
    return fmt::format(
        "{:.9e}", node.feature < 0 ? static_cast<float>(node.value)
                                   : std::nextafter(static_cast<float>(node.threshold), INFINITY));
  };
  return fmt::format(
      R"({{"base_weights":{0},"categories":[],"categories_nodes":[],"categories_segments":[],)"
      R"("categories_sizes":[],"default_left":{9},"id":{1},"left_children":{2},"loss_changes":{0},)"
      R"("parents":{3},"right_children":{4},"split_conditions":{5},"split_indices":{6},)"
      R"("split_type":{9},"sum_hessian":{0},"tree_param":{{"num_deleted":"0","num_feature":"{7}",)"
      R"("num_nodes":"{8}","size_leaf_vector":"0"}}}})",
      list(tree, zero), id,
      list(tree, [](const TreeNode& n) { return n.feature < 0 ? -1 : n.first; }), parents(tree),
      list(tree, [](const TreeNode& n) { return n.feature < 0 ? -1 : n.second; }),
      list(tree, condition), list(tree, [](const TreeNode& n) { return std::max(n.feature, 0); }),
      tree_features, tree.size(), list(tree, never));
}

}  // namespace

std::vector<Tree> grow_trees(const TreesWanted& wanted) {
  std::mt19937 random(42);
  std::vector<Tree> trees;
  for (int i = 0; i < wanted.trees; ++i) trees.push_back(Grower(random, wanted).grow());
  return trees;
}

Document to_document(const std::vector<Tree>& trees, bool average, bool exact_double) {
  Document document;
  DataDictionary& dictionary = document.pmml.dataDictionary.emplace();
  for (int i = 0; i < tree_features; ++i) {
    DataField& field = dictionary.dataFields.emplace_back();
    field.name = feature(i);
    field.optype = OpType::continuous;
    field.dataType = exact_double ? DataType::double_ : DataType::float_;
  }
  MiningModel model;
  model.functionName = MiningFunction::regression;
  model.miningSchema.emplace() = schema();
  Segmentation& segmentation = model.segmentation.emplace();
  segmentation.multipleModelMethod =
      average ? MultipleModelMethod::average : MultipleModelMethod::sum;
  for (const Tree& tree : trees) {
    TreeModel one;
    one.functionName = MiningFunction::regression;
    one.splitCharacteristic = SplitCharacteristic::binarySplit;
    one.miningSchema.emplace() = schema();
    Node& root = one.node.emplace();
    root.predicate = True();
    add_nodes(tree, 0, exact_double, root);
    Segment& segment = segmentation.segments.emplace_back();
    segment.predicate = True();
    segment.model = Box<TreeModel>(std::move(one));
  }
  document.pmml.models.emplace_back(Box<MiningModel>(std::move(model)));
  return document;
}

std::string to_xgboost(const std::vector<Tree>& trees) {
  std::string text;
  for (std::size_t i = 0; i < trees.size(); ++i) {
    if (i > 0) text += ',';
    text += to_xgboost(trees[i], i);
  }
  std::vector<int> info(trees.size(), 0);
  return fmt::format(
      R"({{"learner":{{"attributes":{{}},"feature_names":[],"feature_types":[],)"
      R"("gradient_booster":{{"model":{{"gbtree_model_param":{{"num_parallel_tree":"1",)"
      R"("num_trees":"{0}","size_leaf_vector":"0"}},"tree_info":[{1}],"trees":[{2}]}},)"
      R"("name":"gbtree"}},"learner_model_param":{{"base_score":"0E0","boost_from_average":"1",)"
      R"("num_class":"0","num_feature":"{3}","num_target":"1"}},"objective":)"
      R"({{"name":"reg:squarederror","reg_loss_param":{{"scale_pos_weight":"1"}}}}}},)"
      R"("version":[1,7,4]}})",
      trees.size(), fmt::join(info, ","), text, tree_features);
}

Table random_records(std::size_t rows, int columns, unsigned seed) {
  std::mt19937 random(seed);
  std::uniform_real_distribution<float> uniform;
  Table table;
  for (int c = 0; c < columns; ++c) {
    Column& column = table.columns.emplace_back();
    column.name = feature(c);
    for (std::size_t row = 0; row < rows; ++row) column.push_number(uniform(random));
  }
  return table;
}

}  // namespace bench
