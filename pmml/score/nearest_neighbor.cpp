#include "pmml/score/nearest_neighbor.h"

#include <algorithm>

#include "pmml/score/ranked_feature.h"

namespace pmml::scoring {

NeighborScorer::NeighborScorer(const NearestNeighborModel& model, Comparison comparison,
                               StoredRecords stored, const ModelContext& context)
    : neighbors_(std::min(static_cast<std::size_t>(model.numberOfNeighbors), stored.size)),
      continuous_(model.continuousScoringMethod),
      categorical_(model.categoricalScoringMethod),
      threshold_(context.round(model.threshold)),
      comparison_(std::move(comparison)),
      stored_(std::move(stored)),
      single_(context.parts.single),
      names_(stored_.targets.empty() && context.target_type == DataType::string) {}

void NeighborScorer::score(Row& row, Result& result) const {
  find_neighbors(row, result);
  if (result.scratch.empty()) return;
  result.entity = stored_.ids[static_cast<std::size_t>(result.scratch[0])];
  if (names_) result.value = result.entity;
  for (const NeighborTarget& target : stored_.targets) {
    Result& answer = target.is_main ? result : row.result(target.result);
    if (!target.continuous) {
      vote(target, result, answer);
    } else if (continuous_ == ContinuousScoringMethod::median) {
      answer.value = median(target, result);
    } else {
      average(target, result, answer);
    }
  }
}

/// Keeps the best seen so far in order; of equals the earlier one stays in front.
void NeighborScorer::find_neighbors(Row& row, Result& result) const {
  std::vector<double> record;
  comparison_.prepare(row, record);
  std::vector<double>& positions = result.scratch;
  std::vector<double>& affinities = result.affinities;
  const double* stored = stored_.cells.data();
  for (std::size_t i = 0; i < stored_.size; ++i, stored += comparison_.size()) {
    const double affinity = comparison_.compare(record, stored);
    if (is_missing(affinity)) continue;
    if (affinities.size() == neighbors_) {
      if (!comparison_.is_closer(affinity, affinities.back())) continue;
      affinities.pop_back();
      positions.pop_back();
    }
    const auto place =
        std::upper_bound(affinities.begin(), affinities.end(), affinity,
                         [this](double a, double b) { return comparison_.is_closer(a, b); });
    positions.insert(positions.begin() + (place - affinities.begin()), static_cast<double>(i));
    affinities.insert(place, affinity);
  }
}

double NeighborScorer::weight(double affinity) const {
  return comparison_.is_distance() ? round(1 / round(affinity + threshold_)) : affinity;
}

bool NeighborScorer::is_weighted(const NeighborTarget& target) const {
  return target.continuous ? continuous_ == ContinuousScoringMethod::weightedAverage
                           : categorical_ == CategoricalScoringMethod::weightedMajorityVote;
}

void NeighborScorer::average(const NeighborTarget& target, const Result& neighbors,
                             Result& result) const {
  const bool weighted = is_weighted(target);
  double sum = 0;
  double weights = 0;
  for (std::size_t i = 0; i < neighbors.scratch.size(); ++i) {
    const double value = target.values[static_cast<std::size_t>(neighbors.scratch[i])];
    if (is_missing(value)) continue;
    const double w = weighted ? weight(neighbors.affinities[i]) : 1;
    sum = round(sum + round(w * value));
    weights = round(weights + w);
  }
  if (weights != 0) result.value = round(sum / weights);
}

double NeighborScorer::median(const NeighborTarget& target, const Result& neighbors) const {
  std::vector<double> values;
  for (const double position : neighbors.scratch) {
    const double value = target.values[static_cast<std::size_t>(position)];
    if (!is_missing(value)) values.push_back(value);
  }
  if (values.empty()) return missing;
  std::sort(values.begin(), values.end());
  const std::size_t middle = values.size() / 2;
  if (values.size() % 2 == 1) return values[middle];
  return round(round(values[middle - 1] + values[middle]) / 2);
}

void NeighborScorer::vote(const NeighborTarget& target, const Result& neighbors,
                          Result& result) const {
  const bool weighted = is_weighted(target);
  std::vector<double> votes(target.categories.size(), 0.0);
  double total = 0;
  for (std::size_t i = 0; i < neighbors.scratch.size(); ++i) {
    const double category = target.values[static_cast<std::size_t>(neighbors.scratch[i])];
    if (is_missing(category)) continue;
    const double w = weighted ? weight(neighbors.affinities[i]) : 1;
    double& votes_for = votes[static_cast<std::size_t>(category)];
    votes_for = round(votes_for + w);
    total = round(total + w);
  }
  if (!(total > 0)) return;
  std::size_t best = 0;
  for (std::size_t c = 1; c < votes.size(); ++c) {
    if (votes[c] > votes[best] ||
        (votes[c] == votes[best] && target.precedence[c] < target.precedence[best]))
      best = c;
  }
  result.value = target.categories[best];
  for (double& votes_for : votes) votes_for = round(votes_for / total);
  result.probabilities = std::move(votes);
}

/// The distance or similarity of one stored record, be it a neighbour or not.
class NeighborScorer::RecordAffinity : public FromResult {
 public:
  RecordAffinity(std::uint32_t result, const Comparison& comparison, const double* stored)
      : FromResult(DataType::double_, result), comparison_(comparison), stored_(stored) {}

