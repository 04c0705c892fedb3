// Where a sequence of sets occurs in a series of transactions (checklist section 23).
#pragma once

#include <cstddef>
#include <limits>
#include <vector>

namespace pmml::scoring {

/// Limits of a duration, both included.
struct Duration {
  double min = 0;
  double max = std::numeric_limits<double>::infinity();

  bool limits() const { return min > 0 || max < std::numeric_limits<double>::infinity(); }
  /// False when the duration is not known and limited.
  bool allows(double time) const { return !limits() || (time >= min && time <= max); }
};

/// A set of a sequence and how it follows the one before; the first follows nothing.
struct SequenceStep {
  std::size_t set = 0;
  bool same_transaction = false;
  bool next_transaction = false;  ///< nothing in between
  Duration after;                 ///< time since the set before, of another transaction
};

/// What happened to one group, in the order of time.
struct Transactions {
  std::vector<double> times;
  std::vector<std::vector<char>> contains;  ///< by transaction and set
};

/// Whether the steps can be assigned to transactions within the limits.
bool occurs(const std::vector<SequenceStep>& steps, const Duration& total,
            const Transactions& transactions);

}  // namespace pmml::scoring
