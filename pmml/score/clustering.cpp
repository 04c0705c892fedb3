// ClusteringModel (checklist section 20).
#include <algorithm>

#include "pmml/score/arrays.h"
#include "pmml/score/comparison.h"
#include "pmml/score/ranked_feature.h"

namespace pmml::scoring {

namespace {

struct CompiledClusters {
  std::vector<double> centers;   ///< one after the other
  std::vector<double> ids;       ///< codes
  std::vector<double> values;    ///< the ids in the type of the predicted value
  std::vector<double> displays;  ///< codes of the names, of the ids where there are none
};

/// The element of `affinities` that is the `rank`-th closest, counted from 1; the first of equals.
std::optional<std::size_t> ranked(const std::vector<double>& affinities, std::size_t rank,
                                  const Comparison& comparison) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < affinities.size(); ++i) {
    if (!is_missing(affinities[i])) order.push_back(i);
  }
  if (rank > order.size()) return std::nullopt;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return comparison.is_closer(affinities[a], affinities[b]);
  });
  return order[rank - 1];
}

/// Keeps the affinity of every cluster in Result::affinities and the position of the winner as
/// Result::scratch[0].
class ClusteringScorer : public ModelScorer {
 public:
  ClusteringScorer(Comparison comparison, CompiledClusters clusters)
      : comparison_(std::move(comparison)), clusters_(std::move(clusters)) {}

  void score(Row& row, Result& result) const override {
    std::vector<double>& record = result.scratch;
    comparison_.prepare(row, record);
    result.affinities.resize(clusters_.ids.size());
    std::size_t best = 0;
    for (std::size_t i = 0; i < clusters_.ids.size(); ++i) {
      result.affinities[i] =
          comparison_.compare(record, clusters_.centers.data() + i * comparison_.size());
      if (comparison_.is_closer(result.affinities[i], result.affinities[best])) best = i;
    }
    record.clear();
    if (is_missing(result.affinities[best])) return;
    record.push_back(static_cast<double>(best));
    result.value = clusters_.values[best];
    result.entity = clusters_.ids[best];
  }

  void explain(Row&, const Result& result, Tracer& tracer) const override {
    const char* kind = comparison_.is_distance() ? "distance" : "similarity";
    tracer.list(result.affinities.size(), [&](std::size_t i) {
      tracer.add(kind, tracer.text(clusters_.ids[i], DataType::string), result.affinities[i]);
    });
  }

  ExprPtr feature(const OutputField& field, ModelContext& context) const override {
    switch (field.feature) {
      case ResultFeature::predictedDisplayValue:
        return from_result(DataType::string, context.result, [this](const Result& result) {
          const auto winner = winner_of(result);
          return winner ? clusters_.displays[*winner] : missing;
        });
      case ResultFeature::clusterId:
      case ResultFeature::entityId:
        return ranked_feature(field, DataType::string, context.result,
                              [this](const Result& result, std::size_t rank) {
                                const auto at = chosen(result, rank);
                                return at ? clusters_.ids[*at] : missing;
                              });
      case ResultFeature::affinity:
      case ResultFeature::clusterAffinity:
      case ResultFeature::entityAffinity:
        return affinity(field, context);
      default:
        return nullptr;
    }
  }

 private:
  static std::optional<std::size_t> winner_of(const Result& result) {
    if (result.scratch.empty()) return std::nullopt;
    return static_cast<std::size_t>(result.scratch[0]);
  }

  std::optional<std::size_t> chosen(const Result& result, std::size_t rank) const {
    return rank == 1 ? winner_of(result) : ranked(result.affinities, rank, comparison_);
  }

  ExprPtr affinity(const OutputField& field, ModelContext& context) const {
    if (field.value) return affinity_of(field, context);
    return ranked_feature(field, DataType::double_, context.result,
                          [this](const Result& result, std::size_t rank) {
                            const auto at = chosen(result, rank);
                            return at ? result.affinities[*at] : missing;
                          });
  }

  ExprPtr affinity_of(const OutputField& field, ModelContext& context) const {
    const auto found =
        std::find(clusters_.ids.begin(), clusters_.ids.end(), context.pool().code(*field.value));
    if (found == clusters_.ids.end())
      fail_invalid("E-REFERENCE", field.where, "OutputField/@value", *field.value,
                   "the id of a cluster");
    const auto at = static_cast<std::size_t>(found - clusters_.ids.begin());
    return from_result(DataType::double_, context.result, [at](const Result& result) {
      return result.affinities.empty() ? missing : result.affinities[at];
    });
  }

