#include "pmml/tools/diff.h"

#include <algorithm>
#include <deque>

#include "pmml/describe/problem.h"
#include "pmml/tools/align.h"
#include "pmml/tools/equal.h"
#include "pmml/tools/rules_values.h"

namespace pmml {
namespace {

// A place in the tree; the text is made only for places where something changed.
struct Place {
  const Place* parent;
  std::string_view name;
  std::size_t index;
};

std::string text_of(const Place* place) {
  std::vector<std::string> steps;
  for (; place != nullptr; place = place->parent) {
    steps.push_back("/" + numbered(place->name, place->index));
  }
  std::string out;
  for (std::size_t i = steps.size(); i-- > 0;) out += steps[i];
  return out;
}

// Two elements to compare, or one that was added or removed.
struct Task {
  const ElementDescription* description;
  const void* old_object;
  const void* new_object;
  const Place* place;
};

std::string tag(std::string_view name, std::vector<KeptAttribute> attributes) {
  std::sort(attributes.begin(), attributes.end(),
            [](const KeptAttribute& a, const KeptAttribute& b) { return a.name < b.name; });
  std::string out = "<" + std::string(name);
  for (const KeptAttribute& attribute : attributes) {
    out += " " + attribute.name + "=\"" + attribute.value + "\"";
  }
  return out + ">";
}

std::string start_tag(const ElementDescription& description, const void* object) {
  std::string out = "<" + std::string(description.name);
  for (const AttributeRow& row : description.attributes) {
    if (row.type->equal(member(object, row.offset), member(description.defaults, row.offset))) {
      continue;
    }
    std::string value;
    row.type->print(member(object, row.offset), value);
    out += " " + std::string(row.name) + "=\"" + value + "\"";
  }
  return out + ">";
}

// A cell or a piece of undescribed content: its step in a path, and all of it as text.
struct Piece {
  std::string step;
  std::string text;
  friend bool operator==(const Piece&, const Piece&) = default;
};

std::vector<Piece> pieces(const std::vector<KeptNode>& nodes) {
  std::vector<Piece> result;
  for (const KeptNode& node : nodes) {
    const std::string step = node.name.empty() ? "text()" : node.name;
    const std::string open = node.name.empty() ? "" : tag(node.name, node.attributes);
    result.push_back({step, open + node.content + " after " + std::to_string(node.before)});
  }
  return result;
}

std::vector<Piece> pieces(const std::vector<Cell>& cells) {
  std::vector<Piece> result;
  for (const Cell& cell : cells) {
    const std::string open = cell.attributes.empty() ? "" : tag(cell.name, cell.attributes);
    result.push_back(
        {cell.name, open + cell.value + (cell.markup.empty() ? "" : " " + cell.markup)});
  }
  return result;
}

std::vector<Piece> pieces(const std::vector<KeptAttribute>& attributes) {
  std::vector<Piece> result;
  for (const KeptAttribute& attribute : attributes) {
    result.push_back({"@" + attribute.name, attribute.value});
  }
  std::sort(result.begin(), result.end(),
            [](const Piece& a, const Piece& b) { return a.step < b.step; });
  return result;
}

class Differ {
 public:
  std::vector<Change> run(const ElementDescription& description, const void* a, const void* b) {
    tasks_.push_back({&description, a, b, place(nullptr, description.name, 0)});
    while (!tasks_.empty()) {
      const Task task = tasks_.back();
      tasks_.pop_back();
      compare(task);
    }
    return std::move(changes_);
  }

 private:
  const Place* place(const Place* parent, std::string_view name, std::size_t index) {
    return &places_.emplace_back(Place{parent, name, index});
  }

  void say(ChangeKind kind, std::string path, std::string old_value, std::string new_value) {
    changes_.push_back({kind, std::move(path), std::move(old_value), std::move(new_value)});
  }

  void compare(const Task& task) {
    const ElementDescription& description = *task.description;
    if (task.new_object == nullptr) {
      say(ChangeKind::removed, text_of(task.place), start_tag(description, task.old_object), "");
    } else if (task.old_object == nullptr) {
      say(ChangeKind::added, text_of(task.place), "", start_tag(description, task.new_object));
    } else {
      compare_attributes(task);
      compare_text(task);
      compare_undescribed(task);
      compare_children(task);
    }
  }

