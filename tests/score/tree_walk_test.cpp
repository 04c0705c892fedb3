// Two ways through a tree: 16-byte splits, and predicates one by one. They must agree in all.
#include <catch2/catch.hpp>
#include <random>
#include <thread>

#include "pmml/describe/numbers.h"
#include "scoring.h"

using namespace pmml;
using namespace pmml::test;

namespace {

constexpr int field_count = 4;

/// Draws random forests; the same seed draws the same trees.
class Forest {
 public:
  /// `plain`: predicates as they are; otherwise each inside an `and` with True, which means the
  /// same and is no split.
  Forest(unsigned seed, bool plain, MissingValueStrategy strategy)
      : random_(seed), plain_(plain), strategy_(strategy) {}

  Document draw(int trees) {
    Document document;
    DataDictionary& dictionary = document.pmml.dataDictionary.emplace();
    for (int i = 0; i < field_count; ++i) {
      DataField& field = dictionary.dataFields.emplace_back();
      field.name = name(i);
      field.optype = OpType::continuous;
      field.dataType = DataType::double_;
    }
    MiningModel model;
    model.functionName = MiningFunction::classification;
    model.miningSchema.emplace() = schema();
    Segmentation& segmentation = model.segmentation.emplace();
    segmentation.multipleModelMethod = MultipleModelMethod::average;
    segmentation.missingPredictionTreatment = MissingPredictionTreatment::skipSegment;
    for (int t = 0; t < trees; ++t) {
      Segment& segment = segmentation.segments.emplace_back();
      segment.predicate = True{};
      segment.model = Box<TreeModel>(tree());
    }
    document.pmml.models.push_back(Box<MiningModel>(model));
    return document;
  }

 private:
  static std::string name(int i) { return "x" + std::to_string(i); }

  static MiningSchema schema() {
    MiningSchema schema;
    for (int i = 0; i < field_count; ++i) schema.miningFields.emplace_back().name = name(i);
    return schema;
  }

  TreeModel tree() {
    TreeModel tree;
    tree.functionName = MiningFunction::classification;
    tree.missingValueStrategy = strategy_;
    tree.missingValuePenalty = 0.5;
    tree.miningSchema.emplace() = schema();
    Node& root = tree.node.emplace();
    root.predicate = True{};
    grow(root, 5);
    return tree;
  }

  void grow(Node& node, int depth) {
    node.id = std::to_string(++nodes_);
    node.score = draw_int(2) == 0 ? "a" : "b";
    node.recordCount = 10;
    for (const char* category : {"a", "b"}) {
      ScoreDistribution& share = node.scoreDistributions.emplace_back();
      share.value = category;
      share.recordCount = draw_int(9) + 1;
    }
    if (depth == 0 || draw_int(6) == 0) return;
    const std::string field = name(draw_int(field_count));
    const std::string value = std::to_string(draw_int(5));
    static constexpr std::pair<SimpleOperator, SimpleOperator> pairs[] = {
        {SimpleOperator::lessOrEqual, SimpleOperator::greaterThan},
        {SimpleOperator::lessThan, SimpleOperator::greaterOrEqual},
        {SimpleOperator::greaterThan, SimpleOperator::lessOrEqual},
        {SimpleOperator::greaterOrEqual, SimpleOperator::lessThan},
        {SimpleOperator::equal, SimpleOperator::notEqual},
        {SimpleOperator::notEqual, SimpleOperator::equal}};
    const auto& [first, second] = pairs[draw_int(6)];
    const bool rest = draw_int(4) == 0;
    node.nodes.resize(2);
    node.nodes[0].predicate = predicate(field, first, value);
    node.nodes[1].predicate = rest ? Predicate(True{}) : predicate(field, second, value);
    for (Node& child : node.nodes) grow(child, depth - 1);
    node.defaultChild = node.nodes[static_cast<std::size_t>(draw_int(2))].id;
  }

  Predicate predicate(const std::string& field, SimpleOperator op, const std::string& value) {
    SimplePredicate simple;
    simple.field = field;
    simple.op = op;
    simple.value = value;
    if (plain_) return simple;
    CompoundPredicate compound;
    compound.booleanOperator = BooleanOperator::and_;
    compound.predicates = {simple, True{}};
    return Box<CompoundPredicate>(compound);
  }

  int draw_int(int below) { return static_cast<int>(random_() % static_cast<unsigned>(below)); }

  std::mt19937 random_;
  bool plain_;
  MissingValueStrategy strategy_;
  int nodes_ = 0;
};

Table records(unsigned seed, std::size_t rows) {
  std::mt19937 random(seed);
  Table table;
  for (int i = 0; i < field_count; ++i) {
    Column& column = table.columns.emplace_back();
    column.name = "x" + std::to_string(i);
    for (std::size_t r = 0; r < rows; ++r) {
      const auto draw = static_cast<unsigned>(random() % 12);
      if (draw < 2) {
        column.push_missing();
      } else {
        column.push_number(0.5 * (draw - 2));
      }
    }
  }
  return table;
}

bool same(const Table& a, const Table& b) {
  if (a.columns.size() != b.columns.size()) return false;
  for (std::size_t c = 0; c < a.columns.size(); ++c) {
    for (std::size_t r = 0; r < a.rows(); ++r) {
      if (a.columns[c].cell_text(r, "missing") != b.columns[c].cell_text(r, "missing"))
        return false;
    }
  }
  return true;
}

}  // namespace

TEST_CASE("splits and predicates lead to the same leaf") {
  const MissingValueStrategy strategies[] = {MissingValueStrategy::none,
                                             MissingValueStrategy::lastPrediction,
                                             MissingValueStrategy::nullPrediction,
                                             MissingValueStrategy::defaultChild,
                                             MissingValueStrategy::weightedConfidence,
                                             MissingValueStrategy::aggregateNodes};
  const Table input = records(7, 200);
  for (const MissingValueStrategy strategy : strategies) {
    for (const unsigned seed : {1U, 2U, 3U}) {
      for (const int trees : {1, 16, 37}) {
        Report report;
        const Table fast = compile(Forest(seed, true, strategy).draw(trees)).score(input, report);
        const Table slow = compile(Forest(seed, false, strategy).draw(trees)).score(input, report);
        INFO(name_of(strategy) << " seed " << seed << " trees " << trees);
        CHECK(same(fast, slow));
        CHECK(report.ok());
      }
    }
  }
}

TEST_CASE("threads share a scorer") {
  const Scorer scorer = compile(Forest(5, true, MissingValueStrategy::defaultChild).draw(20));
  const Table input = records(8, 300);
  Report report;
  const Table expected = scorer.score(input, report);
  std::vector<Table> results(4);
  std::vector<std::thread> threads;
  for (Table& result : results) {
    threads.emplace_back([&] {
      Report own;
      result = scorer.score(input, own);
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const Table& result : results) CHECK(same(result, expected));
}
