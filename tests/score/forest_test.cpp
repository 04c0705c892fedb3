// Forests scored in blocks give, bit for bit, what their segments give one by one.
#include <bit>
#include <catch2/catch.hpp>
#include <cmath>
#include <random>

#include "pmml/describe/numbers.h"
#include "pmml/score/model_unit.h"
#include "scoring.h"

using namespace pmml;
using namespace pmml::test;

namespace forest_test {
namespace {

using Method = MultipleModelMethod;

const std::vector<std::pair<std::string, DataType>> inputs = {
    {"d0", DataType::double_}, {"d1", DataType::double_}, {"d2", DataType::double_},
    {"f", DataType::float_},   {"i", DataType::integer},  {"c", DataType::string},
    {"t", DataType::double_},  {"v", DataType::integer}};
const char* const colours[] = {"red", "green", "blue", "grey"};

struct Shape {
  Method method = Method::sum;
  MissingValueStrategy missing = MissingValueStrategy::none;
  NoTrueChildStrategy ending = NoTrueChildStrategy::returnNullPrediction;
  bool classifies = false;
  bool single = false;
  bool fine = false;        ///< thresholds that are no floats
  bool only_pairs = false;  ///< two children with opposite comparisons, else anything
  bool chained = false;     ///< the forest feeds a regression
  bool read = false;        ///< an output field reads a segment, which rules out blocks
};

class Forests {
 public:
  Forests(unsigned seed, const Shape& shape) : random_(seed), shape_(shape) {}

  Document draw(int trees) {
    Document document;
    document.pmml.dataDictionary.emplace() = dictionary();
    MiningModel forest = draw_forest(trees);
    if (shape_.chained) forest = chain(std::move(forest));
    document.pmml.models.push_back(Box<MiningModel>(std::move(forest)));
    return document;
  }

 private:
  static DataDictionary dictionary() {
    DataDictionary dictionary;
    for (const auto& [name, type] : inputs) {
      DataField& field = dictionary.dataFields.emplace_back();
      field.name = name;
      field.dataType = type;
      field.optype = type == DataType::string ? OpType::categorical : OpType::continuous;
      if (name != "v") continue;
      for (const char* value : {"0", "1", "2", "3"}) field.values.emplace_back().value = value;
    }
    return dictionary;
  }

  static MiningSchema schema() {
    MiningSchema schema;
    for (const auto& [name, type] : inputs) {
      MiningField& field = schema.miningFields.emplace_back();
      field.name = name;
      if (name == "v") field.invalidValueTreatment = InvalidValueTreatment::asMissing;
      if (name == "t") {
        field.outliers = OutlierTreatment::asExtremeValues;
        field.lowValue = 0.3;
        field.highValue = 3.1;
        field.missingValueReplacement = "1.5";
      }
    }
    return schema;
  }

  MiningModel draw_forest(int trees) {
    MiningModel model;
    model.functionName = function();
    model.miningSchema.emplace() = schema();
    if (shape_.single) ask_for_single(model);
    Segmentation& segmentation = model.segmentation.emplace();
    segmentation.multipleModelMethod = shape_.method;
    segmentation.missingPredictionTreatment = MissingPredictionTreatment::skipSegment;
    segmentation.missingThreshold = 1;
    for (int t = 0; t < trees; ++t) {
      Segment& segment = segmentation.segments.emplace_back();
      segment.id = std::to_string(t + 1);
      segment.predicate = True{};
      segment.weight = 0.25 * (below(8) + 1);
      segment.model = Box<TreeModel>(tree());
    }
    Output& output = model.output.emplace();
    add(output, "y", ResultFeature::predictedValue);
    if (shape_.classifies) {
      add(output, "pa", ResultFeature::probability).value = "a";
      add(output, "pb", ResultFeature::probability).value = "b";
    }
    if (shape_.read) add(output, "first", ResultFeature::predictedValue).segmentId = "1";
    return model;
  }

  static void ask_for_single(Element& model) {
    model.extras.emplace().attributes.push_back({"x-mathContext", "float"});
  }

