// Texts as numbers: every distinct text of a scorer, and of one run of it, has a code.
#pragma once

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace pmml::scoring {

/// Gives every distinct text a code. A pool over a base pool adds to it without changing it, so
/// that threads share what a scorer knows and keep to themselves what the data bring.
class StringPool {
 public:
  explicit StringPool(const StringPool* base = nullptr)
      : base_(base), first_(base == nullptr ? 0 : base->size()) {}

  /// The code of a text, which is added when it is new.
  double code(std::string_view text);
  std::optional<double> find(std::string_view text) const;
  /// The text of a code that this pool or its base gave out.
  std::string_view text(double code) const;
  std::size_t size() const { return first_ + texts_.size(); }

 private:
  const StringPool* base_;
  std::size_t first_;
  std::deque<std::string> texts_;
  std::unordered_map<std::string_view, double> codes_;
};

}  // namespace pmml::scoring
