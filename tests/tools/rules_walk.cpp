#include <catch2/catch.hpp>

#include "pmml/model/document.h"
#include "pmml/tools/walk.h"

namespace pmml {
namespace {

class Recorder final : public WalkVisitor {
 public:
  bool enter(const WalkPath& path) override {
    entered.push_back(path.text());
    if (path.as<SimplePredicate>() != nullptr) {
      under_node = path.parent<Node>() != nullptr && path.ancestor<TreeModel>() != nullptr;
    }
    return path.description().name != skipped;
  }
  void leave(const WalkPath& path) override { left.push_back(path.text()); }

  std::string_view skipped;
  std::vector<std::string> entered;
  std::vector<std::string> left;
  bool under_node = false;
};

TreeModel small_tree() {
  TreeModel model;
  Node& root = model.node.emplace();
  root.predicate = True{};
  root.nodes.resize(2);
  root.nodes[1].predicate = SimplePredicate{};
  return model;
}

TEST_CASE("a walk enters parents before children and leaves them after") {
  Recorder recorder;
  walk(small_tree(), recorder);
  CHECK(recorder.entered == std::vector<std::string>{"/TreeModel", "/TreeModel/Node",
                                                     "/TreeModel/Node/True", "/TreeModel/Node/Node",
                                                     "/TreeModel/Node/Node[2]",
                                                     "/TreeModel/Node/Node[2]/SimplePredicate"});
  CHECK(recorder.left.front() == "/TreeModel/Node/True");
  CHECK(recorder.left.back() == "/TreeModel");
  CHECK(recorder.left.size() == recorder.entered.size());
  CHECK(recorder.under_node);
}

TEST_CASE("a walk passes over the children of an element when asked to") {
  Recorder recorder;
  recorder.skipped = "Node";
  walk(small_tree(), recorder);
  CHECK(recorder.entered == std::vector<std::string>{"/TreeModel", "/TreeModel/Node"});
}

TEST_CASE("siblings of one name are counted across member rows and alternatives") {
  SequenceRule rule;
  rule.time.emplace();
  rule.totalTime.emplace();
  Recorder recorder;
  walk(rule, recorder);
  CHECK(recorder.entered ==
        std::vector<std::string>{"/SequenceRule", "/SequenceRule/Time", "/SequenceRule/Time[2]"});
}

TEST_CASE("a walk goes as deep as the document") {
  Node root;
  Node* node = &root;
  for (int depth = 1; depth < 100000; ++depth) node = &node->nodes.emplace_back();
  struct Counter final : WalkVisitor {
    bool enter(const WalkPath&) override { return ++count != 0; }
    std::size_t count = 0;
  } counter;
  walk(root, counter);
  CHECK(counter.count == 100000);
  std::vector<Node> chain;
  for (chain = std::move(root.nodes); !chain.empty();) {
    std::vector<Node> next = std::move(chain.front().nodes);
    chain = std::move(next);
  }
}

}  // namespace
}  // namespace pmml
