#include "pmml/describe/automaton.h"

#include <algorithm>

namespace pmml {
namespace {

using Positions = std::vector<std::uint16_t>;

void append(Positions& to, const Positions& from) {
  to.insert(to.end(), from.begin(), from.end());
}

// Glushkov's construction: every occurrence of an element in the content model is a position; a
// state of the automaton is the position read last.
class Glushkov {
 public:
  struct Part {
    bool nullable = true;
    Positions first, last;
  };

  Part build(const Particle& particle) {
    const Occurs occurs = particle.occurs;
    Part all;
    for (std::uint32_t i = 0; i < occurs.min; ++i) all = sequence(all, once(particle));
    if (occurs.max == unbounded) return sequence(all, star(once(particle)));
    return sequence(all, at_most(particle, occurs.max - occurs.min));
  }

  const std::vector<const Particle*>& elements() const { return elements_; }
  const std::vector<Positions>& follow() const { return follow_; }

 private:
  // (x (x (x)?)?)?, which stays deterministic where x? x? x? would not.
  Part at_most(const Particle& particle, std::uint32_t count) {
    if (count == 0) return {};
    Part part = once(particle);
    part = sequence(part, at_most(particle, count - 1));
    part.nullable = true;
    return part;
  }

  Part once(const Particle& particle) {
    if (particle.kind == Particle::Kind::element) return leaf(particle);
    Part result;
    const bool is_choice = particle.kind == Particle::Kind::choice;
    result.nullable = !is_choice;
    for (const Particle& part : particle.parts) {
      result = is_choice ? choice(result, build(part)) : sequence(result, build(part));
    }
    return result;
  }

  Part leaf(const Particle& particle) {
    elements_.push_back(&particle);
    follow_.emplace_back();
    const auto position = static_cast<std::uint16_t>(elements_.size() - 1);
    return {false, {position}, {position}};
  }

  static Part choice(Part a, const Part& b) {
    a.nullable = a.nullable || b.nullable;
    append(a.first, b.first);
    append(a.last, b.last);
    return a;
  }

  Part sequence(const Part& a, const Part& b) {
    for (const std::uint16_t position : a.last) append(follow_[position], b.first);
    Part result{a.nullable && b.nullable, a.first, b.last};
    if (a.nullable) append(result.first, b.first);
    if (b.nullable) append(result.last, a.last);
    return result;
  }

  Part star(Part part) {
    for (const std::uint16_t position : part.last) append(follow_[position], part.first);
    part.nullable = true;
    return part;
  }

  std::vector<const Particle*> elements_;
  std::vector<Positions> follow_;
};

bool reads(const std::vector<Automaton::Transition>& transitions, std::string_view name) {
  return std::any_of(transitions.begin(), transitions.end(),
                     [&](const Automaton::Transition& t) { return t.name == name; });
}

std::vector<Automaton::Transition> transitions(const Positions& positions,
                                               const std::vector<const Particle*>& elements) {
  std::vector<Automaton::Transition> result;
  for (const std::uint16_t position : positions) {
    const Particle& element = *elements[position];
    if (reads(result, element.name)) continue;
    result.push_back(
        {element.name, static_cast<std::uint16_t>(position + 1), element.row, element.alternative});
  }
  return result;
}

}  // namespace

Automaton::Automaton(const Particle& content) {
  Glushkov glushkov;
  const Glushkov::Part whole = glushkov.build(content);
  states_.resize(glushkov.elements().size() + 1);
  states_[start] = {transitions(whole.first, glushkov.elements()), whole.nullable};
  for (std::size_t i = 0; i < glushkov.elements().size(); ++i) {
    states_[i + 1].next = transitions(glushkov.follow()[i], glushkov.elements());
  }
  for (const std::uint16_t position : whole.last) states_[position + 1U].accepting = true;
}

const Automaton::Transition* Automaton::find(std::uint16_t state, std::string_view name) const {
  for (const Transition& transition : states_[state].next) {
    if (transition.name == name) return &transition;
  }
  return nullptr;
}

}  // namespace pmml
