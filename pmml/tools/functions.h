// The built-in functions of the standard.
#pragma once

#include <cstddef>
#include <limits>
#include <span>
#include <string_view>

namespace pmml {

constexpr std::size_t unbounded_arguments = std::numeric_limits<std::size_t>::max();

/// A function and how many arguments it takes.
struct BuiltInFunction {
  std::string_view name;
  std::size_t min;
  std::size_t max;  ///< unbounded_arguments when there is no bound
};

std::span<const BuiltInFunction> built_in_functions();
/// The function of that name, or nullptr.
const BuiltInFunction* built_in_function(std::string_view name);

}  // namespace pmml
