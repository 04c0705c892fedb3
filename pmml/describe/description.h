// The words in which an element describes itself: Description<T>. Included by the source files of
// the model only.
#pragma once

#include <functional>
#include <initializer_list>
#include <type_traits>
#include <utility>
#include <variant>

#include "pmml/describe/element_description.h"

namespace pmml {
namespace detail {

template <class T>
struct Held {
  using type = T;
  static T& get(T& slot) { return slot; }
  static const T& get(const T& slot) { return slot; }
};
template <class T>
struct Held<Box<T>> {
  using type = T;
  static T& get(Box<T>& slot) { return slot ? *slot : slot.emplace(); }
  static const T& get(const Box<T>& slot) { return *slot; }
};

template <class T>
ValueError parse_as(std::string_view text, void* value) {
  if constexpr (std::is_enum_v<T>) {
    return parse_enum(text, EnumNames<T>::values, *static_cast<std::uint8_t*>(value));
  } else {
    return parse_value(text, *static_cast<T*>(value));
  }
}
template <class T>
void print_as(const T& value, std::string& out) {
  if constexpr (std::is_enum_v<T>) {
    out += name_of(value);
  } else {
    print_value(value, out);
  }
}
template <class T>
bool equal_as(const T& a, const T& b) {
  if constexpr (std::is_enum_v<T>) {
    return a == b;
  } else {
    return equal_values(a, b);
  }
}

template <class T>
constexpr ValueKind kind_of() {
  if constexpr (std::is_same_v<T, std::string>) return ValueKind::string;
  if constexpr (std::is_same_v<T, double>) return ValueKind::real;
  if constexpr (std::is_same_v<T, std::int64_t>) return ValueKind::integer;
  if constexpr (std::is_same_v<T, bool>) return ValueKind::boolean;
  return ValueKind::enumeration;
}

template <class T>
struct ValueOps {
  static ValueError parse(std::string_view text, void* value) { return parse_as<T>(text, value); }
  static bool print(const void* value, std::string& out) {
    print_as(*static_cast<const T*>(value), out);
    return true;
  }
  static bool equal(const void* a, const void* b) {
    return equal_as(*static_cast<const T*>(a), *static_cast<const T*>(b));
  }
};
template <class T>
struct ValueOps<std::optional<T>> {
  static ValueError parse(std::string_view text, void* value) {
    T parsed{};
    const ValueError error = parse_as<T>(text, &parsed);
    if (error == ValueError::none) *static_cast<std::optional<T>*>(value) = std::move(parsed);
    return error;
  }
  static bool print(const void* value, std::string& out) {
    const auto& optional = *static_cast<const std::optional<T>*>(value);
    if (optional) print_as(*optional, out);
    return optional.has_value();
  }
  static bool equal(const void* a, const void* b) {
    const auto& left = *static_cast<const std::optional<T>*>(a);
    const auto& right = *static_cast<const std::optional<T>*>(b);
    return left.has_value() == right.has_value() && (!left || equal_as(*left, *right));
  }
};

template <class T>
struct Unwrapped {
  using type = T;
  static constexpr bool optional = false;
};
template <class T>
struct Unwrapped<std::optional<T>> {
  using type = T;
  static constexpr bool optional = true;
};

template <class Member>
const ValueType& value_type() {
  using T = typename Unwrapped<Member>::type;
  static const ValueType type = [] {
    ValueType v{kind_of<T>(),
                Unwrapped<Member>::optional,
                {},
                {},
                ValueOps<Member>::parse,
                ValueOps<Member>::print,
                ValueOps<Member>::equal};
    if constexpr (std::is_enum_v<T>) {
      static_assert(sizeof(T) == 1);
      v.type_name = EnumNames<T>::name;
      v.names = EnumNames<T>::values;
    }
    return v;
  }();
  return type;
}

extern template const ValueType& value_type<std::string>();
extern template const ValueType& value_type<double>();
extern template const ValueType& value_type<std::int64_t>();
extern template const ValueType& value_type<bool>();
extern template const ValueType& value_type<std::optional<std::string>>();
extern template const ValueType& value_type<std::optional<double>>();
extern template const ValueType& value_type<std::optional<std::int64_t>>();
extern template const ValueType& value_type<std::optional<bool>>();

template <class T>
ChildAlternative alternative_of() {
  using E = typename Held<T>::type;
  return {E::element_name, &description_of<E>};
}

// A slot that holds at most one element.
template <class T>
struct SingleSlot {
  static void* add(void* slot, std::uint16_t) {
    auto& box = *static_cast<Box<T>*>(slot);
    return box ? nullptr : &box.emplace();
  }
  static std::size_t size(const void* slot) { return *static_cast<const Box<T>*>(slot) ? 1 : 0; }
  static Entry at(const void* slot, std::size_t) {
    return {0, static_cast<const Box<T>*>(slot)->get()};
  }
};

template <class Variant, std::size_t... I>
void* emplace_alternative(Variant& variant, std::uint16_t alternative, std::index_sequence<I...>) {
  void* added = nullptr;
  ((I == alternative ? void(added = &Held<std::variant_alternative_t<I + 1, Variant>>::get(
                                variant.template emplace<I + 1>()))
                     : void()),
   ...);
  return added;
}

template <class Variant>
Entry entry_of(const Variant& variant) {
  return std::visit(
      [&]<class T>(const T& held) -> Entry {
        if constexpr (std::is_same_v<T, std::monostate>) {
          return {0, nullptr};
        } else {
          return {static_cast<std::uint16_t>(variant.index() - 1), &Held<T>::get(held)};
        }
      },
      variant);
}

template <class Variant>
constexpr auto alternatives_of = std::make_index_sequence<std::variant_size_v<Variant> - 1>{};

template <class Variant>
struct VariantSlot {
  static void* add(void* slot, std::uint16_t alternative) {
    auto& variant = *static_cast<Variant*>(slot);
    if (variant.index() != 0) return nullptr;
    return emplace_alternative(variant, alternative, alternatives_of<Variant>);
  }
  static std::size_t size(const void* slot) {
    return static_cast<const Variant*>(slot)->index() != 0 ? 1 : 0;
  }
  static Entry at(const void* slot, std::size_t) {
    return entry_of(*static_cast<const Variant*>(slot));
  }
};

template <class T>
struct VectorSlot {
  static void* add(void* slot, std::uint16_t) {
    auto& vector = *static_cast<std::vector<T>*>(slot);
    if (vector.capacity() == 0) vector.reserve(2);
    return &vector.emplace_back();
  }
  static std::size_t size(const void* slot) {
    return static_cast<const std::vector<T>*>(slot)->size();
  }
  static Entry at(const void* slot, std::size_t index) {
    return {0, &(*static_cast<const std::vector<T>*>(slot))[index]};
  }
};

template <class... T>
struct VectorSlot<std::variant<std::monostate, T...>> {
  using Variant = std::variant<std::monostate, T...>;
  static void* add(void* slot, std::uint16_t alternative) {
    auto& vector = *static_cast<std::vector<Variant>*>(slot);
    return emplace_alternative(vector.emplace_back(), alternative, alternatives_of<Variant>);
  }
  static std::size_t size(const void* slot) {
    return static_cast<const std::vector<Variant>*>(slot)->size();
  }
  static Entry at(const void* slot, std::size_t index) {
    return entry_of((*static_cast<const std::vector<Variant>*>(slot))[index]);
  }
};

template <class Ops>
const SlotType& slot_type(bool repeats) {
  static const SlotType type{repeats, Ops::add, Ops::size, Ops::at};
  return type;
}

template <class Member>
struct SlotOf;
template <class T>
struct SlotOf<Box<T>> {
  static const SlotType& type() { return slot_type<SingleSlot<T>>(false); }
  static std::initializer_list<ChildAlternative> alternatives() {
    static const std::initializer_list<ChildAlternative> list = {alternative_of<T>()};
    return list;
  }
};
template <class... T>
struct SlotOf<std::variant<std::monostate, T...>> {
  using Variant = std::variant<std::monostate, T...>;
  static const SlotType& type() { return slot_type<VariantSlot<Variant>>(false); }
  static std::initializer_list<ChildAlternative> alternatives() {
    static const std::initializer_list<ChildAlternative> list = {alternative_of<T>()...};
    return list;
  }
};
template <class T>
struct SlotOf<std::vector<T>> {
  static const SlotType& type() { return slot_type<VectorSlot<T>>(true); }
  static std::initializer_list<ChildAlternative> alternatives() {
    if constexpr (requires { T::element_name; }) {
      static const std::initializer_list<ChildAlternative> list = {alternative_of<T>()};
      return list;
    } else {
      return SlotOf<T>::alternatives();
    }
  }
};

}  // namespace detail

/// Refines the attribute just described.
class AttributeWords {
 public:
  explicit AttributeWords(AttributeRow& row) : row_(row) {}
  AttributeWords& required() { return set(&AttributeRow::is_required, true); }
  /// Required only in documents of this version and later.
  AttributeWords& required(Version version) {
    row_.required_since = version;
    return required();
  }
  AttributeWords& since(Version version) { return set(&AttributeRow::since, version); }
  AttributeWords& facet(Facet facet) { return set(&AttributeRow::facet, facet); }
  AttributeWords& names(Names names) { return set(&AttributeRow::names, names); }