  static OutputField& add(Output& output, const char* name, ResultFeature feature) {
    OutputField& field = output.outputFields.emplace_back();
    field.name = name;
    field.feature = feature;
    return field;
  }

  static MiningModel chain(MiningModel forest) {
    MiningModel whole;
    whole.functionName = MiningFunction::regression;
    whole.miningSchema.emplace() = schema();
    Segmentation& segmentation = whole.segmentation.emplace();
    segmentation.multipleModelMethod = Method::modelChain;
    Segment& first = segmentation.segments.emplace_back();
    first.predicate = True{};
    first.model = Box<MiningModel>(std::move(forest));
    RegressionModel link;
    link.functionName = MiningFunction::regression;
    link.normalizationMethod = RegressionNormalizationMethod::logit;
    link.miningSchema.emplace().miningFields.emplace_back().name = "y";
    NumericPredictor& term = link.regressionTables.emplace_back().numericPredictors.emplace_back();
    term.name = "y";
    term.coefficient = 0.1;
    Segment& second = segmentation.segments.emplace_back();
    second.predicate = True{};
    second.model = Box<RegressionModel>(std::move(link));
    return whole;
  }

  MiningFunction function() const {
    return shape_.classifies ? MiningFunction::classification : MiningFunction::regression;
  }

  TreeModel tree() {
    TreeModel tree;
    tree.functionName = function();
    tree.missingValueStrategy = shape_.missing;
    tree.noTrueChildStrategy = shape_.ending;
    if (shape_.single) ask_for_single(tree);
    tree.miningSchema.emplace() = schema();
    Node& root = tree.node.emplace();
    root.predicate = True{};
    grow(root, below(6) == 0 ? 16 : 5);
    return tree;
  }

  void grow(Node& node, int depth) {
    node.id = std::to_string(++nodes_);
    if (shape_.classifies) {
      node.score = below(2) == 0 ? "a" : "b";
      if (below(4) != 0) distribute(node);
    } else if (below(30) != 0) {
      node.score = format_double(below(2000) / 70.0 - 12);
    }
    if (depth == 0 || below(depth > 5 ? 9 : 6) == 0) return;
    if (depth > 5 && below(3) != 0) {
      split(node);
      grow(node.nodes[0], below(3));
      grow(node.nodes[1], depth - 1);
    } else {
      shape_.only_pairs || below(2) == 0 ? split(node) : branch(node);
      for (Node& child : node.nodes) grow(child, depth - 1);
    }
    node.defaultChild =
        node.nodes[static_cast<std::size_t>(below(static_cast<int>(node.nodes.size())))].id;
  }

  void distribute(Node& node) {
    for (const char* category : {"a", "b"}) {
      ScoreDistribution& share = node.scoreDistributions.emplace_back();
      share.value = category;
      share.recordCount = below(9) + 1;
    }
  }

  /// Two children with opposite comparisons.
  void split(Node& node) {
    static constexpr std::pair<SimpleOperator, SimpleOperator> pairs[] = {
        {SimpleOperator::lessOrEqual, SimpleOperator::greaterThan},
        {SimpleOperator::lessThan, SimpleOperator::greaterOrEqual},
        {SimpleOperator::greaterThan, SimpleOperator::lessOrEqual},
        {SimpleOperator::greaterOrEqual, SimpleOperator::lessThan}};
    const auto& [first, second] = pairs[below(4)];
    SimplePredicate left = comparison(first);
    SimplePredicate right = left;
    right.op = second;
    node.nodes.resize(2);
    node.nodes[0].predicate = left;
    node.nodes[1].predicate = below(3) == 0 ? Predicate(True{}) : Predicate(right);
  }

  /// One to three children with any predicates.
  void branch(Node& node) {
    node.nodes.resize(static_cast<std::size_t>(below(3) + 1));
    for (Node& child : node.nodes) child.predicate = predicate();
  }

