#include "pmml/score/vector_sums.h"

#include "pmml/score/lanes.h"

namespace pmml::scoring {

namespace {

template <class V, bool Distances, bool Single>
[[gnu::always_inline]] inline void compare_lanes(std::span<const double> x, const double* others,
                                                 double* sums) {
  constexpr std::size_t width = sizeof(V) / sizeof(double);
  V parts[registers<V>] = {};
  for (const double component : x) {
#pragma GCC unroll 8
    for (V& sum : parts) {
      V factor;
      load(others, factor);
      others += width;
      V product = component * factor;
      if constexpr (Distances) {
        factor = component - factor;
        round_lanes<Single>(factor);
        product = factor * factor;
      }
      round_lanes<Single>(product);
      sum += product;
      round_lanes<Single>(sum);
    }
  }
#pragma GCC unroll 8
  for (std::size_t i = 0; i < registers<V>; ++i) store(parts[i], sums + i * width);
}

template <class V, bool Single>
[[gnu::always_inline]] inline void compare(std::span<const double> x, const double* others,
                                           bool distances, double* sums) {
  distances ? compare_lanes<V, true, Single>(x, others, sums)
            : compare_lanes<V, false, Single>(x, others, sums);
}

#ifdef __x86_64__
[[gnu::target("avx2")]] void compare_quads(std::span<const double> x, const double* others,
                                           bool distances, double* sums) {
  compare<Quad, false>(x, others, distances, sums);
}
#endif

}  // namespace

void compare_vectors(std::span<const double> x, const double* others, bool distances, bool single,
                     double* sums) {
  if (single) return compare<Pair, true>(x, others, distances, sums);
#ifdef __x86_64__
  if (has_quads()) return compare_quads(x, others, distances, sums);
#endif
  compare<Pair, false>(x, others, distances, sums);
}

}  // namespace pmml::scoring
