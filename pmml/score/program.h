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
  std::vector<Slot> outputs;      ///< cells of output fields, empty until their model has run
  std::deque<ValueSpace> spaces;  ///< a deque: addresses stay

  Slot add_slot(ExprPtr expr = nullptr) {
    slots.push_back(std::move(expr));
    return static_cast<Slot>(slots.size() - 1);
  }
};

}  // namespace pmml::scoring
