// Predicates compiled for the slots of a program (checklist section 6).
#pragma once

#include <cstdint>
#include <memory>
#include <unordered_set>
#include <vector>

#include "pmml/model/predicate.h"
#include "pmml/score/scope.h"

namespace pmml::scoring {

enum class Truth : std::uint8_t { no, yes, unknown };

/// A compiled predicate; a value of 32 bytes whose rare parts are shared.
class Test {
 public:
  enum class Kind : std::uint8_t {
    never,
    always,
    equal,
    notEqual,
    lessThan,
    lessOrEqual,
    greaterThan,
    greaterOrEqual,
    isMissing,
    isNotMissing,
    inSet,
    notInSet,
    rank,  ///< an order comparison of ordinal texts, by rank
    text,  ///< an order comparison of other texts, by bytes
    compound
  };

  Truth eval(Row& row) const;
  /// Like eval; counts in `surrogates` how often a surrogate decided instead of the primary.
  Truth eval(Row& row, int& surrogates) const;

  Kind kind() const { return kind_; }
  Slot slot() const { return slot_; }
  double value() const { return value_; }
  /// True when both are known to decide alike for every record.
  bool same(const Test& other) const;

 private:
  friend class TestCompiler;
  struct Rare;

  Truth compare(double cell, Row& row) const;
  Truth compound(Row& row, int& surrogates) const;
  Truth surrogate(Row& row, int& surrogates) const;

  Kind kind_ = Kind::never;
  Slot slot_ = 0;
  double value_ = 0;
  std::shared_ptr<const Rare> rare_;
};

/// Compiles a predicate; literals are converted to the type of their field. Throws InvalidDocument
/// for an unknown field, an absent or inconvertible value, an absent predicate.
Test compile_predicate(const Predicate& predicate, Scope& scope, Position where);

}  // namespace pmml::scoring
