#include "pmml/tools/align.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>

#include "pmml/tools/equal.h"

namespace pmml {
namespace {

using Entries = std::vector<Entry>;
using Matches = std::vector<Match>;

// Beyond this many pairs of unnamed children only common beginnings and ends are recognised.
constexpr std::size_t pair_limit = 10'000;

Entries entries_of(const ChildRow& row, const void* slot) {
  Entries entries(row.slot->size(slot));
  for (std::size_t i = 0; i < entries.size(); ++i) entries[i] = row.slot->at(slot, i);
  return entries;
}

// The element name and the first of its naming attributes, or nothing.
std::string identity(const ChildRow& row, const Entry& entry) {
  if (entry.value == nullptr) return {};
  constexpr std::array<std::string_view, 4> naming = {"name", "id", "field", "value"};
  const ElementDescription& description = row.alternatives[entry.alternative].description();
  for (const std::string_view name : naming) {
    const AttributeRow* attribute = description.attribute(name);
    if (attribute == nullptr) continue;
    std::string key = std::to_string(entry.alternative) + ":";
    if (attribute->type->print(member(entry.value, attribute->offset), key)) return key;
  }
  return {};
}

// The keys of all entries; none when one of them has no key.
std::vector<std::string> identities(const ChildRow& row, const Entries& entries) {
  std::vector<std::string> keys;
  for (const Entry& entry : entries) {
    keys.push_back(identity(row, entry));
    if (keys.back().empty()) return {};
  }
  return keys;
}

// The longest part of the matches in which the new children stand in order too.
Matches in_order(const Matches& matches) {
  std::vector<std::size_t> ends;
  std::vector<std::size_t> before(matches.size(), no_index);
  for (std::size_t i = 0; i < matches.size(); ++i) {
    const auto place = std::lower_bound(
        ends.begin(), ends.end(), i,
        [&](std::size_t a, std::size_t b) { return matches[a].new_index < matches[b].new_index; });
    if (place != ends.begin()) before[i] = *(place - 1);
    place == ends.end() ? ends.push_back(i) : void(*place = i);
  }
  Matches result;
  for (std::size_t i = ends.empty() ? no_index : ends.back(); i != no_index; i = before[i]) {
    result.push_back(matches[i]);
  }
  std::reverse(result.begin(), result.end());
  return result;
}

// The k-th old child of a key belongs to the k-th new one.
Matches by_key(const std::vector<std::string>& old_keys, const std::vector<std::string>& new_keys) {
  std::map<std::string_view, std::vector<std::size_t>> places;
  for (std::size_t i = new_keys.size(); i-- > 0;) places[new_keys[i]].push_back(i);
  Matches matches;
  for (std::size_t i = 0; i < old_keys.size(); ++i) {
    const auto found = places.find(old_keys[i]);
    if (found == places.end() || found->second.empty()) continue;
    matches.push_back({i, found->second.back()});
    found->second.pop_back();
  }
  return in_order(matches);
}

class Unnamed {
 public:
  Unnamed(const ChildRow& row, const Entries& old_entries, const Entries& new_entries)
      : row_(row), old_(old_entries), new_(new_entries) {}

  // Children that are equal and stand in the same order in both.
  Matches anchors() {
    std::size_t begin = 0;
    while (begin < shorter() && same(begin, begin)) ++begin;
    std::size_t end = 0;
    while (end < shorter() - begin && same(old_.size() - 1 - end, new_.size() - 1 - end)) ++end;
    Matches matches;
    for (std::size_t i = 0; i < begin; ++i) matches.push_back({i, i});
    add_common(begin, old_.size() - end, new_.size() - end, matches);
    for (std::size_t i = end; i > 0; --i) matches.push_back({old_.size() - i, new_.size() - i});
    return matches;
  }

 private:
  std::size_t shorter() const { return std::min(old_.size(), new_.size()); }

  bool same(std::size_t i, std::size_t j) const {
    if (old_[i].alternative != new_[j].alternative) return false;
    if (old_[i].value == nullptr || new_[j].value == nullptr) return old_[i].value == new_[j].value;
    return equal(row_.alternatives[old_[i].alternative].description(), old_[i].value,
                 new_[j].value);
  }

  // The longest common subsequence of old [begin, old_end) and new [begin, new_end).
  void add_common(std::size_t begin, std::size_t old_end, std::size_t new_end, Matches& matches) {
    const std::size_t rows = old_end - begin;
    const std::size_t columns = new_end - begin;
    if (rows == 0 || columns == 0 || rows > pair_limit / columns) return;
    std::vector<std::vector<std::size_t>> length(rows + 1, std::vector<std::size_t>(columns + 1));
    std::vector<std::vector<bool>> pair(rows, std::vector<bool>(columns));
    for (std::size_t i = rows; i-- > 0;) {
      for (std::size_t j = columns; j-- > 0;) {
        pair[i][j] = same(begin + i, begin + j);
        length[i][j] =
            pair[i][j] ? length[i + 1][j + 1] + 1 : std::max(length[i + 1][j], length[i][j + 1]);
      }
    }
    for (std::size_t i = 0, j = 0; i < rows && j < columns;) {
      if (pair[i][j]) {
        matches.push_back({begin + i++, begin + j++});
      } else {
        length[i + 1][j] >= length[i][j + 1] ? ++i : ++j;
      }
    }
  }

  const ChildRow& row_;
  const Entries& old_;
  const Entries& new_;
};

// Fills the gaps between matches: pairs by position where `pairs`, the rest on its own.
Matches filled(const Matches& anchors, const Entries& old_entries, const Entries& new_entries,
               bool pairs) {
  Matches result;
  std::size_t i = 0;
  std::size_t j = 0;
  const auto fill = [&](std::size_t old_end, std::size_t new_end) {
    while (pairs && i < old_end && j < new_end) {
      if (old_entries[i].alternative == new_entries[j].alternative) {
        result.push_back({i++, j++});
      } else {
        result.push_back({i++, no_index});
        result.push_back({no_index, j++});
      }
    }
    while (i < old_end) result.push_back({i++, no_index});
    while (j < new_end) result.push_back({no_index, j++});
  };
  for (const Match& anchor : anchors) {
    fill(anchor.old_index, anchor.new_index);
    result.push_back({i++, j++});
  }
  fill(old_entries.size(), new_entries.size());
  return result;
}

}  // namespace

std::vector<Match> align(const ChildRow& row, const void* old_slot, const void* new_slot) {
  const Entries old_entries = entries_of(row, old_slot);
  const Entries new_entries = entries_of(row, new_slot);
  if (row.slot->repeats && !old_entries.empty() && !new_entries.empty()) {
    const std::vector<std::string> old_keys = identities(row, old_entries);
    const std::vector<std::string> new_keys = identities(row, new_entries);
    if (!old_keys.empty() && !new_keys.empty()) {
      return filled(by_key(old_keys, new_keys), old_entries, new_entries, false);
    }
  }
  if (old_entries.size() == new_entries.size()) return filled({}, old_entries, new_entries, true);
  return filled(Unnamed(row, old_entries, new_entries).anchors(), old_entries, new_entries, true);
}

}  // namespace pmml
