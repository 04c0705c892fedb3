#include "pmml/describe/description.h"

namespace pmml {
namespace detail {

template const ValueType& value_type<std::string>();
template const ValueType& value_type<double>();
template const ValueType& value_type<std::int64_t>();
template const ValueType& value_type<bool>();
template const ValueType& value_type<std::optional<std::string>>();
template const ValueType& value_type<std::optional<double>>();
template const ValueType& value_type<std::optional<std::int64_t>>();
template const ValueType& value_type<std::optional<bool>>();

}  // namespace detail

DescriptionBase::DescriptionBase(std::string_view name, std::size_t size) {
  element_.name = name;
  element_.size = size;
  scopes_.push_back(&element_.content);
}

void DescriptionBase::element(std::string_view doc, Version since) {
  element_.doc = doc;
  element_.since = since;
}

AttributeWords DescriptionBase::add_attribute(std::string_view name, std::size_t offset,
                                              const ValueType& type, std::string_view doc) {
  AttributeRow row;
  row.name = name;
  row.doc = doc;
  row.offset = offset;
  row.type = &type;
  row.since = element_.since;
  element_.attributes.push_back(row);
  return AttributeWords(element_.attributes.back());
}

void DescriptionBase::extensions() {
  scopes_.back()->parts.push_back(
      {Particle::Kind::element, any_number, "Extension", extension_row, 0, {}});
}

std::uint16_t DescriptionBase::add_row(std::size_t offset, const SlotType& slot,
                                       std::initializer_list<ChildAlternative> alternatives,
                                       std::string_view group) {
  for (std::size_t i = 0; i < element_.children.size(); ++i) {
    if (element_.children[i].offset == offset) return static_cast<std::uint16_t>(i);
  }
  ChildRow row{group, offset, &slot, alternatives};
  if (group.empty()) row.member = row.alternatives.front().name;
  element_.children.push_back(std::move(row));
  return static_cast<std::uint16_t>(element_.children.size() - 1);
}

void DescriptionBase::add_child(std::uint16_t row, Occurs occurs) {
  const auto& alternatives = element_.children[row].alternatives;
  Particle particle;
  particle.kind = Particle::Kind::choice;
  for (std::uint16_t i = 0; i < alternatives.size(); ++i) {
    particle.parts.push_back({Particle::Kind::element, one, alternatives[i].name, row, i, {}});
  }
  if (particle.parts.size() == 1) particle = Particle(particle.parts.front());
  particle.occurs = occurs;
  scopes_.back()->parts.push_back(std::move(particle));
}

void DescriptionBase::add_child_of(std::uint16_t row, std::string_view name, Occurs occurs) {
  const auto& alternatives = element_.children[row].alternatives;
  for (std::uint16_t i = 0; i < alternatives.size(); ++i) {
    if (alternatives[i].name != name) continue;
    scopes_.back()->parts.push_back({Particle::Kind::element, occurs, name, row, i, {}});
  }
}

void DescriptionBase::choice(Occurs occurs, const std::function<void()>& inside) {
  scope(Particle::Kind::choice, occurs, inside);
}

void DescriptionBase::sequence(Occurs occurs, const std::function<void()>& inside) {
  scope(Particle::Kind::sequence, occurs, inside);
}

void DescriptionBase::text(Content kind, const TextType& type) {
  element_.content_kind = kind;
  element_.text = type;
}

ElementDescription DescriptionBase::finish(const void* defaults) {
  element_.automaton = Automaton(element_.content);
  element_.defaults = defaults;
  return std::move(element_);
}

void DescriptionBase::scope(Particle::Kind kind, Occurs occurs,
                            const std::function<void()>& inside) {
  Particle particle;
  particle.kind = kind;
  particle.occurs = occurs;
  scopes_.push_back(&particle);
  inside();
  scopes_.pop_back();
  scopes_.back()->parts.push_back(std::move(particle));
}

}  // namespace pmml
