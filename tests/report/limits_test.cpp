// Pages of huge documents stay small and say what they leave out.
#include "pmml/report/limits.h"

#include "tests/report/render_file.h"

namespace pmml {
namespace {

constexpr std::size_t small_page = 400'000;

SimplePredicate less_than(double value) {
  SimplePredicate predicate;
  predicate.field = "x";
  predicate.op = SimpleOperator::lessThan;
  predicate.value = std::to_string(value);
  return predicate;
}

Node leaf(double value) {
  Node node;
  node.score = "a";
  node.predicate = less_than(value);
  return node;
}

Document with_tree(Node root) {
  Document document;
  document.pmml.header.emplace();
  document.pmml.dataDictionary.emplace();
  TreeModel tree;
  tree.functionName = MiningFunction::classification;
  tree.miningSchema.emplace();
  tree.node = std::move(root);
  document.pmml.models.emplace_back(Box<TreeModel>(std::move(tree)));
  return document;
}

// A complete binary tree of that many levels of splits.
Node complete(std::size_t levels) {
  Node node = leaf(static_cast<double>(levels));
  if (levels == 0) return node;
  for (int i = 0; i < 2; ++i) node.nodes.push_back(complete(levels - 1));
  return node;
}

void check_small(const Document& document, const std::string& words) {
  const std::string page = html_of_document(document);
  require_well_formed(page);
  CHECK(page.size() < small_page);
  CHECK(markdown_of_document(document).size() < small_page);
  INFO(words);
  CHECK(page.find(words) != std::string::npos);
}

}  // namespace

TEST_CASE("A tree of 131071 nodes is summarised, its first levels drawn") {
  const Document document = with_tree(complete(16));
  check_small(document, "131071 nodes, 65536 leaves, at most 16 splits in a row");
  // 1 + 2 + 4 + 8 boxes; below each of the last 8 hide (131071 - 15) / 8 nodes.
  CHECK(html_of_document(document).find("(16382 more nodes below)") != std::string::npos);
}

TEST_CASE("A node with 100000 children hides those that are not drawn") {
  Node root = leaf(0);
  for (int i = 0; i < 100'000; ++i) root.nodes.push_back(leaf(i));
  check_small(with_tree(std::move(root)), "(99938 more nodes below)");  // 100001 less 63 drawn
}

TEST_CASE("A tree of the most nodes that are drawn whole hides nothing") {
  const std::string page = html_of_document(with_tree(complete(5)));  // 63 nodes
  CHECK(page.find("more node") == std::string::npos);
}

TEST_CASE("A tree as deep as a document may be is shown") {
  Node root = leaf(0);
  for (int i = 0; i < 9'000; ++i) {
    Node above = leaf(i);
    above.nodes.push_back(std::move(root));
    root = std::move(above);
  }
  check_small(with_tree(std::move(root)), "at most 9000 splits in a row");
}

TEST_CASE("A name of a megabyte is cut and its length told") {
  Document document = with_tree(complete(1));
  DataField& field = document.pmml.dataDictionary->dataFields.emplace_back();
  field.name = std::string(1'000'000, 'n');
  std::get<Box<TreeModel>>(document.pmml.models[0])->modelName = std::string(1'000'000, 'm');
  check_small(document, "(1000000 bytes in all)");
}

TEST_CASE("Of 100000 fields and as many values the first are shown and the rest counted") {
  Document document = with_tree(complete(1));
  auto& fields = document.pmml.dataDictionary->dataFields;
  fields.resize(100'000);
  fields[0].values.resize(100'000);
  check_small(document, "99800 more rows are not shown.");
  check_small(document, "99980 more");
}

TEST_CASE("A curve of many points keeps its ends") {
  Document document = document_of_file("tests/report/sample.pmml");
  auto& model = *std::get<Box<RegressionModel>>(document.pmml.models[0]);
  ROCGraph& graph = *model.modelExplanation->predictiveModelQualities[0].roc->rocGraph;
  std::vector<double> steps;
  for (int i = 0; i <= 100'000; ++i) steps.push_back(i / 100'000.0);
  graph.xCoordinates->array->values = steps;
  graph.yCoordinates->array->values = steps;
  // Every 201st of 100001 points from the first on, and the last one: 498 + 1.
  check_small(document, "this model: 499 points from (0, 0) to (1, 1)");
}

TEST_CASE("The page states its limits") {
  const std::string page = html_of_document(Document());
  for (const report::ShownAtMost& limit : report::all_limits) {
    CHECK(page.find(limit.of) != std::string::npos);
    CHECK(page.find(">" + std::to_string(limit.number) + "<") != std::string::npos);
  }
}

}  // namespace pmml
