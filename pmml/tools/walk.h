// A depth-first walk over a described document, without recursion and without knowing any element.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pmml/describe/element.h"
#include "pmml/describe/element_description.h"

namespace pmml {

/// One element on the way from the root to the element being visited.
struct WalkFrame {
  const ElementDescription* description = nullptr;
  const void* object = nullptr;
  std::size_t row = 0;    ///< child row of the parent that holds the element
  std::size_t index = 0;  ///< place of the element within that row
  std::size_t next_row = 0;
  std::size_t next_index = 0;
};

/// The elements from the root to the one being visited, the innermost last.
class WalkPath {
 public:
  const ElementDescription& description() const { return *frames_.back().description; }
  const void* object() const { return frames_.back().object; }
  const Element& element() const { return *static_cast<const Element*>(object()); }
  /// All frames; the first is the root, the last the element being visited.
  const std::vector<WalkFrame>& frames() const { return frames_; }

  /// The element being visited if it is a T, else nullptr.
  template <class T>
  const T* as() const {
    return as<T>(frames_.size() - 1);
  }
  /// The nearest enclosing T, the element itself not counted, or nullptr.
  template <class T>
  const T* ancestor() const {
    const ElementDescription* wanted = &description_of<T>();
    for (std::size_t i = frames_.size() - 1; i-- > 0;) {
      if (frames_[i].description == wanted) return static_cast<const T*>(frames_[i].object);
    }
    return nullptr;
  }
  /// The element that holds this one if it is a T, else nullptr.
  template <class T>
  const T* parent() const {
    return frames_.size() < 2 ? nullptr : as<T>(frames_.size() - 2);
  }

  /// XPath as the reader writes it, such as /PMML/TreeModel/Node/Node[2]; the first of several
  /// siblings has no number. Takes time proportional to the number of siblings on the way.
  std::string text() const;

 private:
  friend class Walker;
  template <class T>
  const T* as(std::size_t index) const {
    const WalkFrame& frame = frames_[index];
    const bool same = frame.description == &description_of<T>();
    return same ? static_cast<const T*>(frame.object) : nullptr;
  }
  std::vector<WalkFrame> frames_;
};

/// What is told about every element. Elements are entered in the order of their descriptions.
class WalkVisitor {
 public:
  virtual ~WalkVisitor() = default;
  /// True when the children are to be visited too.
  virtual bool enter(const WalkPath& path) = 0;
  /// Called after the children, also when they were passed over.
  virtual void leave(const WalkPath&) {}
};

/// Visits the object and everything in it; any depth takes a constant amount of stack.
void walk(const ElementDescription& description, const void* object, WalkVisitor& visitor);

/// Visits the element and everything in it.
template <class T>
void walk(const T& element, WalkVisitor& visitor) {
  walk(description_of<T>(), &element, visitor);
}

/// False when the attribute was required and absent, or was given with a value that its type
/// refuses: its member is then no more than a default. An unknown attribute is not given.
bool is_given(const ElementDescription& description, const void* object,
              std::string_view attribute);

/// The text of an attribute that holds a string, or nullptr when it is absent or no string.
const std::string* text_of(const AttributeRow& row, const void* object);

}  // namespace pmml
