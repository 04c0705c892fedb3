// A vector compared with several others at a time: what kernel machines spend their time in.
#pragma once

#include <span>

namespace pmml::scoring {

/// Writes the scalar product of `x` with each of lane_count vectors, or the squared distance to it.
/// `others` has their first components side by side, then the second, ... Every sum is in the order
/// of the components; in single precision each of its steps is rounded.
void compare_vectors(std::span<const double> x, const double* others, bool distances, bool single,
                     double* sums);

}  // namespace pmml::scoring
