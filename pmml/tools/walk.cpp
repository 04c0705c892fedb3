#include "pmml/tools/walk.h"

#include <algorithm>
#include <optional>

namespace pmml {
namespace {

std::string_view name_at(const ChildRow& row, const void* slot, std::size_t index) {
  return row.alternatives[row.slot->at(slot, index).alternative].name;
}

// How many children of that name precede the frame's element in its parent.
std::size_t earlier_siblings(const WalkFrame& parent, const WalkFrame& frame) {
  std::size_t count = 0;
  for (std::size_t r = 0; r <= frame.row; ++r) {
    const ChildRow& row = parent.description->children[r];
    const void* slot = member(parent.object, row.offset);
    const std::size_t end = r == frame.row ? frame.index : row.slot->size(slot);
    for (std::size_t i = 0; i < end; ++i) {
      if (name_at(row, slot, i) == frame.description->name) ++count;
    }
  }
  return count;
}

}  // namespace

std::string WalkPath::text() const {
  std::string text;
  for (std::size_t i = 0; i < frames_.size(); ++i) {
    text += '/';
    text += frames_[i].description->name;
    const std::size_t earlier = i == 0 ? 0 : earlier_siblings(frames_[i - 1], frames_[i]);
    if (earlier > 0) text += "[" + std::to_string(earlier + 1) + "]";
  }
  return text;
}

/// Keeps the path while the walk goes on.
class Walker {
 public:
  explicit Walker(WalkVisitor& visitor) : visitor_(visitor) {}

  void run(const ElementDescription& description, const void* object) {
    enter({&description, object});
    while (!frames().empty()) {
      if (!descend(frames().back())) leave();
    }
  }

 private:
  std::vector<WalkFrame>& frames() { return path_.frames_; }

  void enter(const WalkFrame& frame) {
    frames().push_back(frame);
    if (!visitor_.enter(path_)) frames().back().next_row = frame.description->children.size();
  }

  void leave() {
    visitor_.leave(path_);
    frames().pop_back();
  }

  bool descend(WalkFrame& frame) {
    const auto& rows = frame.description->children;
    for (; frame.next_row < rows.size(); ++frame.next_row, frame.next_index = 0) {
      const ChildRow& row = rows[frame.next_row];
      const void* slot = member(frame.object, row.offset);
      if (frame.next_index >= row.slot->size(slot)) continue;
      const std::size_t index = frame.next_index++;
      const Entry entry = row.slot->at(slot, index);
      if (entry.value == nullptr) return true;
      enter(
          {&row.alternatives[entry.alternative].description(), entry.value, frame.next_row, index});
      return true;
    }
    return false;
  }

  WalkVisitor& visitor_;
  WalkPath path_;
};

void walk(const ElementDescription& description, const void* object, WalkVisitor& visitor) {
  Walker(visitor).run(description, object);
}

bool is_given(const ElementDescription& description, const void* object,
              std::string_view attribute) {
  const AttributeRow* row = description.attribute(attribute);
  if (row == nullptr) return false;
  const Box<Extras>& extras = static_cast<const Element*>(object)->extras;
  if (!extras) return true;
  const auto bit = static_cast<std::uint64_t>(row - description.attributes.data());
  if ((extras->absent >> bit & 1) != 0) return false;
  const auto& kept = extras->attributes;
  return std::none_of(kept.begin(), kept.end(),
                      [&](const KeptAttribute& other) { return other.name == attribute; });
}

const std::string* text_of(const AttributeRow& row, const void* object) {
  if (row.type->kind != ValueKind::string) return nullptr;
  const void* value = member(object, row.offset);
  if (!row.type->optional) return static_cast<const std::string*>(value);
  const auto& optional = *static_cast<const std::optional<std::string>*>(value);
  return optional ? &*optional : nullptr;
}

}  // namespace pmml
