#include <algorithm>

#include "pmml/describe/numbers.h"
#include "pmml/report/model.h"
#include "pmml/report/model_view.h"
#include "pmml/report/predicate.h"
#include "pmml/report/tree_size.h"

namespace pmml::report {
namespace {

constexpr std::size_t coloured_categories = 6;

struct Waiting {
  const Node* node;
  std::size_t level;
  std::size_t parent;
};

void collect_fields(const Predicate& root, std::set<std::string>& fields) {
  std::vector<const Predicate*> waiting = {&root};
  while (!waiting.empty()) {
    const Predicate& predicate = *waiting.back();
    waiting.pop_back();
    if (const auto* simple = std::get_if<SimplePredicate>(&predicate)) fields.insert(simple->field);
    if (const auto* set = std::get_if<Box<SimpleSetPredicate>>(&predicate))
      fields.insert((*set)->field);
    if (const auto* compound = std::get_if<Box<CompoundPredicate>>(&predicate)) {
      for (const Predicate& part : (*compound)->predicates) waiting.push_back(&part);
    }
  }
}

std::vector<std::string> categories_of(const Node& root) {
  std::vector<std::string> names;
  if (root.scoreDistributions.size() > coloured_categories) return names;
  for (const ScoreDistribution& entry : root.scoreDistributions) names.push_back(entry.value);
  return names;
}

std::vector<double> shares_of(const Node& node, const std::vector<std::string>& categories) {
  std::vector<double> shares(categories.size());
  double total = 0;
  for (const ScoreDistribution& entry : node.scoreDistributions) {
    const auto found = std::ranges::find(categories, entry.value);
    if (found == categories.end() || !(entry.recordCount >= 0)) return {};
    shares[static_cast<std::size_t>(found - categories.begin())] += entry.recordCount;
    total += entry.recordCount;
  }
  if (!(total > 0)) return {};
  for (double& share : shares) share /= total;
  return shares;
}

Text result_of(const Node& node, const Text& unit) {
  Text out;
  if (node.score) {
    double number = 0;
    const bool numeric = parse_double(*node.score, number) == NumberError::none;
    out += numeric ? Text(rounded(number)) + unit : code(*node.score);
  } else {
    out += "no score of its own";
  }
  if (node.recordCount) out += " (" + rounded(*node.recordCount) + " records)";
  return out;
}

// The whole tree, or of a larger one its first levels.
class TreeArtist {
 public:
  TreeArtist(const Node& root, const TreeSize& size, Text unit)
      : categories_(categories_of(root)),
        unit_(std::move(unit)),
        whole_(size.nodes <= tree_nodes.number) {
    waiting_.push_back({&root, 0, 0});
    while (!waiting_.empty()) next();
  }

  TreeDrawing drawing() {
    for (const std::string& category : categories_) out_.categories.push_back(code(category));
    return std::move(out_);
  }

 private:
  void next() {
    const Waiting item = waiting_.back();
    waiting_.pop_back();
    if (out_.nodes.size() == tree_nodes.number) {
      out_.nodes[item.parent].hidden += size_of(*item.node).nodes;
      return;
    }
    const std::size_t index = out_.nodes.size();
    out_.nodes.push_back({item.parent,
                          index == 0 && std::holds_alternative<True>(item.node->predicate)
                              ? Text("all records")
                              : words_of(item.node->predicate),
                          result_of(*item.node, unit_), shares_of(*item.node, categories_), 0});
    if (!whole_ && item.level == tree_levels.number) {
      out_.nodes.back().hidden = size_of(*item.node).nodes - 1;
      return;
    }
    for (std::size_t i = item.node->nodes.size(); i-- > 0;) {
      waiting_.push_back({&item.node->nodes[i], item.level + 1, index});
    }
  }

  std::vector<std::string> categories_;
  Text unit_;
  bool whole_;
  std::vector<Waiting> waiting_;
  TreeDrawing out_;
};

std::string sentence_of_size(const TreeSize& size) {
  return counted(size.nodes, "node") + ", " + counted(size.leaves, "leaf", "leaves") +
         ", at most " + counted(size.depth, "split") + " in a row";
}

}  // namespace

TreeSize size_of(const Node& root) {
  TreeSize size;
  std::vector<Waiting> waiting = {{&root, 0, 0}};
  while (!waiting.empty()) {
    const Waiting item = waiting.back();
    waiting.pop_back();
    ++size.nodes;
    if (item.node->nodes.empty()) ++size.leaves;
    size.depth = std::max(size.depth, item.level);
    collect_fields(item.node->predicate, size.fields);
    for (const Node& child : item.node->nodes) waiting.push_back({&child, item.level + 1, 0});
  }
  return size;
}

void describe(const TreeModel& model, Writer& out, std::size_t) {
  if (!model.node) return;
  const TreeSize size = size_of(*model.node);
  Text fields = list_of({size.fields.begin(), size.fields.end()});
  out.say("The tree has " + sentence_of_size(size) + "." +
          (size.fields.empty() ? Text() : " It asks for " + fields + "."));
  std::vector<std::string> targets;
  if (model.miningSchema) {
    for (const MiningField& field : model.miningSchema->miningFields) {
      if (is_target(field)) targets.push_back(field.name);
    }
  }
  const bool number = model.functionName == MiningFunction::regression && targets.size() == 1;
  const std::string unit = number ? out.fields().unit(targets.front()) : std::string();
  TreeArtist artist(*model.node, size, unit.empty() ? Text() : " " + code(unit));
  TreeDrawing drawing = artist.drawing();
  const bool whole = size.nodes <= tree_nodes.number;
  drawing.title = whole ? "The tree" : "The first levels of the tree";
  drawing.sentence =
      sentence_of_size(size) + ". Each box shows the condition that leads to it, and its result.";
  out.add(std::move(drawing));
}

}  // namespace pmml::report
