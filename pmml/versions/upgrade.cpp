#include "pmml/versions/upgrade.h"

#include <array>
#include <unordered_map>
#include <vector>

#include "pmml/describe/element_description.h"
#include "pmml/versions/change.h"
#include "pmml/versions/private_names.h"

namespace pmml::versions {

namespace {

using Changes = std::unordered_map<std::string_view, std::vector<Change>>;

const Changes& changes_by_element() {
  static const Changes changes = [] {
    Changes by_element;
    for (const auto& group :
         {changes_of_arrays(), changes_of_clustering(), changes_of_composition(),
          changes_of_fields(), changes_of_general_regression(), changes_of_models(),
          changes_of_neural_networks(), changes_of_trees(), changes_of_smoothing()}) {
      for (const Change& change : group) by_element[change.element].push_back(change);
    }
    return by_element;
  }();
  return changes;
}

std::span<const Change> changes_of(const ElementDescription& description) {
  const Changes& changes = changes_by_element();
  const auto found = changes.find(description.name);
  if (found == changes.end()) return {};
  return found->second;
}

/// Calls `visit(description, object)` for the document and every element in it, parents first; ends
/// when it returns true.
template <class Object, class Visit>
bool visit_until(Object* root, Visit visit) {
  std::vector<std::pair<const ElementDescription*, Object*>> open = {
      {&description_of<PMML>(), root}};
  while (!open.empty()) {
    const auto [description, object] = open.back();
    open.pop_back();
    if (visit(*description, object)) return true;
    for (const ChildRow& row : description->children) {
      const void* slot = member(static_cast<const void*>(object), row.offset);
      const std::size_t size = row.slot->size(slot);
      for (std::size_t i = 0; i < size; ++i) {
        const Entry entry = row.slot->at(slot, i);
        if (entry.value != nullptr)
          open.push_back({&row.alternatives[entry.alternative].description(),
                          const_cast<Object*>(static_cast<const Object*>(entry.value))});
      }
    }
  }
  return false;
}

bool needs_change(const Document& document, const Origin& origin) {
  return visit_until(static_cast<const void*>(&document.pmml),
                     [&](const ElementDescription& description, const void* object) {
                       if (has_private_names(description, *static_cast<const Element*>(object)))
                         return true;
                       for (const Change& change : changes_of(description)) {
                         if (change.needed(object, origin)) return true;
                       }
                       return false;
                     });
}

}  // namespace

std::optional<Document> upgraded(const Document& document) {
  const Origin origin{document.version(), &document.pmml};
  if (!needs_change(document, origin)) return std::nullopt;
  Document copy = document;
  visit_until(static_cast<void*>(&copy.pmml),
              [&](const ElementDescription& description, void* object) {
                take_private_names(description, *static_cast<Element*>(object));
                for (const Change& change : changes_of(description)) {
                  if (change.needed(object, origin)) change.apply(object, origin);
                }
                return false;
              });
  return copy;
}

}  // namespace pmml::versions
