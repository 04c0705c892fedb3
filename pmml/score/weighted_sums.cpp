#include "pmml/score/weighted_sums.h"

#include "pmml/score/lanes.h"

namespace pmml::scoring {

namespace {

using Terms = std::span<const WeightedColumn>;

template <class V, bool Single>
[[gnu::always_inline]] inline void add_lanes(Terms terms, const double* const* columns,
                                             std::size_t first, double* sums) {
  constexpr std::size_t width = sizeof(V) / sizeof(double);
  V parts[registers<V>];
#pragma GCC unroll 8
  for (std::size_t i = 0; i < registers<V>; ++i) load(sums + i * width, parts[i]);
  for (const WeightedColumn& term : terms) {
    const double* cells = columns[term.column] + first;
#pragma GCC unroll 8
    for (std::size_t i = 0; i < registers<V>; ++i) {
      V product;
      load(cells + i * width, product);
      product *= term.weight;
      round_lanes<Single>(product);
      parts[i] += product;
      round_lanes<Single>(parts[i]);
    }
  }
#pragma GCC unroll 8
  for (std::size_t i = 0; i < registers<V>; ++i) store(parts[i], sums + i * width);
}

template <class V, bool Single>
[[gnu::always_inline]] inline void add_columns(Terms terms, const double* const* columns,
                                               std::size_t records, double* sums) {
  std::size_t i = 0;
  for (; i + lane_count <= records; i += lane_count)
    add_lanes<V, Single>(terms, columns, i, sums + i);
  for (; i < records; ++i) {
    for (const WeightedColumn& term : terms)
      sums[i] = rounded<Single>(sums[i] + rounded<Single>(term.weight * columns[term.column][i]));
  }
}

void add_pairs(Terms terms, const double* const* columns, std::size_t records, double* sums) {
  add_columns<Pair, false>(terms, columns, records, sums);
}

#ifdef __x86_64__
[[gnu::target("avx2")]] void add_quads(Terms terms, const double* const* columns,
                                       std::size_t records, double* sums) {
  add_columns<Quad, false>(terms, columns, records, sums);
}
#endif

}  // namespace

void add_weighted(Terms terms, const double* const* columns, std::size_t records, double* sums,
                  bool single) {
  if (single) return add_columns<Pair, true>(terms, columns, records, sums);
#ifdef __x86_64__
  if (has_quads()) return add_quads(terms, columns, records, sums);
#endif
  add_pairs(terms, columns, records, sums);
}

}  // namespace pmml::scoring
