// The segments of a MiningModel, and how their results become one (checklist section 21).
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "pmml/model/mining.h"
#include "pmml/score/model_unit.h"
#include "pmml/score/tree.h"

namespace pmml::scoring {

struct CompiledSegment {
  Test test;
  std::unique_ptr<const ModelUnit> model;
  double weight = 1;
  std::optional<Slot> variable_weight;
  double id = missing;  ///< code of the id
  /// For each category of the segment the category of the whole; empty unless both classify or
  /// cluster.
  std::vector<std::size_t> categories;
  std::vector<double> values;  ///< the segment's categories
  std::string target;          ///< name of the segment's target; empty when anonymous
  const TreeScorer* tree =
      nullptr;          ///< the model when it is a tree that can be walked from outside
  bool answers = true;  ///< of the function of the whole: its result can be that of the whole
};

/// One segment that took part.
struct Vote {
  const Result* result = nullptr;
  const CompiledSegment* segment = nullptr;
  double weight = 1;
};

/// Combines the results of the segments that took part, none of which is missing.
class Combination {
 public:
  /// In single precision a sum starts with the constant that its target adds, which is how the
  /// libraries that compute so add it; the last digit depends on the order.
  Combination(MultipleModelMethod method, ModelContext& context);

  bool counts_votes() const;
  bool is_weighted() const;
  bool is_single() const { return single_; }
  void combine(std::span<const Vote> votes, Result& result) const;

  /// True when the results of the segments are added up, each independent of the others.
  bool is_sum() const;
  /// How many numbers are added up, and what the first one starts with.
  std::size_t width() const { return categories_.empty() ? 1 : categories_.size(); }
  double start() const { return start_; }
  /// What a segment with such a result adds to the sums, which is added up in single precision
  /// when is_single().
  void contribute(const CompiledSegment& segment, const Result& result,
                  std::span<double> numbers) const;
  /// The weights of the segments added up.
  double total_weight(std::span<const CompiledSegment> segments) const;
  /// The result of sums to which every segment has added.
  void finish(std::span<const double> sums, double total, Result& result) const;

 private:
  double combine_numbers(std::span<const Vote> votes) const;
  double weight_of(double weight) const { return is_weighted() ? weight : 1; }
  bool divides() const;
  void finish_shares(double total, Result& result) const;
  double weighted_median(std::span<const Vote> votes) const;
  void tally(std::span<const Vote> votes, Result& result) const;
  void average_shares(std::span<const Vote> votes, Result& result) const;
  void pick_shares(std::span<const Vote> votes, Result& result) const;
  double middle(std::vector<std::pair<double, double>> shares) const;
  double round(double value) const { return single_ ? to_single(value) : value; }
  void decide(Result& result) const;

  MultipleModelMethod method_;
  std::vector<double> categories_;
  bool single_;
  double start_ = 0;
};

/// Scores segments that always take part; trees are walked side by side, so that the memory they
/// wait for is fetched together. Votes come in the order of the segments.
void score_together(std::span<const CompiledSegment> segments, Row& row, std::vector<Vote>& votes);

/// The probabilities of a segment by the categories of the whole; the predicted category gets 1
/// when the segment gives none.
std::vector<double> shares_of(const Vote& vote, std::size_t categories);

/// The place of each category of the segment among those of the whole.
void map_categories(CompiledSegment& segment, const ModelContext& inner, Position where,
                    ModelContext& context);

/// Takes over the result of one segment.
void take_over(const Vote& vote, const std::vector<double>& categories, Result& result);

}  // namespace pmml::scoring