  Comparison comparison_;
  CompiledClusters clusters_;
};

ComparedField compile_field(const ClusteringField& field, const ComparisonMeasure& measure,
                            ModelContext& context) {
  ComparedField compared;
  compared.name = field.field;
  compared.field = context.field(field.field, field.where);
  compared.compare = field.compareFunction.value_or(measure.compareFunction);
  compared.weight = context.round(field.fieldWeight);
  compared.scale = context.round(field.similarityScale.value_or(missing));
  compared.where = field.where;
  if (compared.compare == CompareFunction::table && field.comparisons) {
    const DenseMatrix matrix = dense(*field.comparisons->matrix);
    if (matrix.rows != matrix.columns)
      fail_invalid("E-COUNT", field.where, "Comparisons/Matrix",
                   std::to_string(matrix.rows) + " by " + std::to_string(matrix.columns),
                   "a square matrix");
    compared.table = matrix.cells;
  }
  return compared;
}

Comparison compile_comparison(const ClusteringModel& model, ModelContext& context) {
  std::vector<ComparedField> fields;
  std::vector<std::size_t> positions;
  for (std::size_t i = 0; i < model.clusteringFields.size(); ++i) {
    const ClusteringField& field = model.clusteringFields[i];
    if (field.isCenterField == TrueFalse::false_) continue;
    fields.push_back(compile_field(field, *model.comparisonMeasure, context));
    positions.push_back(i);
  }
  if (fields.empty())
    fail_invalid("E-ABSENT", model.where, "ClusteringModel", "no ClusteringField",
                 "one field or more");
  std::vector<double> importance;
  if (model.missingValueWeights) {
    importance = numbers_of(*model.missingValueWeights->array);
    if (importance.size() == model.clusteringFields.size()) {
      for (std::size_t i = 0; i < positions.size(); ++i) importance[i] = importance[positions[i]];
      importance.resize(positions.size());
    }
    if (importance.size() != fields.size())
      fail_invalid("E-COUNT", model.missingValueWeights->where, "MissingValueWeights",
                   std::to_string(importance.size()) + " weights",
                   "one for each of " + std::to_string(fields.size()) + " fields");
  }
  return {*model.comparisonMeasure, std::move(fields), std::move(importance), context};
}

void add_center(const Cluster& cluster, const Comparison& comparison, ModelContext& context,
                std::vector<double>& centers) {
  if (!cluster.array)
    fail_invalid("E-ABSENT", cluster.where, "Cluster", "no Array", "the coordinates of the centre");
  const Array& array = *cluster.array;
  const std::vector<std::string> texts = texts_of(array);
  if (texts.size() != comparison.size())
    fail_invalid("E-COUNT", array.where, "Cluster/Array", std::to_string(texts.size()) + " numbers",
                 std::to_string(comparison.size()) + ", one for each field of the centre");
  for (std::size_t i = 0; i < texts.size(); ++i) {
    DataType type = comparison.field(i).field.type;
    if (type != DataType::string) type = DataType::double_;
    const double cell = literal(texts[i], type, context.pool(), array.where, "Cluster/Array");
    const double stored = is_shown_as_text(type) ? cell : context.round(cell);
    centers.push_back(comparison.prepare_stored(i, stored, array.where));
  }
}

}  // namespace

ScorerPtr compile_clustering(const ClusteringModel& model, ModelContext& context) {
  if (model.modelClass != ClusteringModelClass::centerBased)
    context.unsupported(model, "@modelClass", "distributionBased");
  if (model.clusters.empty())
    fail_invalid("E-ABSENT", model.where, "ClusteringModel", "no Cluster", "one or more");
  Comparison comparison = compile_comparison(model, context);
  CompiledClusters clusters;
  for (const Cluster& cluster : model.clusters) {
    const std::string id = cluster.id.value_or(std::to_string(clusters.ids.size() + 1));
    clusters.ids.push_back(context.pool().code(id));
    clusters.values.push_back(context.target_value(id, cluster.where));
    clusters.displays.push_back(context.pool().code(cluster.name.value_or(id)));
    add_center(cluster, comparison, context, clusters.centers);
  }
  context.categories = clusters.values;
  return std::make_unique<ClusteringScorer>(std::move(comparison), std::move(clusters));
}

}  // namespace pmml::scoring