 private:
  template <class M, class V>
  AttributeWords& set(M AttributeRow::*member, V value) {
    row_.*member = value;
    return *this;
  }
  AttributeRow& row_;
};

/// What Description<T> does that does not depend on T.
class DescriptionBase {
 public:
  void element(std::string_view doc, Version since);
  /// Extension elements may stand here.
  void extensions();
  void choice(Occurs occurs, const std::function<void()>& inside);
  void sequence(Occurs occurs, const std::function<void()>& inside);
  void text(Content kind, const TextType& type);
  void markup() { element_.content_kind = Content::markup; }

 protected:
  DescriptionBase(std::string_view name, std::size_t size);
  AttributeWords add_attribute(std::string_view name, std::size_t offset, const ValueType& type,
                               std::string_view doc);
  /// The row of the member at that offset, made when it is new.
  std::uint16_t add_row(std::size_t offset, const SlotType& slot,
                        std::initializer_list<ChildAlternative> alternatives,
                        std::string_view group);
  void add_child(std::uint16_t row, Occurs occurs);
  void add_child_of(std::uint16_t row, std::string_view name, Occurs occurs);
  ElementDescription finish(const void* defaults);

  ElementDescription element_;

 private:
  void scope(Particle::Kind kind, Occurs occurs, const std::function<void()>& inside);
  std::vector<Particle*> scopes_;
};

/// Collects what T says of itself in T::describe: attributes and children in schema order.
template <class T>
class Description : public DescriptionBase {
 public:
  explicit Description(const T* sample)
      : DescriptionBase(T::element_name, sizeof(T)), sample_(sample) {}

