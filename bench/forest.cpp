#include "bench/forest.h"

#include <cstdint>

namespace bench {
namespace {

using namespace pmml;

constexpr int features = 20;

// splitmix64: small, fast, the same everywhere.
class Random {
 public:
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15U);
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
  }
  double uniform() { return static_cast<double>(next() >> 11U) * 0x1p-53; }

 private:
  std::uint64_t state_ = 42;
};

std::string feature(std::uint64_t i) {
  return "x" + std::to_string(i);
}

void grow(Node& node, int depth, Random& random, int& id) {
  node.id = std::to_string(id++);
  node.score = format_double(random.uniform() * 200 - 100);
  node.recordCount = static_cast<double>(1 + random.next() % 1000);
  if (depth == 0) return;
  SimplePredicate left;
  left.field = feature(random.next() % features);
  left.op = SimpleOperator::lessOrEqual;
  left.value = format_double(random.uniform());
  SimplePredicate right = left;
  right.op = SimpleOperator::greaterThan;
  node.nodes.resize(2);
  node.nodes[0].predicate = left;
  node.nodes[1].predicate = right;
  for (Node& child : node.nodes) grow(child, depth - 1, random, id);
}

Box<MiningSchema> mining_schema(bool with_target) {
  MiningSchema schema;
  for (std::uint64_t i = 0; i < features; ++i) {
    MiningField field;
    field.name = feature(i);
    schema.miningFields.push_back(field);
  }
  if (with_target) {
    MiningField target;
    target.name = "y";
    target.usageType = UsageType::target;
    schema.miningFields.push_back(target);
  }
  return schema;
}

DataDictionary dictionary() {
  DataDictionary result;
  for (std::uint64_t i = 0; i <= features; ++i) {
    DataField field;
    field.name = i == features ? "y" : feature(i);
    field.optype = OpType::continuous;
    field.dataType = DataType::double_;
    result.dataFields.push_back(field);
  }
  return result;
}

TreeModel tree(int depth, Random& random) {
  TreeModel model;
  model.functionName = MiningFunction::regression;
  model.splitCharacteristic = SplitCharacteristic::binarySplit;
  model.miningSchema = mining_schema(false);
  Node& root = model.node.emplace();
  root.predicate = True();
  int id = 1;
  grow(root, depth, random, id);
  return model;
}

}  // namespace

Document forest(std::size_t bytes, int depth) {
  const std::size_t tree_bytes = 225U << static_cast<unsigned>(depth + 1);
  const std::size_t trees = bytes / tree_bytes + 1;
  Random random;
  MiningModel model;
  model.functionName = MiningFunction::regression;
  model.miningSchema = mining_schema(true);
  Segmentation& segmentation = model.segmentation.emplace();
  segmentation.multipleModelMethod = MultipleModelMethod::average;
  for (std::size_t i = 0; i < trees; ++i) {
    Segment segment;
    segment.id = std::to_string(i + 1);
    segment.predicate = True();
    segment.model = Box<TreeModel>(tree(depth, random));
    segmentation.segments.push_back(std::move(segment));
  }
  Document document;
  document.pmml.version = "4.4";
  document.pmml.header.emplace();
  document.pmml.dataDictionary = dictionary();
  document.pmml.models.emplace_back(Box<MiningModel>(std::move(model)));
  return document;
}

}  // namespace bench
