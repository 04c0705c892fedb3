// Sums of weighted columns for many records: what linear equations and neurons spend their time in.
#pragma once

#include <cstdint>
#include <span>

namespace pmml::scoring {

struct WeightedColumn {
  std::uint32_t column;
  double weight;
};

/// Adds the weighted columns, one after the other, to one sum for each record. In single precision
/// every product and every sum is rounded.
void add_weighted(std::span<const WeightedColumn> terms, const double* const* columns,
                  std::size_t records, double* sums, bool single);

}  // namespace pmml::scoring