 protected:
  double read(const Result&, Row& row) const override {
    std::vector<double> record;
    comparison_.prepare(row, record);
    return comparison_.compare(record, stored_);
  }

 private:
  const Comparison& comparison_;
  const double* stored_;
};

ExprPtr NeighborScorer::affinity_of_record(const OutputField& field, ModelContext& context) const {
  const auto found =
      std::find(stored_.ids.begin(), stored_.ids.end(), context.pool().code(*field.value));
  if (found == stored_.ids.end())
    fail_invalid("E-REFERENCE", field.where, "OutputField/@value", *field.value,
                 "the id of a stored record");
  const auto at = static_cast<std::size_t>(found - stored_.ids.begin());
  return std::make_unique<RecordAffinity>(context.result, comparison_,
                                          stored_.cells.data() + at * comparison_.size());
}

ExprPtr NeighborScorer::feature(const OutputField& field, ModelContext& context) const {
  switch (field.feature) {
    case ResultFeature::entityId:
      return ranked_feature(
          field, DataType::string, context.result, [this](const Result& result, std::size_t rank) {
            if (rank > result.scratch.size()) return missing;
            return stored_.ids[static_cast<std::size_t>(result.scratch[rank - 1])];
          });
    case ResultFeature::affinity:
    case ResultFeature::entityAffinity:
      if (field.value) return affinity_of_record(field, context);
      return ranked_feature(field, DataType::double_, context.result,
                            [](const Result& result, std::size_t rank) {
                              if (rank > result.affinities.size()) return missing;
                              return result.affinities[rank - 1];
                            });
    default:
      return nullptr;
  }
}

/// Each neighbour, and what it says about every target.
void NeighborScorer::explain(Row&, const Result& result, Tracer& tracer) const {
  tracer.list(result.scratch.size(), [&](std::size_t rank) {
    const auto record = static_cast<std::size_t>(result.scratch[rank]);
    const double affinity = result.affinities[rank];
    tracer.add("neighbor", tracer.text(stored_.ids[record], DataType::string), affinity);
    tracer.deeper();
    for (const NeighborTarget& target : stored_.targets) {
      double value = target.values[record];
      if (!target.continuous && !is_missing(value))
        value = target.categories[static_cast<std::size_t>(value)];
      tracer.add("value", target.name, value, target.type);
      if (is_weighted(target)) tracer.add("weight", target.name, weight(affinity));
    }
    tracer.back();
  });
}

}  // namespace pmml::scoring
