// Writes a trace while models explain themselves.
#pragma once

#include <string>

#include "pmml/score/trace.h"
#include "pmml/score/values.h"

namespace pmml::scoring {

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
  /// A category or an id as text.
  std::string text(double value, DataType type) const {
    return is_missing(value) ? std::string() : cell_text(value, type, pool_);
  }
  void deeper() { ++depth_; }
  void back() { --depth_; }
  Trace take() { return std::move(steps_); }

 private:
  const StringPool& pool_;
  std::size_t depth_ = 0;
  Trace steps_;
};

}  // namespace pmml::scoring
