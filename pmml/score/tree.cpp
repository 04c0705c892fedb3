// Walking a tree.
#include "pmml/score/tree.h"

#include <algorithm>
#include <cmath>

namespace pmml::scoring {

void TreeScorer::score(Row& row, Result& result) const {
  int penalties = 0;
  if (tree_.branches[0].test.eval(row, penalties) == Truth::yes) walk(0, penalties, row, result);
}

void TreeScorer::score_from(std::uint32_t at, Row& row, Result& result) const {
  walk(at, 0, row, result);
}

void TreeScorer::walk(std::uint32_t at, int penalties, Row& row, Result& result) const {
  for (;;) {
    while (follow(at, row)) {
    }
    if (tree_.branches[at].children == 0) break;
    at = step(at, row, penalties, result);
    if (at == no_index) return;
  }
  finish(tree_.branches[at], penalties, row, result);
}

/// The nodes on the way, each with its own score.
void TreeScorer::explain(Row& row, const Result&, Tracer& tracer) const {
  int penalties = 0;
  Result unused;
  const DataType type = value_type_;
  for (std::uint32_t at = tree_.branches[0].test.eval(row) == Truth::yes ? 0 : no_index;
       at != no_index;) {
    const Branch& branch = tree_.branches[at];
    tracer.add("node", tree_.ids.of(branch.number), branch.score, type);
    if (branch.embedded != no_index) explain_embedded(branch, row, tracer);
    if (branch.children == 0) return;
    if (!follow(at, row)) at = step(at, row, penalties, unused);
  }
}

void TreeScorer::explain_embedded(const Branch& branch, Row& row, Tracer& tracer) const {
  tracer.deeper();
  tree_.embedded[branch.embedded]->explain(row, tracer);
  tracer.back();
}

/// The child to go to; `no_index` when the walk is over and the result, if any, is written.
std::uint32_t TreeScorer::step(std::uint32_t at, Row& row, int& penalties, Result& result) const {
  const Branch& branch = tree_.branches[at];
  const bool ignores_unknown = tree_.missing_value == MissingValueStrategy::none;
  for (std::uint32_t i = 0; i < branch.children; ++i) {
    int surrogates = 0;
    const std::uint32_t child = branch.first_child + i;
    const Truth truth = tree_.branches[child].test.eval(row, surrogates);
    if (truth == Truth::yes) {
      penalties += surrogates;
      return child;
    }
    if (truth == Truth::unknown && !ignores_unknown) return unknown(at, row, penalties, result);
  }
  if (tree_.no_true_child == NoTrueChildStrategy::returnLastPrediction)
    finish(branch, penalties, row, result);
  return no_index;
}

std::uint32_t TreeScorer::unknown(std::uint32_t at, Row& row, int& penalties,
                                  Result& result) const {
  const Branch& branch = tree_.branches[at];
  switch (tree_.missing_value) {
    case MissingValueStrategy::lastPrediction:
      finish(branch, penalties, row, result);
      return no_index;
    case MissingValueStrategy::defaultChild:
      ++penalties;
      return branch.default_child;
    case MissingValueStrategy::weightedConfidence:
      finish_weighted(at, row, result);
      return no_index;
    case MissingValueStrategy::aggregateNodes:
      finish_aggregated(at, row, result);
      return no_index;
    default:
      return no_index;
  }
}

void TreeScorer::finish(const Branch& branch, int penalties, Row& row, Result& result) const {
  const bool answered = branch.embedded != no_index &&
                        tree_.embedded[branch.embedded]->score(row, tree_.categories, result);
  result.entity = branch.entity;
  if (answered) return;
  result.value = branch.score;
  if (branch.distribution == no_index) return;
  const auto probabilities =
      tree_.distributions.of(tree_.distributions.probabilities, branch.distribution);
  const auto confidences =
      tree_.distributions.of(tree_.distributions.confidences, branch.distribution);
  result.probabilities.assign(probabilities.begin(), probabilities.end());
  result.confidences.assign(confidences.begin(), confidences.end());
  if (penalties == 0) return;
  const double factor = std::pow(tree_.penalty, penalties);
  for (double& confidence : result.confidences) confidence *= factor;
}

void TreeScorer::finish_weighted(std::uint32_t at, Row& row, Result& result) const {
  result.confidences = weighted(at, row);
  result.probabilities = result.confidences;
  if (const auto best = position_of_largest(result.confidences))
    result.value = tree_.categories[*best];
}

/// Confidences below a branch: those of the true child, or of all children that are not false
/// weighted with their share of the branch's records.
std::vector<double> TreeScorer::weighted(std::uint32_t at, Row& row) const {
  const Branch& branch = tree_.branches[at];
  std::vector<std::uint32_t> possible;
  for (std::uint32_t i = 0; i < branch.children; ++i) {
    const std::uint32_t child = branch.first_child + i;
    const Truth truth = tree_.branches[child].test.eval(row);
    if (truth == Truth::yes && possible.empty()) return weighted(child, row);
    if (truth != Truth::no) possible.push_back(child);
  }
  if (possible.empty()) return own_confidences(branch);
  std::vector<double> sums(tree_.categories.size(), 0.0);
  for (const std::uint32_t child : possible) {
    const double share = tree_.branches[child].record_count / branch.record_count;
    const std::vector<double> confidences = weighted(child, row);
    for (std::size_t c = 0; c < sums.size(); ++c) sums[c] += confidences[c] * share;
  }
  return sums;
}

std::vector<double> TreeScorer::own_confidences(const Branch& branch) const {
  std::vector<double> own(tree_.categories.size(), 0.0);
  if (branch.distribution == no_index) return own;
  const auto& all = tree_.distributions;
  const auto confidences = all.of(all.confidences, branch.distribution);
  const auto probabilities = all.of(all.probabilities, branch.distribution);
  for (std::size_t c = 0; c < own.size(); ++c)
    own[c] = confidences.empty() || is_missing(confidences[c]) ? probabilities[c] : confidences[c];
  return own;
}

void TreeScorer::finish_aggregated(std::uint32_t at, Row& row, Result& result) const {
  std::vector<double> counts(tree_.categories.size(), 0.0);
  aggregate(at, row, counts);
  double total = 0;
  for (const double count : counts) total += count;
  if (!(total > 0)) return;
  for (double& count : counts) count /= total;
  result.value = tree_.categories[*position_of_largest(counts)];
  result.confidences = counts;
  result.probabilities = std::move(counts);
}

/// Adds the record counts of every leaf that can be reached.
void TreeScorer::aggregate(std::uint32_t at, Row& row, std::vector<double>& counts) const {
  const Branch& branch = tree_.branches[at];
  if (branch.children == 0 && branch.distribution != no_index) {
    const auto own = tree_.distributions.of(tree_.distributions.counts, branch.distribution);
    for (std::size_t c = 0; c < counts.size(); ++c) counts[c] += own[c];
  }
  for (std::uint32_t i = 0; i < branch.children; ++i) {
    const std::uint32_t child = branch.first_child + i;
    const Truth truth = tree_.branches[child].test.eval(row);
    if (truth != Truth::no) aggregate(child, row, counts);
    if (truth == Truth::yes) return;
  }
}

}  // namespace pmml::scoring
