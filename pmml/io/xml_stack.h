// A vector that is filled and emptied millions of times without building or copying an item.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace pmml::xml {

/// Items beyond size() stay built: add() hands out the next as it was left, to be assigned by the
/// caller. References last until the next add().
template <class Item>
class Stack {
 public:
  Item& add() {
    if (size_ == items_.size()) grow();
    return items_[size_++];
  }
  void pop() { --size_; }
  void clear() { size_ = 0; }

  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  Item& back() { return items_[size_ - 1]; }
  const Item& back() const { return items_[size_ - 1]; }
  std::span<Item> all() { return std::span(items_).first(size_); }
  std::span<const Item> all() const { return std::span(items_).first(size_); }

 private:
  [[gnu::noinline]] void grow() { items_.resize(size_ == 0 ? 16 : 2 * size_); }

  std::vector<Item> items_;
  std::size_t size_ = 0;
};

}  // namespace pmml::xml
