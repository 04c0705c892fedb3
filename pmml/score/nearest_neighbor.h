// The stored records of a NearestNeighborModel, compiled, and how they answer (checklist section
// 19).
#pragma once

#include <cstdint>
#include <vector>

#include "pmml/model/nearest_neighbor.h"
#include "pmml/score/comparison.h"

namespace pmml::scoring {

/// What the stored records say about one target.
struct NeighborTarget {
  std::string name;
  DataType type{};
  bool is_main = false;                 ///< its Result is that of the model
  std::uint32_t result = 0;             ///< index of its Result
  bool continuous = false;              ///< else values are positions among the categories
  std::vector<double> values;           ///< of each stored record; may be missing
  std::vector<double> categories;       ///< of a categorical target
  std::vector<std::size_t> precedence;  ///< of each category among equal votes, 0 first
};

struct StoredRecords {
  std::size_t size = 0;
  std::vector<double> cells;  ///< one record after the other, prepared for the comparison
  std::vector<double> ids;    ///< codes
  std::vector<NeighborTarget> targets;
};

/// Keeps the neighbours, nearest first: positions in Result::scratch, distances in affinities.
class NeighborScorer : public ModelScorer {
 public:
  NeighborScorer(const NearestNeighborModel& model, Comparison comparison, StoredRecords stored,
                 const ModelContext& context);

  void score(Row& row, Result& result) const override;
  ExprPtr feature(const OutputField& field, ModelContext& context) const override;
  void explain(Row& row, const Result& result, Tracer& tracer) const override;

 private:
  class RecordAffinity;

  ExprPtr affinity_of_record(const OutputField& field, ModelContext& context) const;
  void find_neighbors(Row& row, Result& result) const;
  void average(const NeighborTarget& target, const Result& neighbors, Result& result) const;
  double median(const NeighborTarget& target, const Result& neighbors) const;
  void vote(const NeighborTarget& target, const Result& neighbors, Result& result) const;
  double weight(double affinity) const;
  bool is_weighted(const NeighborTarget& target) const;
  double round(double value) const { return single_ ? to_single(value) : value; }

  std::size_t neighbors_;
  ContinuousScoringMethod continuous_;
  CategoricalScoringMethod categorical_;
  double threshold_;
  Comparison comparison_;
  StoredRecords stored_;
  bool single_;
  bool names_;  ///< without target the id of the nearest record is the result
};

}  // namespace pmml::scoring
