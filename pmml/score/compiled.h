// What a Scorer holds: a model compiled for the columns of a table.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "pmml/score/block_plan.h"
#include "pmml/score/model_unit.h"
#include "pmml/score/scorer.h"

namespace pmml {

struct Scorer::Compiled {
  struct Input {
    std::string name;
    scoring::Field raw;
    bool expected;  ///< an active field: its absence is worth a warning
  };
  scoring::Program program;
  std::unique_ptr<const scoring::ModelUnit> model;
  std::vector<Input> inputs;
  std::vector<scoring::Slot>
      active;  ///< prepared for every record, so that an invalid one is noticed
  std::vector<ScoredField> input_fields;
  std::vector<ScoredField> target_fields;
  std::vector<ScoredField> output_fields;
  scoring::BlockPlan plan;

  std::vector<scoring::Slot> input_slots() const {
    std::vector<scoring::Slot> slots;
    for (const Input& input : inputs) slots.push_back(input.raw.slot);
    return slots;
  }
};

}  // namespace pmml
