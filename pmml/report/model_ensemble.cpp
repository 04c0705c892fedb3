#include "pmml/report/model.h"
#include "pmml/report/model_view.h"
#include "pmml/report/predicate.h"
#include "pmml/report/tree_size.h"

namespace pmml::report {
namespace {

std::string combination_of(MultipleModelMethod method) {
  switch (method) {
    case MultipleModelMethod::majorityVote:
      return "The category that most of them choose is the result.";
    case MultipleModelMethod::weightedMajorityVote:
      return "Their weighted votes are counted; the category with most weight is the result.";
    case MultipleModelMethod::average:
      return "The average of their results is the result.";
    case MultipleModelMethod::weightedAverage:
      return "The weighted average of their results is the result.";
    case MultipleModelMethod::median:
    case MultipleModelMethod::weightedMedian:
      return "The median of their results is the result.";
    case MultipleModelMethod::max:
      return "The largest of their results is the result.";
    case MultipleModelMethod::sum:
      return "The sum of their results is the result.";
    case MultipleModelMethod::weightedSum:
      return "The weighted sum of their results is the result.";
    case MultipleModelMethod::selectFirst:
      return "The first one whose condition holds gives the result.";
    case MultipleModelMethod::selectAll:
      return "All of those whose condition holds give a result.";
    default:
      return "Each uses the results of those before it; the last one gives the result.";
  }
}

std::string size_words(const Model& model) {
  const auto* tree = std::get_if<Box<TreeModel>>(&model);
  if (tree == nullptr || !(*tree)->node) return "–";
  const TreeSize size = size_of(*(*tree)->node);
  return counted(size.nodes, "node") + ", depth " + std::to_string(size.depth);
}

Table segment_table(const Segmentation& segmentation) {
  Table table;
  table.caption = "Members";
  table.columns = {{"Member"}, {"Kind"}, {"Size"}, {"Takes part"}, {"Weight", true}};
  std::size_t n = 0;
  for (const Segment& segment : segmentation.segments) {
    ++n;
    if (table.rows.size() == table_rows.number) {
      ++table.omitted;
      continue;
    }
    table.add({segment.id ? code(*segment.id) : Text(std::to_string(n)), noun_of(segment.model),
               size_words(segment.model), words_of(segment.predicate), rounded(segment.weight)});
  }
  return table;
}

void say_sizes(const Segmentation& segmentation, Writer& out) {
  std::size_t trees = 0;
  TreeSize all;
  for (const Segment& segment : segmentation.segments) {
    const auto* tree = std::get_if<Box<TreeModel>>(&segment.model);
    if (tree == nullptr || !(*tree)->node) continue;
    TreeSize size = size_of(*(*tree)->node);
    ++trees;
    all.nodes += size.nodes;
    all.leaves += size.leaves;
    all.depth = std::max(all.depth, size.depth);
    all.fields.merge(size.fields);
  }
  if (trees == 0) return;
  out.say((trees == 1 ? "Its tree has " : "Its " + std::to_string(trees) + " trees have ") +
          counted(all.nodes, "node") + " and " + counted(all.leaves, "leaf", "leaves") +
          ", and at most " + counted(all.depth, "split") + " in a row. Asked for are " +
          list_of({all.fields.begin(), all.fields.end()}) + ".");
}

}  // namespace

void describe(const MiningModel& model, Writer& out, std::size_t depth) {
  if (!model.segmentation) {
    out.say(counted(model.embeddedModels.size(), "model is", "models are") +
            " embedded in the way of older versions.");
    return;
  }
  const Segmentation& segmentation = *model.segmentation;
  out.say("It has " + counted(segmentation.segments.size(), "member") + ". " +
          combination_of(segmentation.multipleModelMethod));
  say_sizes(segmentation, out);
  out.add(segment_table(segmentation));
  const bool chain = segmentation.multipleModelMethod == MultipleModelMethod::modelChain;
  std::size_t shown = 0;
  for (const Segment& segment : segmentation.segments) {
    if (shown == (chain ? models.number : 1)) break;
    ++shown;
    Writer inner = out.below();
    inner.heading((chain ? "Member " + std::to_string(shown) : std::string("The first member")) +
                  ": " + noun_of(segment.model));
    describe(segment.model, inner, depth + 1);
  }
}

void describe(const AnomalyDetectionModel& model, Writer& out, std::size_t depth) {
  out.say("Records are scored by a " + noun_of(model.model) + "; the kind of algorithm is " +
          code(name_of(model.algorithmType)) + ".");
  if (model.meanClusterDistances && model.meanClusterDistances->array) {
    const std::vector<double> distances = array_numbers(*model.meanClusterDistances->array);
    Table table;
    table.caption = "Mean distance of the members of each cluster";
    table.columns = {{"Cluster"}, {"Mean distance"}};
    for (std::size_t i = 0; i < distances.size(); ++i) {
      TableCell cell = rounded(distances[i]);
      cell.bar = distances[i];
      table.add({std::to_string(i + 1), std::move(cell)});
    }
    out.add(std::move(table));
  }
  Writer inner = out.below();
  inner.heading("The model inside: " + noun_of(model.model));
  describe(model.model, inner, depth + 1);
}

}  // namespace pmml::report
