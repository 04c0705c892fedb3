// Rows and weights of a forest's trees, and work shared between threads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace estimators {

/// The seeds of a forest's trees, drawn from its random_state in the order of the trees.
std::vector<std::uint32_t> tree_seeds(std::uint32_t seed, std::size_t n_trees);

/// How often each of n_rows rows is among `n_drawn` drawn with replacement.
std::vector<std::uint32_t> bootstrap_counts(std::uint32_t tree_seed, std::size_t n_rows,
                                            std::size_t n_drawn);

/// scikit-learn's class_weight="balanced": per row n / (classes present * rows of its class),
/// where a row counts `counts[row]` times, or once when `counts` is empty. 0 for absent classes.
std::vector<double> balanced_weights(std::span<const int> codes, std::size_t n_classes,
                                     std::span<const std::uint32_t> counts = {});

/// Elementwise product; an empty side stands for ones.
std::vector<double> product(std::span<const double> a, std::span<const double> b);

/// Threads for scikit-learn's n_jobs: none is 1, -1 all processors, -2 all but one, ...
/// Throws E-PARAM-VALUE for 0.
std::size_t thread_count(std::optional<std::int64_t> n_jobs);

/// Calls work(0) ... work(count - 1), each once, on up to `threads` threads. The first exception
/// in time ends the work and is thrown again here.
void parallel_for(std::size_t count, std::size_t threads,
                  const std::function<void(std::size_t)>& work);

}  // namespace estimators
