#include "pmml/score/refused.h"

#include <algorithm>
#include <array>
#include <vector>

#include "pmml/describe/element_description.h"
#include "pmml/score/fail.h"

namespace pmml::scoring {

namespace {

struct Described {
  const ElementDescription* description;
  const void* object;
};

constexpr std::array<std::string_view, 5> passive = {"ModelStats", "ModelExplanation",
                                                     "ModelVerification", "Partition", "Taxonomy"};

std::string path_of(const ElementDescription& description, std::string_view attribute) {
  return std::string(description.name) + "/@" + std::string(attribute);
}

/// What producers leave out and the scorer can do without.
bool is_dispensable(const ElementDescription& description, std::string_view attribute) {
  return attribute == "recordCount" || attribute == "fieldName" ||
         (description.name == "AssociationModel" && attribute != "functionName") ||
         (attribute == "dataType" && description.name == "DerivedField") ||
         (attribute == "optype" && description.name != "DataField");
}

/// Values of other producers that scoring understands.
bool is_honoured(const ElementDescription& description, const KeptAttribute& attribute) {
  return description.name == "Segmentation" && attribute.name == "multipleModelMethod" &&
         attribute.value == "x-multiModelChain";
}

/// An optional number that is there but empty is taken for absent.
bool is_empty_number(const AttributeRow& row, const KeptAttribute& attribute) {
  const ValueKind kind = row.type->kind;
  return row.type->optional && attribute.value.empty() &&
         (kind == ValueKind::real || kind == ValueKind::integer);
}

/// Attributes of older versions that would change the result and have no place today.
bool is_lost(const ElementDescription& description, const KeptAttribute& attribute) {
  return description.name == "Neuron" &&
         (attribute.name == "activationFunction" || attribute.name == "threshold");
}

/// Text that could not be read stands beside the element that it should have filled.
void refuse_unread_text(const Element& element, const ElementDescription& description) {
  if (description.content_kind != Content::text && description.content_kind != Content::mixed)
    return;
  for (const KeptNode& node : element.extras->nodes) {
    if (node.name.empty())
      fail_unsupported(element.where, std::string(description.name), node.content,
                       "text of the standard");
  }
}

void check(const Described& described) {
  const Element& element = *static_cast<const Element*>(described.object);
  if (!element.extras) return;
  const ElementDescription& description = *described.description;
  for (const KeptAttribute& attribute : element.extras->attributes) {
    const AttributeRow* row = description.attribute(attribute.name);
    const bool unread = row != nullptr && !is_dispensable(description, attribute.name) &&
                        !is_honoured(description, attribute) && !is_empty_number(*row, attribute);
    if (unread || is_lost(description, attribute))
      fail_unsupported(element.where, path_of(description, attribute.name),
                       attribute.value.empty() ? "an empty value" : attribute.value,
                       "a value of the standard");
  }
  refuse_unread_text(element, description);
  for (std::size_t i = 0; i < description.attributes.size() && i < 64; ++i) {
    const AttributeRow& row = description.attributes[i];
    const bool absent = ((element.extras->absent >> i) & 1U) != 0;
    if (absent && row.is_required && !is_dispensable(description, row.name))
      fail_invalid("E-ABSENT", element.where, path_of(description, row.name), "nothing",
                   "a required attribute");
  }
}

void add_children(const Described& parent, std::vector<Described>& open) {
  for (const ChildRow& row : parent.description->children) {
    const void* slot = member(parent.object, row.offset);
    const std::size_t size = row.slot->size(slot);
    for (std::size_t i = 0; i < size; ++i) {
      const Entry entry = row.slot->at(slot, i);
      if (entry.value == nullptr) continue;
      const ChildAlternative& child = row.alternatives[entry.alternative];
      if (std::find(passive.begin(), passive.end(), child.name) == passive.end())
        open.push_back({&child.description(), entry.value});
    }
  }
}

}  // namespace

bool was_absent(const DerivedField& field, std::string_view attribute) {
  if (!field.extras) return false;
  const auto& rows = description_of<DerivedField>().attributes;
  const auto found = std::find_if(rows.begin(), rows.end(),
                                  [&](const AttributeRow& row) { return row.name == attribute; });
  return ((field.extras->absent >> (found - rows.begin())) & 1U) != 0;
}

void refuse_unread_attributes(const PMML& document, const Model& model) {
  std::vector<Described> open;
  if (document.dataDictionary)
    open.push_back({&description_of<DataDictionary>(), document.dataDictionary.get()});
  if (document.transformationDictionary)
    open.push_back(
        {&description_of<TransformationDictionary>(), document.transformationDictionary.get()});
  std::visit(
      [&]<class T>(const T& boxed) {
        if constexpr (!std::is_same_v<T, std::monostate>) {
          using M = std::decay_t<decltype(*boxed)>;
          open.push_back({&description_of<M>(), boxed.get()});
        }
      },
      model);
  while (!open.empty()) {
    const Described next = open.back();
    open.pop_back();
    check(next);
    add_children(next, open);
  }
}

}  // namespace pmml::scoring
