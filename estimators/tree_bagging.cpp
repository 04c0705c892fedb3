#include "estimators/tree_bagging.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <numeric>
#include <thread>

#include "estimators/tree_params.h"
#include "estimators/tree_random.h"

namespace estimators {

std::vector<std::uint32_t> tree_seeds(std::uint32_t seed, std::size_t n_trees) {
  RandomState random(seed);
  std::vector<std::uint32_t> seeds(n_trees);
  for (std::uint32_t& tree_seed : seeds) tree_seed = random.below(0x7FFFFFFFU);
  return seeds;
}

std::vector<std::uint32_t> bootstrap_counts(std::uint32_t tree_seed, std::size_t n_rows,
                                            std::size_t n_drawn) {
  RandomState random(tree_seed);
  std::vector<std::uint32_t> counts(n_rows, 0);
  for (std::size_t i = 0; i < n_drawn; ++i)
    ++counts[random.below(static_cast<std::uint32_t>(n_rows))];
  return counts;
}

std::vector<double> balanced_weights(std::span<const int> codes, std::size_t n_classes,
                                     std::span<const std::uint32_t> counts) {
  std::vector<double> per_class(n_classes, 0);
  for (std::size_t row = 0; row < codes.size(); ++row) {
    per_class[static_cast<std::size_t>(codes[row])] += counts.empty() ? 1 : counts[row];
  }
  const double total = std::accumulate(per_class.begin(), per_class.end(), 0.0);
  const auto present =
      static_cast<double>(std::ranges::count_if(per_class, [](double n) { return n > 0; }));
  for (double& n : per_class) n = n > 0 ? total / (present * n) : 0;
  std::vector<double> weights(codes.size());
  std::ranges::transform(codes, weights.begin(),
                         [&](int code) { return per_class[static_cast<std::size_t>(code)]; });
  return weights;
}

std::vector<double> product(std::span<const double> a, std::span<const double> b) {
  if (a.empty()) return {b.begin(), b.end()};
  std::vector<double> out(a.begin(), a.end());
  for (std::size_t i = 0; i < b.size(); ++i) out[i] *= b[i];
  return out;
}

std::size_t thread_count(std::optional<std::int64_t> n_jobs) {
  if (n_jobs == 0) refuse_param("n_jobs", "0", "a number of threads, -1 for all, or none");
  const std::int64_t wanted = n_jobs.value_or(1);
  if (wanted > 0) return static_cast<std::size_t>(wanted);
  const auto processors = static_cast<std::int64_t>(std::thread::hardware_concurrency());
  return static_cast<std::size_t>(std::max<std::int64_t>(1, processors + 1 + wanted));
}

void parallel_for(std::size_t count, std::size_t threads,
                  const std::function<void(std::size_t)>& work) {
  std::atomic<std::size_t> next = 0;
  std::exception_ptr failure;
  std::mutex guard;
  const auto run = [&] {
    try {
      for (std::size_t i = next++; i < count; i = next++) work(i);
    } catch (...) {
      next = count;
      const std::lock_guard lock(guard);
      if (!failure) failure = std::current_exception();
    }
  };
  {
    std::vector<std::jthread> helpers;
    for (std::size_t t = 1; t < std::min(threads, count); ++t) helpers.emplace_back(run);
    run();
  }
  if (failure) std::rethrow_exception(failure);
}

}  // namespace estimators
