// Clustering and comparison measures.
#include <algorithm>

#include "pmml/tools/rules_context.h"
#include "pmml/tools/rules_values.h"

namespace pmml {
namespace {

void cluster_count(RuleContext& context, const ClusteringModel& model) {
  const auto count = static_cast<std::int64_t>(model.clusters.size());
  if (model.numberOfClusters == count) return;
  context.problem("numberOfClusters", std::to_string(model.numberOfClusters),
                  std::to_string(count));
}

std::size_t center_fields(const ClusteringModel& model) {
  const auto count = std::count_if(
      model.clusteringFields.begin(), model.clusteringFields.end(),
      [](const ClusteringField& field) { return field.isCenterField == TrueFalse::true_; });
  return static_cast<std::size_t>(count);
}

void center_length(RuleContext& context, const Cluster& cluster) {
  const auto* model = context.path().parent<ClusteringModel>();
  if (model == nullptr || model->modelClass != ClusteringModelClass::centerBased) return;
  if (!cluster.array || size_of(cluster.array) == center_fields(*model)) return;
  if (context.document().version() < Version::v3_2) return;  // CenterFields gave the components
  context.problem_in("Array", 0, *cluster.array, "", count_text(size_of(cluster.array), "items"),
                     count_text(center_fields(*model), "items, one per center field"));
}

void center_given(RuleContext& context, const Cluster& cluster) {
  const auto* model = context.path().parent<ClusteringModel>();
  if (model == nullptr || model->modelClass != ClusteringModelClass::centerBased) return;
  if (cluster.array) return;
  context.problem("", "no center", "an Array, as modelClass is centerBased");
}

void center_numeric(RuleContext& context, const Cluster& cluster) {
  if (!cluster.array || cluster.array->type != ArrayType::string) return;
  context.problem_in("Array", 0, *cluster.array, "type", "string", "int or real");
}

void unique_clusters(RuleContext& context, const ClusteringModel& model) {
  Unique ids;
  for (std::size_t i = 0; i < model.clusters.size(); ++i) {
    const Cluster& cluster = model.clusters[i];
    if (!cluster.id || ids.first(*cluster.id)) continue;
    context.problem_in("Cluster", i, cluster, "id", quoted(*cluster.id) + " again",
                       "an id of its own");
  }
}

void unique_clustering_fields(RuleContext& context, const ClusteringModel& model) {
  Unique names;
  for (std::size_t i = 0; i < model.clusteringFields.size(); ++i) {
    const ClusteringField& field = model.clusteringFields[i];
    if (names.first(field.field)) continue;
    context.problem_in("ClusteringField", i, field, "field", quoted(field.field) + " again",
                       "a field listed once");
  }
}

void missing_weights(RuleContext& context, const ClusteringModel& model) {
  if (!model.missingValueWeights || !model.missingValueWeights->array) return;
  const std::size_t weights = size_of(model.missingValueWeights->array);
  if (weights == model.clusteringFields.size() || weights == center_fields(model)) return;
  context.problem_in("MissingValueWeights", 0, *model.missingValueWeights, "",
                     count_text(weights, "weights"),
                     count_text(center_fields(model), "weights, one per field"));
}

CompareFunction compare_function(const RuleContext& context, const ClusteringField& field) {
  const auto* model = context.path().parent<ClusteringModel>();
  if (field.compareFunction || model == nullptr || !model->comparisonMeasure) {
    return field.compareFunction.value_or(CompareFunction::absDiff);
  }
  return model->comparisonMeasure->compareFunction;
}

void similarity_scale(RuleContext& context, const ClusteringField& field) {
  if (compare_function(context, field) != CompareFunction::gaussSim || field.similarityScale) {
    return;
  }
  context.problem("similarityScale", "no scale", "a scale, as the comparison is gaussSim");
}

void comparison_table(RuleContext& context, const ClusteringField& field) {
  if (compare_function(context, field) != CompareFunction::table || field.comparisons) return;
  context.problem("", "no Comparisons", "a matrix, as the comparison is table");
}

void field_weight(RuleContext& context, const ClusteringField& field) {
  if (field.fieldWeight >= 0) return;
  context.problem("fieldWeight", format_double(field.fieldWeight), "a number that is not negative");
}

template <class T>
bool holds(const ComparisonMeasure& measure) {
  return std::holds_alternative<Box<T>>(measure.measure);
}

void measure_kind(RuleContext& context, const ComparisonMeasure& measure) {
  const bool binary = holds<simpleMatching>(measure) || holds<jaccard>(measure) ||
                      holds<tanimoto>(measure) || holds<binarySimilarity>(measure);
  if (!binary || measure.kind == ComparisonKind::similarity) return;
  context.problem("kind", "distance", "similarity, as the measure is one");
}

void minkowski_power(RuleContext& context, const minkowski& measure) {
  if (measure.p_parameter > 0) return;
  context.problem("p-parameter", format_double(measure.p_parameter), "a positive number");
}

}  // namespace

RuleTable clustering_rules() {
  constexpr std::string_view section = "Clustering";
  return {
      rule<cluster_count>("E-CLUSTER-COUNT", Severity::error, section,
                          "numberOfClusters is the number of clusters."),
      rule<center_given>("E-CLUSTER-CENTER", Severity::error, section,
                         "The clusters of a centerBased model have an Array."),
      rule<center_length>("E-CLUSTER-LENGTH", Severity::error, section,
                          "The center of a cluster has one item per center field."),
      rule<center_numeric>("E-CLUSTER-NUMERIC", Severity::warning, section,
                           "The center of a cluster has numbers."),
      rule<unique_clusters>("E-CLUSTER-DUPLICATE", Severity::error, section,
                            "Clusters have different ids."),
      rule<unique_clustering_fields>("E-CLUSTER-FIELD", Severity::error, section,
                                     "A field has one ClusteringField."),
      rule<missing_weights>("E-CLUSTER-WEIGHTS", Severity::error, section,
                            "MissingValueWeights has one weight per field."),
      rule<similarity_scale>("E-CLUSTER-SCALE", Severity::error, section,
                             "Fields compared by gaussSim have a similarityScale."),
      rule<comparison_table>("E-CLUSTER-TABLE", Severity::error, section,
                             "Fields compared by table have Comparisons."),
      rule<field_weight>("E-CLUSTER-WEIGHT", Severity::error, section,
                         "Field weights are not negative."),
      rule<measure_kind>("E-MEASURE-KIND", Severity::error, section,
                         "Measures of binary similarity are of the kind similarity."),
      rule<minkowski_power>("E-MEASURE-POWER", Severity::error, section,
                            "The power of a minkowski measure is positive."),
  };
}

}  // namespace pmml
