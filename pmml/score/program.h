// A compiled document: what every row needs.
#pragma once

#include <cstdint>
#include <deque>
#include <vector>

#include "pmml/score/field.h"

namespace pmml::scoring {

/// Slots, results and texts of a compiled document. Immutable once compiled.
struct Program {
  StringPool pool;
  std::vector<ExprPtr> slots;  ///< null where something else writes the cell
  std::uint32_t results = 0;
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
