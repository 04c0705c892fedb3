// Arrays: Entries of 3.0 and 3.1, and arrays that do not say what they hold.
#include "pmml/versions/change.h"
#include "pmml/versions/kept.h"

namespace pmml::versions {

namespace {

constexpr std::string_view entries = "Entries";

template <class T>
bool has_entries(const T& array, const Origin&) {
  return kept_node(array, entries) != nullptr;
}

template <class T>
void name_entries(T& entries_today, const KeptNode& node) {
  entries_today.where = node.where;
  if (description_of<T>().text.parse(node.content, &entries_today) != ValueError::none)
    entries_today.values.clear();
}

void name_int_entries(INT_SparseArray& array, const Origin&) {
  name_entries(array.intEntries.emplace(), *take_node(array, entries));
}

void name_real_entries(REAL_SparseArray& array, const Origin&) {
  name_entries(array.realEntries.emplace(), *take_node(array, entries));
}

bool array_has_no_type(const Array& array, const Origin&) {
  return was_absent(array, "type");
}

/// Whole numbers were read; other text was kept because it is none of them.
void find_type(Array& array, const Origin&) {
  fill(array, "type");
  const auto text = take_node(array, "");
  if (!text) return;
  for (const ArrayType type : {ArrayType::real, ArrayType::string}) {
    array.type = type;
    if (description_of<Array>().text.parse(text->content, &array) == ValueError::none) return;
  }
}

constexpr Change arrays_changes[] = {
    change<INT_SparseArray, has_entries<INT_SparseArray>, name_int_entries>(),
    change<REAL_SparseArray, has_entries<REAL_SparseArray>, name_real_entries>(),
    change<Array, array_has_no_type, find_type>()};

}  // namespace

std::span<const Change> changes_of_arrays() {
  return arrays_changes;
}

}  // namespace pmml::versions
