// What is computed for a block of records before they are scored one by one.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "pmml/score/program.h"
#include "pmml/score/treatment.h"

namespace pmml::scoring {

/// The cells that block scorers read and those that make a record invalid.
struct BlockPlan {
  struct Cells {
    Slot slot = 0;
    /// For a treated input: the treatment and the position of the input; else null.
    const TreatedField* treated = nullptr;
    std::size_t input = 0;
    bool keeps = false;  ///< the treatment leaves every number as it is
  };
  struct Part {
    std::size_t index = 0;             ///< of the block scorer in the program
    std::vector<std::size_t> columns;  ///< positions in `cells`, one per slot that it reads
  };

  BlockPlan() = default;
  /// Leaves out block scorers that skip results which output fields read.
  BlockPlan(const Program& program, const std::vector<Slot>& active,
            const std::vector<Slot>& inputs);

  std::vector<Cells> cells;
  std::vector<Part> parts;
  std::size_t records = 0;  ///< of one block
};

}  // namespace pmml::scoring
