// Content models: what may stand inside an element, and the automaton that checks it.
#pragma once

#include <cstdint>
#include <limits>
#include <string_view>
#include <vector>

namespace pmml {

constexpr std::uint32_t unbounded = std::numeric_limits<std::uint32_t>::max();

/// How often a part of a content model may occur.
struct Occurs {
  std::uint32_t min = 1;
  std::uint32_t max = 1;
  friend bool operator==(const Occurs&, const Occurs&) = default;
};
constexpr Occurs one{1, 1};
constexpr Occurs zero_or_one{0, 1};
constexpr Occurs any_number{0, unbounded};
constexpr Occurs at_least_one{1, unbounded};

/// The row number that stands for Extension elements, which have no member of their own.
constexpr std::uint16_t extension_row = 0xFFFF;

/// A content model: an element of a child row, or a sequence or choice of parts.
struct Particle {
  enum class Kind : std::uint8_t { element, sequence, choice };

  Kind kind = Kind::sequence;
  Occurs occurs;
  std::string_view name;          ///< of an element
  std::uint16_t row = 0;          ///< child row that holds the element
  std::uint16_t alternative = 0;  ///< which of the row's elements it is
  std::vector<Particle> parts;    ///< of a sequence or choice
};

/// A deterministic automaton over element names (the content models of PMML are unambiguous).
class Automaton {
 public:
  struct Transition {
    std::string_view name;
    std::uint16_t target;
    std::uint16_t row;
    std::uint16_t alternative;
  };
  struct State {
    std::vector<Transition> next;
    bool accepting = false;
  };

  Automaton() = default;
  explicit Automaton(const Particle& content);

  static constexpr std::uint16_t start = 0;
  const State& state(std::uint16_t index) const { return states_[index]; }
  std::size_t size() const { return states_.size(); }
  /// The transition that reads the element, or nullptr when it may not stand here.
  const Transition* find(std::uint16_t state, std::string_view name) const;

 private:
  std::vector<State> states_;
};

}  // namespace pmml
