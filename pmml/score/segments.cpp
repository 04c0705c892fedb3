#include "pmml/score/segments.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace pmml::scoring {

namespace {

using Multiple = MultipleModelMethod;

/// The category of the whole that a segment predicted.
std::size_t predicted(const Vote& vote) {
  const auto& values = vote.segment->values;
  const auto found = std::find(values.begin(), values.end(), vote.result->value);
  return vote.segment->categories[static_cast<std::size_t>(found - values.begin())];
}

std::vector<double> spread(const std::vector<double>& own, const Vote& vote, std::size_t size,
                           double absent) {
  if (own.empty()) return {};
  std::vector<double> all(size, absent);
  for (std::size_t i = 0; i < own.size(); ++i) all[vote.segment->categories[i]] = own[i];
  return all;
}

}  // namespace

std::vector<double> shares_of(const Vote& vote, std::size_t categories) {
  std::vector<double> shares = spread(vote.result->probabilities, vote, categories, 0);
  if (!shares.empty()) return shares;
  shares.assign(categories, 0);
  shares[predicted(vote)] = 1;
  return shares;
}

void map_categories(CompiledSegment& segment, const ModelContext& inner, Position where,
                    ModelContext& context) {
  const bool both_classify = context.classifies() && inner.classifies();
  const bool both_cluster = context.clusters() && inner.clusters();
  if (!both_classify && !both_cluster) return;
  segment.values = inner.categories;
  for (const double value : inner.categories) {
    const std::string text = cell_text(value, inner.target_type, context.pool());
    segment.categories.push_back(context.category(context.target_value(text, where)));
  }
}

void score_together(std::span<const CompiledSegment> segments, Row& row, std::vector<Vote>& votes) {
  std::array<TreeWalk, 16> walks;
  for (std::size_t first = 0; first < segments.size(); first += walks.size()) {
    const auto group = segments.subspan(first, std::min(walks.size(), segments.size() - first));
    for (std::size_t i = 0; i < group.size(); ++i) walks[i] = {group[i].tree, 0};
    walk_together(std::span(walks).first(group.size()), row);
    for (std::size_t i = 0; i < group.size(); ++i) {
      const ModelUnit& model = *group[i].model;
      Result& result = model.begin(row);
      group[i].tree->score_from(walks[i].at, row, result);
      model.finish(row, result);
      votes.push_back({&result, &group[i], group[i].weight});
    }
  }
}

void take_over(const Vote& vote, const std::vector<double>& categories, Result& result) {
  const Result& from = *vote.result;
  result.entity = vote.segment->id;
  if (!vote.segment->answers) return;
  result.affinities = from.affinities;
  if (categories.empty() || vote.segment->categories.empty()) {
    result.value = from.value;
    return;
  }
  if (!is_missing(from.value)) result.value = categories[predicted(vote)];
  result.probabilities = spread(from.probabilities, vote, categories.size(), 0);
  result.confidences = spread(from.confidences, vote, categories.size(), missing);
}

Combination::Combination(Multiple method, ModelContext& context)
    : method_(method),
      categories_(context.classifies() || context.clusters() ? context.categories
                                                             : std::vector<double>{}),
      single_(context.parts.single) {
  if (!single_ || method != Multiple::sum) return;
  const Target* target = find_target(context.parts.targets, context);
  if (target == nullptr || target->rescaleFactor != 1 || target->min || target->max) return;
  start_ = to_single(target->rescaleConstant);
  context.added_constant = true;
}

bool Combination::counts_votes() const {
  return method_ == Multiple::majorityVote || method_ == Multiple::weightedMajorityVote;
}

bool Combination::is_weighted() const {
  return method_ == Multiple::weightedMajorityVote || method_ == Multiple::weightedAverage ||
         method_ == Multiple::weightedMedian || method_ == Multiple::weightedSum;
}

void Combination::combine(std::span<const Vote> votes, Result& result) const {
  if (categories_.empty()) {
    result.value = combine_numbers(votes);
  } else if (counts_votes()) {
    tally(votes, result);
  } else if (method_ == Multiple::average || method_ == Multiple::weightedAverage) {
    average_shares(votes, result);
  } else {
    pick_shares(votes, result);
  }
}

double Combination::combine_numbers(std::span<const Vote> votes) const {
  if (method_ == Multiple::weightedMedian) return weighted_median(votes);
  if (method_ == Multiple::median) {
    std::vector<std::pair<double, double>> values;
    for (const Vote& vote : votes) values.emplace_back(vote.result->value, 1);
    return middle(std::move(values));
  }
  double sum = start_;
  double weights = 0;
  for (const Vote& vote : votes) {
    const double weight = weight_of(vote.weight);
    sum = round(sum + round(weight * vote.result->value));
    weights = round(weights + weight);
  }
  return divides() ? round(sum / weights) : sum;
}

double Combination::weighted_median(std::span<const Vote> votes) const {
  std::vector<std::pair<double, double>> values;
  for (const Vote& vote : votes) values.emplace_back(vote.result->value, vote.weight);
  return middle(std::move(values));
}