  template <class M>
  AttributeWords attribute(std::string_view name, M T::*member, std::string_view doc) {
    return add_attribute(name, offset_of(member), detail::value_type<M>(), doc);
  }
  template <class M>
  void child(M T::*member, Occurs occurs, std::string_view group = {}) {
    add_child(row_of(member, group), occurs);
  }
  /// One alternative of a member that holds several kinds of elements.
  template <class Alternative, class M>
  void child_of(M T::*member, Occurs occurs) {
    add_child_of(row_of(member, {}), Alternative::element_name, occurs);
  }
  void cells(std::vector<Cell> T::*member) {
    element_.content_kind = Content::cells;
    element_.cells_offset = offset_of(member);
  }
  ElementDescription finish() { return DescriptionBase::finish(sample_); }

 private:
  template <class M>
  std::size_t offset_of(M T::*member) const {
    return static_cast<std::size_t>(reinterpret_cast<const char*>(&(sample_->*member)) -
                                    reinterpret_cast<const char*>(sample_));
  }
  template <class M>
  std::uint16_t row_of(M T::*member, std::string_view group) {
    using Slot = detail::SlotOf<M>;
    return add_row(offset_of(member), Slot::type(), Slot::alternatives(), group);
  }

  const T* sample_;
};

template <class T>
const ElementDescription& description_of() {
  static const ElementDescription description = [] {
    static const T sample{};
    Description<T> words(&sample);
    T::describe(words);
    return words.finish();
  }();
  return description;
}

template <class T>
Box<T>::Box(T value) : value_(new T(std::move(value))) {}
template <class T>
Box<T>::Box(const Box& other) : value_(other ? new T(*other) : nullptr) {}
template <class T>
T& Box<T>::emplace() {
  T* const fresh = new T();
  if (value_ != nullptr) destroy(value_);
  value_ = fresh;
  return *value_;
}
template <class T>
void Box<T>::destroy(T* value) {
  destroy_bounded(value, [](void* doomed) { delete static_cast<T*>(doomed); });
}
template <class T>
void Box<T>::absent() {
  if constexpr (requires { T::element_name; }) throw_absent(T::element_name);
  throw_absent("content");
}

}  // namespace pmml
