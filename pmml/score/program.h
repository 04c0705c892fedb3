// A compiled document: what every row needs.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <unordered_set>
#include <vector>

#include "pmml/score/block.h"
#include "pmml/score/field.h"

namespace pmml::scoring {

/// Slots, results and texts of a compiled document. Immutable once compiled.
struct Program {
  StringPool pool;
  std::vector<ExprPtr> slots;  ///< null where something else writes the cell
  std::uint32_t results = 0;
  std::vector<std::unique_ptr<const BlockScorer>> blocks;
  std::unordered_set<std::uint32_t> read_results;  ///< of inner models, by output fields
  std::vector<Slot> outputs;       ///< cells of output fields, empty until their model has run
  std::deque<ValueSpace> spaces;   ///< a deque: addresses stay
  bool uses_records = false;       ///< a result may depend on other records of the table
  std::vector<NamedField> groups;  ///< records with equal values here are scored as one
  std::vector<Field> order;        ///< what the records are sorted by before they are scored

  Slot add_slot(ExprPtr expr = nullptr) {
    slots.push_back(std::move(expr));
    return static_cast<Slot>(slots.size() - 1);
  }
};

}  // namespace pmml::scoring
