// One rename or changed default between versions, which turns an element of an older document into
// what it is today.
#pragma once

#include <span>
#include <string_view>

#include "pmml/model/document.h"

namespace pmml::versions {

/// The document that an element belongs to.
struct Origin {
  Version version = latest_version;
  const PMML* document = nullptr;
};

/// A change to all elements of one name.
struct Change {
  std::string_view element;
  bool (*needed)(const void* element, const Origin& origin);
  void (*apply)(void* element, const Origin& origin);
};

template <class T, bool (*Needed)(const T&, const Origin&), void (*Apply)(T&, const Origin&)>
constexpr Change change() {
  return {T::element_name,
          [](const void* element, const Origin& origin) {
            return Needed(*static_cast<const T*>(element), origin);
          },
          [](void* element, const Origin& origin) { Apply(*static_cast<T*>(element), origin); }};
}

std::span<const Change> changes_of_clustering();
std::span<const Change> changes_of_composition();
std::span<const Change> changes_of_fields();
std::span<const Change> changes_of_general_regression();
std::span<const Change> changes_of_models();
std::span<const Change> changes_of_trees();
std::span<const Change> changes_of_arrays();
std::span<const Change> changes_of_neural_networks();
std::span<const Change> changes_of_smoothing();

}  // namespace pmml::versions
