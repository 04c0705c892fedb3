// Scoring rows that do not depend on each other, a block at a time.
#pragma once

#include <vector>

#include "pmml/score/bound_table.h"

namespace pmml::scoring {

/// E-RECORD for a row counted from 0.
Problem invalid_record(std::size_t row, const InvalidRecord& invalid);

/// Working memory of one thread.
class BlockRun {
 public:
  /// For tables of so many rows.
  BlockRun(const Scorer::Compiled& compiled, const BoundInputs& inputs, const BoundOutputs& outputs,
           std::size_t rows);

  /// Scores rows from `begin` to before `end` and adds their results to the table.
  void score(std::size_t begin, std::size_t end, Table& results, Report& report);

 private:
  void score_block(std::size_t begin, std::size_t count, Table& results, Report& report);
  void prepare(std::size_t begin, std::size_t count);
  void load(std::size_t input, std::size_t begin, std::size_t count);
  /// The cells after their treatment; the cells of the input themselves when they stay.
  const double* treat(const BlockPlan::Cells& cells, std::size_t count, std::vector<double>& to);
  void compute_rest(std::size_t count);
  void start(std::size_t i);
  void run_parts(std::size_t count);
  void score_prepared(std::size_t i);
  void score_alone(std::size_t row);

  const Scorer::Compiled& compiled_;
  const BoundInputs& inputs_;
  const BoundOutputs& outputs_;
  std::size_t stride_;  ///< records of the largest block
  Row row_;
  /// By input, then row of the block: where the raw cells are, and room for those that are not
  /// taken from the table as they are.
  std::vector<const double*> raw_;
  std::vector<std::vector<double>> own_raw_;
  std::vector<bool> converted_;
  /// The same by cell of the plan.
  std::vector<const double*> cells_;
  std::vector<std::vector<double>> own_cells_;
  std::vector<std::uint8_t> alone_;           ///< rows that are left to the general way
  std::vector<std::vector<double>> numbers_;  ///< what the block scorers gave
};

}  // namespace pmml::scoring