  void compare_attributes(const Task& task) {
    const std::uint64_t old_absent = extras_of(task.old_object).absent;
    const std::uint64_t new_absent = extras_of(task.new_object).absent;
    for (std::size_t i = 0; i < task.description->attributes.size(); ++i) {
      const AttributeRow& row = task.description->attributes[i];
      const void* const a = member(task.old_object, row.offset);
      const void* const b = member(task.new_object, row.offset);
      const bool old_missing = i < 64 && (old_absent >> i & 1U) != 0;
      const bool new_missing = i < 64 && (new_absent >> i & 1U) != 0;
      if (old_missing == new_missing && row.type->equal(a, b)) continue;
      std::string old_value;
      std::string new_value;
      const bool had = row.type->print(a, old_value) && !old_missing;
      const bool has = row.type->print(b, new_value) && !new_missing;
      const ChangeKind present = had ? ChangeKind::removed : ChangeKind::added;
      say(had == has ? ChangeKind::changed : present,
          text_of(task.place) + "/@" + std::string(row.name), had ? old_value : "",
          has ? new_value : "");
    }
  }

  void compare_text(const Task& task) {
    const TextType& text = task.description->text;
    if (text.equal == nullptr || text.equal(task.old_object, task.new_object)) return;
    std::string old_value;
    std::string new_value;
    text.print(task.old_object, old_value);
    text.print(task.new_object, new_value);
    say(ChangeKind::changed, text_of(task.place) + "/text()", old_value, new_value);
  }

  void compare_undescribed(const Task& task) {
    if (task.description->content_kind == Content::cells) {
      compare_pieces(task.place, pieces(cells_of(*task.description, task.old_object)),
                     pieces(cells_of(*task.description, task.new_object)));
    }
    const Extras& a = extras_of(task.old_object);
    const Extras& b = extras_of(task.new_object);
    compare_pieces(task.place, pieces(a.attributes), pieces(b.attributes));
    compare_pieces(task.place, pieces(a.nodes), pieces(b.nodes));
  }

  // Whatever stands between the common beginning and end is paired by position.
  void compare_pieces(const Place* at, const std::vector<Piece>& a, const std::vector<Piece>& b) {
    const auto [first_a, first_b] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    const auto [last_a, last_b] = std::mismatch(a.rbegin(), std::make_reverse_iterator(first_a),
                                                b.rbegin(), std::make_reverse_iterator(first_b));
    auto i = first_a;
    auto j = first_b;
    for (; i < last_a.base() && j < last_b.base(); ++i, ++j) {
      if (*i == *j) continue;
      if (i->step == j->step) {
        say(ChangeKind::changed, text_of(at) + "/" + i->step, i->text, j->text);
      } else {
        say(ChangeKind::removed, text_of(at) + "/" + i->step, i->text, "");
        say(ChangeKind::added, text_of(at) + "/" + j->step, "", j->text);
      }
    }
    for (; i < last_a.base(); ++i) {
      say(ChangeKind::removed, text_of(at) + "/" + i->step, i->text, "");
    }
    for (; j < last_b.base(); ++j) say(ChangeKind::added, text_of(at) + "/" + j->step, "", j->text);
  }

  void compare_children(const Task& task) {
    const std::size_t begin = tasks_.size();
    for (const ChildRow& row : task.description->children) queue_row(row, task);
    std::reverse(tasks_.begin() + static_cast<std::ptrdiff_t>(begin), tasks_.end());
  }

  void queue_row(const ChildRow& row, const Task& task) {
    const void* const a = member(task.old_object, row.offset);
    const void* const b = member(task.new_object, row.offset);
    std::vector<std::size_t> old_counts(row.alternatives.size());
    std::vector<std::size_t> new_counts(row.alternatives.size());
    for (const Match& match : align(row, a, b)) {
      const bool had = match.old_index != no_index;
      const bool has = match.new_index != no_index;
      const Entry old_entry = had ? row.slot->at(a, match.old_index) : Entry{0, nullptr};
      const Entry new_entry = has ? row.slot->at(b, match.new_index) : Entry{0, nullptr};
      const std::uint16_t alternative = had ? old_entry.alternative : new_entry.alternative;
      std::size_t& old_count = old_counts[alternative];
      std::size_t& new_count = new_counts[alternative];
      const ChildAlternative& kind = row.alternatives[alternative];
      if (old_entry.value != nullptr || new_entry.value != nullptr) {
        tasks_.push_back({&kind.description(), old_entry.value, new_entry.value,
                          place(task.place, kind.name, had ? old_count : new_count)});
      }
      old_count += had ? 1 : 0;
      new_count += has ? 1 : 0;
    }
  }

  std::vector<Task> tasks_;
  std::deque<Place> places_;
  std::vector<Change> changes_;
};

}  // namespace

std::vector<Change> diff(const ElementDescription& description, const void* a, const void* b) {
  return Differ().run(description, a, b);
}

std::string to_string(const Change& change) {
  switch (change.kind) {
    case ChangeKind::added:
      return "added " + printable(change.path) + ": " + quoted(change.new_value);
    case ChangeKind::removed:
      return "removed " + printable(change.path) + ": " + quoted(change.old_value);
    case ChangeKind::changed:
      break;
  }
  return "changed " + printable(change.path) + ": " + quoted(change.old_value) + " -> " +
         quoted(change.new_value);
}

}  // namespace pmml
