// The run-time table that describes one element; every tool over documents is driven by it.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "pmml/describe/automaton.h"
#include "pmml/describe/element.h"
#include "pmml/describe/value_type.h"
#include "pmml/describe/version.h"

namespace pmml {

struct ElementDescription;
using DescriptionFunction = const ElementDescription& (*)();

/// What a number or text must satisfy beyond its C++ type. The schema checks the first four and
/// `fixed`; the ranges of probability and percentage are rules of the prose.
enum class Facet : std::uint8_t {
  none,
  nonNegative,
  positive,
  token,
  fixed,
  probability,
  percentage
};

/// Whether the value refers to or declares a field or a function by name.
enum class Names : std::uint8_t { nothing, field, declaresField, function, declaresFunction };

struct AttributeRow {
  std::string_view name;
  std::string_view doc;
  std::size_t offset = 0;  ///< of the member in its struct
  const ValueType* type = nullptr;
  bool is_required = false;
  Facet facet = Facet::none;
  Names names = Names::nothing;
  Version since = Version::v1_1;
  Version required_since = Version::v1_1;
};

/// One child held by a child row.
struct Entry {
  std::uint16_t alternative;
  const void* value;
};

/// The operations on one C++ type of member that holds children.
struct SlotType {
  bool repeats;
  /// Appends a fresh child and returns it; nullptr when a single slot is already taken.
  void* (*add)(void* slot, std::uint16_t alternative);
  std::size_t (*size)(const void* slot);
  Entry (*at)(const void* slot, std::size_t index);
};

struct ChildAlternative {
  std::string_view name;
  DescriptionFunction description;
};

struct ChildRow {
  std::string_view member;  ///< name of the group, or of the element when it is only one
  std::size_t offset = 0;
  const SlotType* slot = nullptr;
  std::vector<ChildAlternative> alternatives;
};

/// What stands between the tags besides described children.
enum class Content : std::uint8_t {
  elements,  ///< nothing but white space
  mixed,     ///< text, kept in `text`
  text,      ///< text only, kept in `text`
  cells,     ///< any elements, kept as cells
  markup     ///< anything, kept as it was written
};

/// The text of an element; the operations take the whole element.
struct TextType {
  std::string_view schema_type;  ///< "xs:string", "list of xs:int", ...
  ValueError (*parse)(std::string_view text, void* element);
  void (*print)(const void* element, std::string& out);
  bool (*equal)(const void* a, const void* b);
};

struct ElementDescription {
  std::string_view name;
  std::string_view doc;
  Version since = Version::v1_1;
  Content content_kind = Content::elements;
  std::vector<AttributeRow> attributes;
  std::vector<ChildRow> children;
  Particle content;
  Automaton automaton;
  TextType text{};
  std::size_t cells_offset = 0;
  std::size_t size = 0;            ///< of the struct, in bytes
  const void* defaults = nullptr;  ///< a fresh object: its members are the defaults

  bool is_empty() const { return content_kind == Content::elements && content.parts.empty(); }
  /// The row of that attribute or nullptr.
  const AttributeRow* attribute(std::string_view attribute_name) const;
};

inline const void* member(const void* object, std::size_t offset) {
  return static_cast<const char*>(object) + offset;
}
inline void* member(void* object, std::size_t offset) {
  return static_cast<char*>(object) + offset;
}

/// The description of T, made at first use. Defined in the source file of T's family.
template <class T>
const ElementDescription& description_of();

}  // namespace pmml
