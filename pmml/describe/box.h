// A deep-copying owner of at most one element; what single children of elements sit in.
#pragma once

#include <cstddef>
#include <utility>

#include "pmml/describe/problem.h"

namespace pmml {

/// Raises InvalidDocument (E-ABSENT): an element that is not there was used.
[[noreturn]] void throw_absent(std::string_view element);

/// Owns one T or nothing. T may be incomplete where Box<T> is only a member. Copies deeply;
/// using an empty box throws InvalidDocument. Destruction is not recursive beyond a fixed depth.
template <class T>
class Box {
 public:
  Box() = default;
  Box(T value);  // NOLINT: an element is a box of itself
  Box(const Box& other);
  Box(Box&& other) noexcept : value_(std::exchange(other.value_, nullptr)) {}
  Box& operator=(Box other) noexcept {
    std::swap(value_, other.value_);
    return *this;
  }
  ~Box() {
    if (value_ != nullptr) destroy(value_);
  }

  explicit operator bool() const { return value_ != nullptr; }
  T* get() { return value_; }
  const T* get() const { return value_; }
  T& operator*() { return *checked(); }
  const T& operator*() const { return *checked(); }
  T* operator->() { return checked(); }
  const T* operator->() const { return checked(); }

  /// Replaces the content by a fresh T.
  T& emplace();
  void reset() { *this = Box(); }

 private:
  static void destroy(T* value);
  T* checked() const {
    if (value_ == nullptr) absent();
    return value_;
  }
  [[noreturn]] static void absent();

  T* value_ = nullptr;
};

/// Runs `destroy(value)` now, or later when destructions are already nested deeply.
void destroy_bounded(void* value, void (*destroy)(void*));

}  // namespace pmml
