// Writes a trace while models explain themselves.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <unordered_set>

#include "pmml/score/trace.h"
#include "pmml/score/values.h"

namespace pmml::scoring {

/// So many steps of one list are shown: a trace stays readable however large the model is.
constexpr std::size_t longest_list = 100;

/// Collects steps; texts come from the pool of the row that is explained.
class Tracer {
 public:
  explicit Tracer(const StringPool& pool) : pool_(pool) {}

  void add(std::string kind, std::string name, std::string value = {}) {
    steps_.push_back({depth_, std::move(kind), std::move(name), std::move(value)});
  }
  void add(std::string kind, std::string name, double value, DataType type) {
    add(std::move(kind), std::move(name),
        is_missing(value) ? std::string() : cell_text(value, type, pool_));
  }
  void add(std::string kind, std::string name, double number) {
    add(std::move(kind), std::move(name), number, DataType::double_);
  }
  /// Calls `add_step` with 0, 1, ... for the first of `size` steps; a step "more" counts the rest.
  template <class F>
  void list(std::size_t size, F add_step) {
    const std::size_t shown = std::min(size, longest_list);
    for (std::size_t i = 0; i < shown; ++i) add_step(i);
    if (size > shown) add("more", {}, std::to_string(size - shown));
  }
  /// The name of what has none: "#1" for the first.
  static std::string number(std::size_t position) { return '#' + std::to_string(position + 1); }
  /// A category or an id as text.
  std::string text(double value, DataType type) const {
    return is_missing(value) ? std::string() : cell_text(value, type, pool_);
  }
  /// True when it is asked for the first time: segments often see the fields of the whole.
  bool is_first(std::uint32_t slot) { return seen_.insert(slot).second; }
  void deeper() { ++depth_; }
  void back() { --depth_; }
  Trace take() { return std::move(steps_); }

 private:
  const StringPool& pool_;
  std::size_t depth_ = 0;
  Trace steps_;
  std::unordered_set<std::uint32_t> seen_;
};

}  // namespace pmml::scoring
