#include "pmml/score/block_run.h"

#include <algorithm>

namespace pmml::scoring {

Problem invalid_record(std::size_t row, const InvalidRecord& invalid) {
  const Position place{static_cast<std::uint32_t>(row + 1), 0};
  return {"E-RECORD", Severity::error, Layer::data,   {},
          place,      invalid.field,   invalid.found, invalid.expected};
}

BlockRun::BlockRun(const Scorer::Compiled& compiled, const BoundInputs& inputs,
                   const BoundOutputs& outputs, std::size_t rows)
    : compiled_(compiled),
      inputs_(inputs),
      outputs_(outputs),
      stride_(std::min(compiled.plan.records, rows)),
      row_(compiled.program),
      raw_(inputs.count()),
      own_raw_(inputs.count()),
      converted_(inputs.count()),
      cells_(compiled.plan.cells.size()),
      own_cells_(compiled.plan.cells.size()) {}

void BlockRun::score(std::size_t begin, std::size_t end, Table& results, Report& report) {
  for (; begin < end; begin += stride_)
    score_block(begin, std::min(stride_, end - begin), results, report);
}

void BlockRun::score_block(std::size_t begin, std::size_t count, Table& results, Report& report) {
  const bool in_blocks = !compiled_.plan.parts.empty();
  if (in_blocks) {
    prepare(begin, count);
    run_parts(count);
  }
  for (std::size_t i = 0; i < count; ++i) {
    try {
      if (in_blocks && alone_[i] == 0) {
        score_prepared(i);
      } else {
        score_alone(begin + i);
      }
    } catch (const InvalidRecord& invalid) {
      outputs_.write_missing(row_, results);
      report.add(invalid_record(begin + i, invalid));
      continue;
    }
    outputs_.write(row_, results);
  }
}

void BlockRun::prepare(std::size_t begin, std::size_t count) {
  const BlockPlan& plan = compiled_.plan;
  alone_.assign(count, 0);
  for (std::size_t i = 0; i < raw_.size(); ++i) load(i, begin, count);
  bool rest = false;
  for (std::size_t c = 0; c < cells_.size(); ++c) {
    if (plan.cells[c].treated != nullptr) {
      cells_[c] = treat(plan.cells[c], count, own_cells_[c]);
    } else {
      rest = true;
      own_cells_[c].resize(stride_);
      cells_[c] = own_cells_[c].data();
    }
  }
  if (rest) compute_rest(count);
}

void BlockRun::load(std::size_t input, std::size_t begin, std::size_t count) {
  raw_[input] = inputs_.numbers(input, begin, count);
  converted_[input] = raw_[input] != nullptr;
  if (converted_[input]) return;
  std::vector<double>& own = own_raw_[input];
  own.resize(stride_);
  converted_[input] = inputs_.load(input, begin, {own.data(), count}, row_.pool());
  raw_[input] = own.data();
}

const double* BlockRun::treat(const BlockPlan::Cells& cells, std::size_t count,
                              std::vector<double>& to) {
  const double* from = raw_[cells.input];
  if (converted_[cells.input] && cells.keeps) return from;
  to.resize(stride_);
  for (std::size_t i = 0; i < count; ++i) {
    try {
      to[i] = cells.treated->treat(from[i]);
    } catch (const InvalidRecord&) {
      alone_[i] = 1;
    }
  }
  return to.data();
}

/// Cells that depend on more than one input.
void BlockRun::compute_rest(std::size_t count) {
  const BlockPlan& plan = compiled_.plan;
  for (std::size_t i = 0; i < count; ++i) {
    if (alone_[i] != 0) continue;
    start(i);
    try {
      for (std::size_t c = 0; c < plan.cells.size(); ++c) {
        if (plan.cells[c].treated == nullptr) own_cells_[c][i] = row_.get(plan.cells[c].slot);
      }
    } catch (const InvalidRecord&) {
      alone_[i] = 1;
    }
  }
}

void BlockRun::start(std::size_t i) {
  row_.start();
  row_.set_inputs(raw_.data(), i);
}

void BlockRun::run_parts(std::size_t count) {
  numbers_.resize(compiled_.plan.parts.size());
  std::vector<const double*> columns;
  for (std::size_t p = 0; p < numbers_.size(); ++p) {
    const BlockPlan::Part& part = compiled_.plan.parts[p];
    const BlockScorer& scorer = *compiled_.program.blocks[part.index];
    columns.clear();
    for (const std::size_t cell : part.columns) columns.push_back(cells_[cell]);
    numbers_[p].resize(scorer.width() * count);
    scorer.score(columns, count, numbers_[p].data());
  }
}

void BlockRun::score_prepared(std::size_t i) {
  start(i);
  for (std::size_t p = 0; p < numbers_.size(); ++p) {
    const std::size_t index = compiled_.plan.parts[p].index;
    row_.set_block(index, numbers_[p].data() + i * compiled_.program.blocks[index]->width());
  }
  compiled_.model->score(row_);
}

void BlockRun::score_alone(std::size_t row) {
  row_.start();
  for (const BlockPlan::Part& part : compiled_.plan.parts) row_.set_block(part.index, nullptr);
  row_.set_inputs(nullptr, 0);
  inputs_.load(row, row_);
  for (const Slot slot : compiled_.active) row_.get(slot);
  compiled_.model->score(row_);
}

}  // namespace pmml::scoring
