// Facts of described elements, whatever they are: their descriptions name every value.
#pragma once

#include <string_view>
#include <vector>

#include "pmml/describe/element_description.h"
#include "pmml/model/document.h"
#include "pmml/report/block.h"

namespace pmml::report {

/// A described element of any type.
struct AnyElement {
  const ElementDescription* description;
  const void* object;
};

template <class T>
AnyElement any(const T& element) {
  return {&description_of<T>(), &element};
}

/// A row for every attribute that is there, and for the text: what it is, its name, its value. With
/// `set_only`, values equal to the default of the standard are left out.
Table facts_of(AnyElement element, bool set_only = false);
/// A row for every element and a column for every attribute that one of them has.
Table rows_of(const std::vector<AnyElement>& elements);
template <class T>
std::vector<AnyElement> any_of(const std::vector<T>& elements) {
  std::vector<AnyElement> out;
  for (const T& element : elements) out.push_back(any(element));
  return out;
}
/// The children of an element in schema order.
std::vector<AnyElement> children_of(AnyElement element);
/// How many elements of each name stand below the element, in order of first appearance; schema,
/// output, statistics, quality and verification of a model are left out.
Table counts_of(AnyElement element);

}  // namespace pmml::report
