#include "pmml/score/row.h"

#include "pmml/score/program.h"

namespace pmml::scoring {

void Result::clear() {
  ran = false;
  value = missing;
  probabilities.clear();
  confidences.clear();
  entity = missing;
  affinities.clear();
  scratch.clear();
}

Row::Row(const Program& program)
    : program_(program),
      derived_(program.slots.data()),
      pool_(&program.pool),
      values_(program.slots.size(), missing),
      stamps_(program.slots.size(), 0),
      results_(program.results) {}

void Row::start() {
  ++now_;
  for (Result& result : results_) result.ran = false;
  for (const Slot slot : program_.outputs) values_[slot] = missing;
}

void Row::compute(Slot slot) {
  values_[slot] = derived_[slot]->eval(*this);
  stamps_[slot] = now_;
}

}  // namespace pmml::scoring