  Predicate predicate() {
    switch (below(8)) {
      case 0:
        return set();
      case 1: {
        SimplePredicate colour;
        colour.field = "c";
        colour.op = below(2) == 0 ? SimpleOperator::equal : SimpleOperator::notEqual;
        colour.value = colours[below(3)];
        return colour;
      }
      case 2: {
        SimplePredicate absence;
        absence.field = inputs[static_cast<std::size_t>(below(6))].first;
        absence.op = below(2) == 0 ? SimpleOperator::isMissing : SimpleOperator::isNotMissing;
        return absence;
      }
      case 3: {
        SimplePredicate value = comparison(SimpleOperator::equal);
        value.field = "i";
        value.value = std::to_string(below(4));
        return value;
      }
      case 4:
        return below(2) == 0 ? Predicate(True{}) : Predicate(False{});
      default:
        return comparison(
            static_cast<SimpleOperator>(static_cast<int>(SimpleOperator::lessThan) + below(4)));
    }
  }

  Predicate set() {
    SimpleSetPredicate set;
    set.field = "c";
    set.booleanOperator = below(2) == 0 ? SetOperator::isIn : SetOperator::isNotIn;
    set.array.emplace().values = std::vector<std::string>{colours[below(2)], colours[below(4)]};
    return Box<SimpleSetPredicate>(set);
  }

  SimplePredicate comparison(SimpleOperator op) {
    SimplePredicate result;
    constexpr int numeric[] = {0, 1, 2, 3, 4, 6, 7};
    result.field = inputs[static_cast<std::size_t>(numeric[below(7)])].first;
    result.op = op;
    result.value = format_double(shape_.fine ? below(40) * 0.1 : below(16) * 0.25);
    return result;
  }

  int below(int end) { return static_cast<int>(random_() % static_cast<unsigned>(end)); }

