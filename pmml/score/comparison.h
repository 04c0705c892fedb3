// How much two records resemble each other: the ComparisonMeasure of clusters and neighbours
// (checklist section 20).
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "pmml/model/comparison.h"
#include "pmml/score/model_scorer.h"

namespace pmml::scoring {

/// One field as it takes part in the comparison.
struct ComparedField {
  std::string name;
  Field field;
  CompareFunction compare = CompareFunction::absDiff;
  double weight = 1;
  double scale = missing;     ///< of gaussSim: the difference at which the similarity is 0.5
  std::vector<double> table;  ///< of table: a square matrix over the values of the field
  Position where;
};

/// Compares records that were prepared by it. Immutable once compiled.
class Comparison {
 public:
  /// `importance` says how much each field counts when others are missing; all ones when empty.
  /// Throws InvalidDocument for what cannot be compared.
  Comparison(const ComparisonMeasure& measure, std::vector<ComparedField> fields,
             std::vector<double> importance, const ModelContext& context);

  std::size_t size() const { return fields_.size(); }
  const ComparedField& field(std::size_t i) const { return fields_[i]; }
  /// A stored cell as the comparison wants it; E-VALUE when the field cannot have that value.
  double prepare_stored(std::size_t i, double cell, Position where) const;
  /// The same of the record being scored.
  void prepare(Row& row, std::vector<double>& record) const;
  /// The distance or similarity; missing when the records share no field that is present.
  double compare(std::span<const double> record, const double* stored) const;
  /// True when `a` resembles more than `b`; a missing one resembles nothing.
  bool is_closer(double a, double b) const;
  bool is_distance() const { return kind_ == ComparisonKind::distance; }

 private:
  enum class Measure : std::uint8_t {
    none,
    euclidean,
    squaredEuclidean,
    chebychev,
    cityBlock,
    minkowski,
    simpleMatching,
    jaccard,
    tanimoto,
    binarySimilarity
  };

  bool is_binary() const { return measure_ >= Measure::simpleMatching; }
  void check_field(const ComparedField& field) const;
  double part(std::size_t i, double x, double y) const;
  double plain_sum(std::span<const double> record, const double* stored) const;
  double aggregate(std::span<const double> record, const double* stored) const;
  double finish(double sum) const;
  double count_matches(std::span<const double> record, const double* stored) const;
  double round(double value) const { return single_ ? to_single(value) : value; }

  ComparisonKind kind_;
  Measure measure_;
  double power_ = 1;
  binarySimilarity weights_;
  std::vector<ComparedField> fields_;
  std::vector<double> importance_;
  double total_importance_ = 0;
  bool single_;
  bool plain_;  ///< differences only, in double precision, to be added up
};

}  // namespace pmml::scoring
