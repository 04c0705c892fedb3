#include "pmml/score/sequence_match.h"

#include <algorithm>

namespace pmml::scoring {

namespace {

/// Transactions [first, last) in which the last step so far can be.
struct Reached {
  std::size_t first;
  std::vector<char> at;
};

/// Every transaction looks back at a range of earlier ones that only moves on; their number is
/// kept.
std::vector<char> later(const SequenceStep& step, const Reached& before, const Transactions& all) {
  const std::size_t first = before.first;
  const std::size_t count = before.at.size();
  const auto time = [&](std::size_t i) { return all.times[first + i]; };
  std::vector<char> result(count);
  std::size_t low = 0;
  std::size_t high = 0;
  std::size_t inside = 0;
  for (std::size_t i = 0; i < count; ++i) {
    for (; high < i && (!step.after.limits() || time(i) - time(high) >= step.after.min); ++high)
      inside += before.at[high] != 0 ? 1 : 0;
    for (; low < high && step.after.limits() && time(i) - time(low) > step.after.max; ++low)
      inside -= before.at[low] != 0 ? 1 : 0;
    result[i] = inside > 0 ? 1 : 0;
  }
  return result;
}

std::vector<char> next(const SequenceStep& step, const Reached& before, const Transactions& all) {
  std::vector<char> result(before.at.size());
  for (std::size_t i = 1; i < result.size(); ++i) {
    const std::size_t at = before.first + i;
    const bool reached =
        before.at[i - 1] != 0 && step.after.allows(all.times[at] - all.times[at - 1]);
    result[i] = reached ? 1 : 0;
  }
  return result;
}

bool advance(const SequenceStep& step, Reached& reached, const Transactions& all) {
  if (!step.same_transaction)
    reached.at = step.next_transaction ? next(step, reached, all) : later(step, reached, all);
  bool any = false;
  for (std::size_t i = 0; i < reached.at.size(); ++i) {
    if (all.contains[reached.first + i][step.set] == 0) reached.at[i] = 0;
    any = any || reached.at[i] != 0;
  }
  return any;
}

bool follow(const std::vector<SequenceStep>& steps, Reached& reached, const Transactions& all) {
  return std::all_of(steps.begin() + 1, steps.end(),
                     [&](const SequenceStep& step) { return advance(step, reached, all); });
}

bool occurs_from(std::size_t start, const std::vector<SequenceStep>& steps, const Duration& total,
                 const Transactions& all) {
  std::size_t end = start;
  while (end < all.times.size() && all.times[end] - all.times[start] <= total.max) ++end;
  Reached reached{start, std::vector<char>(end - start)};
  if (reached.at.empty()) return false;
  reached.at[0] = 1;
  if (!follow(steps, reached, all)) return false;
  for (std::size_t i = 0; i < reached.at.size(); ++i) {
    if (reached.at[i] != 0 && total.allows(all.times[start + i] - all.times[start])) return true;
  }
  return false;
}

}  // namespace

bool occurs(const std::vector<SequenceStep>& steps, const Duration& total,
            const Transactions& transactions) {
  const std::size_t set = steps.front().set;
  if (total.limits()) {
    for (std::size_t start = 0; start < transactions.times.size(); ++start) {
      if (transactions.contains[start][set] != 0 && occurs_from(start, steps, total, transactions))
        return true;
    }
    return false;
  }
  Reached reached{0, {}};
  for (const auto& contains : transactions.contains) reached.at.push_back(contains[set]);
  if (std::find(reached.at.begin(), reached.at.end(), 1) == reached.at.end()) return false;
  return follow(steps, reached, transactions);
}

}  // namespace pmml::scoring