  std::mt19937 random_;
  Shape shape_;
  int nodes_ = 0;
};

void push_number(Column& column, std::mt19937& random) {
  const auto draw = static_cast<int>(random() % 60);
  if (draw < 2) return column.push_missing();
  if (draw == 2) return column.push_number(INFINITY);
  if (draw == 3) return column.push_number(-1e300);
  if (draw < 20) return column.push_number(0.1 * draw);
  if (draw < 40) return column.push_number(std::nextafter(0.25 * (draw - 20), draw % 2 * 9.0));
  column.push_number(0.25 * (draw - 40));
}

/// Rows in which one in twenty cells or so is missing, out of range or no value at all.
Table records(unsigned seed, std::size_t rows) {
  std::mt19937 random(seed);
  Table table;
  for (const auto& [name, type] : inputs) {
    Column& column = table.columns.emplace_back();
    column.name = name;
    if (type != DataType::double_) column.kind = Column::Kind::text;
    for (std::size_t r = 0; r < rows; ++r) {
      if (type == DataType::double_) {
        push_number(column, random);
      } else if (random() % 50 == 0) {
        column.push_missing();
      } else if (type == DataType::string) {
        column.push_text(colours[random() % 4]);
      } else if (type == DataType::float_) {
        column.push_text(std::to_string(0.1 * static_cast<double>(random() % 40)));
      } else {
        column.push_text(random() % 300 == 0 ? "none" : std::to_string(random() % 5));
      }
    }
  }
  return table;
}

bool same_cell(const Column& a, std::size_t i, const Column& b, std::size_t j) {
  if (a.kind != b.kind || a.missing(i) != b.missing(j)) return false;
  if (a.missing(i)) return true;
  if (a.kind == Column::Kind::text) return a.text[i] == b.text[j];
  return std::bit_cast<std::uint64_t>(a.numbers[i]) == std::bit_cast<std::uint64_t>(b.numbers[j]);
}

/// The first column and row, counted in `all`, in which `part` differs from the rows of `all` that
/// start at `begin`; empty when there is none. Columns that only `all` has do not count.
std::string difference(const Table& part, const Table& all, std::size_t begin = 0) {
  for (const Column& column : part.columns) {
    const Column* other = all.find(column.name);
    if (other == nullptr) return "no column " + column.name;
    for (std::size_t i = 0; i < column.size(); ++i) {
      if (!same_cell(column, i, *other, begin + i))
        return column.name + " in row " + std::to_string(begin + i) + ": " + column.cell_text(i) +
               " instead of " + other->cell_text(begin + i);
    }
  }
  return {};
}

std::size_t block_scorers(const Document& document) {
  scoring::Program program;
  scoring::Compilation compilation(document.pmml, program);
  const scoring::ModelUnit unit(document.pmml.models[0], compilation, nullptr);
  return program.blocks.size();
}

std::string to_text(const Report& report) {
  return to_string(report);
}

void compare(unsigned seed, Shape shape, int trees) {
  shape.read = true;
  const Document general = Forests(seed, shape).draw(trees);
  shape.read = false;
  const Document fast = Forests(seed, shape).draw(trees);
  CHECK(block_scorers(fast) == 1);
  const Scorer scorer = compile(fast);
  const Table input = records(seed, 1100);
  Report general_report;
  const Table expected = compile(general).score(input, general_report);
  Report report;
  const Table whole = scorer.score(input, report);
  CHECK(difference(whole, expected) == "");
  CHECK(to_text(report) == to_text(general_report));
  for (const std::size_t size : {1U, 7U, 512U, 1000U}) {
    const std::size_t end = size == 1 ? 60 : size == 7 ? 210 : input.rows();
    for (std::size_t begin = 0; begin < end; begin += size) {
      Report own;
      const Table part = scorer.score(rows_of(input, begin, begin + size), own);
      CHECK(difference(part, expected, begin) == "");
    }
  }
}

const MissingValueStrategy strategies[] = {
    MissingValueStrategy::none, MissingValueStrategy::lastPrediction,
    MissingValueStrategy::nullPrediction, MissingValueStrategy::defaultChild};

}  // namespace

TEST_CASE("forests of regression trees in blocks equal their trees one by one") {
  unsigned seed = 0;
  for (const Method method :
       {Method::sum, Method::weightedSum, Method::average, Method::weightedAverage}) {
    for (const MissingValueStrategy strategy : strategies) {
      Shape shape;
      shape.method = method;
      shape.missing = strategy;
      shape.single = seed % 3 == 1;
      shape.fine = seed % 2 == 1;
      shape.chained = seed % 4 >= 2;
      shape.only_pairs = seed % 5 == 0;
      if (seed % 4 != 0) shape.ending = NoTrueChildStrategy::returnLastPrediction;
      INFO("seed " << seed);
      compare(seed, shape, seed % 2 == 0 ? 21 : 40);
      ++seed;
    }
  }
}

TEST_CASE("forests of classification trees in blocks equal their trees one by one") {
  unsigned seed = 100;
  for (const Method method : {Method::majorityVote, Method::weightedMajorityVote, Method::average,
                              Method::weightedAverage}) {
    for (const MissingValueStrategy strategy :
         {strategies[0], strategies[1], strategies[2], strategies[3],
          MissingValueStrategy::weightedConfidence, MissingValueStrategy::aggregateNodes}) {
      Shape shape;
      shape.classifies = true;
      shape.method = method;
      shape.missing = strategy;
      shape.fine = seed % 2 == 1;
      shape.single = seed % 3 == 1;
      if (seed % 4 != 0) shape.ending = NoTrueChildStrategy::returnLastPrediction;
      INFO("seed " << seed);
      compare(seed, shape, 23);
      ++seed;
    }
  }
}

TEST_CASE("a forest gives the same with any number of threads, problems in the order of rows") {
  Shape shape;
  shape.missing = MissingValueStrategy::defaultChild;
  const Scorer scorer = compile(Forests(7, shape).draw(15));
  const Table input = records(8, 5000);
  Report expected_report;
  const Table expected = scorer.score(input, expected_report);
  CHECK_FALSE(expected_report.ok());
  for (const std::size_t threads : {1U, 2U, 5U}) {
    Report report;
    const Table result = scorer.score(input, report, {threads});
    CHECK(result.rows() == expected.rows());
    CHECK(difference(result, expected) == "");
    CHECK(to_text(report) == to_text(expected_report));
  }
}

}  // namespace forest_test
