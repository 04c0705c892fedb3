// AnomalyDetectionModel (checklist section 24).
#include <algorithm>
#include <cmath>
#include <numbers>

#include "pmml/describe/numbers.h"
#include "pmml/score/arrays.h"
#include "pmml/score/model_unit.h"

namespace pmml::scoring {

namespace {

/// The average length of an unsuccessful search in a tree of so many records.
double average_path(double records) {
  if (records <= 1) return 0;
  if (records == 2) return 1;
  return 2 * (std::log(records - 1) + std::numbers::egamma) - 2 * (records - 1) / records;
}

class AnomalyScorer : public ModelScorer {
 public:
  AnomalyScorer(const AnomalyDetectionModel& model, std::unique_ptr<const ModelUnit> inner,
                double normal_path, std::vector<double> mean_distances)
      : type_(model.algorithmType),
        inner_(std::move(inner)),
        normal_path_(normal_path),
        mean_distances_(std::move(mean_distances)) {}

  void score(Row& row, Result& result) const override {
    const Result& inner = inner_->score(row);
    if (is_missing(inner.value)) return;
    switch (type_) {
      case AlgorithmType::iforest:
        result.value = std::exp2(-inner.value / normal_path_);
        break;
      case AlgorithmType::clusterMeanDist: {
        const auto winner = static_cast<std::size_t>(inner.scratch[0]);
        result.value = inner.affinities[winner] / mean_distances_[winner];
        break;
      }
      default:
        result.value = inner.value;
    }
    result.entity = inner.entity;
  }

  void explain(Row& row, const Result&, Tracer& tracer) const override {
    inner_->explain(row, tracer);
    const Result& inner = row.result(inner_->result());
    if (type_ == AlgorithmType::iforest) tracer.add("averagePathLength", {}, normal_path_);
    if (type_ == AlgorithmType::clusterMeanDist && !is_missing(inner.value))
      tracer.add("meanDistance", tracer.text(inner.entity, DataType::string),
                 mean_distances_[static_cast<std::size_t>(inner.scratch[0])]);
  }

 private:
  AlgorithmType type_;
  std::unique_ptr<const ModelUnit> inner_;
  double normal_path_;
  std::vector<double> mean_distances_;
};

double path_of_sample(const AnomalyDetectionModel& model) {
  const std::string text = model.sampleDataSize.value_or("");
  double size = 0;
  if (parse_double(text, size) != NumberError::none || !(size >= 2) || std::trunc(size) != size)
    fail_invalid("E-VALUE", model.where, "AnomalyDetectionModel/@sampleDataSize",
                 text.empty() ? "nothing" : text, "an integer from 2 for iforest");
  return average_path(size);
}

std::vector<double> mean_distances(const AnomalyDetectionModel& model) {
  const auto* clusters = std::get_if<Box<ClusteringModel>>(&model.model);
  if (clusters == nullptr)
    fail_invalid("E-VALUE", model.where, "AnomalyDetectionModel/@algorithmType",
                 "clusterMeanDist of another model", "a ClusteringModel inside");
  if (!model.meanClusterDistances)
    fail_invalid("E-ABSENT", model.where, "AnomalyDetectionModel", "no MeanClusterDistances",
                 "the mean distance of every cluster");
  std::vector<double> means = numbers_of(*model.meanClusterDistances->array);
  const std::size_t expected = (*clusters)->clusters.size();
  if (means.size() != expected)
    fail_invalid("E-COUNT", model.meanClusterDistances->where, "MeanClusterDistances",
                 std::to_string(means.size()) + " numbers",
                 std::to_string(expected) + ", one for each cluster");
  const auto negative =
      std::find_if(means.begin(), means.end(), [](double mean) { return !(mean >= 0); });
  if (negative != means.end())
    fail_invalid("E-VALUE", model.meanClusterDistances->where, "MeanClusterDistances",
                 format_double(*negative), "numbers from 0");
  return means;
}

}  // namespace

ScorerPtr compile_anomaly_detection(const AnomalyDetectionModel& model, ModelContext& context) {
  double normal_path = 0;
  std::vector<double> means;
  if (model.algorithmType == AlgorithmType::iforest) normal_path = path_of_sample(model);
  if (model.algorithmType == AlgorithmType::clusterMeanDist) means = mean_distances(model);
  auto inner = std::make_unique<ModelUnit>(model.model, context.compilation, &context);
  const auto inner_context = inner->release_context();
  if (!is_number(inner_context->target_type) &&
      model.algorithmType != AlgorithmType::clusterMeanDist)
    context.unsupported(
        model, "@algorithmType",
        std::string(name_of(model.algorithmType)) + " of a model that predicts no number");
  context.segments.emplace_back(inner_context->parts.modelName.value_or(""), inner_context);
  return std::make_unique<AnomalyScorer>(model, std::move(inner), normal_path, std::move(means));
}

}  // namespace pmml::scoring