/// The median of (value, weight): the mean of the two middle ones when unweighted, else the first
/// whose cumulative weight reaches half.
double Combination::middle(std::vector<std::pair<double, double>> values) const {
  std::stable_sort(values.begin(), values.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  if (!is_weighted()) {
    const std::size_t half = values.size() / 2;
    if (values.size() % 2 == 1) return values[half].first;
    return round(round(values[half - 1].first + values[half].first) / 2);
  }
  const double total = std::accumulate(values.begin(), values.end(), 0.0,
                                       [](double sum, const auto& v) { return sum + v.second; });
  double cumulated = 0;
  for (const auto& [value, weight] : values) {
    cumulated += weight;
    if (cumulated >= total / 2) return value;
  }
  return missing;
}

void Combination::tally(std::span<const Vote> votes, Result& result) const {
  result.probabilities.assign(categories_.size(), 0);
  double total = 0;
  double absent = 0;
  for (const Vote& vote : votes) {
    const double weight = is_weighted() ? vote.weight : 1;
    total = round(total + weight);
    double& count = is_missing(vote.result->value) ? absent : result.probabilities[predicted(vote)];
    count = round(count + weight);
  }
  const double most = *std::max_element(result.probabilities.begin(), result.probabilities.end());
  if (absent > most || !(total > 0)) {
    result.probabilities.clear();
    return;
  }
  finish_shares(total, result);
}

void Combination::average_shares(std::span<const Vote> votes, Result& result) const {
  result.probabilities.assign(categories_.size(), 0);
  double total = 0;
  for (const Vote& vote : votes) {
    const double weight = is_weighted() ? vote.weight : 1;
    const std::vector<double>& shares = vote.result->probabilities;
    for (std::size_t i = 0; i < shares.size(); ++i) {
      double& sum = result.probabilities[vote.segment->categories[i]];
      sum = round(sum + round(weight * shares[i]));
    }
    if (shares.empty()) {
      double& sum = result.probabilities[predicted(vote)];
      sum = round(sum + weight);
    }
    total = round(total + weight);
  }
  finish_shares(total, result);
}

/// max and median: the category with the largest maximum or median wins; the probabilities are
/// those of the models that have it (their mean when there are several).
void Combination::pick_shares(std::span<const Vote> votes, Result& result) const {
  std::vector<std::vector<double>> shares;
  for (const Vote& vote : votes) shares.push_back(shares_of(vote, categories_.size()));
  std::vector<double> picked(categories_.size());
  for (std::size_t c = 0; c < categories_.size(); ++c) {
    std::vector<std::pair<double, double>> column;
    for (std::size_t i = 0; i < shares.size(); ++i)
      column.emplace_back(shares[i][c], votes[i].weight);
    picked[c] = method_ == Multiple::max ? std::max_element(column.begin(), column.end())->first
                                         : middle(std::move(column));
  }
  const auto winner = position_of_largest(picked);
  if (!winner) return;
  result.value = categories_[*winner];
  result.probabilities.assign(categories_.size(), 0);
  double smallest_distance = INFINITY;
  for (const auto& own : shares)
    smallest_distance = std::min(smallest_distance, std::abs(own[*winner] - picked[*winner]));
  double count = 0;
  for (const auto& own : shares) {
    if (std::abs(own[*winner] - picked[*winner]) != smallest_distance) continue;
    ++count;
    for (std::size_t c = 0; c < own.size(); ++c) result.probabilities[c] += own[c];
  }
  for (double& share : result.probabilities) share = round(share / count);
}

bool Combination::is_sum() const {
  if (counts_votes() || divides()) return true;
  return categories_.empty() && (method_ == Multiple::sum || method_ == Multiple::weightedSum);
}

void Combination::contribute(const CompiledSegment& segment, const Result& result,
                             std::span<double> numbers) const {
  const Vote vote{&result, &segment, segment.weight};
  const double weight = weight_of(segment.weight);
  if (categories_.empty()) {
    numbers[0] = round(weight * result.value);
  } else if (counts_votes() || result.probabilities.empty()) {
    numbers[predicted(vote)] = weight;
  } else {
    for (std::size_t i = 0; i < result.probabilities.size(); ++i)
      numbers[segment.categories[i]] = round(weight * result.probabilities[i]);
  }
}

double Combination::total_weight(std::span<const CompiledSegment> segments) const {
  double total = 0;
  for (const CompiledSegment& segment : segments) total = round(total + weight_of(segment.weight));
  return total;
}

void Combination::finish(std::span<const double> sums, double total, Result& result) const {
  if (categories_.empty()) {
    result.value = divides() ? round(sums[0] / total) : sums[0];
    return;
  }
  result.probabilities.assign(sums.begin(), sums.end());
  const double most = *std::max_element(sums.begin(), sums.end());
  if (counts_votes() && (most < 0 || !(total > 0))) {
    result.probabilities.clear();
  } else {
    finish_shares(total, result);
  }
}

bool Combination::divides() const {
  return method_ == Multiple::average || method_ == Multiple::weightedAverage;
}

void Combination::finish_shares(double total, Result& result) const {
  for (double& share : result.probabilities) share = round(share / total);
  decide(result);
}

void Combination::decide(Result& result) const {
  if (const auto best = position_of_largest(result.probabilities))
    result.value = categories_[*best];
}

}  // namespace pmml::scoring
